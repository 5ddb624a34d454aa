package store

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"parallax"
)

// leaning gives a unit vector near another, the farther the larger the noise.
func leaning(r *rand.Rand, v parallax.Vector, size int, noise float64) parallax.Vector {
	out, sum := make(parallax.Vector, size), 0.0
	for i := range out {
		x := noise * r.NormFloat64() / math.Sqrt(float64(size))
		if v != nil {
			x += float64(v[i])
		}
		out[i] = float32(x)
		sum += x * x
	}
	for i := range out {
		out[i] /= float32(math.Sqrt(sum))
	}
	return out
}

// TestKinIsExactNearby holds kin against all vectors in eight bits, one by one. While few are in
// reach it wants the same articles in the same order; of many, those that tell the same.
func TestKinIsExactNearby(t *testing.T) {
	for _, test := range []struct {
		articles, size int
		least          float64 // of all, and of those alike
		leastAlike     float64
	}{{compared, 256, 1, 1}, {compared, 100, 1, 1}, {8000, 256, 0.5, 0.99}, {8000, 700, 0.5, 0.99}} {
		r := rand.New(rand.NewPCG(7, uint64(test.articles)))
		recent := NewRecent()
		var events []parallax.Vector
		for range test.articles / 12 {
			events = append(events, leaning(r, nil, test.size, 1))
		}
		for i := range test.articles {
			k := parallax.Sketch{
				Article: parallax.ArticleID(fmt.Sprint("a_", i)), Story: "s", Language: []string{"en", "de", "ru"}[i%3],
				At: hour(r.IntN(24 * 20)), Vector: leaning(r, events[i%len(events)], test.size, 1),
			}
			if i%50 == 0 {
				k.At = time.Time{}
			}
			if i%70 == 0 {
				k.Story = ""
			}
			recent.put(k)
		}
		var found, all, foundAlike, allAlike float64
		for i := range 100 {
			k := parallax.Sketch{Article: "a_1", Language: "de", At: hour(r.IntN(24 * 20)), Vector: leaning(r, events[i%len(events)], test.size, 1)}
			got, want := recent.kin(&k, recent.place(k.Article)), exactKin(recent, &k)
			if test.least == 1 && !slices.Equal(got, want) {
				t.Fatalf("of %d: %v, want %v", test.articles, got, want)
			}
			for _, n := range want {
				has := 0.0
				if slices.Contains(got, n) {
					has = 1
				}
				found, all = found+has, all+1
				if cosine(recent.get(n).whole, &k) > 0.3 { // of two that lean to one event it is 0.5
					foundAlike, allAlike = foundAlike+has, allAlike+1
				}
			}
		}
		t.Logf("of %d vectors of %d: %.4f of all, %.4f of %v alike", test.articles, test.size, found/all, foundAlike/allAlike, allAlike)
		if found/all < test.least || foundAlike/allAlike < test.leastAlike || allAlike < 100 {
			t.Errorf("of %d vectors of %d: %.4f of all, %.4f of %v alike", test.articles, test.size, found/all, foundAlike/allAlike, allAlike)
		}
	}
}

func cosine(a, b *parallax.Sketch) float32 {
	v, _ := a.Coarse()
	w, _ := b.Coarse()
	return v.Dot(w)
}

// exactKin is kin by its definition.
func exactKin(r *Recent, k *parallax.Sketch) (out []int) {
	type pair struct {
		number int
		dot    float32
	}
	var all []pair
	for i := range r.held {
		if h := &r.held[i]; h.story != "" && h.whole.Language != k.Language && h.article != k.Article && spanOf(k, kinWithin).has(timeOf(h)) {
			all = append(all, pair{i, cosine(h.whole, k)})
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(b.dot, a.dot) })
	for _, p := range all[:min(kin, len(all))] {
		out = append(out, p.number)
	}
	return out
}
