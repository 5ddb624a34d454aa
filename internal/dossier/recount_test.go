package dossier

import (
	"testing"

	"parallax"
)

// TestRecount wants a value that is counted already to be counted again when others are found to give it too.
func TestRecount(t *testing.T) {
	one := source("a_1", "Vell News", "en", at(9, 8), "Boat", "Six rifles were found on a boat in the old harbour of Varn.")
	two := source("a_2", "The Beck", "en", at(9, 9), "Rifles", "The customs of Varn say that they found six rifles.")
	cov := parallax.Coverage{Story: parallax.Story{ID: "s_boat"}, Articles: []parallax.Covered{one, two}}
	k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_boat"}, Options{})
	row := func(id parallax.ArticleID) parallax.ValueRow {
		at := k.cov.Find(id)
		line, err := parallax.QuoteLine(&at.Article, parallax.TextSpan(0, len(at.Article.Text)))
		if err != nil {
			t.Fatal(err)
		}
		return parallax.ValueRow{Line: line, Value: "six", Normal: "6", Outlets: []string{at.Name()}}
	}
	cards := [2]parallax.ValueCard{{Values: []parallax.ValueRow{row("a_1")}}, {Values: []parallax.ValueRow{row("a_2")}}}
	for i := range cards {
		if k.sortValues(&cards[i]); cards[i].Values[0].Counts != (parallax.Counts{Outlets: 1, Origins: 1}) {
			t.Fatalf("one gives it: %+v", cards[i].Values[0].Counts)
		}
	}
	k.addValue(&cards[0], &cards[1].Values[0])
	if k.sortValues(&cards[0]); len(cards[0].Values) != 1 || cards[0].Values[0].Counts != (parallax.Counts{Outlets: 2, Origins: 2}) {
		t.Errorf("two give it: %+v", cards[0].Values)
	}
}
