package compare

import (
	"testing"

	"parallax"
)

// Two differences on who says a thing are one where they share the place that tells it as a fact and all their places make one claim.
func TestOneDifferenceOnWhoSaysAThing(t *testing.T) {
	side := func(article parallax.ArticleID, source string) parallax.Side {
		return parallax.Side{Evidence: parallax.Evidence{Article: article, Span: parallax.TextSpan(0, 9)}, Normal: source}
	}
	fact, other := side("a", asFact), side("b", asFact)
	guards, pilots := side("c", "guards"), side("d", "pilots")
	one := func(pairs ...[2]parallax.Side) map[[2]place]bool {
		out := map[[2]place]bool{}
		for _, p := range pairs {
			a, b := placeOf(&p[0]), placeOf(&p[1])
			out[[2]place{a, b}], out[[2]place{b, a}] = true, true
		}
		return out
	}
	all := [][2]parallax.Side{{fact, other}, {fact, guards}, {fact, pilots}, {other, pilots}, {guards, pilots}}
	for _, c := range []struct {
		name string
		list []parallax.Difference
		one  map[[2]place]bool
		want int
	}{
		{"one claim", []parallax.Difference{{Sides: []parallax.Side{fact, guards}}, {Sides: []parallax.Side{fact, pilots}}}, one(all...), 1},
		{"two of the places make none", []parallax.Difference{{Sides: []parallax.Side{fact, guards}}, {Sides: []parallax.Side{fact, pilots}}}, one(all[:4]...), 2},
		{"two facts", []parallax.Difference{{Sides: []parallax.Side{fact, guards}}, {Sides: []parallax.Side{other, pilots}}}, one(all...), 2},
	} {
		if got := onStatement(c.list, c.one); len(got) != c.want {
			t.Errorf("%s: %d differences, want %d", c.name, len(got), c.want)
		} else if c.want == 1 && len(got[0].Sides) != 3 {
			t.Errorf("%s: %d sides, want 3", c.name, len(got[0].Sides))
		}
	}
}
