package dossier

import (
	"testing"

	"parallax"
)

// TestTieIsNotFirst wants no line first among the key points that speaks of the news as told, whatever words of the headline it has.
func TestTieIsNotFirst(t *testing.T) {
	const tie = "The release comes as harbour master Rud, whose notes and book tell of Karvik, tours the coast."
	const fact = "The council of Karvik released the notes of the harbour master on Tuesday."
	list := []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "Notes", tie), source("a_2", "The Beck", "en", at(9, 9), "Out", fact)}
	c := parallax.Coverage{Story: parallax.Story{ID: "s_notes"}, Articles: list}
	k := newComposer(c.Indexed(), &parallax.Comparison{Story: "s_notes"}, Options{})
	k.heading = stems("Notes of harbour master released in Karvik, as in his book", "en")
	var points []parallax.Point
	for i := range c.Articles {
		a := &c.Articles[i].Article
		line, err := parallax.QuoteLine(a, parallax.TextSpan(0, len(a.Text)))
		if err != nil {
			t.Fatal(err)
		}
		points = append(points, parallax.Point{Line: line, Counts: &parallax.Counts{Outlets: 1, Origins: 1}})
	}
	k.headlineFirst(points)
	if points[0].Line.Text != fact {
		t.Errorf("first: %s", points[0].Line.Text)
	}
	for text, want := range map[string]bool{tie: true, fact: false, "The ferry comes at noon, as always.": false} {
		a := source("a_1", "Vell News", "en", at(9, 8), "Notes", text)
		if _, got := ties(&a, parallax.TextSpan(0, len(text))); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
