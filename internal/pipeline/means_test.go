package pipeline

import (
	"context"
	"slices"
	"testing"

	"parallax"
	"parallax/internal/embed"
	"parallax/internal/extract"
	"parallax/internal/store"
	"parallax/internal/story"
)

// TestMeansOutliveARun wants the vector of an article to be the same whether those before it
// were taken in the same run or in an earlier one.
func TestMeansOutliveARun(t *testing.T) {
	rows := []row{
		{ID: "a", Title: "Orlow bridge closed", Text: bridge, Language: "en"},
		{ID: "b", Title: "Baker wins millions", Text: "A baker from Quellmark won the lottery and will buy an oven.", Language: "en-GB"},
		{ID: "c", Title: "Strike over", Text: "Dockers in Tarsund ended their strike after nine days.", Language: "en"},
	}
	d, err := directory()
	if err != nil {
		t.Fatal(err)
	}
	last := func(runs ...[]row) parallax.Sketch {
		s, err := store.Open(t.Context(), store.Memory)
		if err != nil {
			t.Fatal(err)
		}
		defer s.Close()
		for _, run := range runs {
			p := New(s, embed.Table(), d, Options{Now: clock})
			for _, r := range run {
				if _, err := p.Take(t.Context(), r.page()); err != nil {
					t.Fatal(err)
				}
			}
		}
		// The last row is its own likest.
		a, err := extract.Article(rows[2].page(), d)
		if err != nil {
			t.Fatal(err)
		}
		probe := story.Sketch(a, nil, nil)
		probe.Article = "a_probe"
		near, err := s.Near(t.Context(), probe, window)
		if err != nil {
			t.Fatal(err)
		}
		return near.Sketches[len(near.Sketches)-1]
	}
	one, two, alone := last(rows), last(rows[:2], rows[2:]), last(rows[2:])
	// How far the vectors kept of two are apart, in their smallest steps.
	apart := func(a, b parallax.Sketch) (most int) {
		v, o := a.Coarse()
		w, p := b.Coarse()
		others := slices.Concat(w.Parts(), p.Parts())
		for i, x := range slices.Concat(v.Parts(), o.Parts()) {
			most = max(most, int(x)-int(others[i]), int(others[i])-int(x))
		}
		return most
	}
	if n := apart(one, two); n > 1 {
		t.Errorf("vectors made in one run and in two are %d steps apart", n)
	}
	if apart(one, alone) <= 1 {
		t.Error("the articles before make no difference, so that nothing was tested")
	}
}

// TestMeansCountOnce wants what an earlier run took to be met once, though it comes again beside something new.
func TestMeansCountOnce(t *testing.T) {
	s, p := looker(t)
	first := row{ID: "a", Title: "Orlow bridge closed", Text: bridge, Language: "en"}
	second := row{ID: "c", Title: "Strike over", Text: "Dockers in Tarsund ended their strike after nine days.", Language: "en"}
	for _, run := range [][]parallax.Page{{first.page()}, {first.page(), second.page()}} {
		if err := New(s, p.embedder, p.directory, Options{Now: clock}).TakeAll(t.Context(), pages(run...), ByTime, nil); err != nil {
			t.Fatal(err)
		}
	}
	means, err := s.Means(t.Context(), p.embedder.Model())
	if err != nil || len(means) == 0 {
		t.Fatal(means, err)
	}
	for _, m := range means {
		if m.Count != 2 {
			t.Errorf("the mean of %s in %s is of %v articles, not of 2", m.Kind, m.Language, m.Count)
		}
	}
}

// TestMeansOutliveAnEnd wants each article to be met once when the program ends amid articles that came together and
// is started again.
func TestMeansOutliveAnEnd(t *testing.T) {
	s, p := looker(t)
	rows := []row{
		{ID: "a", Title: "Orlow bridge closed", Text: bridge, Language: "en"},
		{ID: "b", Title: "Baker wins millions", Text: "A baker from Quellmark won the lottery and will buy an oven.", Language: "en"},
		{ID: "c", Title: "Strike over", Text: "Dockers in Tarsund ended their strike after nine days.", Language: "en"},
	}
	taken := []parallax.Page{rows[0].page(), rows[1].page(), rows[2].page()}
	ctx, end := context.WithCancel(t.Context())
	first := func(parallax.Page, parallax.Article) { end() }
	if err := New(s, p.embedder, p.directory, Options{Now: clock}).TakeAll(ctx, pages(taken...), ByTime, first); err == nil {
		t.Fatal("the first run went on to its end, so that nothing is tested")
	}
	if err := New(s, p.embedder, p.directory, Options{Now: clock}).TakeAll(t.Context(), pages(taken...), ByTime, nil); err != nil {
		t.Fatal(err)
	}
	means, err := s.Means(t.Context(), p.embedder.Model())
	if err != nil || len(means) == 0 {
		t.Fatal(means, err)
	}
	for _, m := range means {
		if m.Count != 3 {
			t.Errorf("the mean of %s in %s is of %v articles, not of 3", m.Kind, m.Language, m.Count)
		}
	}
}

// TestMeansForgetWhatWasNotKept wants an article that could not be kept to be met once when it comes again.
func TestMeansForgetWhatWasNotKept(t *testing.T) {
	s, p := looker(t)
	a := row{ID: "a", Title: "Orlow bridge closed", Text: bridge, Language: "en"}
	read, err := p.read(t.Context(), a.page())
	if err != nil {
		t.Fatal(err)
	}
	read.Then = &store.Then{Ending: store.Ending{Job: store.Job{Kind: store.WorkPage, Key: "a"}}} // a job that nobody has
	if _, err := p.place(t.Context(), read); err == nil {
		t.Fatal("an article was kept for a job that nobody has, so that nothing is tested")
	}
	if _, err := p.Take(t.Context(), a.page()); err != nil {
		t.Fatal(err)
	}
	means, err := s.Means(t.Context(), p.embedder.Model())
	if err != nil || len(means) == 0 || means[0].Count != 1 {
		t.Errorf("means %v with the error %v, want them of one article", means, err)
	}
}
