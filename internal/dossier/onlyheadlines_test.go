package dossier

import (
	"testing"
	"time"

	"parallax"
)

// TestOnlyHeadlines wants a line of one outlet that says no more than headlines do, but for the day, to be told for one; not one that says where
// it was, nor one that two outlets bear out. (In a story as small as a world such a line stands nowhere.)
func TestOnlyHeadlines(t *testing.T) {
	const fire = "A large fire broke out at the old mill of Torvik on Monday."
	for _, c := range []struct {
		text   string
		behind bool
		want   bool
	}{
		{fire, false, true},
		{fire, true, false},
		{"A large fire broke out behind the flour bins of the old mill on Monday.", false, false},
	} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_mill"}, Articles: []parallax.Covered{
			source("a_1", "Vell News", "en", at(9, 8), "Large fire at mill", c.text), source("a_2", "The Beck", "en", at(9, 9), "Old mill of Torvik burns", c.text)}}
		for i := range cov.Articles {
			moment(&cov.Articles[i], "Monday", time.Date(2027, 3, 8, 0, 0, 0, 0, time.UTC), "weekday before publication")
		}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_mill"}, Options{})
		s := parallax.TextSpan(0, len(c.text))
		var list []ranked
		if c.behind {
			list = []ranked{{at: k.cov.Find("a_2"), span: s}}
		}
		l, ok := k.behindAll(ranked{at: k.cov.Find("a_1"), span: s}, list)
		if !ok || k.onlyHeadlines(&l) != c.want {
			t.Errorf("%+v: %v", c, k.onlyHeadlines(&l))
		}
	}
}
