package story

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax"
)

// TestHearAbroad has invented articles in three languages, some without a vector and not each near the other both ways,
// compared with some labels and heard again with others, and wants what comparing all of them with the latter gives.
func TestHearAbroad(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 5))
	articles := make([]parallax.Sketch, 40)
	for i := range articles {
		k := parallax.Sketch{Article: parallax.ArticleID(fmt.Sprint("a_", i)), Story: parallax.StoryID(fmt.Sprint("s_", i%8)), Language: []string{"en", "sv", "el"}[r.IntN(3)]}
		if r.IntN(8) > 0 {
			k.Vector = make(parallax.Vector, 16)
			for j := range k.Vector {
				k.Vector[j] = r.Float32() - 0.3
			}
		}
		terms := map[string]int{}
		for range 60 {
			terms[fmt.Sprint(string("wnx"[r.IntN(3)]), ":", r.IntN(150))] = 100 + r.IntN(500)
		}
		k.Terms, k.Title = parallax.NewTerms(terms), parallax.NewTerms(map[string]int{fmt.Sprint("w:", r.IntN(150)): 300})
		articles[i] = k.Light()
	}
	near := func(k *parallax.Sketch) (n parallax.Near, edges []parallax.Edge) {
		for i := range articles {
			if b := &articles[i]; b.Article != k.Article && (i*7+len(k.Article)+k.Terms.Len())%3 > 0 {
				n.Sketches = append(n.Sketches, *b)
			}
		}
		return n, nil
	}
	var labels []parallax.StoryID
	for range articles {
		labels = append(labels, parallax.StoryID(fmt.Sprint("told ", r.IntN(5))))
	}
	again, anew := newLook(articles), newLook(articles)
	again.compare(near)
	before := [][]float64{slices.Concat(again.z...), slices.Concat(again.line...)}
	again.labels, anew.labels = labels, labels
	again.hearAbroad()
	anew.compare(near)
	got, want := [][]float64{slices.Concat(again.z...), slices.Concat(again.line...), slices.Concat(again.told...)}, [][]float64{slices.Concat(anew.z...), slices.Concat(anew.line...), slices.Concat(anew.told...)}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("heard again it is otherwise than compared anew (-anew +again):\n%s", d)
	}
	if cmp.Equal(before[0], got[0]) || cmp.Equal(before[1], got[1]) {
		t.Error("labels made no difference, which shows nothing")
	}
}
