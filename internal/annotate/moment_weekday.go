package annotate

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"parallax"
	"parallax/internal/language"
)

// DeniesWeekday reports whether words of an article name a weekday that a day was not: "Friday 17 March" of 2026.
func DeniesWeekday(a *parallax.Article, s parallax.Span, day time.Time) bool {
	words, err := a.Words(s)
	if err != nil {
		return false
	}
	lexicon := language.For(a.Language).Lexicon()
	for _, w := range strings.FieldsFunc(language.Fold(words), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }) {
		readings := lexicon.Find(w)
		if slices.ContainsFunc(readings, func(r language.Reading) bool { return r.Sense == language.Month || r.Sense == language.TimeUnit }) {
			continue // "17 mar", "17日"
		}
		if slices.ContainsFunc(readings, func(r language.Reading) bool { return r.Sense == language.Weekday && int(r.N)%7 != int(day.Weekday()) }) {
			return true
		}
	}
	return false
}
