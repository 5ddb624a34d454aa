package pipeline

import (
	"errors"
	"reflect"
	"testing"

	"parallax"
)

// TestComposeAll holds that stories composed side by side are those composed one by one, in the order
// asked for, that one which fails holds up none, and that the run ends where it is told to.
func TestComposeAll(t *testing.T) {
	p := start(t, Options{}, nil)
	for i, r := range []row{
		{ID: "a", Title: "Orlow bridge closed", Text: bridge, Published: "2026-03-02T10:00:00Z", Outlet: "Orlow Post"},
		{ID: "b", Title: "Orlow bridge shut", Text: bridge + " Lorries take the road by Hallin.", Published: "2026-03-02T12:00:00Z", Outlet: "Senn Herald"},
		{ID: "c", Title: "Baker wins millions", Text: "A baker from Quellmark won the lottery and will buy an oven.\n\nHer ticket had lain in a drawer for a month.", Published: "2026-03-03T10:00:00Z", Outlet: "Orlow Post"},
		{ID: "d", Title: "Strike of dockers over", Text: "Dockers in Tarsund ended their strike after nine days.\n\nThe owners promised a new crane.", Published: "2026-03-09T10:00:00Z", Outlet: "Orlow Post"},
	} {
		if _, err := p.Take(t.Context(), r.page()); err != nil {
			t.Fatal(i, err)
		}
	}
	stories, err := p.store.Stories(t.Context())
	if err != nil || len(stories) < 3 {
		t.Fatal(stories, err)
	}
	var ids, got []parallax.StoryID
	for _, st := range stories {
		ids = append(ids, st.ID, "s_none")
	}
	err = p.ComposeAll(t.Context(), ids, func(id parallax.StoryID, c Composed, err error) error {
		got = append(got, id)
		if id == "s_none" {
			if !errors.Is(err, parallax.ErrNotFound) {
				t.Errorf("a story that is none: %v", err)
			}
			return nil
		}
		alone, err2 := p.Compose(t.Context(), id)
		if err != nil || err2 != nil || c.Coverage.Story.ID != id || !reflect.DeepEqual(alone.Comparison, c.Comparison) {
			t.Errorf("%s: %v, %v, another comparison", id, err, err2)
		}
		if versions, err := p.store.Versions(t.Context(), id); err != nil || len(versions) != 1 {
			t.Errorf("%s: %d versions, %v", id, len(versions), err)
		}
		return nil
	})
	if err != nil || len(got) != len(ids) {
		t.Errorf("%v, %v", got, err)
	}
	for i := range got {
		if got[i] != ids[i] {
			t.Errorf("in the order %v, want %v", got, ids)
			break
		}
	}
	enough := errors.New("enough")
	if err := p.ComposeAll(t.Context(), ids, func(parallax.StoryID, Composed, error) error { return enough }); !errors.Is(err, enough) {
		t.Errorf("it ended with %v", err)
	}
}
