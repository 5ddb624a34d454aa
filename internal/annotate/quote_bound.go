package annotate

import (
	"strings"

	"parallax"
	"parallax/internal/language"
)

// bounded ends a content that runs to the end of its sentence where the sentence goes on with something else: at the
// first comma when the verb stands in a clause before the main clause ("After Doe said it was over, ...") or in a relative
// one, or when what follows it is no clause but an infinitive or an object.
func (f *speechFinder) bounded(u *unit, g *verbGroup, content []extent) []extent {
	c := content[len(content)-1]
	start := f.p.tokenAt(c.start)
	phrasal, governed := f.phrasal(u, g, start), start > g.last && g.cue.After[f.low(u, start-1)]
	end := u.last
	switch {
	case f.fronted(u, g) || phrasal:
		end = f.objectEnd(u, start, f.commaAfter(u, start))
	case !governed:
		return content
	}
	if phrasal || governed {
		end = f.phraseOnly(u, start, end)
	}
	if end < u.last && end > start && f.endOf(end-1) < c.end {
		c.end = f.endOf(end - 1)
	}
	return append(content[:len(content)-1:len(content)-1], c)
}

// objectEnd gives the token behind an object in [start, end) that is named by a phrase with an article of its own, where the sentence
// goes on with another verb: "the dam a ruin | and left". What follows "and" is part of the object when it has an article too.
func (f *speechFinder) objectEnd(u *unit, start, end int) int {
	for k := start + 2; k+1 < end; k++ {
		if !f.cues.Coordinators[f.low(u, k)] || f.region[k] != 0 || !f.indefinite(u, start+1, k-1) {
			continue
		}
		next, behind := f.low(u, k+1), f.low(u, k+2)
		closed := k+2 >= end || f.p.tokens[k+2].Kind == language.Punct || f.cues.Prepositions[behind] || k+3 < end && f.p.tokens[k+3].Kind == language.Word && (f.cues.Determiners[behind] || f.cues.Possessives[behind])
		if f.region[k+1] == 0 && f.p.tokens[k+1].Kind == language.Word && !f.cues.Determiners[next] && !f.cues.Possessives[next] && !f.cues.Prepositions[next] && closed {
			return k
		}
	}
	return end
}

// phraseOnly gives the token behind a phrase in [start, end) where a setting of a person follows, or another
// verb: "Mantella | in a letter", "the strike | and left", "closing the road | and Doe stayed".
func (f *speechFinder) phraseOnly(u *unit, start, end int) int {
	if k := f.personEnd(u, start); k > start && k < end && f.cues.Settings[f.low(u, k)] {
		return k
	}
	infinitive := f.cues.Infinitive != "" && f.low(u, start) == f.cues.Infinitive
	for k := start + 1; k+1 < end; k++ {
		low := f.low(u, k)
		if f.cues.Coordinators[low] && (f.auxiliary(u, k+1) || !infinitive && f.d.language.Finite(f.low(u, k+1)) && !f.d.language.Finite(f.low(u, k-1)) || f.clauseAt(u, k+1, end)) {
			return k
		}
	}
	return end
}

// personEnd gives the token behind a pronoun or the name of a person or body alone at token t; t when there is none.
func (f *speechFinder) personEnd(u *unit, t int) int {
	if low := f.low(u, t); f.pronoun(low) && (!f.cues.Possessives[low] || f.cues.Settings[f.low(u, t+1)]) && !f.cues.Determiners[low] {
		return t + 1
	}
	if i := f.personAt(f.p.tokens[t].Start); i < len(f.people) && f.people[i].first == t && f.people[i].kind != parallax.Place {
		return f.people[i].last
	}
	return t
}

// subjectReach is how many words the subject of a clause may have before its verb.
const subjectReach = 6

// clauseAt reports whether a clause begins at token t: a pronoun that is a subject, a name or an article, and its verb within a few words.
func (f *speechFinder) clauseAt(u *unit, t, end int) bool {
	low := f.low(u, t)
	if !f.pronounSubject(u, t) && !(low != "" && (f.named[t] || f.cues.Determiners[low] || f.cues.Possessives[low])) {
		return false
	}
	for k := t + 1; k < min(end, t+subjectReach); k++ {
		low := f.low(u, k)
		if low == "" || f.p.tokens[k].Kind == language.Punct || f.cues.Relatives[low] || f.cues.Coordinators[low] {
			return false
		}
		if f.auxiliary(u, k) || !f.named[k] && f.d.language.Finite(low) {
			return true
		}
	}
	return false
}

// auxiliary reports whether token t is an auxiliary that no infinitive needs.
func (f *speechFinder) auxiliary(u *unit, t int) bool {
	low := f.low(u, t)
	return f.cues.Auxiliaries[low] && !f.cues.Prepositions[low] && low != f.cues.Infinitive
}

// indefinite reports whether the article for one stands in the tokens [first, last).
func (f *speechFinder) indefinite(u *unit, first, last int) bool {
	for k := first; k < last; k++ {
		for _, r := range f.d.language.Lexicon().Find(f.low(u, k)) {
			if r.Sense == language.Article && r.N == 1 {
				return true
			}
		}
	}
	return false
}

// namesOnly reports whether a verb of naming has a name alone for its content at token t: "hats called Mantella".
func (f *speechFinder) namesOnly(u *unit, g *verbGroup, t int) bool {
	if !g.cue.Takes["naming"] || f.region[t] != 0 || !f.named[t] && !capital(f.p.word(t)) {
		return false
	}
	for t < u.last && f.region[t] == 0 && (f.named[t] || capital(f.p.word(t))) {
		t++
	}
	low := f.low(u, t)
	return t >= u.last || f.region[t] == 0 && (f.p.tokens[t].Kind == language.Punct || f.cues.Prepositions[low] || f.cues.Coordinators[low])
}

// phrasal reports whether the content of a verb that begins at token start is no clause that may have commas in it.
func (f *speechFinder) phrasal(u *unit, g *verbGroup, start int) bool {
	switch {
	case f.region[start] != 0:
		return false
	case g.source[1]-g.source[0] == 1 && f.cues.Relatives[f.low(u, g.source[0])]:
		return true
	case f.cues.Infinitive != "" && f.low(u, start) == f.cues.Infinitive:
		return true
	}
	return !g.cue.Takes["clause"] && !g.cue.Takes["hearer"]
}

// fronted reports whether the clause of a verb opens its sentence and the main clause follows: a
// subordinator or a participle stands first.
func (f *speechFinder) fronted(u *unit, g *verbGroup) bool {
	first := f.clauseFirst(u, u.last-1)
	lead := g.begin
	if g.source[1] > 0 && !g.inverted {
		lead = g.source[0]
	}
	return lead == first && g.participle || lead == first+1 && f.cues.Subordinators[f.low(u, first)] && !f.cues.Relatives[f.low(u, first)]
}

// opensAsked reports whether a verb of asking opens the sentence or its subordinate clause without a
// source: "Asked whether he would resign, Doe said", "When asked about".
func (f *speechFinder) opensAsked(u *unit, g *verbGroup) bool {
	if !g.cue.Takes["hearer"] || !g.cue.Takes["wh"] || g.cue.Base || g.participle || g.enclitic > 0 {
		return false
	}
	return g.begin == u.first || g.begin == u.first+1 && f.cues.Subordinators[f.low(u, u.first)]
}

// askedBefore gives what was asked in a phrase before the main clause; nil when no question follows.
func (f *speechFinder) askedBefore(u *unit, g *verbGroup) *utterance {
	start := 0
	for t := g.last; start == 0 && t < u.last && t < g.last+asideWords; t++ {
		if start = f.opened(u, g, t); start <= 0 && f.p.word(t) == "," {
			return nil
		}
	}
	if start <= 0 || start >= u.last {
		return nil
	}
	end := f.commaAfter(u, start)
	if end <= start {
		return nil
	}
	return &utterance{bounded: true, begin: f.p.tokens[g.begin].Start, content: []extent{{f.p.tokens[start].Start, f.endOf(end - 1)}}}
}

// commaAfter gives the token after the clause that begins at t: its first comma outside quotation marks and numbers.
func (f *speechFinder) commaAfter(u *unit, t int) int {
	for ; t < u.last && !(f.region[t] == 0 && isComma(f.p.word(t)) && !f.inNumber(t)); t++ {
		if r := f.region[t]; r != 0 && (t+1 == u.last || f.region[t+1] != r) && strings.HasSuffix(f.p.text[:f.regions[r-1].end], ",") {
			return t + 1 // “..., whether it was ‘fair,’ he said”: the comma stands inside the marks
		}
	}
	return t
}
