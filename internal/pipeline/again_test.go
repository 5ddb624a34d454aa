package pipeline

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"parallax"
	"parallax/internal/annotate"
	"parallax/internal/compare"
	"parallax/internal/embed"
)

// TestComparedAgain holds that a story which is compared again as articles come to it, in whatever order, and as some go,
// is compared as it is when nothing is remembered of it.
func TestComparedAgain(t *testing.T) {
	whole := inventStory(t, 14)
	for i := range whole.Articles {
		if a := &whole.Articles[i]; i%3 == 1 { // words of another language are kin by meaning alone
			a.Article.Language = "de"
			a.Notes = annotate.Article(a.Article)
		}
	}
	random := rand.New(rand.NewPCG(1, 2))
	var m compare.Memo
	for round := range 3 {
		articles := slices.Clone(whole.Articles)
		random.Shuffle(len(articles), func(i, j int) { articles[i], articles[j] = articles[j], articles[i] })
		for n := 2; n <= len(articles); n += 3 {
			c := parallax.Coverage{Story: whole.Story, Articles: articles[:n]}
			if n > 8 {
				c.Articles = articles[3:n]
			}
			again, anew := m.Coverage(c, embed.Table().Terms), compare.Coverage(c, embed.Table().Terms)
			if !reflect.DeepEqual(again, anew) {
				t.Fatalf("round %d, %d articles: %d claims again, %d anew, or other ones", round, n, len(again.Claims), len(anew.Claims))
			}
			if n > 5 && len(anew.Claims) == 0 {
				t.Error("nothing is compared")
			}
		}
	}
}
