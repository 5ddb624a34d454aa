package compare

import (
	"testing"
	"time"

	"parallax"
)

func TestAsOf(t *testing.T) {
	report := time.Date(2026, 10, 12, 9, 0, 0, 0, time.UTC)
	day := func(y int, m time.Month, d int) *parallax.Annotation {
		start := time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
		return &parallax.Annotation{Moment: &parallax.Moment{Start: start, End: start.AddDate(0, 0, 1), Granularity: "day"}}
	}
	for _, tc := range []struct {
		name    string
		moments []*parallax.Annotation
		want    time.Time
	}{
		{"no time", nil, report},
		{"the day before", []*parallax.Annotation{day(2026, 10, 11)}, time.Date(2026, 10, 11, 0, 0, 0, 0, time.UTC)},
		{"long past", []*parallax.Annotation{day(1998, 3, 2)}, report},
		{"long past beside the day before", []*parallax.Annotation{day(1998, 3, 2), day(2026, 10, 11)}, time.Date(2026, 10, 11, 0, 0, 0, 0, time.UTC)},
		{"two days", []*parallax.Annotation{day(2026, 10, 10), day(2026, 10, 11)}, report},
	} {
		a := parallax.Article{Published: parallax.Date{Time: report, Precision: "minute"}}
		s := &statement{moments: tc.moments, telling: &telling{covered: &parallax.Covered{Article: a}}}
		if got := s.asOf(); !got.Equal(tc.want) {
			t.Errorf("%s: %v", tc.name, got)
		}
	}
}

// TestAsOfSince: since when people have fled is not as of when they were counted.
func TestAsOfSince(t *testing.T) {
	for text, want := range map[string]int{"Fifty people have fled since Sunday.": 12, "Fifty people fled on Sunday.": 11} {
		c := invented(text, "A choir sang in the square.")
		note(c, 1, "Sunday", parallax.Annotation{Kind: parallax.KindMoment, Moment: moment("2026-10-11", "2026-10-11T00:00", "2026-10-12T00:00", "day")})
		if got := read(c, nil, nil).tellings[0].statements[0].AsOf.Day(); got != want {
			t.Errorf("%q is as of the %d., want the %d.", text, got, want)
		}
	}
}
