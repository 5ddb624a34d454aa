package dossier

import (
	"testing"

	"parallax"
)

// TestInOneVoice wants a statement in another language, where no words meet, not to stand behind a line when one of its own language that does
// can stand neither behind it nor before it: that twelve sailors are held is no telling that they are unhurt.
func TestInOneVoice(t *testing.T) {
	for _, c := range []struct {
		other string
		want  bool
	}{
		{"Die Anna Rud und ihre 12 Seeleute werden wegen der laufenden Ermittlungen im Dock von Torvik festgehalten.", false},
		{"Die 12 Seeleute der Anna Rud, die am Kai lag, gingen unverletzt von Bord.", true},
	} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_silo"}, Articles: []parallax.Covered{
			source("a_1", "Fell Courier", "en", at(9, 8), "", "The 12 sailors of the freighter Anna Rud were taken off unhurt."),
			source("a_2", "Hafenblatt", "de", at(9, 9), "", "Die 12 Seeleute des Frachters Anna Rud, der am Kai lag, konnten unverletzt von Bord gehen."),
			source("a_3", "Kornmarkt", "de", at(9, 10), "", c.other),
		}}
		for i, thing := range []string{"sailor", "seemann", "seemann"} {
			quantityNote(&cov.Articles[i], "12", parallax.Quantity{Type: parallax.Number, Value: 12, Step: 1, Thing: thing})
			own(&cov.Articles[i])
		}
		crew := claim("c_crew", 1, true, member(&cov, 0, "12"), member(&cov, 1, "12"), member(&cov, 2, "12"))
		crew.Members[2].Score = 0.7
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_silo", Claims: []parallax.Claim{crew}}, Options{})
		a := k.cov.Find("a_1")
		behind := map[parallax.ArticleID]bool{}
		for _, r := range k.standingBehind(ranked{at: a, span: parallax.TextSpan(0, len(a.Article.Text))}) {
			behind[r.at.Article.ID] = true
		}
		if !behind["a_2"] || behind["a_3"] != c.want {
			t.Errorf("behind the line stand %v: %s", behind, c.other)
		}
	}
}
