package annotate

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// verbGroup is a cue verb with what belongs to it.
type verbGroup struct {
	cue         language.Cue
	first, last int // tokens of the verb itself
	begin       int // first token of the group: auxiliaries and adverbs before the verb
	passive     bool
	participle  bool // opens a clause without a source of its own
	source      [2]int
	inverted    bool // the source stands after the verb
	infinitive  bool // "to say": what is wished or done, seldom said
	enclitic    int  // the token with the pronoun that is the source, plus one: "dit-elle"; 0 for none
}

// verb looks for a cue verb at token t with source and content.
func (f *speechFinder) verb(u *unit, t int, before []*utterance) (*utterance, int) {
	if f.named[t] {
		return nil, t + 1 // "United States" holds no verb
	}
	if n := f.cues.Unsaid.Match(func(i int) string { return f.low(u, t+i) }); n > 0 {
		return nil, t + n
	}
	word, enclitic := f.cues.Enclitic(f.low(u, t))
	for _, c := range f.cues.VerbsAt(word) {
		last := t + len(c.Words)
		if !f.matches(u, t+1, c.Words[1:]) {
			continue
		}
		g := &verbGroup{cue: c, first: t, last: last}
		if enclitic {
			g.enclitic = t + 1
		}
		if !f.group(u, g) {
			continue
		}
		var v *utterance
		switch {
		case f.opensAsked(u, g):
			v = f.askedBefore(u, g)
		case f.cues.Attributive[word] && f.quoteBefore(t):
			v = f.attributive(u, g)
		case f.cues.VerbFinal && t > u.first && !f.complemented(u, last) && (f.cues.IsNominal(f.low(u, t-1)) || c.Takes["object"] && f.p.tokens[t-1].Kind == language.Word):
			if v = f.nominal(u, g); v == nil && f.cues.ClauseBehind {
				v = f.active(u, g, before)
			}
		case g.passive:
			v = f.passive(u, g)
			last = max(last, f.relayed(u, g))
		default:
			v = f.active(u, g, before)
		}
		if v != nil {
			v.strength, v.by, v.verb = c.Strength, byVerb, f.p.tokens[g.begin].Start
			v.cue = extent{f.p.tokens[g.first].Start, f.p.tokens[g.last-1].End}
			return v, last
		}
	}
	return nil, t + 1
}

func (f *speechFinder) matches(u *unit, t int, words []string) bool {
	for i, w := range words {
		if f.low(u, t+i) != w {
			return false
		}
	}
	return true
}

// group walks back over auxiliaries and adverbs and reports whether the word is a verb here and no noun.
func (f *speechFinder) group(u *unit, g *verbGroup) bool {
	word := f.p.folded[g.first]
	g.participle = f.cues.IsParticiple(word)
	g.begin = g.first
	helped := false
	for g.begin > u.first {
		low, enclitic := f.cues.Enclitic(f.low(u, g.begin-1))
		if enclitic && f.cues.Auxiliaries[low] {
			g.enclitic = g.begin
		}
		aux := f.cues.Auxiliaries[low] || strings.HasSuffix(low, "n't")
		if low == "" || !aux && (!f.cues.IsAdverb(low) || !f.cues.Adverbs[low] && f.d.language.IsHead(low)) || f.cues.Adverbs[low] && f.cues.Subordinators[low] {
			break
		}
		if !helped && low == f.cues.Infinitive {
			g.infinitive = g.cue.Base
		}
		if aux && !helped && f.cues.Passive[low] {
			g.passive = !g.participle && !g.cue.Base
		}
		helped = helped || aux
		g.begin--
	}
	if g.participle && helped {
		g.participle = false
	}
	if f.isNoun(u, g, helped) || g.cue.Compound && !helped {
		return false
	}
	if !helped && g.cue.Takes["hearer"] && g.cue.Strength == "said" && f.cues.Infinitive != "" && f.low(u, g.last) == f.cues.Infinitive {
		return false // "Homes told to boil water": who is named hears it; "asked to", "promised to" may be who speaks
	}
	if g.enclitic > 0 {
		g.source, g.inverted = [2]int{g.enclitic - 1, max(g.enclitic, g.last)}, true
		return true
	}
	g.source, g.inverted = f.sourceOf(u, g)
	if g.cue.Base && !helped && !f.plural(u, g) {
		return false
	}
	if helped || !f.cues.AlsoNouns[word] || f.speaks(u, g) {
		return true
	}
	q := f.nextQuoted(u, g.last) // whatever it is, a quotation behind it is what was said: "Doe began her remarks, “We ...”"
	return q != nil && f.fullQuote(q)
}

// speaks reports whether the source before a form that may be a noun too ends in somebody or something that
// speaks: "the report states", but not "many states".
func (f *speechFinder) speaks(u *unit, g *verbGroup) bool {
	source := g.source
	if source[1] == 0 || f.cues.According.Match(func(i int) string { return f.low(u, source[0]+i) }) > 0 {
		return false
	}
	t := source[1] - 1
	opening := f.low(u, source[0])
	switch low := f.low(u, t); {
	case f.cues.Determiners[low] && !f.cues.Relatives[low]:
		return false
	case f.pronoun(low) || f.d.language.IsHead(bare(low)) && (g.cue.Base || f.cues.Determiners[opening] || f.cues.Possessives[opening] || f.ownedBy(source[0], t)):
		return true
	case t == source[0]+1 && f.cues.Determiners[opening] && !g.cue.Base:
		return true // "the opposition claims"
	}
	i := f.personAt(f.p.tokens[t].Start+1) - 1 // the last name that begins at the token or before it
	return i >= 0 && t < f.people[i].last && f.people[i].kind != parallax.Place
}

// ownedBy reports whether a possessor that is named opens a source whose last token is last: "Doe's council".
func (f *speechFinder) ownedBy(first, last int) bool {
	for t := first; t < last; t++ {
		if language.Possessive(f.p.word(t)) > 0 {
			return f.named[t]
		}
	}
	return false
}

// isNoun reports whether the word is a noun or an adjective here: an article, a possessive or
// a preposition stands before it.
func (f *speechFinder) isNoun(u *unit, g *verbGroup, helped bool) bool {
	if helped || g.begin == u.first || g.participle {
		return false
	}
	prev := f.low(u, g.begin-1)
	if f.p.tokens[g.begin-1].Kind == language.Number && g.begin == g.first && g.last < u.last && !f.cues.Determiners[f.low(u, g.last)] && f.pluralNoun(g.last) {
		return true // "500 pledged delegates"
	}
	if prev == "" || f.cues.Relatives[prev] || f.cues.He[prev] && !f.cues.Possessives[prev] || f.cues.She[prev] && prev != "her" {
		return false
	}
	return f.cues.Determiners[prev] && !f.cues.Anonymous[prev] || f.cues.Possessives[prev] || f.cues.Prepositions[prev] || language.Possessive(f.p.word(g.begin-1)) > 0
}

// plural reports whether the source of a base form may be the subject of it ("critics say"),
// so that the form is no infinitive and no noun.
func (f *speechFinder) plural(u *unit, g *verbGroup) bool {
	if g.inverted || g.source[1] == 0 {
		return false
	}
	t := g.source[1] - 1
	low := f.p.folded[t]
	switch {
	case f.cues.They[low] || f.cues.Anonymous[low] || f.cues.Relatives[low] || f.cues.Others[low] && low != "it":
		return true
	case f.cues.He[low] || f.cues.She[low]:
		return false
	}
	return f.pluralNoun(t) || f.pluralHead(u, g.source[0], t) || g.source[0] < t && f.hasCoordinator(g.source[0], t)
}

func (f *speechFinder) pluralNoun(t int) bool {
	return strings.HasSuffix(f.p.folded[t], "s") && language.Possessive(f.p.word(t)) == 0
}

// pluralHead reports whether the noun before the first preposition of a source is a plural: "advisers to the mayor".
func (f *speechFinder) pluralHead(u *unit, first, last int) bool {
	for t := first + 1; t < last; t++ {
		if f.cues.Prepositions[f.low(u, t)] {
			return f.pluralNoun(t-1) || f.cues.Anonymous[f.low(u, t-1)]
		}
	}
	return false
}

func (f *speechFinder) hasCoordinator(first, last int) bool {
	for t := first; t < last; t++ {
		if f.cues.Coordinators[f.p.folded[t]] {
			return true
		}
	}
	return false
}

// active gives the utterance of a verb whose subject is the source; nil when it has no content.
func (f *speechFinder) active(u *unit, g *verbGroup, before []*utterance) *utterance {
	v := &utterance{}
	lead := g.begin
	switch {
	case g.source[1] > 0 && !g.inverted:
		lead = g.source[0]
	case g.source[1] == 0:
		drops := f.cues.SubjectDrops && f.plainContent(u, g, g.last) // "Dijo que"
		if !g.participle && !f.joined(u, g) && !f.beside(u, g) && !drops {
			return nil
		}
		v.source = f.shared(u, g, before)
	}
	v.begin = f.p.tokens[lead].Start
	if g.source[1] > 0 {
		v.source = f.trimmed(g.source[0], f.beforeParticle(u, g))
	}
	if g.enclitic > 0 {
		verb := f.p.tokens[g.enclitic-1]
		v.source = extent{verb.Start + 1 + strings.LastIndexByte(f.p.text[verb.Start:verb.End], '-'), verb.End}
	}
	tail := g.last
	if g.inverted {
		tail = g.source[1]
	}
	if g.infinitive && !f.plainContent(u, g, tail) {
		return nil
	}
	prior, ahead := f.contentBefore(u, g, lead), []extent(nil)
	if n := len(before); prior != nil && n > 0 && before[n-1].bounded && prior[0].start <= before[n-1].cue.start {
		prior = nil // "Asked whether it was “safe,” Doe said it was"
	}
	switch {
	case f.asSaid(u, g, lead):
		prior, ahead = f.besideAsSaid(u, g, lead)
	case !g.inverted || prior == nil:
		ahead = f.contentAfter(u, g, tail)
	}
	if ahead != nil && f.namesOnly(u, g, f.p.tokenAt(ahead[0].start)) {
		return nil
	}
	v.content, v.open = f.told(u, g, lead, tail, prior, ahead)
	if v.content == nil {
		v.content = f.objectAfter(u, g, v)
	}
	if v.content == nil {
		return nil
	}
	if f.cues.VerbFinal {
		f.verbFinal(u, v, lead)
	}
	return v
}

// beforeParticle gives the token behind the source of a verb, without the particle that the verb leaves at the end of its
// clause: "teilte die Polizei mit".
func (f *speechFinder) beforeParticle(u *unit, g *verbGroup) int {
	end := g.source[1]
	if !g.inverted || end-g.source[0] < 2 {
		return end
	}
	for _, c := range f.cues.VerbsAt(f.low(u, g.first)) {
		if len(c.Words) == 2 && c.Words[1] == f.low(u, end-1) {
			return end - 1
		}
	}
	return end
}

// told gives the content of a verb with its source from token lead to tail, out of what stands before and what ahead of it;
// open says that it may be cut where the next utterance begins.
func (f *speechFinder) told(u *unit, g *verbGroup, lead, tail int, prior, ahead []extent) (content []extent, open bool) {
	if prior == nil && ahead == nil {
		if parts := f.interrupted(u, g, lead, tail); parts != nil {
			return parts, true
		}
	}
	switch {
	case prior != nil && (ahead == nil || f.endsQuoted(u, lead) || f.p.tokenAt(ahead[0].end)-f.p.tokenAt(ahead[0].start) < fewWords):
		return append(prior, f.resumed(u, tail, f.endsQuoted(u, lead))...), false
	case ahead != nil:
		return f.bounded(u, g, ahead), true
	}
	return f.announced(u, g, tail), false
}

// objectAfter gives the object of a verb that stands before its source, where the source seemed to
// take in all that follows, and cuts the source there: "نفى المتحدث الشائعات". nil when there is none.
func (f *speechFinder) objectAfter(u *unit, g *verbGroup, v *utterance) []extent {
	if !g.inverted || g.begin > u.first || !g.cue.Takes["object"] {
		return nil
	}
	end := f.nounPhrase(u, g.source[0])
	if end <= g.source[0] || end >= g.source[1] {
		return nil
	}
	v.source, v.open = f.trimmed(g.source[0], end), true
	return []extent{f.toEnd(u, end)}
}

// verbFinal takes the source of a quotation right before the verb from what stands before it.
func (f *speechFinder) verbFinal(u *unit, v *utterance, lead int) {
	if !f.endsQuoted(u, lead) || len(v.content) != 1 || v.open { // open: what was said stands behind the verb
		return
	}
	k := lead - 1
	for f.region[k] == 0 {
		k--
	}
	q := f.regions[f.region[k]-1]
	first, last := f.clauseFirst(u, u.last-1), f.p.tokenAt(q.open)
	v.content = []extent{{q.open, q.close}}
	if v.source == (extent{}) && first < last && last-first <= sourceWords && f.region[first] == 0 {
		v.source = f.trimmed(first, last)
	}
}

// subjectWords is how far from the begin of a clause the head of its subject is looked for.
const subjectWords = 5

// complemented reports whether a clause follows at token t that says what was said, where verbs end the sentence:
// "मंत्री ने पुष्टि की कि …".
func (f *speechFinder) complemented(u *unit, t int) bool {
	for t < u.last && (f.cues.Auxiliaries[f.low(u, t)] || f.p.word(t) == "," || f.p.word(t) == ":") {
		t++
	}
	return f.cues.Complementizers[f.low(u, t)] || t < u.last && f.region[t] != 0
}

// nominal gives the utterance of a verb that ends the sentence behind a clause made a noun:
// "Bakan köprünün kapanacağını söyledi". The source opens the clause: what stands before its
// first comma, else up to the mark of a subject where the language has one ("ने"), its first name or head, its first word.
func (f *speechFinder) nominal(u *unit, g *verbGroup) *utterance {
	first := f.clauseFirst(u, g.first-1)
	last, next := 0, 0
	if low := f.low(u, first); len(f.cues.Topics) > 0 && (f.cues.He[low] || f.cues.She[low] || f.cues.They[low]) {
		last, next = first+1, first+1 // a pronoun has the mark in it: "उन्होंने"
	}
	for t := first; t < g.first-1 && t-first <= subjectWords && f.region[t] == 0; t++ {
		if isComma(f.p.word(t)) || t > first && slices.Contains(f.cues.Topics, f.low(u, t)) {
			last, next = t, t+1
			break
		}
		if last == 0 && len(f.cues.Topics) == 0 && (f.named[t] && !f.named[t+1] || !f.named[t] && f.heads(u, t) && !f.named[t+1] && !f.heads(u, t+1)) {
			last, next = t+1, t+1
		}
	}
	if last == 0 && len(f.cues.Topics) > 0 {
		return nil
	}
	if last == 0 {
		last, next = first+1, first+1
	}
	object := len(f.cues.Topics) == 0 && !f.cues.IsNominal(f.low(u, g.first-1)) // then only a comma or a preposition shows where it begins
	if last <= first || next >= g.first || f.region[first] != 0 || object && next == last && !f.cues.Prepositions[f.low(u, next)] {
		return nil
	}
	return &utterance{begin: f.p.tokens[first].Start, source: f.trimmed(first, last), content: []extent{{f.p.tokens[next].Start, f.p.tokens[g.first-1].End}}}
}

// attributive gives the utterance of a quotation and a verb before its source: “…” diyen Elif Yalın.
func (f *speechFinder) attributive(u *unit, g *verbGroup) *utterance {
	q := f.regions[f.region[g.first-1]-1]
	end := g.last
	for end < u.last && (f.named[end] || f.p.tokens[end].Kind == language.Word && !f.named[end-1] && end-g.last < subjectWords && len(f.cues.VerbsAt(f.low(u, end))) == 0) {
		end++
	}
	if end == g.last {
		return nil
	}
	return &utterance{begin: f.p.tokens[g.first].Start, source: f.trimmed(g.last, end), content: []extent{{q.open, q.close}}}
}

// shared gives the source of a verb that has none of its own: that of the utterance before
// it in the unit, or the subject of the clause the verb goes on with.
func (f *speechFinder) shared(u *unit, g *verbGroup, before []*utterance) extent {
	n, from := len(before), u.start
	if n > 0 {
		from = before[n-1].cue.end
	}
	if s := f.clauseSubject(u, from, g.begin); s != (extent{}) {
		return s
	}
	if n > 0 && before[n-1].source != (extent{}) {
		return before[n-1].source
	}
	if g.participle || f.joined(u, g) {
		return f.mainSubject(u, g.begin)
	}
	return extent{}
}

// plainContent reports whether a clause or a quotation follows the verb at token t: what an
// infinitive needs to be a cue ("to say that").
func (f *speechFinder) plainContent(u *unit, g *verbGroup, t int) bool {
	s := f.contentStart(u, g, t)
	if s < 0 || s >= u.last {
		return false
	}
	low := f.low(u, s)
	return f.region[s] != 0 || f.cues.Complementizers[low] || f.cues.Questions[low]
}

// joined reports whether the verb shares the source of a verb before it: "and added".
func (f *speechFinder) joined(u *unit, g *verbGroup) bool {
	return g.begin > u.first && f.cues.Coordinators[f.low(u, g.begin-1)]
}

// beside reports whether a quotation stands right before or after the verb, so that even a
// verb without a source is a cue: "“We won,” said".
func (f *speechFinder) beside(u *unit, g *verbGroup) bool {
	return g.begin > 0 && f.region[g.begin-1] != 0 || f.cues.SubjectDrops && f.endsQuoted(u, g.begin) || g.last < u.last && f.region[g.last] != 0
}

// relayed gives the token behind "as saying" where a passive verb tells that others print what its
// subject said: "was quoted by the radio on Monday as saying that". 0 where it does not.
func (f *speechFinder) relayed(u *unit, g *verbGroup) int {
	if !f.cues.Relayed[f.low(u, g.first)] {
		return 0
	}
	for k := g.last; k+1 < u.last && f.region[k] == 0; k++ {
		if f.cues.ImpersonalAs[f.low(u, k)] && len(f.cues.VerbsAt(f.low(u, k+1))) > 0 {
			return k + 2
		}
	}
	return 0
}

// passive gives the utterance of a passive verb: "was criticised by X", "was asked whether".
func (f *speechFinder) passive(u *unit, g *verbGroup) *utterance {
	v := &utterance{begin: f.p.tokens[g.begin].Start}
	subject := g.source
	if g.inverted || subject[1] == 0 {
		return nil
	}
	v.begin = f.p.tokens[subject[0]].Start
	if k := f.relayed(u, g); k > 0 {
		v.source, v.content, v.open = f.trimmed(subject[0], subject[1]), f.contentAfter(u, g, k), true
		if v.content == nil {
			return nil
		}
		return v
	}
	if f.cues.PassiveBy[f.low(u, g.last)] {
		end := f.phraseEnd(u, g.last+1)
		if end <= g.last+1 {
			return nil
		}
		v.source = f.trimmed(g.last+1, end)
		v.content = []extent{f.trimmed(subject[0], subject[1])}
		return v
	}
	if f.cues.Impersonal[f.low(u, g.first)] {
		return nil // impersonal finds it, with the subject as part of the content
	}
	if !g.cue.Takes["hearer"] && !g.cue.Takes["wh"] {
		return nil
	}
	v.content = f.contentAfter(u, g, g.last)
	if v.content == nil {
		return nil
	}
	v.open = true
	return v
}
