package annotate

import "strings"

// bounded ends a content that runs to the end of its sentence where the sentence goes on with something else: at the
// first comma when the verb stands in a clause before the main clause ("After Doe said it was over, ...") or in a relative
// one, or when what follows it is no clause but an infinitive or an object.
func (f *speechFinder) bounded(u *unit, g *verbGroup, content []extent) []extent {
	c := content[len(content)-1]
	start := f.p.tokenAt(c.start)
	if !f.fronted(u, g) && !f.phrasal(u, g, start) {
		return content
	}
	end := f.commaAfter(u, start)
	if end < u.last && end > start && f.endOf(end-1) < c.end {
		c.end = f.endOf(end - 1)
	}
	return append(content[:len(content)-1:len(content)-1], c)
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
