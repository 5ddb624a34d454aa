package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax"
	"parallax/internal/embed"
	"parallax/internal/store"
	"parallax/internal/story"
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
	g, err := p.regrouping(t.Context(), []parallax.Sketch{{Article: "a_x", Story: "s_a"}}, story.Look)
	if err != nil || len(g.Moves)+len(g.Merge) > 0 || !strings.Contains(told.String(), "nil pointer") || !strings.Contains(told.String(), "look.go") {
		t.Errorf("%+v, %v, told %q", g, err, told.String())
	}
}

// TestLookAgainFails has the store fail while all is looked at again, and wants the article that was the reason to be
// kept, its page to be no failure, and the look to be made up for with the next article.
func TestLookAgainFails(t *testing.T) {
	f := follower(t, store.Memory, clock, Follow{})
	var told bytes.Buffer
	f.Log = slog.New(slog.NewTextHandler(&told, nil))
	looks := 0
	f.p.again = func(context.Context, *store.Then) error {
		if looks++; looks == 1 {
			return errors.New("the disk is full")
		}
		return nil
	}
	for i := range fewest + 1 {
		key := fmt.Sprint("file:", i, "/bridge.txt")
		page := parallax.Page{Input: key, Fetched: clock(), MediaType: "text/plain", Body: []byte(fmt.Sprint(bridge, " Report ", i, "."))}
		if err := f.p.store.Want(t.Context(), clock(), store.Job{Kind: store.WorkPage, Key: key}); err != nil {
			t.Fatal(err)
		}
		jobs, err := f.p.store.Lease(t.Context(), store.WorkPage, 1, clock(), clock().Add(time.Minute))
		if err != nil || len(jobs) != 1 {
			t.Fatal(jobs, err)
		}
		taken, err := f.p.read(t.Context(), page)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.placed(t.Context(), ready{taken: taken, ending: store.Ending{Job: jobs[0]}}); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := f.p.store.AtHand(t.Context()); err != nil || n != fewest+1 || looks != 2 {
		t.Errorf("%d articles at hand, looked at again %d times; want %d and 2; %v", n, looks, fewest+1, err)
	}
	if s := told.String(); !strings.Contains(s, "grouping not looked at again") || !strings.Contains(s, "the disk is full") || strings.Contains(s, "article not kept") {
		t.Errorf("told %q", s)
	}
}
