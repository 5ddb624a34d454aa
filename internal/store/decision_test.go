package store

import (
	"errors"
	"testing"

	"parallax"
)

// TestDecideOnHeld holds that an article without text cannot be put into a story, and that
// trying leaves all stories standing.
func TestDecideOnHeld(t *testing.T) {
	s, err := Open(t.Context(), Memory)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	add(t, s, taken("karvik", 0, "s_a"), taken("odra", 1, "s_b"), held(taken("mute", 2, "")))
	err = s.Decide(t.Context(), &parallax.Decision{Kind: parallax.Together, Story: "s_a", Articles: []parallax.ArticleID{"a_karvik", "a_mute"}, Who: "test", At: hour(3)})
	if !errors.Is(err, parallax.ErrInvalid) {
		t.Errorf("the decision gives %v", err)
	}
	if stories, err := s.Stories(t.Context()); err != nil || len(stories) != 2 {
		t.Errorf("%d stories stand, %v", len(stories), err)
	}
}
