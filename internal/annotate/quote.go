package annotate

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"parallax"
	"parallax/internal/language"
)

// utterance is a quote while it is being put together. Ranges are bytes of its passage; an
// empty range is absent.
type utterance struct {
	unit     int // index of its unit
	content  []extent
	source   extent
	cue      extent
	strength string
	// open is true while the content may be cut where the next utterance of the unit begins.
	open bool
	// bounded is true for what was asked before the main clause: no later utterance of the unit takes it in.
	bounded bool
	// begin is the first byte of the clause of the cue, verb that of the verb and its auxiliaries.
	begin, verb int
	by          sourceKind
	name        *mention // of the speaker; nil when there is none
}

// sourceKind tells how an utterance was found, which decides what else it is.
type sourceKind string

const (
	byVerb       sourceKind = "verb"       // "said"
	byAccording  sourceKind = "according"  // "according to"
	byNoun       sourceKind = "noun"       // "the claim that"
	byImpersonal sourceKind = "impersonal" // "is said to"
	byMarks      sourceKind = "marks"      // quotation marks alone
)

// quotes appends who said what (KindQuote): direct speech by its marks, indirect speech by cue
// verbs, nouns and phrases, and both mixed. It runs after names, which it takes speakers from.
// Method: each sentence, joined with the next when a quotation runs on, is searched for cues
// outside quotation marks; each cue looks for its source beside it, and for content behind it
// by the complements its verb takes, else before it.
func (d *document) quotes() {
	for _, p := range d.passages {
		f := newSpeechFinder(d, p)
		for i := range f.units {
			f.search(i)
		}
		f.leftovers()
		f.speakers()
		for _, u := range f.found {
			d.add(f.annotation(u))
		}
		d.utterances = append(d.utterances, speech{f})
	}
}

// speech is what was said in one passage, kept for attributions.
type speech struct{ finder *speechFinder }

// speechFinder is the state of quotes for one passage.
type speechFinder struct {
	d       *document
	p       *passage
	cues    *language.Cues
	names   *language.Names
	regions []*quoted
	region  []int // of each token: index in regions plus one, 0 outside
	units   []unit
	found   []*utterance
	people  []*mention // of this passage, in order
	named   []bool     // of each token: part of a name
	timed   []bool     // of each token: part of a time; nil until it is asked for
}

// unitTokens is the most tokens of a unit. No sentence is that long; a text without an end of
// a sentence is, and would cost the square of its length.
const unitTokens = 600

// unit is one or more sentences that no quotation runs over: the range in which a cue looks for its content.
type unit struct {
	first, last int // tokens [first, last)
	start, end  int // bytes
	paragraph   int
	cues        int // verbs of saying found in it
}

func newSpeechFinder(d *document, p *passage) *speechFinder {
	f := &speechFinder{d: d, p: p, cues: d.language.Cues(), names: d.language.Names(), region: make([]int, len(p.tokens)), named: make([]bool, len(p.tokens))}
	f.regions = f.withoutInserted(p.quotations())
	if f.cues.DashSpeech {
		f.regions = f.withDashed(f.regions)
	}
	for i, q := range f.regions {
		for t := p.tokenAt(q.open); t < len(p.tokens) && p.tokens[t].Start < q.close; t++ {
			f.region[t] = i + 1
		}
	}
	for _, s := range p.sentences {
		n := len(f.units)
		if n > 0 && f.runsOver(s.start) && f.units[n-1].paragraph == s.paragraph && s.last-f.units[n-1].first <= unitTokens {
			f.units[n-1].last, f.units[n-1].end = s.last, s.end
			continue
		}
		for first := s.first; first < s.last; first += unitTokens {
			u := unit{first: first, last: min(first+unitTokens, s.last), start: s.start, end: s.end, paragraph: s.paragraph}
			if first > s.first {
				u.start = p.tokens[first].Start
				f.units[len(f.units)-1].end = u.start
			}
			f.units = append(f.units, u)
		}
	}
	for _, m := range d.mentions {
		if m.passage == p {
			f.people = append(f.people, m)
			for t := m.first; t < m.last; t++ {
				f.named[t] = true
			}
		}
	}
	slices.SortStableFunc(f.people, func(a, b *mention) int { return cmp.Compare(a.start, b.start) })
	return f
}

// runsOver reports whether a quotation is open at byte i.
func (f *speechFinder) runsOver(i int) bool {
	k, _ := slices.BinarySearchFunc(f.regions, i, func(q *quoted, i int) int { return cmp.Compare(q.close, i) })
	return k < len(f.regions) && f.regions[k].open < i && i < f.regions[k].close
}

// low gives the folded token t of unit u, "" outside the unit or inside quotation marks.
func (f *speechFinder) low(u *unit, t int) string {
	if t < u.first || t >= u.last || f.region[t] != 0 {
		return ""
	}
	return f.p.folded[t]
}

// search finds the utterances of one unit and cuts the content of each where the next begins.
func (f *speechFinder) search(i int) {
	u := &f.units[i]
	if f.cues.Unspaced {
		f.unspaced(i)
		if u.cues == 0 {
			f.unspacedIndirect(i)
		}
		return
	}
	if f.transcript(i) {
		return
	}
	first := len(f.found)
	for t := u.first; t < u.last; t++ {
		if f.region[t] != 0 || f.p.tokens[t].Kind != language.Word {
			continue
		}
		if v, next := f.at(u, t, f.found[first:]); v != nil {
			v.unit = i
			f.found = append(f.found, v)
			t = max(t, next-1)
		}
	}
	f.cut(u, f.found[first:])
	rest := slices.DeleteFunc(f.found[first:], func(v *utterance) bool { return len(v.content) == 0 })
	f.found = f.found[:first+len(rest)]
	for _, v := range rest {
		if v.by == byVerb {
			u.cues++
		}
	}
}

// at looks for an utterance whose cue begins at token t, given those of the unit before it.
// next is the token after the cue.
func (f *speechFinder) at(u *unit, t int, before []*utterance) (v *utterance, next int) {
	if n := f.cues.According.Match(func(i int) string { return f.low(u, t+i) }); n > 0 {
		return f.according(u, t, t+n), t + n
	}
	if n := f.cues.Afterwards.Match(func(i int) string { return f.low(u, t+i) }); n > 0 {
		return f.afterwards(u, t, t+n), t + n
	}
	if v, next := f.verb(u, t, before); v != nil {
		return v, next
	}
	if v := f.impersonal(u, t); v != nil {
		return v, t + 1
	}
	return f.noun(u, t), t + 1
}

// cut ends open contents where the clause of a later cue of the unit begins: at ", and X said",
// "and added", ", adding".
func (f *speechFinder) cut(u *unit, found []*utterance) {
	for i, v := range found {
		if !v.open || len(v.content) == 0 {
			continue
		}
		last := &v.content[len(v.content)-1]
		for _, w := range found[i+1:] {
			if w.by == byVerb && w.begin < v.begin && w.verb > last.start && w.verb < last.end && f.region[f.p.tokenAt(w.verb)] == 0 {
				last.end = f.endOf(f.p.tokenAt(w.verb) - 1) // "Doe, who calls it a ruin, said"
				break
			}
			if w.by != byVerb && w.by != byAccording || w.begin <= last.start || w.begin >= last.end {
				continue
			}
			if end, ok := f.boundary(u, w); ok && end > last.start {
				last.end = end
				break
			}
		}
		if last.end <= last.start {
			v.content = v.content[:len(v.content)-1]
		}
	}
}

// boundary gives where the clause of utterance w is divided from what stands before it, if it is.
func (f *speechFinder) boundary(u *unit, w *utterance) (end int, ok bool) {
	t := f.p.tokenAt(w.begin) - 1
	if t <= u.first || f.region[t] != 0 {
		return 0, false
	}
	own := w.source.end > w.source.start && w.source.start >= w.begin && w.source.start < w.cue.start
	comma := f.p.word(t) == ","
	if w := f.p.word(t); w == ";" || w == "؛" {
		return f.p.tokens[t-1].End, true
	}
	if f.cues.Coordinators[f.p.folded[t]] || f.cues.Subordinators[f.p.folded[t]] && t > u.first && f.p.word(t-1) == "," {
		comma = f.p.word(t-1) == ","
		if !own || comma {
			if comma {
				t--
			}
			return f.p.tokens[t-1].End, true
		}
		return 0, false
	}
	before := len(w.content) > 0 && w.content[0].start < w.begin // "..., the Gazette reported"
	if comma && (!own || before) {
		return f.p.tokens[t-1].End, true
	}
	return 0, false
}

// annotation gives the utterance as an annotation; its span runs over content, source and cue.
func (f *speechFinder) annotation(u *utterance) parallax.Annotation {
	q := &parallax.Quote{Form: f.form(u), Strength: u.strength}
	lo, hi := u.content[0].start, u.content[0].end
	grow := func(e extent) parallax.Span {
		lo, hi = min(lo, e.start), max(hi, e.end)
		return f.p.span(e.start, e.end)
	}
	for _, c := range u.content {
		q.Content = append(q.Content, grow(f.unmarked(c)))
	}
	if u.source.end > u.source.start {
		s := grow(u.source)
		q.Source = &s
	}
	if u.cue.end > u.cue.start {
		s := grow(u.cue)
		q.Cue = &s
	}
	q.Speaker, q.Anonymous = f.speaker(u)
	if u.name == nil && f.isPronoun(u.source) || f.cues.Unspaced && f.pronoun(q.Speaker) {
		q.Speaker = "" // nobody the article names for certain
	}
	return parallax.Annotation{Kind: parallax.KindQuote, Span: f.p.span(lo, hi), Quote: q}
}

// form tells direct from indirect speech by how much of the content stands in quotation marks
// that hold the source's own words.
func (f *speechFinder) form(u *utterance) parallax.QuoteForm {
	inside, outside := false, false
	for _, c := range u.content {
		for t := f.p.tokenAt(c.start); t < len(f.p.tokens) && f.p.tokens[t].Start < c.end; t++ {
			if f.p.tokens[t].Kind == language.Punct {
				continue
			}
			if r := f.region[t]; r != 0 && f.regions[r-1].by == u {
				inside = true
			} else {
				outside = true
			}
		}
	}
	switch {
	case u.by == byMarks || inside && !outside:
		return parallax.Direct
	case inside:
		return parallax.Mixed
	}
	return parallax.Indirect
}

// unmarked takes the quotation marks off a content that is one quotation.
func (f *speechFinder) unmarked(c extent) extent {
	k, _ := slices.BinarySearchFunc(f.regions, c.end, func(q *quoted, i int) int { return cmp.Compare(q.close, i) })
	if k < len(f.regions) {
		if q := f.regions[k]; q.open <= c.start && (q.open == c.start || q.close == c.end) {
			if inner := (extent{max(c.start, q.start), min(c.end, q.end)}); inner.start < inner.end {
				return trimSpace(f.p.text, inner)
			}
		}
	}
	return c
}

// trimSpace gives a range without the spaces at its ends (French puts some inside its marks);
// unchanged when there is nothing else.
func trimSpace(text string, e extent) extent {
	body := text[e.start:e.end]
	left := len(body) - len(strings.TrimLeftFunc(body, unicode.IsSpace))
	right := len(body) - len(strings.TrimRightFunc(body, unicode.IsSpace))
	if left+right >= len(body) {
		return e
	}
	return extent{e.start + left, e.end - right}
}
