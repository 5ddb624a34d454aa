package compare

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestLargeStoriesChooseTheLikestPairs(t *testing.T) {
	const n = 1000
	var all []candidate
	for a := range int32(n) {
		for b := a + 1; b < n; b++ {
			all = append(all, candidate{a, b, 1 / float64(1+b-a)})
		}
	}
	few := chosen(n, all[:mostPairs])
	if got := few.made(); len(got) != mostPairs || few.full(0) {
		t.Errorf("%d of %d pairs kept where all may be", len(got), mostPairs)
	}
	many := chosen(n, all)
	kept := many.made()
	if len(kept) > 2*mostPairs || len(kept) < mostPairs/2 {
		t.Errorf("%d of %d pairs kept", len(kept), len(all))
	}
	for _, c := range all {
		if c.b == c.a+1 && !slices.Contains(kept[:min(len(kept), 2000)], c) && c.a < 3 {
			t.Errorf("the likest pair %v is lost", c)
		}
	}
	if !many.full(0) {
		t.Error("a statement that had to choose is not marked")
	}
}

// What is left out early would be left out in the end, too.
func TestChoiceOfAllAtOnce(t *testing.T) {
	const n = 1000
	random := rand.New(rand.NewPCG(3, 4))
	var all []candidate
	of := make([][]float64, n)
	for b := range int32(n) {
		for a := range b {
			c := candidate{a, b, float64(random.IntN(5000))}
			all, of[a], of[b] = append(all, c), append(of[a], c.first), append(of[b], c.first)
		}
	}
	c := newChoice(n, 0)
	c.room = 30_000
	for _, x := range all {
		c.add(x)
	}
	least := make([]float64, n)
	for id, list := range of {
		slices.Sort(list)
		least[id] = list[len(list)-c.most]
	}
	want := slices.DeleteFunc(all, func(x candidate) bool { return x.first < least[x.a] && x.first < least[x.b] })
	if got := c.made(); !slices.Equal(got, want) {
		t.Errorf("%d pairs chosen, want %d", len(got), len(want))
	}
}

func chosen(n int, all []candidate) *choice {
	c := newChoice(n, 0)
	for _, x := range all {
		c.add(x)
	}
	return c
}
