package compare

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"parallax"
)

// Numbers of many digits meet seldom by chance: two that lie close are of one slot also where
// their sentences have too little in common to make one claim.
const (
	// nearRough is how far apart, as a part of the larger, a value and its rounding may lie;
	// nearOther two values of one thing that exclude each other.
	nearRough = 0.1
	nearOther = 0.2
	// preciseDigits are the significant digits of a value, and roundDigits those of its rounding,
	// from which on nothing else is needed.
	preciseDigits, roundDigits = 5, 3
	// seldom is in how many statements of the story a word stands at most that tells of two
	// numbers that they are of one thing.
	seldom = 4
	// nearScore is the probability that such values are taken to be of one slot.
	nearScore = 0.6
)

// nearValues finds facings of statements that share no claim.
func (s *story) nearValues(values map[*statement][]*value) []*facing {
	var all []*value
	for _, st := range s.statements {
		for _, v := range values[st] {
			if v.q.Value >= roundable && v.q.Type != parallax.Ordinal && v.q.High == nil {
				all = append(all, v)
			}
		}
	}
	slices.SortStableFunc(all, func(v, w *value) int { return cmp.Compare(v.q.Value, w.q.Value) })
	var out []*facing
	for i, v := range all {
		for _, w := range all[i+1:] {
			if w.q.Value > v.q.Value/(1-nearOther) {
				break
			}
			if f := s.nearFacing(v, w); f != nil {
				out = append(out, f)
			}
		}
	}
	return out
}

// nearFacing judges two values that lie close; nil when they say the same, need not be of one
// slot, or were compared before.
func (s *story) nearFacing(a, b *value) *facing {
	q, r := a.q, b.q
	if sameTelling(a.at.telling, b.at.telling) || q.Type != r.Type || q.Unit != r.Unit || samePrint(q, r) || thingLikeness(q, r) < 0 || q.Act != "" && r.Act != "" && q.Act != r.Act {
		return nil
	}
	p := s.get(a.at, b.at)
	if p != nil && p.score >= s.threshold || otherYears(a.at, b.at) {
		return nil
	}
	f := &facing{a: a, b: b, fit: nearScore, context: overlap(a.near, b.near), pair: &pair{a: a.at, b: b.at, score: nearScore}}
	word := s.seldomWord(a.at, b.at)
	precise := max(significant(q.Value), significant(r.Value))
	rough := min(significant(q.Value), significant(r.Value))
	switch i, j := intervalOf(q), intervalOf(r); {
	case i.meets(j):
		rounded := q.Bound != r.Bound && q.Value != r.Value && nameBoth(a.at, b.at)
		if partsApart(q, r) > nearRough || !(precise >= preciseDigits && rough >= roundDigits) && word == "" && !rounded {
			return nil
		}
		f.kind = parallax.Rounding
	case misprint(q, r) && precise >= preciseDigits && word != "":
		f.kind = parallax.Conflict
	case q.Thing != "" && q.Thing == r.Thing && f.context >= smallContext && q.Bound == r.Bound && !a.moves() && !b.moves() && !a.alsoIn(b.at.telling) && !b.alsoIn(a.at.telling) && (a.past() == b.past() || nameBoth(a.at, b.at)):
		f.kind = parallax.Conflict
	default:
		return nil
	}
	if f.kind == parallax.Conflict && f.otherSlots() {
		return nil
	}
	f.because = append(f.because, parallax.Because("numbers so close", "%s, %s", a.words(), b.words()), parallax.Because("words around both", "%.2f in common", f.context))
	if word != "" {
		f.because = append(f.because, parallax.Because("a word seldom in this story", "%s", word))
	}
	return f
}

// seldomWord gives a name both statements have and few others; "" when there is none.
func (s *story) seldomWord(a, b *statement) string {
	for _, w := range a.words {
		if _, ok := b.stems[w.stem]; ok && w.name && s.lexicon.in[w.id] <= seldom && s.lexicon.tells[w.id] >= 0.5 {
			return a.Exact[w.start-a.Start : w.end-a.Start]
		}
	}
	return ""
}

// nameBoth reports whether the statements have a word of a name in common.
func nameBoth(a, b *statement) bool {
	for _, w := range a.words {
		if _, ok := b.stems[w.stem]; ok && w.name {
			return true
		}
	}
	return false
}

// significant counts the significant digits of a value.
func significant(v float64) int {
	return len(strings.Trim(strings.ReplaceAll(strconv.FormatFloat(math.Abs(v), 'f', -1, 64), ".", ""), "0"))
}
