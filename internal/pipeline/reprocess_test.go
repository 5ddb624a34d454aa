package pipeline

import (
	"fmt"
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
	if err := p.Reprocess(t.Context(), nil); err != nil {
		t.Fatal(err)
	}
	if got := groups(); got != want {
		t.Errorf("after reprocess:\n%s\nwant\n%s", got, want)
	}
	// A fourth account joins what was split off: the other is locked.
	take(row{ID: "bridge 4", Title: "Orlow bridge closed, buses rerouted", Text: bridge + " Ferries run more often.", Published: at(5), Outlet: "Dun"})
	if got := groups(); !strings.Contains(got, `s_split: bridge 3, bridge 4 "" false`) {
		t.Errorf("after a fourth account:\n%s", got)
	}
}
