package pipeline

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax"
	"parallax/internal/embed"
	"parallax/internal/store"
)

// TestDecisionsSurviveReprocess splits, merges, renames and locks stories, takes everything
// anew, and wants to find what people decided.
func TestDecisionsSurviveReprocess(t *testing.T) {
	const harbour = "Dockers in Tarsund ended their strike on Monday after nine days. Union leader Jorun Falk said the port company had agreed to 4.5 percent more pay.\n\n" +
		"Some 60 ships are waiting off the harbour of Tarsund."
	const lottery = "A baker from Quellmark won 12 million crowns in the lottery. Ime Adeka said she would keep her shop open and buy a new oven."
	rows := []row{
		{ID: "bridge 1", Title: "Orlow bridge closed", Text: bridge, Published: at(0), Outlet: "Ayr"},
		{ID: "bridge 2", Title: "Cracks close Orlow bridge", Text: bridge + " Repairs begin soon.", Published: at(1), Outlet: "Bex"},
		{ID: "bridge 3", Title: "Orlow bridge shut for 14 days", Text: bridge + " Buses take another road.", Published: at(2), Outlet: "Cob"},
		{ID: "harbour", Title: "Tarsund strike over", Text: harbour, Published: at(3), Outlet: "Ayr"},
		{ID: "lottery", Title: "Baker wins millions", Text: lottery, Published: at(4), Outlet: "Bex"},
	}
	s, err := store.Open(t.Context(), store.Memory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	d, err := directory()
	if err != nil {
		t.Fatal(err)
	}
	p := New(s, embed.Table(), d, Options{Now: clock})
	ids := map[string]parallax.ArticleID{}
	take := func(rows ...row) {
		for _, r := range rows {
			a, err := p.Take(t.Context(), r.page())
			if err != nil {
				t.Fatal(err)
			}
			ids[r.ID] = a.ID
		}
	}
	// groups gives who stands with whom: "bridge 1, bridge 2 = title, locked".
	groups := func() string {
		stories, err := s.Stories(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, st := range stories {
			var names []string
			for name, id := range ids {
				if slices.Contains(st.Articles, id) {
					names = append(names, name)
				}
			}
			slices.Sort(names)
			out = append(out, fmt.Sprintf("%s: %s %q %v", st.ID, strings.Join(names, ", "), st.Title, st.Locked))
		}
		slices.Sort(out)
		return strings.Join(out, "\n")
	}
	decide := func(d parallax.Decision) {
		d.Who, d.At = "ann", clock()
		if err := s.Decide(t.Context(), &d); err != nil {
			t.Fatal(err)
		}
	}
	list := func(names ...string) (out []parallax.ArticleID) {
		for _, n := range names {
			out = append(out, ids[n])
		}
		return out
	}

	take(rows...)
	where, err := s.Where(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	first := where[ids["bridge 1"]].ID
	if len(where[ids["bridge 1"]].Articles) != 3 || len(where[ids["harbour"]].Articles) != 1 {
		t.Fatalf("before anybody decided:\n%s", groups())
	}
	decide(parallax.Decision{Kind: parallax.Apart, Articles: list("bridge 3"), Others: list("bridge 1", "bridge 2"), Story: "s_split"})
	decide(parallax.Decision{Kind: parallax.Together, Articles: list("harbour", "lottery"), Story: where[ids["harbour"]].ID})
	decide(parallax.Decision{Kind: parallax.Named, Articles: list("harbour"), Story: where[ids["harbour"]].ID, Title: "Monday in the north"})
	decide(parallax.Decision{Kind: parallax.Locked, Articles: list("bridge 1", "bridge 2"), Story: first})
	want := groups()
	for _, part := range []string{
		string(first) + `: bridge 1, bridge 2 "" true`, `s_split: bridge 3 "" false`, `harbour, lottery "Monday in the north" false`,
	} {
		if !strings.Contains(want, part) {
			t.Errorf("after deciding, no %s in\n%s", part, want)
		}
	}
	again := func(when string) {
		if err := p.look(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		if got := groups(); got != want {
			t.Errorf("looked at again %s:\n%s\nwant\n%s", when, got, want)
		}
	}
	again("after deciding")
	if err := p.Reprocess(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if got := groups(); got != want {
		t.Errorf("after reprocess:\n%s\nwant\n%s", got, want)
	}
	again("after reprocess")
	// A fourth account joins what was split off: the other is locked.
	take(row{ID: "bridge 4", Title: "Orlow bridge closed, buses rerouted", Text: bridge + " Ferries run more often.", Published: at(5), Outlet: "Dun"})
	if got := groups(); !strings.Contains(got, `s_split: bridge 3, bridge 4 "" false`) {
		t.Errorf("after a fourth account:\n%s", got)
	}
}

// desk is a pipeline over a store in a file, with what a test asks of both.
type desk struct {
	*Pipeline
	t    *testing.T
	path string
}

func newDesk(t *testing.T) *desk {
	d := &desk{t: t, path: filepath.Join(t.TempDir(), "desk.db")}
	d.Pipeline = d.over(d.path)
	return d
}

// over gives a pipeline over the store in the file.
func (d *desk) over(path string) *Pipeline {
	d.t.Helper()
	s, err := store.Open(d.t.Context(), path)
	if err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() { s.Close() })
	outlets, err := directory()
	if err != nil {
		d.t.Fatal(err)
	}
	return New(s, embed.Table(), outlets, Options{Now: clock})
}

// standing gives for each story its articles with revision and text, one line each.
func standing(t *testing.T, p *Pipeline) string {
	t.Helper()
	stories, err := p.store.Stories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, st := range stories {
		all, err := p.store.Articles(t.Context(), st.Articles)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "%s of %q\n", st.ID, st.Storyline)
		for _, a := range all {
			fmt.Fprintf(&b, "    %s revision %d: %.40s ... %d bytes\n", a.Article.ID, a.Article.Revision, a.Article.Text, len(a.Article.Text))
		}
	}
	return b.String()
}

// Three accounts of a bridge, and a page that changed between two runs.
var bridges = []row{
	{ID: "bridge 1", Title: "Orlow bridge closed", Text: bridge, Published: at(0), Outlet: "Ayr", URL: "https://ayr.example/bridge"},
	{ID: "bridge 2", Title: "Cracks close Orlow bridge", Text: bridge + " Repairs begin soon.", Published: at(1), Outlet: "Bex", URL: "https://bex.example/bridge"},
	{ID: "chess", Title: "Teenager wins open", Text: "Pia Rohde won the chess open of Velm on Friday. She is 16 years old.", Published: at(2), Outlet: "Cob", URL: "https://cob.example/chess"},
}

// TestReprocessKeepsRevisions wants an article of two revisions to be one article of two
// revisions afterwards, and two inputs of one address in one run to stay two.
func TestReprocessKeepsRevisions(t *testing.T) {
	d := newDesk(t)
	again := bridges[0]
	again.ID = "bridge 1 again"
	d.mustTake(t, bridges[0].page(), bridges[1].page(), bridges[2].page(), again.page())
	later := d.over(d.path)
	changed := bridges[0]
	changed.Text += " Ferries run every hour."
	later.mustTake(t, changed.page())
	want := standing(t, later)
	if !strings.Contains(want, "revision 2") || strings.Count(want, "revision") != 4 {
		t.Fatalf("before:\n%s", want)
	}
	for range 2 {
		later.passing.describe(&parallax.Coverage{}, func(*parallax.Coverage) {})
		if err := later.Reprocess(t.Context(), nil); err != nil {
			t.Fatal(err)
		}
		if later.passing.known != nil {
			t.Error("what was found out of articles as they were read before is remembered")
		}
		if got := standing(t, later); got != want {
			t.Errorf("after reprocess:\n%s\nwant\n%s", got, want)
		}
		if got := standing(t, d.over(d.path)); got != want {
			t.Errorf("opened again:\n%s\nwant\n%s", got, want)
		}
	}
	if left, _ := filepath.Glob(d.path + "-anew*"); len(left) > 0 {
		t.Errorf("left behind: %s", left)
	}
}

// TestReprocessStopped stops in the middle, once with an error and once as a kill would, by
// opening a copy of the files as they are then, and wants everything to be as before.
func TestReprocessStopped(t *testing.T) {
	d := newDesk(t)
	for _, r := range bridges {
		d.mustTake(t, r.page())
	}
	want := standing(t, d.Pipeline)
	killed := filepath.Join(t.TempDir(), "killed.db")
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	err := d.Reprocess(ctx, func(parallax.Page, parallax.Article) {
		if n++; n == 2 {
			for _, end := range []string{"", "-wal", "-anew", "-anew-wal"} {
				if bytes, err := os.ReadFile(d.path + end); err == nil {
					if err := os.WriteFile(killed+end, bytes, 0o600); err != nil {
						t.Error(err)
					}
				}
			}
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || n != 2 {
		t.Fatalf("stopped after %d: %v", n, err)
	}
	for name, p := range map[string]*Pipeline{"an error": d.Pipeline, "a kill": d.over(killed)} {
		if got := standing(t, p); got != want {
			t.Errorf("after %s:\n%s\nwant\n%s", name, got, want)
		}
		if err := p.Reprocess(t.Context(), nil); err != nil {
			t.Errorf("after %s: %v", name, err)
		}
		if got := standing(t, p); got != want {
			t.Errorf("after %s and once more:\n%s\nwant\n%s", name, got, want)
		}
	}
	d.mustTake(t, row{ID: "late", Title: "Orlow bridge opens", Text: bridge + " It opens again.", Published: at(3), Outlet: "Dun"}.page())
}

// TestReprocessKeepsAddresses wants every ID a story ever had to lead to where its articles stand.
func TestReprocessKeepsAddresses(t *testing.T) {
	d := newDesk(t)
	for _, r := range bridges {
		d.mustTake(t, r.page())
	}
	where, err := d.store.Where(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	ids := map[string]parallax.ArticleID{}
	for id := range where {
		a, err := d.store.Articles(t.Context(), []parallax.ArticleID{id})
		if err != nil {
			t.Fatal(err)
		}
		ids[a[0].Article.Input] = id
	}
	bridgeStory, chessStory := where[ids["bridge 1"]].ID, where[ids["chess"]].ID
	if bridgeStory != where[ids["bridge 2"]].ID || bridgeStory == chessStory {
		t.Fatalf("before:\n%s", standing(t, d.Pipeline))
	}
	if _, err := d.Compose(t.Context(), bridgeStory); err != nil {
		t.Fatal(err)
	}
	// A person splits the second account off and puts it together with the chess story, then takes both back.
	var decisions []int64
	for _, x := range []parallax.Decision{
		{Kind: parallax.Apart, Articles: []parallax.ArticleID{ids["bridge 2"]}, Others: []parallax.ArticleID{ids["bridge 1"]}, Story: "s_split"},
		{Kind: parallax.Together, Articles: []parallax.ArticleID{ids["bridge 2"], ids["chess"]}, Story: "s_odd"},
	} {
		x.Who, x.At = "ann", clock()
		if err := d.store.Decide(t.Context(), &x); err != nil {
			t.Fatal(err)
		}
		decisions = append(decisions, x.ID)
	}
	leads := func(from, to parallax.StoryID) {
		t.Helper()
		if got, err := d.store.Redirect(t.Context(), from); err != nil || got != to {
			t.Errorf("%s leads to %q, want %s: %v", from, got, to, err)
		}
	}
	leads("s_split", "s_odd")
	leads(chessStory, "s_odd")
	if err := d.Reprocess(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	leads("s_split", "s_odd")
	leads(chessStory, "s_odd")
	for _, id := range decisions {
		if err := d.store.Undo(t.Context(), noon, "Ann", id); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Reprocess(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	leads(bridgeStory, bridgeStory)
	leads("s_odd", "s_odd") // the chess story goes on under it
	leads("s_split", "s_odd")
	leads(chessStory, "s_odd")
	if _, _, err := d.store.Dossier(t.Context(), bridgeStory); err != nil {
		t.Error(err)
	}
}
