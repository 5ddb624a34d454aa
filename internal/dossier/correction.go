package dossier

import (
	"parallax"
	"parallax/internal/language"
)

// maxCorrections is how many notes of correction are shown; a story seldom has two.
const maxCorrections = 6

// corrections shows the notes in which sources say what they printed before, word for word. Such a note is no part of
// the account, and no claim is made of it: what it tells is not so any more. It is there when there is one.
func (k *composer) corrections() []parallax.Block {
	var points []parallax.Point
	for i := range k.cov.Articles {
		at := &k.cov.Articles[i]
		if !at.Counted() {
			continue
		}
		for _, s := range correctionsOf(at) {
			line, err := k.quote(at, s)
			if err != nil || len(points) == maxCorrections {
				continue
			}
			n := k.counts(&line)
			points = append(points, parallax.Point{Line: line, Counts: &n})
		}
	}
	if len(points) == 0 {
		return nil
	}
	heading := parallax.TemplateLine("group.corrections", nil)
	return []parallax.Block{{Heading: &heading, Points: points}}
}

// correctionsOf gives the notes of correction of an article, each with the sentences that belong to it.
func correctionsOf(at *parallax.Covered) []parallax.Span {
	l := language.For(at.Article.Language)
	var out []parallax.Span
	paragraph := -1 // of the note that was opened last
	for i := range at.Notes {
		n := &at.Notes[i]
		if n.Sentence == nil || n.Span.Field != parallax.FieldText || !n.Sentence.Furniture {
			continue
		}
		words, err := at.Article.Words(n.Span)
		switch {
		case err != nil:
		case n.Sentence.Paragraph == paragraph:
			out[len(out)-1].End = n.Span.End
		case l.OpensCorrection(words):
			paragraph = n.Sentence.Paragraph
			out = append(out, n.Span)
		}
	}
	return out
}
