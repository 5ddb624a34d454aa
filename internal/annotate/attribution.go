package annotate

import (
	"slices"

	"parallax"
	"parallax/internal/language"
)

// The sorts of sources, as in parallax.Attribution.
const (
	sortPerson       = "person"
	sortOrganisation = "organisation"
	sortOutlet       = "outlet"
	sortDocument     = "document"
	sortAnonymous    = "anonymous"
)

// ascribing are the strengths of cues that state something as somebody's account. Asking,
// urging, praising and the like state what somebody does.
var ascribing = map[string]bool{"said": true, "reported": true, "announced": true, "claimed": true, "suggested": true, "confirmed": true, "admitted": true, "denied": true, "warned": true, "thought": true}

// attributions appends what the article does not state on its own account but ascribes to
// somebody (KindAttribution): one for every quote whose cue states something, with whom the
// source drew on in turn; one more when the source spoke to another outlet. It runs after quotes.
func (d *document) attributions() {
	for _, s := range d.utterances {
		f := s.finder
		for i, v := range f.found {
			if !ascribing[v.strength] || v.source == (extent{}) && v.by != byImpersonal || f.isCiting(v) {
				continue
			}
			a := f.attribution(v)
			a.Via = f.via(f.found, i)
			d.addAttribution(f.p, v, a)
			if o := f.toldOutlet(v); o != nil {
				d.addAttribution(f.p, v, &parallax.Attribution{Source: f.p.span(o.start, o.end), Cue: a.Cue, Content: a.Content,
					Name: o.canonicalOr(), Sort: sortOutlet, Via: via(a.Name)})
			}
		}
	}
}

func (d *document) addAttribution(p *passage, v *utterance, a *parallax.Attribution) {
	lo, hi := a.Content.Start, a.Content.End
	for _, s := range []parallax.Span{a.Source, a.Cue} {
		if s != (parallax.Span{}) {
			lo, hi = min(lo, s.Start), max(hi, s.End)
		}
	}
	d.add(parallax.Annotation{Kind: parallax.KindAttribution, Span: p.span(lo, hi), Attribution: a})
}

// via gives a name as a list, nil when it is empty.
func via(name string) []string {
	if name == "" {
		return nil
	}
	return []string{name}
}

// attribution gives what an utterance ascribes to its source.
func (f *speechFinder) attribution(v *utterance) *parallax.Attribution {
	a := &parallax.Attribution{Sort: sortAnonymous}
	first, last := f.unmarked(v.content[0]), f.unmarked(v.content[len(v.content)-1])
	a.Content = f.p.span(first.start, max(first.end, last.end))
	if v.cue.end > v.cue.start {
		a.Cue = f.p.span(v.cue.start, v.cue.end)
	}
	if v.source != (extent{}) {
		a.Source = f.p.span(v.source.start, v.source.end)
		a.Name, _ = f.speaker(v)
		a.Sort = f.sortOf(v)
	}
	return a
}

// sortOf tells what sort of source an utterance has, by its name, else by its head words.
func (f *speechFinder) sortOf(v *utterance) string {
	if v.name != nil {
		switch {
		case v.name.kind == parallax.Person:
			return sortPerson
		case f.isOutlet(v.name):
			return sortOutlet
		case v.name.kind == parallax.Organisation || v.name.kind == parallax.Place:
			return sortOrganisation // a place that speaks is its government
		}
	}
	if f.described(v.source) {
		return sortAnonymous
	}
	out := sortAnonymous
	for t := f.p.tokenAt(v.source.start); t < len(f.p.tokens) && f.p.tokens[t].Start < v.source.end; t++ {
		switch low := bare(f.p.folded[t]); {
		case f.cues.He[low] || f.cues.She[low]:
			return sortPerson
		case f.cues.Documents[low]:
			out = sortDocument
		case f.names.Organisations[low] && out != sortDocument:
			out = sortOrganisation
		}
		if f.cues.Prepositions[f.p.folded[t]] && out != sortAnonymous {
			break // "a report by the ministry" is a document
		}
	}
	if out == sortAnonymous && v.name != nil {
		return sortOrganisation
	}
	return out
}

// isOutlet reports whether a name is that of an outlet or an agency, by its words.
func (f *speechFinder) isOutlet(m *mention) bool {
	if m.kind == parallax.Person {
		return false
	}
	if f.cues.OutletNames[language.Fold(m.text())] || language.For(language.Floor).Cues().OutletNames[language.Fold(m.text())] {
		return true
	}
	last := language.Fold(m.words[len(m.words)-1])
	return len(m.words) > 1 && (f.cues.Outlets[last] || f.cues.Outlets[language.Fold(m.words[0])])
}

// via gives whom the source of found[i] drew on: the sources after "citing" in its unit, and
// that of an "according to" inside what an outlet reported.
func (f *speechFinder) via(found []*utterance, i int) []string {
	v := found[i]
	u := &f.units[max(v.unit, 0)]
	var out []string
	for t := u.first; t < u.last; t++ {
		n := 0
		if f.p.tokens[t].Start > v.cue.end {
			n = f.cues.Citing.Match(func(k int) string { return f.low(u, t+k) })
		}
		if n == 0 || f.cueBetween(found, v.cue.end, f.p.tokens[t].Start) {
			continue
		}
		if end := f.phraseTo(u, t+n, false); end > t+n {
			out = append(out, f.nameOf(f.trimmed(t+n, end)))
		}
	}
	if v.name == nil || !f.isOutlet(v.name) {
		return out
	}
	for _, w := range found[i+1:] {
		if w.by == byMarks || w.unit > v.unit {
			break
		}
		inside := w.begin > v.content[0].start && w.begin <= v.content[len(v.content)-1].end+3
		if w.by != byAccording || w.unit != v.unit || !inside {
			continue
		}
		if name, _ := f.speaker(w); !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// cueBetween reports whether another verb of saying stands between two bytes.
func (f *speechFinder) cueBetween(found []*utterance, from, to int) bool {
	return slices.ContainsFunc(found, func(w *utterance) bool {
		return w.by == byVerb && w.cue.start > from && w.cue.end < to && !f.isCiting(w)
	})
}

// isCiting reports whether the cue of an utterance is itself a word such as "citing".
func (f *speechFinder) isCiting(w *utterance) bool {
	t := f.p.tokenAt(w.cue.start)
	return f.cues.Citing.Match(func(k int) string {
		if t+k < len(f.p.folded) {
			return f.p.folded[t+k]
		}
		return ""
	}) > 0
}

// nameOf gives the canonical name of a source, or its words as printed.
func (f *speechFinder) nameOf(e extent) string {
	v := &utterance{source: e, name: f.namedIn(e)}
	name, _ := f.speaker(v)
	return name
}

// toldOutlet gives the outlet that a source spoke to ("told the Daily Gull"), nil when none is named right after the cue.
func (f *speechFinder) toldOutlet(v *utterance) *mention {
	if v.by != byVerb {
		return nil
	}
	const reach = 5 // bytes between verb and name: " the "
	for _, m := range f.people[f.personAt(v.cue.end):] {
		if m.start-v.cue.end > reach {
			break
		}
		if m.start > v.cue.end && f.isOutlet(m) && m.end <= v.content[0].start {
			return m
		}
	}
	return nil
}
