package main

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
)

// shuffles is how often each set is placed in another order.
const shuffles = 5

// shuffle places the documents of each set in the order of their days, in others that differ
// within a day, and in any, and prints the B-cubed F1 of each.
func shuffle(eval string, names []string) error {
	for _, name := range names {
		if name == "tgcontest" {
			continue // pairs
		}
		docs, err := read(filepath.Join(eval, name))
		if err != nil {
			return err
		}
		fmt.Printf("%-12s in order %.3f", name, f1(docs))
		r := rand.New(rand.NewPCG(1, 2))
		fmt.Print("  within a day")
		for range shuffles {
			withinDays(r, docs)
			fmt.Printf(" %.3f", f1(docs))
		}
		fmt.Print("  in any")
		for range shuffles {
			r.Shuffle(len(docs), func(a, b int) { docs[a], docs[b] = docs[b], docs[a] })
			fmt.Printf(" %.3f", f1(docs))
		}
		fmt.Println()
	}
	return nil
}

// f1 places the documents in the order given.
func f1(docs []document) float64 {
	stories, _ := labels(place(docs))
	_, _, f := bcubed(docs, stories, func(document) bool { return true })
	return f
}

// withinDays shuffles the documents that have one time, or none.
func withinDays(r *rand.Rand, docs []document) {
	for i := 0; i < len(docs); {
		j := i + 1
		for j < len(docs) && docs[j].sketch.At.Equal(docs[i].sketch.At) {
			j++
		}
		day := docs[i:j]
		r.Shuffle(len(day), func(a, b int) { day[a], day[b] = day[b], day[a] })
		i = j
	}
}
