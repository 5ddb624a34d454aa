package compare

import (
	"testing"
	"time"

	"parallax"
)

// moment gives a time as annotate does: resolved to a start and an end where both are given.
func moment(value, start, end, granularity string) *parallax.Moment {
	m := &parallax.Moment{Type: "DATE", Value: value, Granularity: granularity}
	const layout = "2006-01-02T15:04"
	m.Start, _ = time.Parse(layout, start)
	m.End, _ = time.Parse(layout, end)
	return m
}

func TestTimesBesideEachOther(t *testing.T) {
	friday := moment("2026-10-16", "2026-10-16T00:00", "2026-10-17T00:00", "day")
	afternoon := moment("2026-10-16TAF", "2026-10-16T12:00", "2026-10-16T18:00", "part of day")
	year := moment("2026", "2026-01-01T00:00", "2027-01-01T00:00", "year")
	week := moment("2026-W42", "2026-10-12T00:00", "2026-10-19T00:00", "week")
	month := moment("2025-10", "2025-10-01T00:00", "2025-11-01T00:00", "month")
	guessed := *friday
	guessed.How = inferredYear
	for _, tc := range []struct {
		name           string
		a, b           *parallax.Moment
		wordsA, wordsB string
		same           bool
		rough          bool
		apart          bool
	}{
		{name: "a weekday without a date and the day", a: moment("XXXX-WXX-5", "", "", ""), b: friday, same: true},
		{name: "another weekday", a: moment("XXXX-WXX-4", "", "", ""), b: friday, apart: true},
		{name: "a clock time without a day, and the part of a day", a: moment("T17:30", "", "", ""), b: afternoon, rough: true},
		{name: "both without a date", a: moment("T17:30", "", "", ""), b: moment("XXXX-WXX-5TAF", "", "", ""), rough: true},
		{name: "a clock time in no such part", a: moment("T09:30", "", "", ""), b: afternoon},
		{name: "a day without a year in its week", a: moment("XXXX-10-14", "", "", ""), b: week, rough: true},
		{name: "a weekday and a day without a year", a: moment("XXXX-WXX-5", "", "", ""), b: moment("XXXX-12-25", "", "", "")},
		{name: "hours apart in one day", a: moment("T04:43", "", "", ""), b: moment("T11:43", "", "", ""), apart: true},
		{name: "half an hour apart", a: moment("T04:30", "", "", ""), b: moment("T05:00", "", "", ""), apart: true},
		{name: "a weekday and a year", a: moment("XXXX-WXX-4", "", "", ""), b: year},
		{name: "a day whose year was inferred, in its month of another year", a: &guessed, b: month, rough: true},
		{name: "early on a day and a clock time", a: moment("XXXX-WXX-5", "", "", ""), wordsA: "early Friday", b: moment("2026-10-16T04:30", "2026-10-16T04:30", "2026-10-16T04:31", "minute"), rough: true},
		{name: "late on a day and its afternoon", a: friday, wordsA: "late Friday", b: afternoon, rough: true},
		{name: "this year of an unknown one and the next", a: moment("", "", "", ""), wordsA: "this year", b: year, wordsB: "Next Year"},
		{name: "this week of an unknown one and the end of it", a: moment("", "", "", ""), wordsA: "this week", b: week, wordsB: "end of this week", rough: true},
		{name: "a week and a day close to it", a: week, b: moment("2026-10-11", "2026-10-11T00:00", "2026-10-12T00:00", "day")},
		{name: "a week and a day long before it", a: week, b: moment("2026-10-01", "2026-10-01T00:00", "2026-10-02T00:00", "day"), apart: true},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := prepare(*invented("x of y", "x of y"), nil, nil)
			of := func(st *statement, m *parallax.Moment, words string) *timed {
				return &timed{at: st, m: m, words: words, edge: edgeOf("en", words)}
			}
			f := &timeFacing{a: of(s.statements[0], tc.a, tc.wordsA), b: of(s.statements[1], tc.b, tc.wordsB)}
			f.m, f.n = beside(f.a, f.b)
			if got := sameTime(f.m, f.n); got != tc.same {
				t.Errorf("same %v", got)
			}
			if got := f.roughly(); got != tc.rough {
				t.Errorf("rough %v", got)
			}
			if got := apart(f.m, f.n); got != tc.apart {
				t.Errorf("apart %v", got)
			}
		})
	}
}

func TestDaysOfInferredYears(t *testing.T) {
	a := moment("2025-10-16", "2025-10-16T00:00", "2025-10-17T00:00", "day")
	b := moment("2026-10-16", "2026-10-16T00:00", "2026-10-17T00:00", "day")
	if !apart(a, b) {
		t.Error("two days of two printed years may be one")
	}
	a.How, b.How = inferredYear, inferredYear
	if apart(a, b) {
		t.Error("one day, of reports of two years, lies apart")
	}
	month := moment("2026-10", "2026-10-01T00:00", "2026-11-01T00:00", "month")
	month.How = inferredYear
	if m := completed(a, month); m.Start.Year() != 2026 {
		t.Errorf("a day and a month whose years were both inferred are of %d and 2026", m.Start.Year())
	}
}
