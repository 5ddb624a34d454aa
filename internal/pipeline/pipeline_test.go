package pipeline

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"parallax"
	"parallax/internal/embed"
	"parallax/internal/store"
)

// noon is the time of the tests' first report, and clock the time dossiers are made at.
var noon = time.Date(2026, 5, 4, 12, 0, 0, 0, time.UTC)

func clock() time.Time { return noon.AddDate(0, 0, 2) }

// row is one article as a JSON line of doc/inputs.md.
type row struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Text      string `json:"text"`
	Published string `json:"published,omitempty"`
	Language  string `json:"language,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
	URL       string `json:"url,omitempty"`
}

func (r row) page() parallax.Page {
	body, err := json.Marshal(r)
	if err != nil {
		panic(err)
	}
	return parallax.Page{Input: r.ID, URL: r.URL, MediaType: parallax.MediaTypeRow, Body: body}
}

// at gives the time n hours after noon as it is printed.
func at(n int) string { return noon.Add(time.Duration(n) * time.Hour).Format(time.RFC3339) }

// bridge is an invented report that every outlet could have printed.
const bridge = "The old bridge over the Senn at Orlow was closed on Monday after divers found cracks in two of its piers. " +
	"Mayor Ilse Tamm said the bridge would stay closed for 14 days.\n\nSome 3,200 people cross it every day."

// pages is a source of the pages.
func pages(all ...parallax.Page) Source {
	return func(yield func(parallax.Page) error) error {
		for _, page := range all {
			if err := yield(page); err != nil {
				return err
			}
		}
		return nil
	}
}

// embedder is an embedder that is a function of the texts.
type embedder func(texts []string) error

func (embedder) Model() string { return "test" }

func (f embedder) Vectors(ctx context.Context, language string, texts []string) ([]parallax.Vector, error) {
	if err := f(texts); err != nil {
		return nil, err
	}
	return embed.Hashed{}.Vectors(ctx, language, texts)
}

// start gives a pipeline over an empty store in memory. hook, when not nil, sees every text that is embedded.
func start(t testing.TB, o Options, hook embedder) *Pipeline {
	t.Helper()
	s, err := store.Open(t.Context(), store.Memory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	d, err := parallax.LoadDirectory()
	if err != nil {
		t.Fatal(err)
	}
	if o.Now == nil {
		o.Now = clock
	}
	if hook == nil {
		hook = func([]string) error { return nil }
	}
	return New(s, hook, d, o)
}

func (p *Pipeline) mustTake(t testing.TB, all ...parallax.Page) {
	t.Helper()
	if err := p.TakeAll(t.Context(), pages(all...), Arrival, nil); err != nil {
		t.Fatal(err)
	}
}

// states gives the sources of a coverage with what became of them: "a.html used, b.html duplicate".
func states(c parallax.Coverage) string {
	var out []string
	for _, a := range c.Articles {
		out = append(out, a.Article.Input+" "+string(a.State))
	}
	return strings.Join(out, ", ")
}

func TestTwiceTheSame(t *testing.T) {
	first := row{ID: "a", Title: "Bridge at Orlow closed", Text: bridge, Published: at(0), Outlet: "Senn Gazette", URL: "https://gazette.example/bridge"}
	cases := map[string]struct {
		second row
		states string
	}{
		"the same file": {first, "a used, a duplicate"},
		"the same address with the same text": {
			row{ID: "b", Title: first.Title, Text: bridge, Published: at(0), Outlet: "Senn Gazette", URL: first.URL},
			"a used, b duplicate",
		},
		"the same address with another text": {
			row{ID: "b", Title: first.Title, Text: bridge + " Divers go down again on Tuesday.", Published: at(3), Outlet: "Senn Gazette", URL: first.URL},
			"a used, b used",
		},
		"another address of the same outlet": {
			row{ID: "b", Title: first.Title, Text: bridge, Published: at(1), Outlet: "Senn Gazette", URL: "https://gazette.example/again"},
			"a used, b duplicate",
		},
		"the same text of another outlet": {
			row{ID: "b", Title: first.Title, Text: bridge, Published: at(1), Outlet: "Hill Herald", URL: "https://herald.example/bridge"},
			"a used, b used",
		},
		"the same id with another text": {
			row{ID: "a", Title: "Bridge: more", Text: bridge + " More on Tuesday.", Published: at(1), Outlet: "Senn Gazette"},
			"a used, a used",
		},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			p := start(t, Options{OneStory: true}, nil)
			p.mustTake(t, first.page(), c.second.page())
			cov, err := p.coverage(t.Context(), "s_one")
			if err != nil {
				t.Fatal(err)
			}
			if got := states(cov); got != c.states {
				t.Errorf("sources are %s; want %s", got, c.states)
			}
			for _, a := range cov.Articles {
				if a.Reason == "" {
					t.Errorf("%s is %s without a reason", a.Article.Input, a.State)
				}
			}
		})
	}
}

// A page read again in a later run, over the same store, is a new revision when it changed.
func TestLaterRun(t *testing.T) {
	p := start(t, Options{OneStory: true}, nil)
	r := row{ID: "a", Title: "Bridge at Orlow closed", Text: bridge, Published: at(0), URL: "https://gazette.example/bridge"}
	p.mustTake(t, r.page())
	later := New(p.store, p.embedder, p.directory, Options{OneStory: true, Now: clock})
	r.Text += " Divers go down again on Tuesday."
	later.mustTake(t, r.page())
	cov, err := later.coverage(t.Context(), "s_one")
	if err != nil || len(cov.Articles) != 1 || cov.Articles[0].Article.Revision != 2 || cov.Articles[0].Article.Text != r.Text {
		t.Errorf("coverage %s, %v", states(cov), err)
	}
}

// Taking the same pages again over the same store changes nothing: no duplicates, no revisions.
func TestLaterRunOfTheSame(t *testing.T) {
	p := start(t, Options{OneStory: true}, nil)
	a := row{ID: "a", Title: "Bridge at Orlow closed", Text: bridge, Published: at(0), Outlet: "Senn Gazette", URL: "https://gazette.example/bridge"}
	b := row{ID: "b", Title: a.Title, Text: bridge, Published: at(0), Outlet: "Senn Gazette", URL: a.URL}
	empty := row{ID: "c", URL: "https://gazette.example/empty"}
	p.mustTake(t, a.page(), b.page(), empty.page())
	first, err := p.coverage(t.Context(), "s_one")
	if err != nil {
		t.Fatal(err)
	}
	later := New(p.store, p.embedder, p.directory, Options{OneStory: true, Now: clock})
	later.mustTake(t, a.page(), b.page(), empty.page())
	cov, err := later.coverage(t.Context(), "s_one")
	if err != nil || states(cov) != states(first) || len(cov.Articles) != 3 {
		t.Errorf("later %s, first %s, %v", states(cov), states(first), err)
	}
	for _, c := range cov.Articles {
		if c.Article.Revision != 1 {
			t.Errorf("%s is at revision %d", c.Article.Input, c.Article.Revision)
		}
	}
}

func TestOneStory(t *testing.T) {
	empty := row{ID: "empty", Title: "Nothing", Text: ""}
	other := row{ID: "other", Title: "Chess", Text: "Pia Rohde won the chess open of Velm on Friday. She is 16 years old.", Published: at(-90), Outlet: "Velm Post"}
	all := []parallax.Page{
		{Input: "dead", Failure: "no such file"},
		row{ID: "a", Title: "Bridge at Orlow closed", Text: bridge, Published: at(0), Outlet: "Senn Gazette"}.page(), other.page(), empty.page(),
	}
	p := start(t, Options{OneStory: true}, nil)
	p.mustTake(t, all...)
	told, err := p.Told(t.Context())
	if err != nil || len(told) != 1 || told[0] != "s_one" {
		t.Fatalf("told %v, %v", told, err)
	}
	cov, err := p.coverage(t.Context(), "s_one")
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range cov.Articles {
		want := parallax.SourceUsed
		if a.Article.Input == "dead" || a.Article.Input == "empty" {
			want = parallax.SourceFailed
		}
		if a.State != want || a.Reason == "" {
			t.Errorf("%s is %s: %s", a.Article.Input, a.State, a.Reason)
		}
		if a.Article.Input == "dead" && !strings.Contains(a.Reason, "no such file") {
			t.Errorf("the reason %q does not say what was wrong", a.Reason)
		}
	}
	if len(cov.Articles) != len(all) {
		t.Errorf("%d of %d inputs are listed: %s", len(cov.Articles), len(all), states(cov))
	}
}

func TestNothingToTell(t *testing.T) {
	p := start(t, Options{}, nil)
	p.mustTake(t, parallax.Page{Input: "dead", Failure: "no such file"})
	if told, err := p.Told(t.Context()); err != nil || len(told) != 0 {
		t.Errorf("told %v, %v", told, err)
	}
	if _, err := p.Compose(t.Context(), "s_none"); !errors.Is(err, parallax.ErrNotFound) || !strings.Contains(err.Error(), "s_none") {
		t.Errorf("composed a story that is not there: %v", err)
	}
}

func TestPanicIsAState(t *testing.T) {
	p := start(t, Options{OneStory: true}, func(texts []string) error {
		if strings.Contains(texts[0], "Chess") {
			panic("index out of range")
		}
		return nil
	})
	bad := row{ID: "bad", Title: "Chess", Text: "Pia Rohde won.", URL: "https://velm.example/chess"}.page()
	taken, err := p.read(t.Context(), bad)
	if err != nil || taken.Stage != "embed" || !strings.Contains(taken.Error, "index out of range\n") || !strings.Contains(taken.Error, "pipeline_test.go") {
		t.Fatalf("read gives stage %q, error %q, %v", taken.Stage, taken.Error, err)
	}
	if err := taken.Article.Check(); err != nil {
		t.Error(err)
	}
	p.mustTake(t, bad, row{ID: "good", Title: "Bridge", Text: bridge}.page(), bad)
	cov, err := p.coverage(t.Context(), "s_one")
	if err != nil {
		t.Fatal(err)
	}
	failed := 0
	for _, a := range cov.Articles {
		if a.Article.Input != "bad" {
			continue
		}
		failed++
		if a.Article.State != parallax.PageError || a.State != parallax.SourceFailed || a.Reason != "error page: index out of range" {
			t.Errorf("%s is %s, %s: %s", a.Article.Input, a.Article.State, a.State, a.Reason)
		}
	}
	if len(cov.Articles) != 3 || failed != 2 {
		t.Errorf("sources are %s", states(cov))
	}
}

// The article may not have been read at all when a stage breaks off.
func TestBreakOff(t *testing.T) {
	taken := &store.Taken{Page: parallax.Page{Input: "x.html", URL: "https://velm.example/x"}, Then: &store.Then{}}
	breakOff(taken, "extract", errors.New("stack overflow"))
	if a := taken.Article; a.Check() != nil || a.ID != taken.Sketch.Article || a.URL != taken.Page.URL || taken.Place.Check() != nil {
		t.Errorf("left is %+v, %+v", a, taken.Place)
	}
	if taken.Then == nil {
		t.Error("the work on the page would never end")
	}
}
