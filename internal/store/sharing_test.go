package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"parallax"
)

// TestSharingIsExact holds sharing against all articles in reach, one by one.
func TestSharingIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2))
	sketch := func(i int) parallax.Sketch {
		terms := map[string]int{}
		for range 80 {
			terms[fmt.Sprint("w:", r.IntN(40)*r.IntN(40))] = 200 + r.IntN(900)
		}
		k := parallax.Sketch{Article: parallax.ArticleID(fmt.Sprint("a_", i)), Story: "s", At: hour(r.IntN(24 * 20)), Terms: parallax.NewTerms(terms)}
		if i%50 == 0 {
			k.At = time.Time{}
		}
		if i%70 == 0 {
			k.Story = ""
		}
		return k
	}
	recent := NewRecent()
	for i := range 1500 {
		recent.put(sketch(i))
	}
	const within = 5 * 24 * time.Hour
	many := 0
	for i := range 60 {
		k := *recent.held[25*i].whole // as when it is looked at again
		n := recent.Near(k, within)
		terms, when := weightiest(&k, &n), spanOf(&k, within)
		var want []hit
		for at := range recent.held {
			h := &recent.held[at]
			if like := recent.shared(terms, h.whole, 1<<len(terms)-1); like >= parallax.Enough-1 && h.article != k.Article && when.has(timeOf(h)) {
				want = append(want, hit{number: recent.first + at, like: like})
			}
		}
		slices.SortFunc(want, likelier)
		if len(want) > alike {
			many++
		}
		if got := recent.sharing(&k, &n, recent.place(k.Article), when); !slices.Equal(got, nearest(want[:min(len(want), alike)]).numbers()) {
			t.Fatalf("%d: %v, want %v", i, got, nearest(want[:min(len(want), alike)]).numbers())
		}
	}
	if many < 20 {
		t.Errorf("%d of 60 share enough with more than %d", many, alike)
	}
}
