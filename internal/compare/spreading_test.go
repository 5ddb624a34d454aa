package compare

import (
	"testing"

	"parallax"
)

// TestSpreading: what has burned grows from report to report; how long a thing is does not.
func TestSpreading(t *testing.T) {
	for _, tc := range []struct {
		name, a, b string
		want       parallax.DifferenceKind
	}{
		{"burned", "The wildfire above Varnow has burned 1,250 hectares of forest.", "The wildfire above Varnow has burned 1,900 hectares of forest.", parallax.Update},
		{"is", "The nature reserve above Varnow covers 1,250 hectares of forest.", "The nature reserve above Varnow covers 1,900 hectares of forest.", parallax.Conflict},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a+"\nSchools in Hallow stayed closed.", tc.b+"\nA choir sang in the square.")
			area := func(v float64) parallax.Annotation {
				return parallax.Annotation{Kind: parallax.KindQuantity, Quantity: &parallax.Quantity{Type: parallax.Measure, Value: v, Step: 10, Unit: "ha"}}
			}
			note(c, 1, "1,250 hectares", area(1250))
			note(c, 2, "1,900 hectares", area(1900))
			found := parallax.DifferenceKind("")
			for _, d := range comparedOf(t, c).Differences {
				if d.Slot == parallax.SlotAmount {
					found = d.Kind
				}
			}
			if found != tc.want {
				t.Errorf("found %q, want %q", found, tc.want)
			}
		})
	}
}
