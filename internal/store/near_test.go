package store

import (
	"fmt"
	"testing"
	"time"

	"parallax"
)

// TestRecentIsBounded wants the sketches at hand to be those of the window, however many
// articles came before, and the counts of terms to be of all.
func TestRecentIsBounded(t *testing.T) {
	r := &recent{at: map[parallax.ArticleID]int{}, lines: map[parallax.StoryID]parallax.StorylineID{}, terms: map[string]int{}}
	for i := range 5 * sweepEvery {
		id := parallax.ArticleID(fmt.Sprint("a_", i))
		// Twenty a day over 250 days.
		r.put(parallax.Sketch{Article: id, Story: "s", At: hour(24 * (i / 20)), Terms: map[string]int{"w:bridg": 1}})
	}
	days := int(kept / (24 * time.Hour))
	if n := len(r.sketches); n < 20*days || n > 20*(days+1)+sweepEvery {
		t.Errorf("%d sketches at hand, want those of %d days", n, days)
	}
	if r.terms["w:bridg"] != 5*sweepEvery || r.documents != 5*sweepEvery {
		t.Errorf("a term is in %d of %d articles, want all", r.terms["w:bridg"], r.documents)
	}
	for id, i := range r.at {
		if r.sketches[i].Article != id {
			t.Fatalf("%s is looked for where %s is", id, r.sketches[i].Article)
		}
	}
}
