package compare

import (
	"strings"
	"testing"

	"parallax"
)

// TestOneSideEach wants an article to be one side of a difference in who says a thing.
func TestOneSideEach(t *testing.T) {
	side := func(article, normal string) parallax.Side {
		return parallax.Side{Evidence: parallax.Evidence{Article: parallax.ArticleID(article)}, Normal: normal}
	}
	var got []string
	for _, x := range oneSideEach([]parallax.Side{side("a", asFact), side("b", "police"), side("a", "a paper"), side("b", "police"), side("c", "a paper")}) {
		got = append(got, string(x.Evidence.Article)+" "+x.Normal)
	}
	if want := "b police, a a paper, b police, c a paper"; strings.Join(got, ", ") != want {
		t.Errorf("sides %q, want %q", got, want)
	}
}
