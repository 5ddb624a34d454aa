package compare

import (
	"testing"

	"parallax"
)

// TestRate: what a thing costs a day is not what it has cost.
func TestRate(t *testing.T) {
	for _, tc := range []struct {
		name, a string
		want    int
	}{
		{"a day", "The strike of the drivers of Varnow costs the city 1.2 million euros a day.", 0},
		{"in all", "The strike of the drivers of Varnow cost the city 1.2 million euros.", 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a+"\nSchools in Hallow stayed closed.", "The strike of the drivers of Varnow cost the city 1.8 million euros.\nA choir sang in the square.")
			money := func(v float64) parallax.Annotation {
				return parallax.Annotation{Kind: parallax.KindQuantity, Quantity: &parallax.Quantity{Type: parallax.Money, Value: v, Step: 1e5, Unit: "EUR"}}
			}
			note(c, 1, "1.2 million euros", money(1.2e6))
			note(c, 2, "1.8 million euros", money(1.8e6))
			n := 0
			for _, d := range comparedOf(t, c).Differences {
				if d.Slot == parallax.SlotAmount {
					n++
				}
			}
			if n != tc.want {
				t.Errorf("found %d differences of amounts, want %d", n, tc.want)
			}
		})
	}
}
