package compare

import (
	"testing"

	"parallax"
)

// TestExchange: an amount in another currency is the same one if it is at the rate that a source of the story prints.
func TestExchange(t *testing.T) {
	for _, tc := range []struct {
		name, a, b string
		amountsA   []string // as printed
		valuesA    []float64
		unitsA     []string
		amountB    string
		valueB     float64
		unitB      string
		want       int
	}{
		{"no rate, so that it may be", "The mint of Ilmar sold old coins to a museum for 10 million euros.", "The mint of Ilmar sold old coins to a museum for 20 million dollars.",
			[]string{"10 million euros"}, []float64{1e7}, []string{"EUR"}, "20 million dollars", 2e7, "USD", 1},
		{"at the rate printed", "The mint of Ilmar sold old coins to a museum for 10 million euros (13 million dollars).", "The mint of Ilmar sold old coins to a museum for 13.4 million dollars.",
			[]string{"10 million euros", "13 million dollars"}, []float64{1e7, 1.3e7}, []string{"EUR", "USD"}, "13.4 million dollars", 1.34e7, "USD", 1},
		{"far from it", "The mint of Ilmar sold old coins to a museum for 10 million euros (13 million dollars).", "The mint of Ilmar sold old coins to a museum for 20 million dollars.",
			[]string{"10 million euros", "13 million dollars"}, []float64{1e7, 1.3e7}, []string{"EUR", "USD"}, "20 million dollars", 2e7, "USD", 0},
		{"a part in the bracket", "The mint of Ilmar sold old coins to a museum for 10 million euros (13 million dollars of it in fees).", "The mint of Ilmar sold old coins to a museum for 20 million dollars.",
			[]string{"10 million euros", "13 million dollars"}, []float64{1e7, 1.3e7}, []string{"EUR", "USD"}, "20 million dollars", 2e7, "USD", 1},
		{"a currency of small units", "The mint of Ilmar sold old coins to a museum for 10 million euros (1.6 billion yen).", "The mint of Ilmar sold old coins to a museum for 1.5 billion yen.",
			[]string{"10 million euros", "1.6 billion yen"}, []float64{1e7, 1.6e9}, []string{"EUR", "JPY"}, "1.5 billion yen", 1.5e9, "JPY", 1},
	} {
		t.Run(tc.name, func(t *testing.T) {
			money := func(v float64, unit string) parallax.Annotation {
				return parallax.Annotation{Kind: parallax.KindQuantity, Quantity: &parallax.Quantity{Type: parallax.Money, Value: v, Step: 1e5, Unit: unit}}
			}
			c := invented(tc.a+"\nSchools in Hallow stayed closed.", tc.b+"\nA choir sang in the square.")
			for i, words := range tc.amountsA {
				note(c, 1, words, money(tc.valuesA[i], tc.unitsA[i]))
			}
			note(c, 2, tc.amountB, money(tc.valueB, tc.unitB))
			n := 0
			for _, d := range comparedOf(t, c).Differences {
				if d.Kind == parallax.Rounding && d.Slot == parallax.SlotAmount && crossed(d) {
					n++
				}
			}
			if n != tc.want {
				t.Errorf("found %d amounts converted, want %d", n, tc.want)
			}
		})
	}
}

// crossed reports whether a difference has two currencies by its reasons.
func crossed(d parallax.Difference) bool {
	for _, w := range d.Why {
		if w.What == "another currency" {
			return true
		}
	}
	return false
}

func TestExchangeByAThird(t *testing.T) {
	x := exchange{}
	x.add("EUR", "GBP", 0.8)
	x.add("GBP", "EUR", 1.25)
	x.add("EUR", "USD", 1.2)
	x.add("USD", "EUR", 1/1.2)
	if got := x.between("GBP", "USD"); len(got) != 1 || got[0] != 1.5 {
		t.Errorf("pounds in dollars by euros: %v, want 1.5", got)
	}
	if got := x.between("GBP", "JPY"); len(got) != 0 {
		t.Errorf("a rate nobody has: %v", got)
	}
}
