package compare

import (
	"strings"
	"testing"
	"time"

	"parallax"
)

// Small counts of one thing contradict each other in other words too when one source gives both; without it, of
// people, or by two sources they need not.
func TestTwoValuesOfOneSource(t *testing.T) {
	for _, tc := range []struct {
		name, thing, first, second, sort string
		high                             float64
		want                             int
	}{
		{name: "officials", thing: "pier", first: "officials", second: "officials", sort: "anonymous", high: 9, want: 1},
		{name: "two bodies", thing: "pier", first: "the harbour office", second: "the coastguard", sort: "organisation", high: 9},
		{name: "a person", thing: "pier", first: "Elsa Brandt", second: "Elsa Brandt", sort: "person", high: 9},
		{name: "people, who are counted in groups", thing: "people", first: "officials", second: "officials", sort: "anonymous", high: 9},
		{name: "another order of size", thing: "pier", first: "officials", second: "officials", sort: "anonymous", high: 150},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a := "A storm off Varnow broke six piers and tore boats from their moorings, " + tc.first + " said."
			b := "The storm off Varnow left nine piers in ruins by Sunday night, " + tc.second + " said."
			c := invented(a+"\nSchools in Hallow stayed closed.", "A choir sang in the square.\n"+b)
			note(c, 1, "six", number(6, tc.thing, "", ""))
			note(c, 2, "nine", number(tc.high, tc.thing, "", ""))
			ascribe(c, 1, strings.TrimSuffix(a, ", "+tc.first+" said."), tc.first, tc.sort)
			ascribe(c, 2, strings.TrimSuffix(b, ", "+tc.second+" said."), tc.second, tc.sort)
			if got := of(comparedOf(t, c), parallax.Conflict); len(got) != tc.want {
				t.Errorf("found %d conflicts, want %d", len(got), tc.want)
			}
		})
	}
}

// TestSourceOfOneClaim wants one source to make two counts contradict each other only where the statements are likelier one claim
// than not.
func TestSourceOfOneClaim(t *testing.T) {
	span := parallax.TextSpan(0, 40)
	count := func(n float64) *value {
		told := parallax.Annotation{Attribution: &parallax.Attribution{Name: "officials", Sort: "anonymous", Content: span}}
		return &value{q: &parallax.Quantity{Type: parallax.Number, Value: n, Thing: "village"}, note: &parallax.Annotation{Span: parallax.TextSpan(8, 9)},
			at: &statement{telling: &telling{covered: &parallax.Covered{}}, ascribed: []*parallax.Annotation{&told}}}
	}
	for score, want := range map[float64]bool{0.36: false, 0.5: true} {
		f := facing{pair: &pair{score: score}, a: count(7), b: count(5)}
		if got := f.oneSource(); got != want {
			t.Errorf("at %v: %v", score, got)
		}
	}
}

// Counts of one source, each of a day, are of two times where the later report speaks of one when the earlier was out.
func TestOneSourceOfTwoDays(t *testing.T) {
	monday := time.Date(2027, 3, 8, 12, 0, 0, 0, time.UTC)
	of := func(reported, day time.Time) *value {
		at := parallax.Covered{Article: parallax.Article{Published: parallax.Date{Time: reported, Precision: "minute"}}}
		when := parallax.Annotation{Moment: &parallax.Moment{Type: "DATE", Start: day, End: day.Add(time.Hour)}}
		return &value{at: &statement{telling: &telling{covered: &at}, moments: []*parallax.Annotation{&when}}}
	}
	day := 24 * time.Hour
	for _, tc := range []struct {
		name   string
		second *value
		want   bool
	}{
		{"of the next day", of(monday.Add(day), monday.Add(day-2*time.Hour)), true},
		{"of the same day", of(monday.Add(day), monday.Add(-3*time.Hour)), false},
		{"of the same hours", of(monday.Add(time.Hour), monday.Add(-3*time.Hour)), false},
	} {
		f := facing{a: of(monday, monday.Add(-3*time.Hour)), b: tc.second}
		if got := f.daysApart(); got != tc.want {
			t.Errorf("%s: %v", tc.name, got)
		}
	}
}
