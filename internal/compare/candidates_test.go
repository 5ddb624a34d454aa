package compare

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestLargeStoriesChooseTheLikestPairs(t *testing.T) {
	const n = 1000
	s := &story{}
	for i := range n {
		s.statements = append(s.statements, &statement{id: i})
	}
	var all []candidate
	for a := range int32(n) {
		for b := a + 1; b < n; b++ {
			all = append(all, candidate{a, b, 1 / float64(1+b-a)})
		}
	}
	few := s.choose(slices.Clone(all[:mostPairs]))
	if len(few) != mostPairs || s.statements[0].full {
		t.Errorf("%d of %d pairs kept where all may be", len(few), mostPairs)
	}
	kept := s.choose(slices.Clone(all))
	if len(kept) > 2*mostPairs || len(kept) < mostPairs/2 {
		t.Errorf("%d of %d pairs kept", len(kept), len(all))
	}
	for _, c := range all {
		if c.b == c.a+1 && !slices.Contains(kept[:min(len(kept), 2000)], c) && c.a < 3 {
			t.Errorf("the likest pair %v is lost", c)
		}
	}
	if !s.statements[0].full {
		t.Error("a statement that had to choose is not marked")
	}
}

func TestWordsOfTheWholeStoryLeadNowhere(t *testing.T) {
	var texts []string
	for range 60 {
		texts = append(texts, "The ferry sank.\nThe ferry sailed.")
	}
	s := read(invented(texts...), nil)
	s.settle()
	for id, found := range s.meetings() {
		for _, w := range found {
			if a, b := s.statements[w.a], s.statements[id]; a.telling == b.telling || a.id >= b.id {
				t.Fatalf("statements %d and %d met", a.id, b.id)
			}
		}
	}
	// "ferry" stands in all, "sank" and "sailed" in half of them: more than the story may share.
	if found := s.meetings(); slices.ContainsFunc(found, func(l []waiting) bool { return len(l) > 0 }) {
		t.Error("words known to the whole story led to statements")
	}
}

func TestRanked(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for n := 1; n < 200; n++ {
		list := make([]float64, n)
		for i := range list {
			list[i] = float64(random.IntN(1 + n/2))
		}
		sorted := slices.Sorted(slices.Values(list))
		for _, at := range []int{0, n / 3, n - 1} {
			if got := ranked(slices.Clone(list), at); got != sorted[at] {
				t.Fatalf("%v: at place %d stands %v, got %v", list, at, sorted[at], got)
			}
		}
	}
}
