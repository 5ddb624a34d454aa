package dossier

import (
	"testing"

	"parallax"
)

// counting gives a source that counts so many of a thing in its text.
func counting(id parallax.ArticleID, outlet, text, number string, value float64, thing string) parallax.Covered {
	c := source(id, outlet, "en", at(9, 8), "Rowing", text)
	note(&c, number, parallax.Annotation{Kind: parallax.KindQuantity, Quantity: &parallax.Quantity{Type: parallax.Number, Value: value, Thing: thing}})
	return c
}

// TestGivers wants a value to have every article that gives it in like words, and to be shown by the sentence that most of them print.
func TestGivers(t *testing.T) {
	const copied = "Vell, who was picked by the jury of the regatta, came to 37 wins."
	for _, c := range []struct {
		name, text, thing string
		value             float64
		number            string
		want              int // outlets
	}{
		{"a copy", copied, "win", 37, "37", 3},
		{"a copy with the thing read otherwise", copied, "wins", 37, "37", 3},
		{"another number", "Vell, who was picked by the jury of the regatta, came to 38 wins.", "win", 38, "38", 2},
		{"the word for the thing", "Vell came to 37, each a win of the regatta, by the jury.", "", 37, "37", 3},
		{"another sentence", "Karvik sent 37 boats to the harbour in the morning.", "boat", 37, "37", 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			cov := parallax.Coverage{Story: parallax.Story{ID: "s_wins"}, Articles: []parallax.Covered{
				counting("a_1", "Fell Courier", "In the harbour Vell sat down with 37 wins and a wet shirt.", "37", 37, "win"),
				counting("a_2", "Torvik Weekly", copied, "37", 37, "win"),
				counting("a_3", "Skerry Gazette", c.text, c.number, c.value, c.thing),
			}}
			k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_wins"}, Options{})
			var card parallax.ValueCard
			for _, id := range []parallax.ArticleID{"a_1", "a_2"} {
				own := k.cov.Find(id)
				row, ok := k.givenAt(own, parallax.TextSpan(0, len(own.Article.Text)), &parallax.Quantity{Type: parallax.Number, Value: 37})
				if !ok {
					t.Fatalf("no row of %s", id)
				}
				k.addValue(&card, &row)
			}
			k.joinGivers(&card)
			row := &card.Values[0]
			if row.Counts.Outlets != c.want {
				t.Errorf("%d outlets", row.Counts.Outlets)
			}
			k.plainly(row)
			if shown := row.Line.Text; (shown == copied) != (c.want == 3) || row.Counts.Outlets != c.want {
				t.Errorf("shown by %q, %d outlets", shown, row.Counts.Outlets)
			}
		})
	}
}
