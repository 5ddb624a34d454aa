package pipeline

import (
	"testing"

	"parallax"
)

// TestLinesThatAnOutletPrintsEverywhere wants a line that stands in articles of an outlet on
// three things to be no part of the account, in those taken before it was known as well, and
// what the outlet repeats within one story, or others print once, to stay part of it.
func TestLinesThatAnOutletPrintsEverywhere(t *testing.T) {
	const (
		box        = "Readers pay for what we report: become one of them and choose what you give."
		background = "The bridge was built of granite when the railway came to Orlow."
	)
	rows := []row{
		{ID: "a", Title: "Orlow bridge closed", Text: bridge + "\n\n" + background + "\n\n" + box, Published: "2026-03-02T10:00:00Z", Outlet: "Orlow Post"},
		{ID: "b", Title: "Baker wins millions", Text: "A baker from Quellmark won the lottery and will buy an oven.\n\nHer ticket had lain in a drawer for a month.\n\n" + box, Published: "2026-03-03T10:00:00Z", Outlet: "Orlow Post"},
		{ID: "c", Title: "Strike of dockers over", Text: "Dockers in Tarsund ended their strike after nine days.\n\nThe owners promised a new crane.\n\n" + box, Published: "2026-03-09T10:00:00Z", Outlet: "Orlow Post"},
		{ID: "d", Title: "Orlow bridge shut", Text: bridge + " Lorries take the road by Hallin.\n\n" + background, Published: "2026-03-02T12:00:00Z", Outlet: "Orlow Post"},
		{ID: "e", Title: "Bridge at Orlow closed", Text: bridge + "\n\n" + box, Published: "2026-03-02T13:00:00Z", Outlet: "Senn Herald"},
	}
	p := start(t, Options{}, nil)
	marked := func() map[string]string {
		t.Helper()
		p.standing = nil
		stories, err := p.store.Stories(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		out := map[string]string{}
		for _, st := range stories {
			c, err := p.coverage(t.Context(), st.ID)
			if err != nil {
				t.Fatal(err)
			}
			for _, a := range c.Articles {
				for _, n := range a.Notes {
					if n.Kind == parallax.KindSentence && n.Sentence.Furniture {
						out[a.Article.Input] = a.Article.Text[n.Span.Start:n.Span.End]
					}
				}
			}
		}
		return out
	}
	for i, r := range rows {
		if _, err := p.Take(t.Context(), r.page()); err != nil {
			t.Fatal(err)
		}
		if i == 1 && len(marked()) != 0 {
			t.Errorf("marked after two articles: %q", marked())
		}
	}
	got := marked()
	for _, input := range []string{"a", "b", "c"} {
		if got[input] != box {
			t.Errorf("%s: %q is marked, want the box alone", input, got[input])
		}
	}
	if got["d"] != "" || got["e"] != "" {
		t.Errorf("marked in an article without the box and in one of another outlet: %q, %q", got["d"], got["e"])
	}
	// What the store gives is shared by all who ask: it stays as it was kept.
	where, err := p.store.Where(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, st := range where {
		c, err := p.store.Coverage(t.Context(), st.ID, nil)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range c.Articles {
			for _, n := range a.Notes {
				if n.Kind == parallax.KindSentence && n.Sentence.Furniture {
					t.Errorf("%s: marked in the store's own copy: %q", a.Article.Input, a.Article.Text[n.Span.Start:n.Span.End])
				}
			}
		}
	}
}
