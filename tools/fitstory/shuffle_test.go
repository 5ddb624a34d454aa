package main

import (
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// TestOrderOfArrival shuffles the documents of each day and wants the same grouping: B-cubed F1
// less than 0.01 apart.
func TestOrderOfArrival(t *testing.T) {
	if testing.Short() {
		t.Skip("places a whole set several times")
	}
	eval := os.Getenv("PARALLAX_EVAL")
	if eval == "" {
		eval = "../../../shared"
	}
	for _, set := range []string{"allsides", "basil", "meantime", "newswcl50"} {
		folder := filepath.Join(eval, "eval", set)
		if _, err := os.Stat(folder); err != nil {
			t.Skipf("the labelled sets are not here: %v", err)
		}
		docs, err := read(folder)
		if err != nil {
			t.Fatal(err)
		}
		all := func(document) bool { return true }
		stories, _ := labels(place(docs))
		_, _, want := bcubed(docs, stories, all)
		r := rand.New(rand.NewPCG(1, 2))
		for range 2 {
			for i := 0; i < len(docs); {
				j := i + 1
				for j < len(docs) && docs[j].sketch.At.Equal(docs[i].sketch.At) {
					j++
				}
				day := docs[i:j]
				r.Shuffle(len(day), func(a, b int) { day[a], day[b] = day[b], day[a] })
				i = j
			}
			stories, _ = labels(place(docs))
			_, _, got := bcubed(docs, stories, all)
			t.Logf("%s: %.5f, shuffled %.5f", set, want, got)
			if math.Abs(got-want) >= 0.01 {
				t.Errorf("%s: %.3f in another order, %.3f in the first", set, got, want)
			}
		}
	}
}
