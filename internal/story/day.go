package story

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"parallax"
	"parallax/internal/language"
)

// day gives the day a moment names, as "2025-12-19", or "--12-19" when the year is open
// because the article has no date to resolve it by; "" when it names no day. Days that were
// resolved from a weekday count too: they are the same day.
func day(a *parallax.Article, n *parallax.Annotation, lang *language.Language) string {
	m := n.Moment
	if m.Type != "DATE" && m.Type != "TIME" {
		return ""
	}
	switch m.Granularity {
	case "day", "hour", "minute", "part of day":
		if !m.Start.IsZero() {
			return m.Start.Format(time.DateOnly)
		}
	}
	if m.Refused == "" {
		return ""
	}
	words, err := a.Words(n.Span)
	if err != nil {
		return "" // a span that does not resolve is for Check to report
	}
	return dayOfYear(words, lang)
}

// dayOfYear reads "December 19" or "19 декабря" as "--12-19": one month, one number that can be its day, no other number.
func dayOfYear(words string, lang *language.Language) string {
	month, date := 0, 0
	for t := range language.EachToken(words) {
		w := strings.TrimSuffix(words[t.Start:t.End], ".")
		if n, err := strconv.Atoi(strings.TrimRight(w, "stndrh")); err == nil {
			if date != 0 || n < 1 || n > 31 {
				return ""
			}
			date = n
			continue
		}
		for _, r := range lang.Lexicon().Find(language.Fold(w)) {
			if r.Sense == language.Month {
				month, _ = strconv.Atoi(r.S)
			}
		}
	}
	if month == 0 || date == 0 {
		return ""
	}
	return fmt.Sprintf("--%02d-%02d", month, date)
}

// named is how much surer than nothing, and less sure than a date, the day is that a text
// without a date names in its title or lead. That it is the very day the other was reported
// would be a strange accident, so such a day is as sure as a date.
const named = 0.7

// apartDays gives how many days the reports of two articles lie apart, and how sure that is:
// 1 when both have a date, named when one is known only by the days its title and lead name,
// of which the nearest counts (the rest is history and plans), 1 again when that is the day
// of the other's report; 0 when there are none.
func apartDays(a, b *parallax.Sketch) (days, sure float64) {
	if !a.At.IsZero() && !b.At.IsZero() {
		return a.At.Sub(b.At).Abs().Hours() / 24, 1
	}
	days = math.Inf(1)
	for _, x := range moments(a, b) {
		for _, y := range moments(b, a) {
			days, sure = min(days, x.Sub(y).Abs().Hours()/24), named
		}
	}
	switch {
	case sure == 0:
		return 0, 0
	case days <= nearDays && (!a.At.IsZero() || !b.At.IsZero()):
		return days, 1
	}
	return days, sure
}

// moments are the times an article may speak at: that of its report, else the days its title
// and lead name. A day without a year is read in the year that puts it nearest to the other article.
func moments(s, other *parallax.Sketch) []time.Time {
	if !s.At.IsZero() {
		return []time.Time{s.At}
	}
	var out []time.Time
	terms, _ := s.Title.Numbers()
	for _, n := range terms {
		if n.Kind() != parallax.TermDay {
			continue
		}
		if t := dayTime(n.Day(), reference(other)); !t.IsZero() {
			out = append(out, t)
		}
	}
	return out
}

// reference is a time near which another article's days are read: its date, or the latest
// full day of its title and lead, or any leap year when it has no year either.
func reference(s *parallax.Sketch) time.Time {
	if !s.At.IsZero() {
		return s.At
	}
	latest := time.Time{}
	terms, _ := s.Title.Numbers()
	for _, n := range terms {
		if t, err := time.Parse(time.DateOnly, n.Day()); err == nil && t.After(latest) {
			latest = t
		}
	}
	if latest.IsZero() {
		return time.Date(2000, 7, 1, 0, 0, 0, 0, time.UTC)
	}
	return latest
}

// dayTime reads the day of a term, in the year nearest to other when it has none; zero when there is no such day.
func dayTime(s string, other time.Time) time.Time {
	rest, open := strings.CutPrefix(s, "--")
	if !open {
		t, _ := time.Parse(time.DateOnly, s)
		return t
	}
	var best time.Time
	for year := other.Year() - 1; year <= other.Year()+1; year++ {
		t, err := time.Parse(time.DateOnly, fmt.Sprintf("%04d-%s", year, rest))
		if err == nil && (best.IsZero() || t.Sub(other).Abs() < best.Sub(other).Abs()) {
			best = t
		}
	}
	return best
}
