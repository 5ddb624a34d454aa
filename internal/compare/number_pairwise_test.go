package compare

import (
	"testing"

	"parallax"
)

// TestCompatiblePairwise wants no two values in one group of compatible ones that are not.
func TestCompatiblePairwise(t *testing.T) {
	money := func(unit string, v, step float64) *value {
		return &value{note: &parallax.Annotation{}, q: &parallax.Quantity{Type: parallax.Money, Unit: unit, Value: v, Step: step}}
	}
	sum := money("EUR", 2e6, 1e6)
	facings := func(dollars ...float64) (out []*facing) {
		for _, v := range dollars {
			out = append(out, &facing{kind: parallax.Rounding, a: sum, b: money("USD", v, 1e5)})
		}
		return out
	}
	for _, tc := range []struct {
		name string
		list []*facing
		want int // facings taken into the first group; none is left for another
	}{
		{"two sums converted from one", facings(2.5e6, 2.6e6), 1},
		{"one sum twice", facings(2.6e6, 2.6e6), 2},
	} {
		if group, rest := takeSlot(tc.list); len(group) != tc.want || len(rest) > 0 {
			t.Errorf("%s: %d in one group, %d left", tc.name, len(group), len(rest))
		}
	}
	apart := facings(2.5e6, 2.6e6)
	for _, f := range apart {
		f.kind = parallax.Conflict
	}
	if group, _ := takeSlot(apart); len(group) != 2 {
		t.Errorf("of a conflict %d facings stand in one group: who contradicts one in another unit is left out", len(group))
	}
}
