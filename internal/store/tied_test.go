package store

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"parallax"
)

// TestTied holds that the stories of each storyline are those that belong to it, whatever is tied, merged and let go of.
func TestTied(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	got, want := newTied(), map[parallax.StoryID]parallax.StorylineID{}
	story := func() parallax.StoryID { return parallax.StoryID(fmt.Sprint("s_", random.IntN(30))) }
	line := func() parallax.StorylineID { return parallax.StorylineID(fmt.Sprint("l_", random.IntN(6))) }
	for range 5000 {
		switch random.IntN(20) {
		case 0:
			from, into := line(), line()
			got.merge(from, into)
			for id, of := range want {
				if of == from {
					want[id] = into
				}
			}
		case 1:
			gone := story()
			got.keep(func(id parallax.StoryID) bool { return id != gone })
			delete(want, gone)
		case 2:
			id := story()
			got.tie(id, "")
			delete(want, id)
		default:
			id, of := story(), line()
			got.tie(id, of)
			want[id] = of
		}
		seen := 0
		for of, list := range got.stories {
			for _, id := range list {
				if seen++; want[id] != of || got.of[id] != of {
					t.Fatalf("%s is listed in %s, and belongs to %q, want %q", id, of, got.of[id], want[id])
				}
			}
			if len(list) == 0 || len(slices.Compact(slices.Sorted(slices.Values(list)))) != len(list) {
				t.Fatalf("%s has %q", of, list)
			}
		}
		if seen != len(want) || len(got.of) != len(want) {
			t.Fatalf("%d stories listed, %d belong to one, want %d", seen, len(got.of), len(want))
		}
	}
}
