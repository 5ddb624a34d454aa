package store

import (
	"fmt"
	"testing"
	"time"

	"parallax"
)

// TestRecentIsBounded wants the sketches at hand to be those of the window, however many
// articles came before, and all that is known of them to go with them.
func TestRecentIsBounded(t *testing.T) {
	r := NewRecent()
	for i := range 5 * sweepEvery {
		id := parallax.ArticleID(fmt.Sprint("a_", i))
		// Twenty a day over 250 days.
		r.put(parallax.Sketch{Article: id, Story: "s", At: hour(24 * (i / 20)), Terms: parallax.NewTerms(map[string]int{"w:bridg": 1, fmt.Sprint("n:", i): 1})})
	}
	days := int(kept / (24 * time.Hour))
	if n := r.count; n < 20*days || n > 20*(days+1)+sweepEvery {
		t.Errorf("%d sketches at hand, want those of %d days", n, days)
	}
	if r.posts.count(parallax.TermOf("w:bridg")) != r.count || len(r.stories["s"]) != r.count || len(r.at) != r.count || len(r.held) > r.count+sweepEvery {
		t.Errorf("%d at hand: a term is in %d, %d in the story, %d known by ID, %d places", r.count, r.posts.count(parallax.TermOf("w:bridg")), len(r.stories["s"]), len(r.at), len(r.held))
	}
	if len(r.posts.entries) > r.count+2 {
		t.Errorf("%d terms are known of %d articles", len(r.posts.entries), r.count)
	}
	for id, i := range r.at {
		if r.get(i).article != id {
			t.Fatalf("%s is looked for where %s is", id, r.get(i).article)
		}
	}
}

// TestNeighbours wants the stories next to one, before and after, until they have enough articles.
func TestNeighbours(t *testing.T) {
	var line []sized
	for i, articles := range []int{1, 30, 5, 1, 2, 7, 50} {
		line = append(line, sized{parallax.StoryID(fmt.Sprint(i)), articles})
	}
	for _, test := range []struct {
		here, most int
		want       string
	}{{3, 14, "2 4 "}, {3, 44, "2 4 1 5 "}, {3, 1000, "2 4 1 5 0 6 "}, {3, 0, "2 "}, {5, 10, "4 "}, {6, 3, "5 "}, {0, 31, "1 "}, {0, 36, "1 2 3 "}} {
		got := ""
		for _, id := range neighbours(line, test.here, test.most) {
			got += string(id) + " "
		}
		if got != test.want {
			t.Errorf("of %d up to %d articles: %s, want %s", test.here, test.most, got, test.want)
		}
	}
}
