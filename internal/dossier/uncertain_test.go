package dossier

import (
	"testing"

	"parallax"
)

// TestUncertainSaysWhy wants what stands among what is uncertain to have a doubt in its own words: that another source doubts something like it
// makes no plain sentence doubtful.
func TestUncertainSaysWhy(t *testing.T) {
	const doubt, plain = "Divers may have seen a long crack in the hull of the ferry.", "The ferry has a long crack in the hull, as divers have seen."
	for _, c := range []struct {
		texts [2]string
		told  int
	}{
		{[2]string{doubt, plain}, 0},
		{[2]string{doubt, doubt}, 1},
	} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_hull"}, Articles: []parallax.Covered{
			source("a_1", "Vell News", "en", at(9, 8), "Hull", c.texts[0]), source("a_2", "The Beck", "en", at(9, 9), "Ferry", c.texts[1])}}
		claim := parallax.Claim{ID: "c_crack", Weight: 1}
		for i := range cov.Articles {
			a := &cov.Articles[i]
			doubts := a.Article.Text == doubt
			if doubts {
				note(a, "may", parallax.Annotation{Kind: parallax.KindWord, Word: &parallax.Word{Class: parallax.Hedge}})
			}
			e := parallax.Evidence{Article: a.Article.ID, Revision: 1, Span: parallax.TextSpan(0, len(a.Article.Text)), Exact: a.Article.Text}
			claim.Members = append(claim.Members, parallax.Member{Statement: parallax.Statement{Evidence: e, Hedged: doubts}, Score: 0.6 + 0.3*float64(i)})
		}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_hull", Claims: []parallax.Claim{claim}}, Options{})
		told := 0
		for _, b := range k.uncertain() {
			for _, p := range b.Points {
				told++
				if len(p.About) == 0 {
					t.Errorf("%q: nothing says why it is uncertain", p.Line.Text)
				}
			}
		}
		if told != c.told {
			t.Errorf("%q: %d lines, want %d", c.texts, told, c.told)
		}
	}
}
