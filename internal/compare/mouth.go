package compare

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

const (
	// mouthWords and mouthShare are how many words two quotes must have in common, and which share of the shorter, for
	// nobody else to have said the same by chance.
	mouthWords = 6
	mouthShare = 0.8
	// mouthRun is how many words in a row both must have, by which they are found.
	mouthRun = 4
	// spelledAlike is the share of trigrams from which on two family names are spellings of one.
	spelledAlike = 0.4
)

// mouths finds one utterance that two articles put into the mouths of two persons, neither of whom the other article
// names: who names both had one of them quote the other, or speak for them.
func (s *story) mouths() []parallax.Difference {
	all := s.utterances()
	numberWords(all)
	var out []parallax.Difference
	runs := map[[mouthRun]int32][]int{} // the utterances with that many words in a row
	for i, u := range all {
		for _, j := range u.earlier(i, runs) {
			v := all[j]
			if n := parallax.InCommon(u.bag, v.bag); n < mouthWords || float64(n) < mouthShare*float64(min(len(u.words), len(v.words))) || !twoMouths(u, v) {
				continue
			}
			sides := []parallax.Side{v.at.side(*v.note.Quote.Source, v.note.Quote.Speaker, 0), u.at.side(*u.note.Quote.Source, u.note.Quote.Speaker, 1)}
			if j := slices.IndexFunc(out, func(d parallax.Difference) bool { return sharedSides(d, parallax.Difference{Sides: sides}) > 0 }); j >= 0 {
				out[j].Sides = addSides(out[j].Sides, sides)
				continue
			}
			out = append(out, parallax.Difference{Kind: parallax.Conflict, Claim: s.claimOf(u.at, v.at), Slot: parallax.SlotRole, About: clip(v.at.Exact), Score: 0.8, Sides: sides,
				Why: []parallax.Reason{parallax.Because("one utterance of two speakers", "%s, %s", v.note.Quote.Speaker, u.note.Quote.Speaker)}})
		}
	}
	for i := range out {
		groupByNormal(out[i].Sides)
	}
	return out
}

// earlier gives the numbers of the utterances noted in runs that have a run of words with this one in common, in order,
// and notes this one, the i-th.
func (u *utterance) earlier(i int, runs map[[mouthRun]int32][]int) []int {
	var out []int
	for k := 0; k+mouthRun <= len(u.words); k++ {
		var key [mouthRun]int32
		for m := range key {
			key[m] = u.words[k+m].id
		}
		out = append(out, runs[key]...)
		if n := len(runs[key]); n == 0 || runs[key][n-1] != i {
			runs[key] = append(runs[key], i)
		}
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if n := len(out); n > 0 && out[n-1] == i {
		return out[:n-1]
	}
	return out
}

// twoMouths reports whether the speakers of two utterances are named persons, not one under two names, whom the
// article of the other does not know.
func twoMouths(u, v *utterance) bool {
	q, r := u.note.Quote, v.note.Quote
	if sameTelling(u.at.telling, v.at.telling) || q.Source == nil || r.Source == nil || !u.at.Contains(*q.Source) || !v.at.Contains(*r.Source) {
		return false
	}
	x, y := u.at.telling.person(q.Speaker), v.at.telling.person(r.Speaker)
	if x == "" || y == "" || sameName(q.Speaker, r.Speaker) || likeSpelled(x, y) {
		return false
	}
	return !u.at.telling.hasWord(y) && !v.at.telling.hasWord(x)
}

// person gives the folded family name of the person of that name in the telling; "" when it is of no person.
func (t *telling) person(name string) string {
	for _, st := range t.statements {
		for _, n := range st.names {
			if words := strings.Fields(language.Fold(name)); n.Name.Type == parallax.Person && n.Name.Canonical == name && len(words) > 0 {
				return words[len(words)-1]
			}
		}
	}
	return ""
}

// hasWord reports whether the folded word stands in the telling.
func (t *telling) hasWord(word string) bool {
	return slices.ContainsFunc(t.statements, func(st *statement) bool { return strings.Contains(language.Fold(st.Exact), word) })
}

// likeSpelled reports whether two names have many of their trigrams in common.
func likeSpelled(a, b string) bool {
	x, y := trigrams(plain(a)), trigrams(plain(b))
	both := 0
	for _, g := range x {
		if slices.Contains(y, g) {
			both++
		}
	}
	return float64(2*both) >= spelledAlike*float64(len(x)+len(y))
}
