package story

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"parallax"
)

// BenchmarkCompare compares an article of 250 terms with others of which a tenth is shared.
func BenchmarkCompare(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	long := func(id string) parallax.Sketch {
		s := parallax.Sketch{Article: parallax.ArticleID(id), Language: "en", Vector: make(parallax.Vector, 256), Opening: make(parallax.Vector, 256)}
		terms := map[string]int{}
		for range 250 {
			terms[fmt.Sprint("w:", r.IntN(2500))] = 100 + r.IntN(800)
		}
		s.Terms = parallax.NewTerms(terms)
		return s
	}
	q := ask(long("a"), nil, &parallax.Near{})
	var others []parallax.Sketch
	for i := range 200 {
		others = append(others, long(fmt.Sprint("b", i)))
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		q.compare(&others[i%len(others)], nil)
	}
}
