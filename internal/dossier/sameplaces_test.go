package dossier

import (
	"testing"

	"parallax"
)

// TestSamePlaces wants a row to be one above again where all its places, two or more, stand behind that.
func TestSamePlaces(t *testing.T) {
	line := func(starts ...int) *parallax.Line {
		var out parallax.Line
		for _, n := range starts {
			out.Evidence = append(out.Evidence, parallax.Citation{Evidence: parallax.Evidence{Article: parallax.ArticleID(rune('a' + n/100)), Span: parallax.TextSpan(n, n+10)}})
		}
		return &out
	}
	above := line(0, 100, 200)
	for _, c := range []struct {
		line *parallax.Line
		want bool
	}{
		{line(200, 0, 100), true},
		{line(100, 0), true},
		{line(100, 50), false}, // another sentence of an article
		{line(0, 100, 200, 300), false},
		{line(0), false}, // one source may tell another thing in the same sentence
	} {
		if got := samePlaces(c.line, above); got != c.want {
			t.Errorf("%d places are those above: %v, want %v", len(c.line.Evidence), got, c.want)
		}
	}
}
