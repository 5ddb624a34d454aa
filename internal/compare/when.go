package compare

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"parallax"
	"parallax/internal/language"
)

// partial reads the TIMEX3 values that say a month, a day, a weekday, a part of day or a clock
// time, with or without what stands above it: "XXXX-05-25", "XXXX-WXX-5TAF", "T19:00".
var partial = regexp.MustCompile(`^(?:(\d{4}|XXXX)-(?:(\d\d)(?:-(\d\d))?|WXX-(\d)))?(?:T(\d\d:\d\d|[A-Z]{2}))?$`)

// hours are the first and the last hour of the parts of day of TIMEX3.
var hours = map[string][2]int{"MO": {0, 12}, "MI": {11, 14}, "AF": {12, 18}, "EV": {17, 24}, "NI": {18, 30}, "DT": {6, 18}}

const (
	// earlyHour and lateHour are where "early on Sunday" ends and "late on Sunday" begins.
	earlyHour, lateHour = 10, 15
	// inferredYear is how annotate found the year of a day that is printed without one (parallax.Moment.How).
	inferredYear  = "year from publication"
	weekdayBefore = "weekday near publication"
	countedFrom   = "counted from publication"
	printedSo     = "printed"
)

// beside gives the moments of two times with what each lacks taken from the other: a weekday or
// an hour of an article without a date can be held against the day of one that has it. What
// cannot be told of them comes back as it was.
func beside(t, u *timed) (m, n *parallax.Moment) {
	return t.narrowed(completed(t.m, u.m)), u.narrowed(completed(u.m, t.m))
}

func completed(m, other *parallax.Moment) *parallax.Moment {
	guessed := m.How == inferredYear && !other.Start.IsZero() && other.Start.Year() != m.Start.Year() && !yearsBack(other)
	if guessed && other.How == inferredYear {
		return yearOf(m, other) // neither year is printed
	}
	if !m.Start.IsZero() && !guessed {
		return m
	}
	f := partial.FindStringSubmatch(m.Value)
	if f == nil || m.Value == "" {
		return m
	}
	like := other.Start
	switch g := partial.FindStringSubmatch(other.Value); {
	case like.IsZero() && g != nil && (f[4] != "") != (g[4] != "") && (f[2]+g[2]) != "":
		return m // which weekday a day falls on without its year is not known
	case like.IsZero():
		like = fallback(other)
	case f[2] == "" && coarse[other.Granularity] > coarse["day"]:
		return m // which day of that week or year is not known
	}
	out := *m
	out.Start, out.End, out.Granularity = near(f, like)
	return &out
}

// yearsBack reports whether a moment is a year or more told by how far it lies back: "last year"
// beside "April 21" says in which year that day was not.
func yearsBack(m *parallax.Moment) bool {
	return coarse[m.Granularity] >= coarse["year"] && m.How != printedSo
}

// yearOf gives a day of which the year was inferred in the year of another: 28 June of a report
// in spring and of one in summer may be of one year.
func yearOf(m, other *parallax.Moment) *parallax.Moment {
	out := *m
	years := other.Start.Year() - m.Start.Year()
	out.Start, out.End = m.Start.AddDate(years, 0, 0), m.End.AddDate(years, 0, 0)
	return &out
}

// fallback is a day for two times of which neither is known: the one of the other where it
// says which, and any Monday of a leap year where it does not.
func fallback(m *parallax.Moment) time.Time {
	monday := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	f := partial.FindStringSubmatch(m.Value)
	if f == nil || f[2] == "" && f[4] == "" {
		return monday
	}
	start, _, _ := near(f, monday)
	return start
}

// near gives the time that the parts of a value cover near a time like it.
func near(f []string, like time.Time) (start, end time.Time, granularity string) {
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	year, month, day := like.Date()
	switch {
	case f[4] != "": // the weekday nearest to it
		ahead := (number(f[4])-int(like.Weekday())+10)%7 - 3
		year, month, day = like.AddDate(0, 0, ahead).Date()
	case f[2] != "" && f[3] == "":
		start = time.Date(year, time.Month(number(f[2])), 1, 0, 0, 0, 0, like.Location())
		return start, start.AddDate(0, 1, 0), "month"
	case f[2] != "":
		month, day = time.Month(number(f[2])), number(f[3])
	}
	start = time.Date(year, month, day, 0, 0, 0, 0, like.Location())
	clock, minute, exact := strings.Cut(f[5], ":")
	part, ok := hours[f[5]]
	switch {
	case exact:
		start = start.Add(time.Duration(number(clock))*time.Hour + time.Duration(number(minute))*time.Minute)
		return start, start.Add(time.Minute), "minute"
	case ok:
		return start.Add(time.Duration(part[0]) * time.Hour), start.Add(time.Duration(part[1]) * time.Hour), "part of day"
	}
	return start, start.AddDate(0, 0, 1), "day"
}

// narrowed gives a day printed with a word for its beginning or its end ("early on Sunday") as
// that part of it.
func (t *timed) narrowed(m *parallax.Moment) *parallax.Moment {
	if m.Granularity != "day" || t.edge == "" {
		return m
	}
	out := *m
	out.Granularity = "part of day"
	if t.edge == "start" {
		out.End = m.Start.Add(earlyHour * time.Hour)
	} else {
		out.Start = m.Start.Add(lateHour * time.Hour)
	}
	return &out
}

// edgeOf gives "start" or "end" when the printed time begins with a word for it, else "".
func edgeOf(lang, words string) string {
	edges := language.For(lang).Dates().Edge
	words = language.Fold(words)
	for _, side := range []string{"start", "end"} {
		if slices.ContainsFunc(edges[side], func(w string) bool { return strings.HasPrefix(words, w+" ") }) {
			return side
		}
	}
	return ""
}
