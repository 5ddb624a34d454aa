package web

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestLeast holds it against sorting all.
func TestLeast(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		list := r.Perm(r.IntN(40))
		n := r.IntN(12)
		sorted := slices.Sorted(slices.Values(list))
		if got := least(list, n, cmp.Compare[int]); !slices.Equal(got, sorted[:min(n, len(sorted))]) {
			t.Fatalf("%d of %v: %v", n, list, got)
		}
	}
}
