package compare

import (
	"testing"

	"parallax"
)

func TestRoughlyAsLong(t *testing.T) {
	for _, tc := range []struct {
		a, b   string
		ba, bb parallax.Bound
		want   bool
	}{
		{a: "P20Y", b: "P21Y", want: true}, // two decades, 21 years
		{a: "P30Y", b: "P32Y", ba: parallax.MoreThan, want: true},
		{a: "P1W", b: "P8D", ba: parallax.MoreThan, want: true},
		{a: "P1M", b: "P4W", ba: parallax.LessThan, bb: parallax.LessThan, want: true},
		{a: "P20Y", b: "P32Y"},
		{a: "P3D", b: "P3D"},   // nothing differs
		{a: "P6D", b: "P8D"},   // two exact counts
		{a: "PXY", b: "P21Y"},  // "years"
		{a: "PT2H", b: "PT2H"}, // hours are told of many things
		{a: "P30Y", b: "P60Y", ba: parallax.MoreThan},
	} {
		m, n := &parallax.Moment{Type: "DURATION", Value: tc.a, Bound: tc.ba}, &parallax.Moment{Type: "DURATION", Value: tc.b, Bound: tc.bb}
		if got := roughlyAsLong(m, n); got != tc.want {
			t.Errorf("%s %s, %s %s: got %v", tc.ba, tc.a, tc.bb, tc.b, got)
		}
	}
}

func TestRefusedTimesAreComparedByTheirWords(t *testing.T) {
	for _, tc := range []struct {
		name string
		a, b string // the time in each article, both refused
		want int
	}{
		{"a part of the day more", "early Monday", "Monday", 1},
		{"another day", "early Monday", "Tuesday", 0},
		{"the same", "Monday", "Monday", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented("Two ferries collided off Varnow "+tc.a+" in dense fog.\nPlums are dear.", "Two ferries collided off Varnow "+tc.b+" in dense fog.\nA choir sang.")
			for i, w := range []string{tc.a, tc.b} {
				note(c, i+1, w, parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{Type: "DATE", Refused: "no publication time"}})
			}
			if got := of(comparedOf(t, c), parallax.Rounding); len(got) != tc.want {
				t.Errorf("got %d, want %d: %v", len(got), tc.want, got)
			}
		})
	}
}

func TestTimeOfSayingIsNoTimeOfTheEvent(t *testing.T) {
	c := invented("Two ferries collided off Varnow in dense fog, police said early Monday.", "Two ferries collided off Varnow in dense fog, police said Monday.")
	for i, w := range []string{"early Monday", "Monday"} {
		note(c, i+1, w, parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{Type: "DATE", Refused: "no publication time"}})
	}
	if got := of(comparedOf(t, c), parallax.Rounding); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}
