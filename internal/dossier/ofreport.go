package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// ofReport reports whether a time stands in what somebody reported beside what a sentence tells by itself: that "boats
// hit the pier, while it was reported that a ferry sank on Friday" says when the ferry sank.
func ofReport(at *parallax.Covered, s parallax.Span, n *parallax.Annotation) bool {
	l := language.For(at.Article.Language)
	text, err := at.Article.Source(s)
	if err != nil || !l.ListsFinite() {
		return false
	}
	return slices.ContainsFunc(at.Over(s), func(said *parallax.Annotation) bool {
		q := said.Quote
		if q == nil || q.Form == parallax.Direct || !slices.ContainsFunc(q.Content, func(c parallax.Span) bool { return c.Contains(n.Span) }) {
			return false
		}
		before := text[s.Start:max(s.Start, q.Content[0].Start)]
		comma := strings.LastIndexAny(before, ",;")
		if comma < 0 || l.Verbless(before[:comma]) {
			return false
		}
		joins, _, _ := strings.Cut(strings.TrimSpace(before[comma+1:]), " ")
		c := l.Cues()
		return c.Subordinators[language.Fold(joins)] || c.Coordinators[language.Fold(joins)]
	})
}
