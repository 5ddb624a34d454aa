package store

import (
	"math/rand/v2"
	"slices"
	"testing"

	"parallax"
)

// TestIndexOfTerms holds the index against plain lists while articles come, are revised and go.
func TestIndexOfTerms(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	x, want := index{entries: map[parallax.Term]int32{}}, map[parallax.Term][]int32{}
	reused := false
	for range 20_000 {
		term, number := parallax.Term(8*r.IntN(12)+1), int32(r.IntN(9))
		if at, has := slices.BinarySearch(want[term], number); has {
			x.remove(term, number)
			want[term] = slices.Delete(want[term], at, at+1)
		} else {
			reused = reused || len(want[term]) == 1 && len(x.free) > 0
			x.add(term, number)
			want[term] = slices.Insert(want[term], at, number)
		}
		if got := x.latest(term, 0); !slices.Equal(got, want[term]) || x.count(term) != len(got) {
			t.Fatalf("term %d: %d articles, %v; they are %v", term, x.count(term), got, want[term])
		}
	}
	if len(x.many) > 12 || !reused {
		t.Errorf("%d places for 12 terms; used again: %v", len(x.many), reused)
	}
}

// TestIndexKnowsTheLatest asks that of a term that very many have the latest are known.
func TestIndexKnowsTheLatest(t *testing.T) {
	x := index{entries: map[parallax.Term]int32{}}
	for number := range int32(3*longest + 10) {
		x.add(1, number)
	}
	list := x.latest(1, 0)
	if n := len(list); n != longest || list[0] != 2*longest+10 || list[n-1] != 3*longest+9 || x.count(1) != 3*longest+10 {
		t.Errorf("%d of %d, from %d to %d", n, x.count(1), list[0], list[n-1])
	}
}
