package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// endOfIt reports whether a time of a sentence is the end or the beginning of a stretch, or the day something is due: what is
// closed until Thursday, or was to be paid by then, is no event of Thursday.
func endOfIt(at *parallax.Covered, s parallax.Span, m *parallax.Moment) bool {
	l := language.For(at.Article.Language)
	text := at.Article.Text
	return s.Field == parallax.FieldText && slices.ContainsFunc(at.Over(s), func(n *parallax.Annotation) bool {
		if n.Moment != m {
			return false
		}
		before := strings.Fields(text[s.Start:n.Span.Start])
		i := len(before) - 1
		for i >= 0 && l.Cues().Determiners[bare(before[i])] {
			i--
		}
		if i < 0 {
			return false
		}
		w := bare(before[i])
		return l.Changes().Stretch[w] || l.Changes().Deadline[w] || slices.Contains(l.Dates().Word["until"], w) || slices.Contains(l.Dates().Word["due_by"], w)
	})
}
