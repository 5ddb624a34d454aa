package main

import (
	"cmp"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
)

// listed is how many stories of a set are listed.
const listed = 20

// told is one labelled story with what became of its documents.
type told struct {
	gold  string
	docs  int
	parts map[string]int            // documents by the story found
	mixed map[string]map[string]int // by the story found: documents of other labelled stories in it
	f     float64                   // B-cubed F1 over its documents
}

// worst lists the stories of each set that are grouped worst, by id: how many documents stand
// in each story found, and those of which other labelled stories stand there too.
func worst(eval string, names []string) error {
	for _, name := range names {
		docs, err := read(filepath.Join(eval, name))
		if err != nil {
			return err
		}
		found, _ := labels(place(docs))
		fmt.Printf("== %s\n", name)
		list := tell(docs, found)
		for _, t := range list[:min(len(list), listed)] {
			fmt.Printf("%-20s %.2f of %3d:", t.gold, t.f, t.docs)
			for _, id := range slices.SortedFunc(maps.Keys(t.parts), func(a, b string) int { return cmp.Or(cmp.Compare(t.parts[b], t.parts[a]), strings.Compare(a, b)) }) {
				fmt.Printf(" %d", t.parts[id])
				for _, other := range slices.Sorted(maps.Keys(t.mixed[id])) {
					fmt.Printf("+%d %s", t.mixed[id][other], other)
				}
			}
			fmt.Println()
		}
	}
	return nil
}

// tell gives the labelled stories, worst first.
func tell(docs []document, found map[string]string) []told {
	size := map[string]float64{}
	stories := map[string]*told{}
	for _, d := range docs {
		size[found[d.id]]++
		t := stories[d.gold]
		if t == nil {
			t = &told{gold: d.gold, parts: map[string]int{}, mixed: map[string]map[string]int{}}
			stories[d.gold] = t
		}
		t.docs++
		t.parts[found[d.id]]++
	}
	for _, t := range stories {
		var p, r float64
		for id, n := range t.parts {
			t.mixed[id] = map[string]int{}
			for _, other := range stories {
				if m := other.parts[id]; m > 0 && other != t {
					t.mixed[id][other.gold] = m
				}
			}
			p += float64(n*n) / size[id]
			r += float64(n * n)
		}
		p, r = p/float64(t.docs), r/float64(t.docs)/float64(t.docs)
		t.f = 2 * p * r / (p + r)
	}
	list := make([]told, 0, len(stories))
	for _, gold := range slices.Sorted(maps.Keys(stories)) {
		list = append(list, *stories[gold])
	}
	slices.SortStableFunc(list, func(a, b told) int { return cmp.Compare(a.f, b.f) })
	return list
}
