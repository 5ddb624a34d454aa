package pipeline

import (
	"bytes"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"

	"parallax"
	"parallax/internal/embed"
	"parallax/internal/store"
)

// looker gives a pipeline over a store in memory.
func looker(t *testing.T) (*store.Store, *Pipeline) {
	s, err := store.Open(t.Context(), store.Memory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	d, err := directory()
	if err != nil {
		t.Fatal(err)
	}
	return s, New(s, embed.Table(), d, Options{Now: clock})
}

// TestLookAgainMoves has a store hold articles in wrong stories, as an older version may have put
// them, and wants them put right, with a reason, when there are twice as many, though what comes tells of something else.
func TestLookAgainMoves(t *testing.T) {
	s, p := looker(t)
	const baker = "A baker from Quellmark won 12 million crowns in the lottery. Ime Adeka said she would keep her shop open and buy a new oven."
	rows := []row{
		{ID: "bridge 1", Title: "Orlow bridge closed", Text: bridge, Published: at(0), Outlet: "Ayr"},
		{ID: "lottery 1", Title: "Baker wins millions", Text: baker, Published: at(1), Outlet: "Bex"},
		{ID: "bridge 2", Title: "Cracks close Orlow bridge", Text: bridge + " Repairs begin soon.", Published: at(1), Outlet: "Bex"},
		{ID: "bridge 3", Title: "Orlow bridge shut for 14 days", Text: bridge + " Buses take another road.", Published: at(2), Outlet: "Cob"},
		{ID: "lottery 2", Title: "Lottery winner keeps baking", Text: baker + " Her shop was full on Monday.", Published: at(2), Outlet: "Cob"},
		{ID: "bridge 4", Title: "Orlow bridge: buses rerouted", Text: bridge + " Ferries run more often.", Published: at(3), Outlet: "Dun"},
		{ID: "lottery 3", Title: "A new oven for Quellmark", Text: baker + " It will be delivered in June.", Published: at(3), Outlet: "Ayr"},
		{ID: "museum", Title: "Clock museum opens in Lissau", Text: "The clock museum of Lissau opened its doors to the first visitors. Curator Hedda Rook showed 300 watches.", Published: at(4), Outlet: "Ayr"},
	}
	var ids []parallax.ArticleID
	for i, r := range rows {
		if i == len(rows)-1 { // before the eighth comes
			where, err := s.Where(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			lottery, nonsense := where[ids[1]].ID, []parallax.Reason{{What: "an older version"}}
			err = s.Regroup(t.Context(), &parallax.Regrouping{Moves: []parallax.Move{
				{Article: ids[2], From: where[ids[2]].ID, To: lottery, Why: nonsense}, {Article: ids[3], From: where[ids[3]].ID, To: lottery, Why: nonsense},
			}}, nil)
			if err != nil {
				t.Fatal(err)
			}
		}
		a, err := p.Take(t.Context(), r.page())
		if err != nil {
			t.Fatal(err)
		}
		ids = append(ids, a.ID)
	}
	where, err := s.Where(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range rows {
		story := where[ids[i]]
		for j := range rows {
			if got, want := slices.Contains(story.Articles, ids[j]), strings.HasPrefix(r.ID, rows[j].ID[:6]); got != want {
				t.Errorf("%s and %s in one story: %v", r.ID, rows[j].ID, got)
			}
		}
	}
	cov, err := s.Coverage(t.Context(), where[ids[2]].ID, nil)
	if err != nil {
		t.Fatal(err)
	}
	if a := cov.Find(ids[2]); a == nil || len(a.Why) == 0 {
		t.Error("no reason is told for an article that was moved back")
	}
}

// TestLookAgainWhenMore holds that what is looked at again waits for more articles, also when some of those at hand stand in no story.
func TestLookAgainWhenMore(t *testing.T) {
	s, p := looker(t)
	for i, text := range []string{bridge, "", bridge + " Repairs begin soon.", bridge + " Buses take another road."} {
		if _, err := p.Take(t.Context(), row{ID: fmt.Sprint(i), Title: "Orlow bridge closed", Text: text, Published: at(i), Outlet: fmt.Sprint("Ayr ", i)}.page()); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := s.AtHand(t.Context()); err != nil || n != fewest || p.looked != n {
		t.Errorf("%d at hand, looked at when there were %d, %v", n, p.looked, err)
	}
}

// TestLookAgainBreaks holds that a mistake in looking again changes nothing and is told.
func TestLookAgainBreaks(t *testing.T) {
	_, p := looker(t)
	var told bytes.Buffer
	p.log = slog.New(slog.NewTextHandler(&told, nil))
	p.store = nil
	g, err := p.regrouping(t.Context(), []parallax.Sketch{{Article: "a_x", Story: "s_a"}})
	if err != nil || len(g.Moves)+len(g.Merge) > 0 || !strings.Contains(told.String(), "nil pointer") || !strings.Contains(told.String(), "look.go") {
		t.Errorf("%+v, %v, told %q", g, err, told.String())
	}
}
