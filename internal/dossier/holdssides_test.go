package dossier

import (
	"testing"

	"parallax"
)

// TestHoldsSides wants a card all of whose sides stand in another of its kind to be that one, and one with a side of its own not.
func TestHoldsSides(t *testing.T) {
	card := func(kind parallax.DifferenceKind, groups ...[]string) *parallax.DifferenceCard {
		d := &parallax.DifferenceCard{Kind: kind}
		for _, g := range groups {
			var sides []parallax.SideCard
			for _, words := range g {
				sides = append(sides, parallax.SideCard{Article: parallax.ArticleID("a_" + words), Line: &parallax.Line{Text: words}})
			}
			d.Groups = append(d.Groups, parallax.SideGroup{Sides: sides})
		}
		return d
	}
	large := card(parallax.Ascription, []string{"told", "also told"}, []string{"says the mayor", "says she"})
	for _, c := range []struct {
		name  string
		small *parallax.DifferenceCard
		want  bool
	}{
		{"part", card(parallax.Ascription, []string{"told"}, []string{"says she"}), true},
		{"the same", large, false},
		{"a side of its own", card(parallax.Ascription, []string{"told"}, []string{"says he"}), false},
		{"another kind", card(parallax.Wording, []string{"told"}, []string{"says she"}), false},
		{"one side", card(parallax.Ascription, []string{"told"}), false},
	} {
		if got := holdsSides(large, c.small); got != c.want {
			t.Errorf("%s: held %v", c.name, got)
		}
	}
}

// TestCardOfAllSides wants a card that has all sides of several to stand alone, whichever comes first.
func TestCardOfAllSides(t *testing.T) {
	cov := &parallax.Coverage{Articles: []parallax.Covered{
		source("a", "Courier", "en", at(9, 8), "", "The mill of Torvik burned down."),
		source("b", "Weekly", "en", at(9, 9), "", "The mill of Torvik was torched."),
		source("c", "Tribune", "en", at(9, 10), "", "The mill of Torvik was set alight."),
	}}
	of := func(id parallax.DifferenceID, places ...int) parallax.Difference {
		d := parallax.Difference{ID: id, Kind: parallax.Wording, Why: []parallax.Reason{{What: "words"}}}
		for i, place := range places {
			a := &cov.Articles[place]
			span := parallax.TextSpan(0, len(a.Article.Text))
			e, err := parallax.Cite(&a.Article, span)
			if err != nil {
				t.Fatal(err)
			}
			d.Sides = append(d.Sides, parallax.Side{Evidence: e, Span: span, Group: i})
		}
		return d
	}
	ab, bc, abc := of("d_ab", 0, 1), of("d_bc", 1, 2), of("d_abc", 0, 1, 2)
	for _, list := range [][]parallax.Difference{{ab, bc, abc}, {abc, ab, bc}, {ab, abc, bc}} {
		blocks := newComposer(cov.Indexed(), &parallax.Comparison{}, Options{}).cards(nil, list, parallax.Wording)
		if len(blocks) != 1 || len(blocks[0].Differences) != 1 || len(blocks[0].Differences[0].Groups) != 3 {
			t.Errorf("%s first: %+v", list[0].ID, blocks)
		}
	}
	if blocks := newComposer(cov.Indexed(), &parallax.Comparison{}, Options{}).cards(nil, []parallax.Difference{ab, bc}, parallax.Wording); len(blocks) != 1 || len(blocks[0].Differences) != 2 {
		t.Errorf("two that share a side: %+v", blocks)
	}
}
