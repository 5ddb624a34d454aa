package pipeline

import (
	"path/filepath"
	"testing"
	"time"

	"parallax"
	"parallax/internal/embed"
	"parallax/internal/store"
)

// TestLookAgainLeavesOldLines has a storyline of which the first story is older than what articles are held against, and wants
// the second one, which is not, to stay in it when all at hand are looked at again: nothing was seen that speaks against it.
func TestLookAgainLeavesOldLines(t *testing.T) {
	const hours = 24
	rows := []row{
		{ID: "talks", Title: "Brandt and Osk Line meet in Varnow over harbour fees", Text: "Mayor Elsa Brandt met the head of Osk Line, Ture Lindqvist, in Varnow for talks about harbour fees. " +
			"The talks in the town hall lasted five hours. Brandt called them productive. Lindqvist said the fees of 40 crowns a passenger must fall before ferries return to the north quay.", Published: at(0), Outlet: "Ayr"},
		{ID: "talks later", Title: "Brandt and Osk Line meet again in Varnow over harbour fees", Text: "Mayor Elsa Brandt met the head of Osk Line, Ture Lindqvist, in Varnow for new talks about harbour fees. " +
			"The talks in the town hall lasted five hours. Brandt called them productive. Lindqvist said the fees of 40 crowns a passenger must still fall before ferries return to the north quay.", Published: at(9 * hours), Outlet: "Ayr"},
		{ID: "bridge", Title: "Orlow bridge closed", Text: bridge, Published: at(64 * hours), Outlet: "Ayr"},
		{ID: "museum", Title: "Clock museum opens in Lissau", Text: "The clock museum of Lissau opened its doors to the first visitors. Curator Hedda Rook showed 300 watches.", Published: at(64 * hours), Outlet: "Ayr"},
		{ID: "chess", Title: "Teenager wins the Quellmark chess open", Text: "Ime Adeka won the chess open in Quellmark with nine points from eleven games. The former champion Jorun Falk finished second.", Published: at(64 * hours), Outlet: "Ayr"},
	}
	path := filepath.Join(t.TempDir(), "store.db")
	s := opened(t, path)
	d, err := directory()
	if err != nil {
		t.Fatal(err)
	}
	now := func() time.Time { return noon.AddDate(0, 0, 65) }
	p := New(s, embed.Table(), d, Options{Now: now})
	var ids []parallax.ArticleID
	for _, r := range rows {
		a, err := p.Take(t.Context(), r.page())
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, a.ID)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	s = opened(t, path) // so that what is old is not at hand
	p = New(s, embed.Table(), d, Options{Now: now})
	line := func(i int) parallax.StorylineID {
		where, err := s.Where(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		return where[ids[i]].Storyline
	}
	if n, err := s.AtHand(t.Context()); err != nil || n != len(rows)-1 || line(0) == "" || line(0) != line(1) {
		t.Fatalf("%d at hand, storylines %q and %q, %v", n, line(0), line(1), err)
	}
	if err := p.look(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if line(0) == "" || line(0) != line(1) || line(2) != "" {
		t.Errorf("storylines after looking again: %q, %q, and of the bridge %q", line(0), line(1), line(2))
	}
}

func opened(t *testing.T, path string) *store.Store {
	s, err := store.Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}
