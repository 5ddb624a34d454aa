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
	slices.SortStableFunc(d.notes, func(x, y parallax.Annotation) int {
		return cmp.Or(-cmp.Compare(x.Span.Field, y.Span.Field), // "title" after "text" in the alphabet
			cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(x.Kind, y.Kind))
	})
	return d.notes
}

// withoutNamed drops the moments that are words of a longer name: "Today" in "Velm Today".
func (d *document) withoutNamed() {
	type place struct {
		field parallax.Field
		start int
	}
	named := map[place]parallax.Span{} // by each byte of the names
	for _, n := range d.notes {
		if n.Name != nil {
			for at := n.Span.Start; at < n.Span.End; at++ {
				named[place{n.Span.Field, at}] = n.Span
			}
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
