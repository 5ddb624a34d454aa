package annotate

import (
	"strings"

	"parallax/internal/language"
)

func upper(s string) string { return strings.ToUpper(s) }

// according gives the utterance of "according to X" at tokens [t, next): all else that stands in the unit.
func (f *speechFinder) according(u *unit, t, next int) *utterance {
	if f.named[t] {
		return nil // the given name Per
	}
	// At the head of a sentence the first comma ends the source: what follows may look like an apposition.
	end := f.phraseTo(u, next, t-f.clauseFirst(u, max(u.first, t-1)) > openingWords)
	if end <= next {
		return nil
	}
	setOff := t > u.first && f.isDivider(f.p.word(t-1)) || end < u.last && isComma(f.p.word(end))
	if short := f.nounPhrase(u, next); (f.cues.CommaClause || f.cues.VerbSecond) && !setOff && short > next {
		end = min(end, short) // no comma tells where the source ends: "nach Angaben der Feuerwehr ums Leben"
	}
	v := &utterance{by: byAccording, strength: "said", begin: f.p.tokens[t].Start, source: f.trimmed(next, end),
		cue: extent{f.p.tokens[t].Start, f.p.tokens[next-1].End}}
	v.content = f.around(u, t, end)
	if len(v.content) == 0 {
		return nil
	}
	return v
}

// openingWords is how many tokens before "according to" are an opening of what was said and no clause: the comma behind its
// source then leads to the clause.
const openingWords = 6

// headWords is how many words may stand before the head of a noun phrase.
const headWords = 5

// nounPhrase gives the token after the noun phrase that begins at t, told by its head: a name or a
// word for who or what speaks, with the names and the links of roles that follow. t when no head shows.
func (f *speechFinder) nounPhrase(u *unit, t int) int {
	head := t
	for ; !f.heads(u, head); head++ {
		low := f.low(u, head)
		if low == "" || head-t >= headWords || f.p.tokens[head].Kind == language.Punct || head > t && f.cues.Prepositions[low] && !f.cues.Determiners[low] {
			return t
		}
	}
	end := head + 1
	for k := end; k < u.last && f.region[k] == 0; k++ {
		low := f.low(u, k)
		switch {
		case f.named[k] || f.heads(u, k) && !f.names.NounsCapitalised || capital(f.p.word(k)) && !f.names.NounsCapitalised:
			end = k + 1
		case f.heads(u, k) && f.names.RoleWords[f.low(u, k-1)]:
			end = k + 1
		case f.names.RoleWords[low] && !f.names.Inside[low] || f.cues.Determiners[low] && f.heads(u, k+1) && f.names.RoleWords[low]:
		default:
			return end
		}
	}
	return end
}

// heads reports whether token t is a name or the head of a source.
func (f *speechFinder) heads(u *unit, t int) bool {
	low := f.low(u, t)
	return low != "" && f.p.tokens[t].Kind == language.Word && (f.named[t] || f.names.NounsCapitalised && capital(f.p.word(t)) || f.d.language.IsHead(bare(low)))
}

// afterwards gives the utterance of a phrase that follows its source: German "der Polizei zufolge".
func (f *speechFinder) afterwards(u *unit, t, next int) *utterance {
	s := f.phraseBefore(u, t)
	if s[1] == 0 {
		return nil
	}
	v := &utterance{by: byAccording, strength: "said", begin: f.p.tokens[s[0]].Start, source: f.trimmed(s[0], s[1]),
		cue: extent{f.p.tokens[t].Start, f.p.tokens[next-1].End}}
	v.content = f.around(u, s[0], next)
	if len(v.content) == 0 {
		return nil
	}
	return v
}

// around gives the unit without the tokens [first, last) and the commas beside them.
func (f *speechFinder) around(u *unit, first, last int) []extent {
	var out []extent
	before := first
	for before > u.first && f.region[before-1] == 0 && f.p.tokens[before-1].Kind == language.Punct {
		before--
	}
	if before > u.first {
		out = append(out, extent{f.p.tokens[f.clauseFirst(u, before-1)].Start, f.endOf(before - 1)})
	}
	after := last
	for after < u.last && f.region[after] == 0 && f.p.tokens[after].Kind == language.Punct {
		after++
	}
	if after >= u.last {
		return out
	}
	if before > u.first { // what goes on after the phrase belongs to it unless it is a clause of its own
		low := f.low(u, after)
		if after == last && f.cues.CommaClause && !f.cues.Coordinators[low] {
			return append(out, f.toEnd(u, after)) // "kamen nach Angaben der Feuerwehr ums Leben"
		}
		if before-f.clauseFirst(u, before-1) <= openingWords && after > last && !f.cues.Relatives[low] && !f.cues.IsParticiple(low) {
			return append(out, f.toEnd(u, after)) // "About ten, according to the report, the dam broke"
		}
		if after == last || f.cues.Coordinators[low] || f.cues.Relatives[low] || f.cues.Subordinators[low] || f.cues.IsParticiple(low) || f.cues.Determiners[low] {
			return out
		}
	}
	return append(out, f.toEnd(u, after))
}

// endOf gives the last byte of token t, or of the quotation it stands in.
func (f *speechFinder) endOf(t int) int {
	if r := f.region[t]; r != 0 {
		return f.regions[r-1].close
	}
	return f.p.tokens[t].End
}

// noun gives the utterance of a noun that carries a clause ("the claim that"), or one with a
// possessor ("Doe's criticism of"); nil when there is none at t.
func (f *speechFinder) noun(u *unit, t int) *utterance {
	n := f.cues.Noun(f.low(u, t))
	if n == nil || t+1 >= u.last || t == u.first && !f.cues.Complementizers[f.low(u, t+1)] {
		return nil
	}
	next := f.low(u, t+1)
	if !n.After[next] {
		return nil
	}
	source := f.possessor(u, t)
	clause := f.cues.Complementizers[next]
	if !clause && source == (extent{}) {
		return nil
	}
	start := t + 1
	if !clause && next != f.cues.Infinitive {
		start++
	}
	if start >= u.last {
		return nil
	}
	content := f.toEnd(u, start)
	if end := f.subjectEnd(u, t, start); clause && end > 0 {
		content.end = f.endOf(end - 1)
	}
	return &utterance{by: byNoun, strength: n.Strength, begin: f.p.tokens[t].Start, open: true,
		source: source, cue: extent{f.p.tokens[t].Start, f.p.tokens[t].End}, content: []extent{content}}
}

// subjectWordsBefore is how many words may stand before a noun with a clause that is the subject of its sentence.
const subjectWordsBefore = 4

// subjectEnd gives the token of the verb whose subject the noun at token t is, behind its clause from start on: the second verb, when nothing
// between opens or joins another clause: "His claim that the road is safe | was wrong". 0 when none shows.
func (f *speechFinder) subjectEnd(u *unit, t, start int) int {
	if t-f.clauseFirst(u, t) > subjectWordsBefore {
		return 0
	}
	verbs := 0
	for k := start + 1; k < u.last && f.region[k] == 0; k++ {
		low := f.low(u, k)
		if f.p.tokens[k].Kind == language.Punct || f.cues.Relatives[low] || f.cues.Coordinators[low] || f.cues.Subordinators[low] || len(f.cues.VerbsAt(low)) > 0 {
			return 0
		}
		if aux := f.cues.Auxiliaries[low] && !f.cues.Prepositions[low] && low != f.cues.Infinitive; !aux || f.cues.Auxiliaries[f.low(u, k-1)] {
			if !aux && f.d.language.Finite(low) && !f.cues.Auxiliaries[f.low(u, k-1)] {
				verbs++
			}
			continue
		}
		if verbs++; verbs > 1 {
			return k
		}
	}
	return 0
}

// possessor gives whose a noun is: "Doe's", "his"; adjectives may stand between. Empty when nobody's.
func (f *speechFinder) possessor(u *unit, t int) extent {
	for k := t - 1; k >= u.first && t-k <= 3; k-- {
		low := f.low(u, k)
		if f.cues.Possessives[low] {
			return extent{f.p.tokens[k].Start, f.p.tokens[k].End}
		}
		if language.Possessive(f.p.word(k)) > 0 {
			return f.trimmed(f.phraseStart(u, k+1), k+1)
		}
		if low == "" || f.p.tokens[k].Kind != language.Word || f.cues.Determiners[low] || f.cues.Prepositions[low] {
			break
		}
	}
	return extent{}
}

// impersonal gives what is ascribed to nobody: "is said to", "was described as", "appears to".
// The subject is part of the content.
func (f *speechFinder) impersonal(u *unit, t int) *utterance {
	low := f.low(u, t)
	seeming := f.cues.Seeming[low]
	if !seeming && !f.cues.Impersonal[low] || t+2 >= u.last {
		return nil
	}
	g := &verbGroup{first: t, last: t + 1, begin: t}
	passive := false
	for g.begin > u.first {
		prev := f.low(u, g.begin-1)
		if prev == "" || !f.cues.Auxiliaries[prev] && !f.cues.Passive[prev] && !f.cues.IsAdverb(prev) {
			break
		}
		passive = passive || f.cues.Passive[prev]
		g.begin--
	}
	next := f.low(u, t+1)
	if !seeming && !passive || next != f.cues.Infinitive && !f.cues.Complementizers[next] && (seeming || !f.cues.ImpersonalAs[next]) {
		return nil
	}
	s := f.phraseBefore(u, g.begin)
	if s[1] == 0 {
		return nil
	}
	v := &utterance{by: byImpersonal, strength: "said", begin: f.p.tokens[s[0]].Start, cue: extent{f.p.tokens[t].Start, f.p.tokens[t].End}, open: true}
	if f.cues.Complementizers[next] {
		v.content = []extent{f.toEnd(u, t+1)}
		return v
	}
	v.content = []extent{f.trimmed(s[0], s[1]), f.toEnd(u, t+1)}
	return v
}
