package pipeline

import (
	"testing"

	"parallax"
	"parallax/internal/embed"
	"parallax/internal/store"
)

// TestVerdictsSurvive dismisses a conflict, and wants it dismissed when the story is composed
// again and when everything is made anew.
func TestVerdictsSurvive(t *testing.T) {
	s, err := store.Open(t.Context(), store.Memory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	d, err := directory()
	if err != nil {
		t.Fatal(err)
	}
	p := New(s, embed.Table(), d, Options{Now: clock, OneStory: true})
	for i, n := range []string{"nine", "six"} {
		name := []string{"Ayr", "Bex"}[i]
		text := "Two ferries collided off Varnow in dense fog on Monday, killing " + n + " passengers.\n\nThe harbour office closed the fairway until both wrecks are marked."
		if _, err := p.Take(t.Context(), row{ID: name, Title: "Ferries collide off Varnow", Text: text, Published: at(0), Outlet: name}.page()); err != nil {
			t.Fatal(err)
		}
	}
	conflict := func() *parallax.Difference {
		t.Helper()
		stories, err := s.Stories(t.Context())
		if err != nil || len(stories) != 1 {
			t.Fatalf("%d stories, %v", len(stories), err)
		}
		made, err := p.Compose(t.Context(), stories[0].ID)
		if err != nil {
			t.Fatal(err)
		}
		for i := range made.Comparison.Differences {
			if d := &made.Comparison.Differences[i]; d.Kind == parallax.Conflict {
				return d
			}
		}
		t.Fatal("no conflict found")
		return nil
	}
	found := conflict()
	if found.Dismissed() {
		t.Fatal("dismissed by nobody")
	}
	v := parallax.Verdict{Act: parallax.Dismiss, On: parallax.SubjectOf(found), Note: "two collisions", By: "ann", At: clock()}
	if _, err := s.Judge(t.Context(), &v); err != nil {
		t.Fatal(err)
	}
	if d := conflict(); !d.Dismissed() || d.Verdicts[0].Note != v.Note {
		t.Error("the verdict is not on the conflict composed again")
	}
	if err := p.Reprocess(t.Context(), func(parallax.Page, parallax.Article) {}); err != nil {
		t.Fatal(err)
	}
	if !conflict().Dismissed() {
		t.Error("the verdict is gone after everything was made anew")
	}
}
