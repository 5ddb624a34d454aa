package dossier

import (
	"testing"

	"parallax"
)

// TestMeet wants two quantities to meet where one number may be printed as both, and not where one follows the other.
func TestMeet(t *testing.T) {
	number := func(value, step float64, bound parallax.Bound) *parallax.Quantity {
		return &parallax.Quantity{Type: parallax.Number, Value: value, Step: step, Bound: bound}
	}
	miles := func(value float64) *parallax.Quantity {
		return &parallax.Quantity{Type: parallax.Number, Value: value, Step: 1, Unit: "mi"}
	}
	for _, tc := range []struct {
		a, b *parallax.Quantity
		want bool
	}{
		{number(2, 1, ""), number(2, 1, ""), true},
		{number(2, 1, ""), number(3, 1, ""), false},
		{number(41, 1, ""), number(42, 1, ""), false},
		{miles(35), miles(36), true},
		{number(4.7, 0.1, ""), number(5, 1, ""), true},
		{number(14213, 1, ""), number(14000, 1000, ""), true},
		{number(2, 1, ""), number(3, 1, parallax.AtLeast), false},
		{number(3, 1, ""), number(3, 1, parallax.AtLeast), true},
		{number(48e6, 0, ""), number(48e6, 0, ""), true},
		{number(213, 1, ""), number(200, 1, parallax.About), true},
	} {
		if meet(tc.a, tc.b) != tc.want || meet(tc.b, tc.a) != tc.want {
			t.Errorf("%g and %g %s meet: %v", tc.a.Value, tc.b.Value, tc.b.Bound, !tc.want)
		}
	}
}
