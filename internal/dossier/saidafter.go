package dossier

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// saidAfter reports whether a time in what somebody says is that of a noun it came after: who says that "the end was near after talks on
// Monday" tells nothing that happened on Monday; "that the bridge fell on Monday" does.
func saidAfter(at *parallax.Covered, s parallax.Span, m *parallax.Moment) bool {
	notes := at.Over(s)
	i := slices.IndexFunc(notes, func(n *parallax.Annotation) bool { return n.Moment == m })
	if i < 0 {
		return false
	}
	when := notes[i].Span
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return n.Quote != nil && slices.ContainsFunc(n.Quote.Content, func(c parallax.Span) bool { return c.Contains(when) && behindAfter(at, c, when) })
	})
}

// behindAfter reports whether a noun without a verb stands between a word such as "after" and a time.
func behindAfter(at *parallax.Covered, s, when parallax.Span) bool {
	text, err := at.Article.Source(s)
	if err != nil {
		return false
	}
	l := language.For(at.Article.Language)
	said := spaced(text[s.Start:when.Start])
	return slices.ContainsFunc(l.Cues().AfterNoun, func(phrase string) bool {
		i := strings.LastIndex(said, " "+phrase+" ")
		if i < 0 {
			return false
		}
		between := strings.Fields(said[i+len(phrase)+1:])
		return len(between) > 1 && !slices.ContainsFunc(between, func(w string) bool { return l.Finite(bare(w)) })
	})
}
