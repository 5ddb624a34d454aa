package pipeline

import (
	"testing"

	"parallax"
)

// TestPassing wants what was found out of a story to be found out again as soon as anything of it changed.
func TestPassing(t *testing.T) {
	story := func(revision int, edges ...parallax.Edge) *parallax.Coverage {
		return &parallax.Coverage{Story: parallax.Story{ID: "s_1"}, Edges: edges, Articles: []parallax.Covered{{Article: parallax.Article{ID: "a_1", Revision: revision}}}}
	}
	var p passing
	asked := 0
	for i, c := range []*parallax.Coverage{
		story(1), story(1), story(2), story(2, parallax.Edge{Kind: parallax.Copies, From: "a_1", To: "a_2"}), story(2, parallax.Edge{Kind: parallax.Copies, From: "a_1", To: "a_2"}),
	} {
		p.describe(c, func(c *parallax.Coverage) {
			asked++
			c.Articles[0].Reason, c.Articles[0].Origins = "read", []parallax.Origin{{}}
		})
		if want := []int{1, 1, 2, 3, 3}[i]; asked != want || c.Articles[0].Reason != "read" || len(c.Articles[0].Origins) != 1 {
			t.Errorf("%d: found out %d times, want %d: %+v", i, asked, want, c.Articles[0])
		}
	}
	kept := story(3)
	kept.Articles[0].Reason = "kept"
	p.keep(kept, keyOf(kept))
	shown := story(3)
	p.describe(shown, func(*parallax.Coverage) { asked++ })
	if asked != 3 || shown.Articles[0].Reason != "kept" {
		t.Errorf("found out %d times though it was just kept: %+v", asked, shown.Articles[0])
	}
}
