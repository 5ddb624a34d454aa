package dossier

import (
	"slices"

	"parallax"
	"parallax/internal/language"
)

// announced reports whether a sentence stands in a paragraph that the one before it announces as somebody's
// words, "The harbour blog continues:", and does not say itself whose it is: its own article does not tell it.
func (k *composer) announced(at *parallax.Covered, s parallax.Span) bool {
	if s.Field != parallax.FieldText {
		return false
	}
	paragraphs, known := k.known.announced[at.Article.ID]
	if !known {
		paragraphs = announcedIn(at)
		k.known.announced[at.Article.ID] = paragraphs
	}
	if len(paragraphs) == 0 {
		return false
	}
	notes := at.Over(s)
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return n.Sentence != nil && paragraphs[n.Sentence.Paragraph]
	}) && !slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return n.Quote != nil && n.Quote.Source != nil && s.Contains(*n.Quote.Source) || n.Attribution != nil && s.Contains(n.Attribution.Source)
	})
}

// announcedIn gives the paragraphs of an article behind one that ends in a colon and a sentence of saying.
func announcedIn(at *parallax.Covered) map[int]bool {
	out := map[int]bool{}
	c := language.For(at.Article.Language).Cues()
	for i := range at.Notes {
		n := &at.Notes[i]
		if n.Sentence == nil || n.Span.Field != parallax.FieldText || n.Sentence.Furniture || !announces(at, n.Span) {
			continue
		}
		words, _ := at.Article.Words(n.Span)
		if slices.ContainsFunc(language.Tokens(words), func(t language.Token) bool {
			return t.Kind != language.Punct && len(c.VerbsAt(language.Fold(words[t.Start:t.End]))) > 0
		}) {
			out[n.Sentence.Paragraph+1] = true
		}
	}
	return out
}
