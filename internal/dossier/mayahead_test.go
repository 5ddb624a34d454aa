package dossier

import (
	"testing"
	"time"

	"parallax"
)

// TestMayLieAhead wants what a page without a date tells of a day to be no event where the day lay ahead of another page of the claim.
func TestMayLieAhead(t *testing.T) {
	const due = "Haug appears in court on 17 March 2027."
	for _, c := range []struct {
		reported, other time.Time // of the page that tells it and of another
		want            bool      // it is an event
	}{
		{time.Time{}, at(12, 8), false},
		{time.Time{}, at(18, 8), true},
		{time.Time{}, time.Time{}, true},
		{at(18, 8), at(12, 8), true},
	} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_court"}, Articles: []parallax.Covered{
			source("a_1", "Vell News", "en", c.reported, "Haug", due), source("a_2", "The Beck", "en", c.other, "Court", due)}}
		for i := range cov.Articles {
			moment(&cov.Articles[i], "17 March 2027", at(17, 0), "printed")
		}
		both := claim("c_1", 0.5, true, member(&cov, 0, due), member(&cov, 1, due))
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_court", Claims: []parallax.Claim{both}}, Options{})
		if _, ok := k.event(&k.cmp.Claims[0], false); ok != c.want {
			t.Errorf("reported %v, the other %v: an event is %v", c.reported, c.other, ok)
		}
	}
}
