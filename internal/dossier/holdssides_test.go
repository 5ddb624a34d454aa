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
