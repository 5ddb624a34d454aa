// Package annotate takes an article and gives what is noticed in its title and text:
// sentences, names, quantities, moments, quotes, attributions and claim words, each with its span. It is pure.
package annotate

import (
	"cmp"
	"slices"

	"parallax"
)

// Article gives the annotations of title and text, by field (title first), start and kind.
func Article(a parallax.Article) []parallax.Annotation {
	d := newDocument(a)
	d.sentences()
	d.moments() // before quantities, which leave dates and clock times alone
	d.quantities()
	d.names()
	d.withoutNamed()
	d.quotes()
	d.attributions()
	d.words()
	return sorted(d.notes)
}

// sorted gives annotations by field, title first, then by start and kind. Their places are sorted
// and not they themselves, which are large.
func sorted(notes []parallax.Annotation) []parallax.Annotation {
	if len(notes) == 0 {
		return nil
	}
	order := make([]int, len(notes))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		x, y := &notes[i], &notes[j]
		return cmp.Or(-cmp.Compare(x.Span.Field, y.Span.Field), // "title" after "text" in the alphabet
			cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(x.Kind, y.Kind), cmp.Compare(i, j))
	})
	out := make([]parallax.Annotation, len(notes))
	for i, k := range order {
		out[i] = notes[k]
	}
	return out
}

// withoutNamed drops the moments that are words of a longer name: "Today" in "Velm Today".
func (d *document) withoutNamed() {
	type place struct {
		field parallax.Field
		start int
	}
	byPlace := func(a, b place) int { return cmp.Or(cmp.Compare(a.field, b.field), cmp.Compare(a.start, b.start)) }
	var moments []place
	for i := range d.notes {
		if n := &d.notes[i]; n.Moment != nil {
			moments = append(moments, place{n.Span.Field, n.Span.Start})
		}
	}
	slices.SortFunc(moments, byPlace)
	named := map[place]parallax.Span{} // by the beginnings of moments that lie in names
	for i := range d.notes {
		n := &d.notes[i]
		if n.Name == nil {
			continue
		}
		at, _ := slices.BinarySearchFunc(moments, place{n.Span.Field, n.Span.Start}, byPlace)
		for ; at < len(moments) && moments[at].field == n.Span.Field && moments[at].start < n.Span.End; at++ {
			named[moments[at]] = n.Span
		}
	}
	d.notes = slices.DeleteFunc(d.notes, func(m parallax.Annotation) bool {
		if m.Moment == nil {
			return false
		}
		n := named[place{m.Span.Field, m.Span.Start}]
		return n.Contains(m.Span) && n.Len() > m.Span.Len() // "Election Day" is both
	})
}
