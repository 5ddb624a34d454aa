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
		read              func(*parallax.Quantity)
	}{
		{"a copy", copied, "win", 37, "37", 3, nil},
		{"a copy with the thing read otherwise", copied, "wins", 37, "37", 3, nil},
		{"another number", "Vell, who was picked by the jury of the regatta, came to 38 wins.", "win", 38, "38", 2, nil},
		{"the word for the thing", "Vell came to 37, each a win of the regatta, by the jury.", "", 37, "37", 3, nil},
		{"another sentence", "Karvik sent 37 boats to the harbour in the morning.", "boat", 37, "37", 2, nil},
		{"one of the thing and nothing else alike", "Bakers of Karvik sang on Tuesday, and a book there lists 37 wins.", "win", 37, "37", 2, nil},
		{"no more than so many", copied, "win", 37, "37", 2, func(q *parallax.Quantity) { q.Bound = parallax.AtMost }},
		{"of a unit", copied, "win", 37, "37", 2, func(q *parallax.Quantity) { q.Unit = "kg" }},
		{"of an act", copied, "win", 37, "37", 2, func(q *parallax.Quantity) { q.Act = "injured" }},
		{"of another type", copied, "win", 37, "37", 2, func(q *parallax.Quantity) { q.Type = parallax.Percent }},
	} {
		t.Run(c.name, func(t *testing.T) {
			cov := parallax.Coverage{Story: parallax.Story{ID: "s_wins"}, Articles: []parallax.Covered{
				counting("a_1", "Fell Courier", "In the harbour Vell sat down with 37 wins and a wet shirt.", "37", 37, "win"),
				counting("a_2", "Torvik Weekly", copied, "37", 37, "win"),
				counting("a_3", "Skerry Gazette", c.text, c.number, c.value, c.thing),
			}}
			if third := &cov.Articles[2]; c.read != nil {
				c.read(third.Notes[len(third.Notes)-1].Quantity)
			}
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

// TestFewGivers wants no other article behind a small number: of three there are many things in a story.
func TestFewGivers(t *testing.T) {
	const text = "Vell, who was picked by the jury of the regatta, came to 3 wins."
	cov := parallax.Coverage{Articles: []parallax.Covered{
		counting("a_1", "Fell Courier", text, "3", 3, "win"), counting("a_2", "Torvik Weekly", text, "3", 3, "win"),
	}}
	k := newComposer(cov.Indexed(), &parallax.Comparison{}, Options{})
	var card parallax.ValueCard
	row, _ := k.givenAt(k.cov.Find("a_1"), parallax.TextSpan(0, len(text)), &parallax.Quantity{Type: parallax.Number, Value: 3})
	k.addValue(&card, &row)
	k.joinGivers(&card)
	if got := len(card.Values[0].Line.Evidence); got != 1 {
		t.Errorf("%d places behind a small number", got)
	}
}
