package dossier

import (
	"slices"
	"testing"

	"parallax"
)

// TestDisputedAge wants a line that prints a value of a conflict of no claim to say so, and one on whose office accounts differ not to.
func TestDisputedAge(t *testing.T) {
	for slot, want := range map[parallax.SlotKind]bool{parallax.SlotCount: true, parallax.SlotRole: false} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_mill"}, Articles: []parallax.Covered{
			source("a_1", "Vell News", "en", at(9, 8), "", "Mayor Elin Toft, 52, was among the dead."), source("a_2", "The Beck", "en", at(9, 9), "", "Senator Elin Toft, 54, died.")}}
		c := claim("c_1", 1, true, member(&cov, 0, "Toft"))
		first, second := "52", "54"
		if slot == parallax.SlotRole {
			first, second = "Mayor", "Senator"
		}
		d := parallax.Difference{ID: "d_1", Kind: parallax.Conflict, Slot: slot, Sides: []parallax.Side{side(&cov, 0, first, 0), side(&cov, 1, second, 1)}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_mill", Claims: []parallax.Claim{c}, Differences: []parallax.Difference{d}}, Options{})
		line, ok := k.line(&k.cmp.Claims[0])
		if !ok {
			t.Fatal("no line")
		}
		about := k.point(line, &k.cmp.Claims[0]).About
		if got := slices.ContainsFunc(about, func(l parallax.Line) bool { return l.Template == "about.disputed" }); got != want {
			t.Errorf("%s: disputed is %v", slot, got)
		}
	}
}
