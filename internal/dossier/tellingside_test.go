package dossier

import (
	"testing"

	"parallax"
)

// TestTellingSide wants what others leave out told by the sentence of an article that tells it, and not by the first it has of the claim.
func TestTellingSide(t *testing.T) {
	const left = "All the residents of Kelp Street had to leave their homes on Monday."
	cov := parallax.Coverage{Story: parallax.Story{ID: "s_flood"}, Articles: []parallax.Covered{
		source("a_1", "Vell News", "en", at(9, 8), "", left), source("a_2", "The Beck", "en", at(9, 9), "", "People from some households were at the school by nine. "+left)}}
	both := claim("c_1", 1, true, member(&cov, 0, "All"), member(&cov, 1, "People"), member(&cov, 1, "All"))
	both.Members[1].Score = 0.1
	d := parallax.Difference{ID: "d_1", Kind: parallax.Omission, Claim: "c_1", Sides: []parallax.Side{side(&cov, 0, "All", 0), side(&cov, 1, "People", 0)}}
	k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_flood", Claims: []parallax.Claim{both}, Differences: []parallax.Difference{d}}, Options{})
	if got := k.tellingSide(&d, 1).Evidence.Exact; got != left {
		t.Errorf("told by %q", got)
	}
	d.Kind = parallax.Exclusive
	if got := k.tellingSide(&d, 1).Evidence.Exact; got == left {
		t.Error("the side of another kind is not that of its finding")
	}
}
