package compare

import (
	"testing"
	"time"

	"parallax"
)

func TestOneNumberOfTwoNames(t *testing.T) {
	for _, tc := range []struct {
		name  string
		value float64
		want  int
	}{
		{"two million of users and of computers", 2e6, 1},
		{"twenty of them", 20, 0},
	} {
		c := invented("The Brandt worm infected the N users of Varnow mail last week.\nSchools in Hallow stayed closed.", "A choir sang.\nThe Brandt worm infected N computers with Varnow mail last week.")
		note(c, 1, "N", number(tc.value, "user", "", parallax.AtLeast))
		note(c, 2, "N", number(tc.value, "computer", "", parallax.MoreThan))
		if got := of(comparedOf(t, c), parallax.Rounding); len(got) != tc.want {
			t.Errorf("%s: %d roundings, want %d", tc.name, len(got), tc.want)
		}
	}
}

// A number meets its own, with or without a bound, before it is held against another.
func TestOneNumberWithABound(t *testing.T) {
	c := invented("Fever killed up to 159 people in Varnow, nurses in the port say.\nSchools in Hallow stayed closed.", "A choir sang.\nFever killed 159 in Varnow, and seven people in the port, nurses say.")
	note(c, 1, "159", number(159, "people", "kill", parallax.AtMost))
	note(c, 2, "159", number(159, "", "", parallax.Exact))
	note(c, 2, "seven", number(7, "people", "kill", parallax.Exact))
	got := of(comparedOf(t, c), parallax.Rounding)
	if len(got) != 1 || got[0].Sides[0].Value != "159" || got[0].Sides[1].Value != "159" {
		t.Errorf("got %+v", got)
	}
}

// A later count that is lower contradicts the earlier one, but for one many times as high: that is of another event.
func TestLowerCountsLater(t *testing.T) {
	for high, want := range map[float64]int{90: 1, 900: 0} {
		c := invented("A quake in Varnow wounded N dock workers and fishermen.\nSchools in Hallow stayed closed.", "A choir sang.\nA quake in Varnow wounded M dock workers and fishermen.")
		note(c, 1, "N", number(high, "people", "injure", parallax.Exact))
		note(c, 2, "M", number(70, "people", "injure", parallax.Exact))
		c.Articles[1].Article.Published.Time = c.Articles[1].Article.Published.Time.Add(time.Hour)
		if got := of(comparedOf(t, c), parallax.Conflict); len(got) != want {
			t.Errorf("%v and then 70: %d conflicts, want %d", high, len(got), want)
		}
	}
}

// A word for change beside an amount tells of an update only where both statements make one claim.
func TestChangedAmounts(t *testing.T) {
	s := prepare(*invented("Brandt would make cuts in ferry aid: 882 crowns.", "The port has cut 716 crowns of ferry aid."), nil, nil)
	a, b := number(882, "", "", ""), number(716, "", "", "")
	b.Span = find(&s.cov.Articles[1], "716")
	v, w := &value{at: s.statements[0], note: &a, q: a.Quantity}, &value{at: s.statements[1], note: &b, q: b.Quantity}
	for score, want := range map[float64]bool{0.3: false, 0.9: true} {
		f := &facing{a: v, b: w, fit: 0.6, pair: &pair{score: score}}
		if _, ok := f.moved(); ok != want {
			t.Errorf("of one claim by %v: moved %v", score, ok)
		}
	}
}
