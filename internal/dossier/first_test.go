package dossier

import (
	"testing"

	"parallax"
)

// TestHeadlineFirst puts the point before the others that says what the headline says, unless only one origin does and
// others contradict it, else the first in the reader's language.
func TestHeadlineFirst(t *testing.T) {
	cov, cmp := fixture()
	point := func(article int, words string, claim parallax.ClaimID, origins int) parallax.Point {
		at := &cov.Articles[article]
		line, err := parallax.QuoteLine(&at.Article, find(at, words))
		if err != nil {
			t.Fatal(err)
		}
		return parallax.Point{Line: line, Claim: claim, Counts: &parallax.Counts{Outlets: 3, Origins: origins}}
	}
	foreign := func() []parallax.Point {
		return []parallax.Point{
			point(3, "أصيب 14 شخصا بحسب هيئة الميناء.", "c_injured", 3),
			point(2, "Repairs will cost 2.38 million crowns.", "c_cost", 2),
			point(0, "The ferry Maren Dahl struck the north pier of Karvik on Monday evening.", "c_struck", 1),
		}
	}
	for _, c := range []struct {
		disputed bool
		want     parallax.ClaimID
	}{{false, "c_struck"}, {true, "c_cost"}} {
		k := newComposer(&cov, &cmp, Options{Language: "en"})
		k.heading = stems("Ferry Maren Dahl struck north pier", "en")
		k.dispute = map[parallax.ClaimID]bool{"c_struck": c.disputed}
		points := foreign()
		k.headlineFirst(points)
		if points[0].Claim != c.want {
			t.Errorf("disputed %v: %s comes first", c.disputed, points[0].Claim)
		}
	}
}
