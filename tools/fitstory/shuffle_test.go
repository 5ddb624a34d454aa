package main

import (
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

// TestInventedArrivals places invented articles in the order of their days, in orders that differ
// within a day and in any order, and wants the right stories each time. One tells of a trial in
// the town of a disaster, which it mentions at the end.
func TestInventedArrivals(t *testing.T) {
	docs, err := read(filepath.Join("testdata", "arrivals"))
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(5, 6))
	want := func(order string) {
		stories, _ := labels(place(docs))
		for _, d := range docs {
			for _, e := range docs {
				if got, want := stories[d.id] == stories[e.id], d.gold == e.gold; d.id < e.id && got != want {
					t.Errorf("%s: %s and %s in one story: %v, want %v", order, d.id, e.id, got, want)
				}
			}
		}
	}
	want("in order of days")
	for range 10 {
		withinDays(r, docs)
		want("shuffled within days")
	}
	for range 30 {
		r.Shuffle(len(docs), func(a, b int) { docs[a], docs[b] = docs[b], docs[a] })
		want("in any order")
	}
}

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
		want := f1(docs)
		r := rand.New(rand.NewPCG(1, 2))
		for range 2 {
			withinDays(r, docs)
			got := f1(docs)
			t.Logf("%s: %.5f, shuffled %.5f", set, want, got)
			if math.Abs(got-want) >= 0.01 {
				t.Errorf("%s: %.3f in another order, %.3f in the first", set, got, want)
			}
		}
	}
}
