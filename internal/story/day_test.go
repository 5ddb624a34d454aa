package story

import (
	"testing"
	"time"

	"parallax"
	"parallax/internal/language"
)

func TestDayOfYear(t *testing.T) {
	tests := []struct{ lang, words, want string }{
		{"en", "December 19", "--12-19"}, {"en", "the 3rd of May", "--05-03"},
		{"en", "December", ""}, {"en", "May 40", ""}, {"en", "May 3 to 5", ""}, {"en", "Tuesday", ""}, {"en", "", ""},
	}
	for _, test := range tests {
		if got := dayOfYear(test.words, language.For(test.lang)); got != test.want {
			t.Errorf("%s %q is %q, want %q", test.lang, test.words, got, test.want)
		}
	}
}

func TestApartDays(t *testing.T) {
	at := func(day string, terms ...string) *parallax.Sketch {
		s := &parallax.Sketch{}
		if day != "" {
			s.At, _ = time.Parse(time.DateOnly, day)
		}
		title := map[string]int{}
		for _, term := range terms {
			title[term] = 1
		}
		s.Title = parallax.NewTerms(title)
		return s
	}
	tests := []struct {
		name string
		a, b *parallax.Sketch
		days float64
		sure float64
	}{
		{"both dated", at("2031-05-02"), at("2031-05-09"), 7, 1},
		{"neither", at(""), at("", "w:fire"), 0, 0},
		{"one names the day of the other's report", at("2031-05-02"), at("", "d:2031-05-01", "d:2030-01-01"), 1, 1},
		{"one names another day", at("2031-05-02"), at("", "d:2031-05-05", "d:2030-01-01"), 3, named},
		{"a day without a year", at("2031-01-02"), at("", "d:--12-30"), 3, named},
		{"the nearest of both", at("", "d:2031-05-01", "d:2020-01-01"), at("", "d:2031-05-02", "d:2036-01-01"), 1, named},
		{"two days without years", at("", "d:--12-30"), at("", "d:--12-20"), 10, named},
		{"one of them without a year", at("", "d:--12-30"), at("", "d:2031-01-02"), 3, named},
		{"a day that is not in every year", at("2031-03-01"), at("", "d:--02-29"), 365, named},
		{"a date outranks the days named", at("2031-05-02", "d:2031-06-01"), at("2031-05-02"), 0, 1},
	}
	for _, test := range tests {
		for range 2 {
			if got, sure := apartDays(test.a, test.b); got != test.days || sure != test.sure {
				t.Errorf("%s: %v days, %v sure; want %v, %v", test.name, got, sure, test.days, test.sure)
			}
			test.a, test.b = test.b, test.a
		}
	}
}
