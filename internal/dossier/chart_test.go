package dossier

import (
	"slices"
	"testing"

	"parallax"
)

// A number is drawn when three days have a value, in order of time, to scale, joined unless a
// day has two; ranges are no single number.
func TestChart(t *testing.T) {
	v := newView(English(), &parallax.Dossier{}, 1)
	row := func(day int, value, normal string) parallax.ValueRow {
		return parallax.ValueRow{Value: value, Normal: normal, AsOf: at(day, 9), Line: parallax.Line{Evidence: []parallax.Citation{{}}}}
	}
	card := parallax.ValueCard{Values: []parallax.ValueRow{row(12, "1,200", ""), row(10, "six", "6"), row(11, "mindestens 600", "at least 600")}}
	c := v.chart(&card)
	if c == nil || !c.Line || len(c.Dots) != 3 {
		t.Fatalf("no joined chart of three days: %+v", c)
	}
	if !slices.IsSortedFunc(c.Dots, func(a, b chartDot) int { return a.X - b.X }) || c.Dots[0].Value != "6" || c.Dots[2].Y >= c.Dots[1].Y || c.Dots[1].Y >= c.Dots[0].Y {
		t.Errorf("dots %+v", c.Dots)
	}
	if mid := (c.Dots[0].Y + c.Dots[2].Y) / 2; c.Dots[1].Y < mid-2 || c.Dots[1].Y > mid+2 {
		t.Errorf("half of the value stands at %d, not near %d", c.Dots[1].Y, mid)
	}
	card.Values = append(card.Values, row(11, "700", ""))
	if c := v.chart(&card); c == nil || c.Line {
		t.Error("two values of a day are joined")
	}
	card.Values = []parallax.ValueRow{row(12, "1,200", ""), row(10, "six", "6"), row(11, "six to nine", "6–9")}
	if v.chart(&card) != nil {
		t.Error("a range is drawn as a number, or two days are enough")
	}
}
