package compare

import (
	"slices"
	"strings"

	"parallax/internal/language"
)

// stamp reports whether the time is an hour printed with its year: so pages and agencies print when they were written,
// and no sentence tells an event.
func (t *timed) stamp() bool {
	return t.m.Granularity == "minute" && strings.Contains(t.words, t.m.Start.Format("2006"))
}

// countsDown reports whether the words behind the time make it what is left of a game ("with 4:43 left in the half").
func (t *timed) countsDown() bool {
	behind := language.Fold(strings.TrimLeft(t.at.Exact[t.note.Span.End-t.at.Start:], " "))
	return slices.ContainsFunc(language.For(t.at.article().Language).Changes().Remaining, func(words string) bool {
		rest, ok := strings.CutPrefix(behind, words)
		return ok && (rest == "" || notLetter([]rune(rest)[0]))
	})
}
