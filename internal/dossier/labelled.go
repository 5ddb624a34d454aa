package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// longestLabel is how many words the label of an item of a list has at most: "Nearly four years of war".
const longestLabel = 5

// explains reports whether a sentence is an item of a list that explains its labels, and says no sentence about its own:
// "20-point plan: Focus of the talks held in May". A participle is no verb there, as in "June: Bridge closed, ferries full".
func explains(at *parallax.Covered, s parallax.Span) bool {
	l := language.For(at.Article.Language)
	item, ok := labelled(at, s)
	if !ok || s.Field != parallax.FieldText || !l.ListsFinite() || l.Finds(item) {
		return false
	}
	i := slices.IndexFunc(at.Notes, func(n parallax.Annotation) bool { return n.Sentence != nil && n.Span.Overlaps(s) })
	if i < 0 {
		return false
	}
	here := at.Notes[i].Sentence.Paragraph
	return slices.ContainsFunc(at.Notes, func(n parallax.Annotation) bool {
		if n.Sentence == nil || n.Span.Field != s.Field || n.Sentence.Paragraph != here-1 && n.Sentence.Paragraph != here+1 {
			return false
		}
		_, another := labelled(at, n.Span)
		return another
	})
}

// labelled gives what stands behind the label of a sentence, when it has one.
func labelled(at *parallax.Covered, s parallax.Span) (item string, ok bool) {
	words, err := at.Article.Words(s)
	label, item, ok := strings.Cut(words, ": ")
	return item, ok && err == nil && len(strings.Fields(label)) <= longestLabel && !language.For(at.Article.Language).Finds(label)
}
