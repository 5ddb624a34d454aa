// Package annotate takes an article and gives what is noticed in its title and text:
// sentences, names, quantities, moments, quotes, attributions and claim words, each with its span. It is pure.
package annotate

import "parallax"

// Article gives the annotations of title and text, by field (title first), start and kind.
func Article(a parallax.Article) []parallax.Annotation { return nil }
