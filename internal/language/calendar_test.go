package language

import (
	"testing"
	"time"
)

// TestSolarHijri holds days whose date in both calendars is known: first and last days of years as almanacs print them,
// and days of history.
func TestSolarHijri(t *testing.T) {
	for _, c := range []struct {
		year, month, day int
		want             string
	}{
		{1299, 12, 3, "1921-02-22"},  // the coup
		{1357, 11, 22, "1979-02-11"}, // the revolution
		{1368, 3, 14, "1989-06-04"},
		{1375, 12, 30, "1997-03-20"}, // a leap year
		{1382, 10, 5, "2003-12-26"},  // the earthquake of Bam
		{1399, 12, 30, "2021-03-20"}, // a leap year
		{1400, 1, 1, "2021-03-21"},
		{1402, 12, 29, "2024-03-19"},
		{1403, 1, 1, "2024-03-20"},
		{1403, 6, 31, "2024-09-21"},
		{1403, 7, 1, "2024-09-22"},
		{1403, 12, 30, "2025-03-20"}, // a leap year
		{1404, 1, 1, "2025-03-21"},
		{1408, 12, 30, "2030-03-20"}, // a leap year after five years
		{1409, 1, 1, "2030-03-21"},
	} {
		day, ok := CalendarDay("solar_hijri", c.year, c.month, c.day)
		if got := day.Format(time.DateOnly); !ok || got != c.want {
			t.Errorf("%d-%d-%d is %s, want %s", c.year, c.month, c.day, got, c.want)
		}
		if got := CalendarYear("solar_hijri", day.Add(20*time.Hour)); got != c.year {
			t.Errorf("%s lies in %d, want %d", c.want, got, c.year)
		}
	}
	for _, c := range [][3]int{{1402, 12, 30}, {1404, 12, 30}, {1403, 7, 31}, {1403, 13, 1}, {1403, 0, 1}, {1403, 1, 0}, {2024, 1, 1}} {
		if day, ok := CalendarDay("solar_hijri", c[0], c[1], c[2]); ok {
			t.Errorf("%v is %v, want no day", c, day)
		}
	}
	if _, ok := CalendarDay("", 1403, 1, 1); ok {
		t.Error("a calendar without a name has a day")
	}
}
