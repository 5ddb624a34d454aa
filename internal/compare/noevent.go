package compare

import (
	"slices"
	"strings"
	"time"

	"parallax/internal/language"
)

// stamp reports whether the time is an hour printed with its year: so pages and agencies print when they were written,
// and no sentence tells an event.
func (t *timed) stamp() bool {
	return t.m.Granularity == "minute" && strings.Contains(t.words, t.m.Start.Format("2006"))
}

// clocksAbroad reports whether both are clock times of one day, told in two languages, less than an hour apart and by no
// half hour, which may be between two zones: in one claim they are of one event, though they can have no word around in common.
func (f *timeFacing) clocksAbroad() bool {
	gap := f.m.Start.Sub(f.n.Start).Abs()
	return f.a.at.foreign(f.b.at) && f.m.Granularity == "minute" && f.n.Granularity == "minute" && gap < clockNear && gap%(30*time.Minute) != 0
}

// published reports whether the time is a day printed with its year in a sentence that tells when something was
// published: a line of the page, or the day of an account and not of what it tells.
func (t *timed) published() bool {
	words := language.For(t.at.article().Language).Dates().Word["published"]
	return coarse[t.m.Granularity] == coarse["day"] && strings.Contains(t.words, t.m.Start.Format("2006")) && slices.ContainsFunc(t.at.words, func(x word) bool {
		return x.end <= t.note.Span.Start && slices.Contains(words, x.printed)
	})
}

// printedAgain reports whether both times are of the days of their own reports, and both are told as "today", or one is and
// these days follow each other: one text that was printed on both, or a report of the evening before.
func (f *timeFacing) printedAgain() bool {
	if !f.a.ofReport() || !f.b.ofReport() || f.a.m.How != countedFrom && f.b.m.How != countedFrom {
		return false
	}
	if f.a.m.How == f.b.m.How {
		return f.m.Granularity != "minute" // both say "today", or "this morning"
	}
	return f.m.Granularity == "day" && f.n.Granularity == "day" && f.m.Start.Sub(f.n.Start).Abs() <= nextDays-24*time.Hour
}

// deadline reports whether the time is one until which something is to be done: "by the end of the year".
func (t *timed) deadline() bool {
	by := language.For(t.at.article().Language).Changes().Deadline
	first, _, _ := strings.Cut(language.Fold(t.words), " ")
	before := strings.Fields(language.Fold(t.at.Exact[:t.note.Span.Start-t.at.Start]))
	return by[first] || len(before) > 0 && by[before[len(before)-1]]
}

// longAgo reports whether one time is a month and the other a weekday: reports name the weekday of what has just
// happened, and the month of what lies back.
func (f *timeFacing) longAgo() bool {
	month, day := f.a, f.b
	if day.m.Granularity == "month" {
		month, day = day, month
	}
	return month.m.Granularity == "month" && day.m.How == weekdayBefore
}

// ofReport reports whether the time is the day on which its article was published.
func (t *timed) ofReport() bool {
	p := t.at.article().Published.Time
	return !p.IsZero() && t.m.Start.Format(time.DateOnly) == p.Format(time.DateOnly)
}

// countsDown reports whether the words behind the time make it what is left of a game ("with 4:43 left in the half").
func (t *timed) countsDown() bool {
	behind := language.Fold(strings.TrimLeft(t.at.Exact[t.note.Span.End-t.at.Start:], " "))
	return slices.ContainsFunc(language.For(t.at.article().Language).Changes().Remaining, func(words string) bool {
		rest, ok := strings.CutPrefix(behind, words)
		return ok && (rest == "" || notLetter([]rune(rest)[0]))
	})
}
