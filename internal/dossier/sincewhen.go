package dossier

import (
	"slices"

	"parallax"
	"parallax/internal/language"
)

// countsFromNoDay reports whether a sentence names a day by that of its page, "this morning", where no page says which that is and the sentence
// names it by nothing else: the reader cannot know of which day it tells. (Of "last year" the reader knows about enough; "at 5.40 in the morning"
// counts from no page and has a value of its own, and of "is today a town" these years are meant.)
func countsFromNoDay(at *parallax.Covered, s parallax.Span) bool {
	if s.Field != parallax.FieldText || !at.Article.Reported().IsZero() {
		return false
	}
	counts := false
	for _, n := range at.Over(s) {
		m := n.Moment
		if m == nil || !s.Contains(n.Span) || m.Type != "DATE" && m.Type != "TIME" {
			continue
		}
		if len(m.Value) >= len("XXXX-WXX-6") {
			return false // "today, Saturday"
		}
		counts = counts || m.Value == "" && ofNearDay(at, n.Span)
	}
	return counts && !ofTheseYears(at, s)
}

// ofTheseYears reports whether a sentence has a word for the day of its page that means these years: "is today a town of 4,000".
func ofTheseYears(at *parallax.Covered, s parallax.Span) bool {
	words, _ := at.Article.Words(s)
	said := spaced(words)
	return slices.ContainsFunc(language.For(at.Article.Language).Dates().Nowadays, func(p string) bool { return holdsWords(said, language.Fold(p)) })
}

// ofNearDay reports whether a time is told by a word for a day near that of the page or for a part of a day: "yesterday", "late last night".
func ofNearDay(at *parallax.Covered, s parallax.Span) bool {
	words, _ := at.Article.Words(s)
	said, d := spaced(words), language.For(at.Article.Language).Dates()
	for _, list := range []map[string][]string{d.Day, d.DayPart, d.Part} {
		for _, phrases := range list {
			if slices.ContainsFunc(phrases, func(p string) bool { return holdsWords(said, language.Fold(p)) }) {
				return true
			}
		}
	}
	return false
}
