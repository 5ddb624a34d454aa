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
	d.quotes()
	d.attributions()
	d.words()
	slices.SortStableFunc(d.notes, func(x, y parallax.Annotation) int {
		return cmp.Or(-cmp.Compare(x.Span.Field, y.Span.Field), // "title" after "text" in the alphabet
			cmp.Compare(x.Span.Start, y.Span.Start), cmp.Compare(x.Kind, y.Kind))
	})
	return d.notes
}
