package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"parallax"
)

// nine is the time of the tests' first report.
var nine = time.Date(2026, 5, 4, 9, 0, 0, 0, time.FixedZone("", 2*60*60))

// hour gives the time n hours after nine.
func hour(n int) time.Time { return nine.Add(time.Duration(n) * time.Hour) }

// taken gives an article named name, reported n hours after nine, that starts or joins the story.
func taken(name string, n int, story parallax.StoryID) *Taken {
	a := parallax.Article{
		ID: parallax.ArticleID("a_" + name), Input: name + ".html", URL: "https://" + name + ".example/1",
		Outlet: parallax.Outlet{Name: "The " + name}, Title: "Bridge closed", Text: "The bridge at " + name + " is closed.",
		Published: parallax.Date{Time: hour(n), Precision: "minute", Zoned: true, From: "time"}, Language: "en", State: parallax.PageFull,
		Entries: []parallax.Entry{{Title: "Closed", Clock: "9:00", Time: parallax.Date{Time: hour(n), Precision: "minute", Zoned: true, From: "time"}, Span: parallax.TextSpan(0, 10)}},
	}
	word := &parallax.Name{Type: parallax.Place, Canonical: name}
	return &Taken{
		Page:    parallax.Page{Input: a.Input, URL: a.URL, Body: []byte("<p>" + a.Text), Header: map[string][]string{"Etag": {"7"}}},
		Article: a,
		Notes:   []parallax.Annotation{{Kind: parallax.KindName, Span: parallax.TextSpan(14, 14+len(name)), Name: word}},
		Sketch:  parallax.Sketch{Article: a.ID, At: hour(n), Vector: parallax.Vector{1, 0}, Terms: parallax.NewTerms(map[string]int{"w:bridg": 2, "n:" + name: 1})},
		Place:   parallax.Placement{Story: story, Score: 0.5, Why: []parallax.Reason{parallax.Because("shared words", "bridge")}},
	}
}

// held makes the article one without text that stands in no story.
func held(t *Taken) *Taken {
	t.Article.State, t.Article.Text, t.Notes = parallax.PageEmpty, "", nil
	t.Article.Why = []parallax.Reason{{What: "no text"}}
	t.Place = parallax.Placement{Held: true, Why: t.Article.Why}
	return t
}

func add(t testing.TB, s *Store, all ...*Taken) {
	t.Helper()
	for _, x := range all {
		if err := s.Add(t.Context(), x); err != nil {
			t.Fatal(err)
		}
	}
}

func open(t testing.TB, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// stories gives who stands where: "s_1 of l_1: a_x a_y", one line for each story.
func stories(t testing.TB, s *Store) string {
	t.Helper()
	all, err := s.Stories(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, st := range all {
		line := string(st.ID)
		if st.Storyline != "" {
			line += " of " + string(st.Storyline)
		}
		line += ":"
		for _, a := range st.Articles {
			line += " " + string(a)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func wantStories(t testing.TB, s *Store, want ...string) {
	t.Helper()
	if d := cmp.Diff(strings.Join(want, "\n"), stories(t, s)); d != "" {
		t.Errorf("stories (-want +got):\n%s", d)
	}
}

// suite is what every kind of database must do. Each case gets a store of its own.
var suite = map[string]func(*testing.T, *Store){
	"articles come back as they went in": func(t *testing.T, s *Store) {
		x, y := taken("ayr", 0, "s_1"), held(taken("bex", 1, ""))
		add(t, s, x, y)
		got, err := s.Articles(t.Context(), []parallax.ArticleID{"a_bex", "a_ayr"})
		if err != nil {
			t.Fatal(err)
		}
		want := []parallax.Covered{
			{Article: y.Article, Why: y.Place.Why},
			{Article: x.Article, Notes: x.Notes, Score: 0.5, Why: x.Place.Why},
		}
		if d := cmp.Diff(want, got, cmpopts.IgnoreUnexported(parallax.Covered{})); d != "" {
			t.Errorf("articles (-want +got):\n%s", d)
		}
		if x.Article.Revision != 1 {
			t.Errorf("first revision is %d", x.Article.Revision)
		}
	},
	"what was taken before is done, unless it changed or failed": func(t *testing.T, s *Store) {
		x, broken := taken("ayr", 0, "s_1"), taken("bex", 1, "s_1")
		broken.Stage, broken.Error = "annotate", "gone wrong"
		add(t, s, x, broken)
		done := func(a parallax.Article, change func(*parallax.Article)) bool {
			change(&a)
			yes, err := s.Done(t.Context(), &a)
			if err != nil {
				t.Fatal(err)
			}
			return yes
		}
		for name, c := range map[string]struct {
			a      parallax.Article
			change func(*parallax.Article)
			want   bool
		}{
			"the same":        {x.Article, func(*parallax.Article) {}, true},
			"another text":    {x.Article, func(a *parallax.Article) { a.Text += "!" }, false},
			"another title":   {x.Article, func(a *parallax.Article) { a.Title += "!" }, false},
			"another state":   {x.Article, func(a *parallax.Article) { a.State = parallax.PagePartial }, false},
			"another outlet":  {x.Article, func(a *parallax.Article) { a.Outlet.Name = "Hill Herald" }, false},
			"another date":    {x.Article, func(a *parallax.Article) { a.Published.Time = a.Published.Time.AddDate(0, 0, 1) }, false},
			"another article": {x.Article, func(a *parallax.Article) { a.ID = "a_none" }, false},
			"it failed":       {broken.Article, func(*parallax.Article) {}, false},
		} {
			if got := done(c.a, c.change); got != c.want {
				t.Errorf("%s: done is %v", name, got)
			}
		}
	},
	"what is unknown is not found": func(t *testing.T, s *Store) {
		add(t, s, taken("ayr", 0, "s_1"))
		_, articles := s.Articles(t.Context(), []parallax.ArticleID{"a_ayr", "a_none"})
		_, coverage := s.Coverage(t.Context(), "s_none", nil)
		_, also := s.Coverage(t.Context(), "s_1", []parallax.ArticleID{"a_none"})
		_, _, dossier := s.Dossier(t.Context(), "s_1")
		for what, err := range map[string]error{"Articles": articles, "Coverage": coverage, "also": also, "Dossier": dossier} {
			if !errors.Is(err, parallax.ErrNotFound) {
				t.Errorf("%s: %v is not ErrNotFound", what, err)
			}
			if err != nil && !strings.Contains(err.Error(), "none") && !strings.Contains(err.Error(), "s_1") {
				t.Errorf("%s: %v names nothing", what, err)
			}
		}
	},
	"stories come in the order they started": func(t *testing.T, s *Store) {
		add(t, s, taken("ayr", 5, "s_2"), taken("bex", 3, "s_1"), taken("cork", 4, "s_2"), held(taken("dole", 1, "")))
		wantStories(t, s, "s_2: a_ayr a_cork", "s_1: a_bex")
		all, err := s.Stories(t.Context())
		if err != nil || !all[0].First.Equal(hour(4)) || !all[0].Last.Equal(hour(5)) {
			t.Errorf("s_2 runs from %v to %v, %v", all[0].First, all[0].Last, err)
		}
		where, err := s.Where(t.Context())
		if err != nil || len(where) != 3 || where["a_cork"].ID != "s_2" || where["a_bex"].ID != "s_1" {
			t.Errorf("Where gives %v, %v", where, err)
		}
	},
	"an article of unknown time has no part in the time of its story": func(t *testing.T, s *Store) {
		x := taken("ayr", 0, "s_1")
		x.Article.Published = parallax.Date{}
		add(t, s, x)
		all, err := s.Stories(t.Context())
		if err != nil || !all[0].First.IsZero() || !all[0].Last.IsZero() {
			t.Errorf("times %v to %v, %v", all[0].First, all[0].Last, err)
		}
	},
	"coverage holds the story, what was considered, edges and the storyline": func(t *testing.T, s *Store) {
		y := taken("bex", 1, "s_1")
		y.Edges = []parallax.Edge{{
			Kind: parallax.Copies, From: "a_bex", To: "a_ayr", How: parallax.Passages, Share: 0.5, Directed: true,
			Passages: []parallax.Passage{{Here: parallax.TextSpan(0, 5), There: parallax.TextSpan(4, 9)}}, Why: []parallax.Reason{{What: "words"}},
		}}
		later := taken("cork", 90, "s_2")
		later.Place.Storyline, later.Place.Link = "l_1", []parallax.StoryID{"s_1"}
		off := taken("dole", -1, "s_3")
		add(t, s, taken("ayr", 2, "s_1"), y, later, off, held(taken("ely", 9, "")))
		c, err := s.Coverage(t.Context(), "s_1", []parallax.ArticleID{"a_ely", "a_dole"})
		if err != nil {
			t.Fatal(err)
		}
		if got, want := order(c), "a_dole a_bex a_ayr a_ely"; got != want {
			t.Errorf("articles %s, want %s", got, want)
		}
		if d := cmp.Diff(y.Edges, c.Edges); d != "" {
			t.Errorf("edges (-want +got):\n%s", d)
		}
		if len(c.Storyline) != 1 || c.Storyline[0].Story.ID != "s_2" || order(c.Storyline[0]) != "a_cork" || c.Story.Storyline != "l_1" {
			t.Errorf("storyline %q: %v", c.Story.Storyline, c.Storyline)
		}
		if c.Find("a_cork") == nil {
			t.Error("an article of the storyline is not found")
		}
	},
	"a merged story redirects": func(t *testing.T, s *Store) {
		bridge := taken("cork", 2, "s_1")
		bridge.Place.Merge = []parallax.StoryID{"s_2"}
		again := taken("dole", 3, "s_0")
		again.Place.Merge = []parallax.StoryID{"s_1"}
		add(t, s, taken("ayr", 0, "s_1"), taken("bex", 1, "s_2"), bridge)
		wantStories(t, s, "s_1: a_ayr a_bex a_cork")
		add(t, s, again, taken("ely", 4, "s_2")) // placed by who did not know of the merge
		wantStories(t, s, "s_0: a_ayr a_bex a_cork a_dole a_ely")
		for _, id := range []parallax.StoryID{"s_0", "s_1", "s_2"} {
			c, err := s.Coverage(t.Context(), id, nil)
			if err != nil || c.Story.ID != "s_0" || len(c.Articles) != 5 {
				t.Errorf("%s leads to %s with %d articles, %v", id, c.Story.ID, len(c.Articles), err)
			}
		}
		for _, k := range near(s, parallax.Sketch{}).Sketches {
			if k.Story != "s_0" {
				t.Errorf("%s is near in %s", k.Article, k.Story)
			}
		}
	},
	"storylines link and merge": func(t *testing.T, s *Store) {
		b := taken("bex", 1, "s_2")
		b.Place.Storyline, b.Place.Link = "l_1", []parallax.StoryID{"s_1"}
		d := taken("dole", 3, "s_4")
		d.Place.Storyline, d.Place.Link = "l_3", []parallax.StoryID{"s_3"}
		add(t, s, taken("ayr", 0, "s_1"), b, taken("cork", 2, "s_3"), d)
		wantStories(t, s, "s_1 of l_1: a_ayr", "s_2 of l_1: a_bex", "s_3 of l_3: a_cork", "s_4 of l_3: a_dole")
		e := taken("ely", 4, "s_2")
		e.Place.Storyline, e.Place.MergeLines = "l_1", []parallax.StorylineID{"l_3"}
		add(t, s, e, taken("fano", 5, "s_4"))
		wantStories(t, s, "s_1 of l_1: a_ayr", "s_2 of l_1: a_bex a_ely", "s_3 of l_1: a_cork", "s_4 of l_1: a_dole a_fano")
		for _, k := range near(s, parallax.Sketch{}).Sketches {
			if k.Storyline != "l_1" {
				t.Errorf("%s is near in storyline %q", k.Article, k.Storyline)
			}
		}
	},
	"storylines come apart": func(t *testing.T, s *Store) {
		all := []*Taken{taken("ayr", 0, "s_1"), taken("bex", 1, "s_2"), taken("cork", 2, "s_3"), taken("dole", 3, "s_4"), taken("ely", 4, "s_5"), taken("fano", 5, "s_6")}
		all[4].Place.Storyline, all[4].Place.Link = "l_1", []parallax.StoryID{"s_1", "s_2", "s_3", "s_4"}
		all[5].Place.Storyline = "l_6"
		add(t, s, all...)
		if err := s.Regroup(t.Context(), &parallax.Regrouping{
			Lines:      map[parallax.StoryID]parallax.StorylineID{"s_2": "", "s_3": "l_3", "s_4": "l_3"},
			MergeLines: [][2]parallax.StorylineID{{"l_6", "l_3"}},
		}, nil); err != nil {
			t.Fatal(err)
		}
		wantStories(t, s, "s_1 of l_1: a_ayr", "s_2: a_bex", "s_3 of l_3: a_cork", "s_4 of l_3: a_dole", "s_5 of l_1: a_ely", "s_6 of l_3: a_fano")
		for _, k := range near(s, parallax.Sketch{}).Sketches {
			want := map[parallax.StoryID]parallax.StorylineID{"s_1": "l_1", "s_3": "l_3", "s_5": "l_1", "s_4": "l_3", "s_6": "l_3"}[k.Story]
			if k.Storyline != want {
				t.Errorf("%s is near in storyline %q, not %q", k.Article, k.Storyline, want)
			}
		}
		leads := func(lines map[parallax.StorylineID]parallax.StorylineID) {
			for id, want := range lines {
				if now, err := s.LineNow(t.Context(), id); err != nil || now != want {
					t.Errorf("%s leads to %s, not %s, %v", id, now, want, err)
				}
			}
		}
		leads(map[parallax.StorylineID]parallax.StorylineID{"l_1": "l_1", "l_6": "l_3", "l_none": "l_none"})
		if err := s.Regroup(t.Context(), &parallax.Regrouping{Lines: map[parallax.StoryID]parallax.StorylineID{"s_6": "l_6"}}, nil); err != nil {
			t.Fatal(err)
		}
		leads(map[parallax.StorylineID]parallax.StorylineID{"l_3": "l_3", "l_6": "l_6"}) // it stands again
		if err := s.Regroup(t.Context(), &parallax.Regrouping{MergeLines: [][2]parallax.StorylineID{{"l_6", "l_3"}}, Lines: map[parallax.StoryID]parallax.StorylineID{"s_5": ""}}, nil); err != nil {
			t.Fatal(err)
		}
		next := taken("gorm", 6, "s_7")
		next.Place.Storyline, next.Place.Link = "l_6", []parallax.StoryID{"s_5"}
		add(t, s, next)
		leads(map[parallax.StorylineID]parallax.StorylineID{"l_6": "l_6"})
	},
	"a changed text is a new revision": func(t *testing.T, s *Store) {
		x := taken("ayr", 0, "s_1")
		x.Edges = []parallax.Edge{{Kind: parallax.Cites, From: "a_ayr", Name: "Wire", How: "byline", Why: []parallax.Reason{{What: "credit"}}}}
		copied := taken("bex", 1, "s_1")
		copied.Edges = []parallax.Edge{{
			Kind: parallax.Copies, From: "a_bex", To: "a_ayr", How: parallax.Passages, Why: []parallax.Reason{{What: "words"}},
			Passages: []parallax.Passage{{Here: parallax.TextSpan(0, 10), There: parallax.TextSpan(0, 10)}},
		}}
		y := taken("ayr", 2, "s_2")
		y.Article.Text, y.Article.Title = "Open.", "Bridge open"
		y.Sketch.Terms = parallax.NewTerms(map[string]int{"w:open": 1})
		add(t, s, x, copied, y)
		if y.Article.Revision != 2 {
			t.Fatalf("revision %d", y.Article.Revision)
		}
		c, err := s.Coverage(t.Context(), "s_2", nil)
		if err != nil || len(c.Articles) != 1 || c.Articles[0].Article.Text != "Open." || len(c.Edges) != 0 {
			t.Errorf("the new story has %d articles, edges %v, %v", len(c.Articles), c.Edges, err)
		}
		wantStories(t, s, "s_1: a_bex", "s_2: a_ayr")
		edges, err := s.Edges(t.Context(), []parallax.ArticleID{"a_bex"})
		want := []parallax.Passage{{Here: parallax.TextSpan(0, 10)}}
		if err != nil || len(edges) != 1 || !cmp.Equal(edges[0].Passages, want) {
			t.Errorf("the copy of the old text is %v, %v", edges, err)
		}
		n := near(s, parallax.Sketch{Terms: parallax.NewTerms(map[string]int{"w:bridg": 1, "n:ayr": 1, "w:open": 1})})
		if d := cmp.Diff(map[parallax.Term]int{parallax.TermOf("w:bridg"): 1, parallax.TermOf("w:open"): 1}, n.Frequency); d != "" || n.Documents != 2 {
			t.Errorf("%d documents, frequency (-want +got):\n%s", n.Documents, d)
		}
	},
	"a revision without text leaves its story": func(t *testing.T, s *Store) {
		add(t, s, taken("ayr", 0, "s_1"), taken("bex", 1, "s_1"), held(taken("ayr", 2, "")))
		wantStories(t, s, "s_1: a_bex")
		if n := near(s, parallax.Sketch{}); len(n.Sketches) != 1 {
			t.Errorf("%d are near", len(n.Sketches))
		}
	},
	"near looks back and ahead as far as asked": func(t *testing.T, s *Store) {
		unknown := taken("dole", 0, "s_4")
		unknown.Sketch.At = time.Time{}
		all := []*Taken{taken("ayr", 0, "s_1"), taken("bex", 10, "s_2"), taken("cork", 11, "s_3"), unknown, held(taken("ely", 10, ""))}
		for _, x := range all {
			x.Sketch.Terms = parallax.NewTerms(map[string]int{"n:osk": 2000})
		}
		add(t, s, all...)
		for _, c := range []struct {
			k    parallax.Sketch
			want string
		}{
			{parallax.Sketch{At: hour(5)}, "a_ayr a_bex a_dole"},
			{parallax.Sketch{At: hour(10), Article: "a_bex"}, "a_cork a_dole"},
			{parallax.Sketch{At: hour(99)}, "a_dole"},
			{parallax.Sketch{}, "a_ayr a_bex a_cork a_dole"},
		} {
			var got []string
			c.k.Terms = all[0].Sketch.Terms
			n, err := s.Near(t.Context(), c.k, 5*time.Hour)
			if err != nil {
				t.Fatal(err)
			}
			for _, k := range n.Sketches {
				got = append(got, string(k.Article))
			}
			if strings.Join(got, " ") != c.want || n.Documents != 5 {
				t.Errorf("near %v of %d: %s, want %s", c.k.At, n.Documents, got, c.want)
			}
		}
	},
	"the newest dossier is given": func(t *testing.T, s *Store) {
		add(t, s, taken("ayr", 0, "s_1"))
		for n := range 3 {
			d := parallax.Dossier{Format: parallax.DossierFormat, Story: "s_1", Made: hour(n), Counts: parallax.Counts{Outlets: n + 1, Origins: 1}}
			if err := s.Publish(t.Context(), parallax.Comparison{Story: "s_1", Outlets: n + 1}, d); err != nil {
				t.Fatal(err)
			}
		}
		c, d, err := s.Dossier(t.Context(), "s_1")
		if err != nil || c.Outlets != 3 || d.Counts.Outlets != 3 || !d.Made.Equal(hour(2)) {
			t.Errorf("got %v, %v, %v", c, d, err)
		}
	},
	"a failed Add leaves nothing": func(t *testing.T, s *Store) {
		good := taken("ayr", 0, "s_1")
		add(t, s, good)
		before := contents(t, s)
		for what, spoil := range map[string]func(*Taken){
			"no reason":  func(x *Taken) { x.Place.Why = nil },
			"no place":   func(x *Taken) { x.Place.Story = "" },
			"bad share":  func(x *Taken) { x.Sketch.Vector = parallax.Vector{float32(nan())} },
			"bad edge":   func(x *Taken) { x.Edges = []parallax.Edge{{From: "a_bex", Share: nan()}} },
			"self merge": func(x *Taken) { x.Place.Merge = []parallax.StoryID{"s_9"} },
		} {
			x := taken("bex", 1, "s_9")
			spoil(x)
			err := s.Add(t.Context(), x)
			if err == nil || !strings.Contains(err.Error(), "bex.html") {
				t.Errorf("%s: error %v", what, err)
			}
			if d := cmp.Diff(before, contents(t, s)); d != "" {
				t.Errorf("%s left something (-before +after):\n%s", what, d)
			}
		}
		add(t, s, taken("bex", 1, "s_1")) // and the store still takes what is right
		wantStories(t, s, "s_1: a_ayr a_bex")
	},
	"a cancelled call says so and loses nothing": func(t *testing.T, s *Store) {
		add(t, s, taken("ayr", 0, "s_1"))
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		_, articles := s.Articles(ctx, []parallax.ArticleID{"a_ayr"})
		_, all := s.Stories(ctx)
		_, coverage := s.Coverage(ctx, "s_1", nil)
		_, _, dossier := s.Dossier(ctx, "s_1")
		_, done := s.Done(ctx, &parallax.Article{ID: "a_ayr"})
		for what, err := range map[string]error{
			"Add": s.Add(ctx, taken("bex", 1, "s_1")), "Articles": articles, "Stories": all, "Coverage": coverage, "Done": done,
			"Dossier": dossier, "Publish": s.Publish(ctx, parallax.Comparison{}, parallax.Dossier{Story: "s_1"}),
		} {
			if !errors.Is(err, context.Canceled) {
				t.Errorf("%s: %v", what, err)
			}
		}
		wantStories(t, s, "s_1: a_ayr")
	},
	"many add at once": func(t *testing.T, s *Store) {
		var group sync.WaitGroup
		for i := range 24 {
			group.Go(func() {
				x := taken(fmt.Sprintf("town%02d", i), i, parallax.StoryID(fmt.Sprint("s_", i%3)))
				if err := s.Add(t.Context(), x); err != nil {
					t.Error(err)
				}
				near(s, x.Sketch)
				if _, err := s.Stories(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
		group.Wait()
		all, err := s.Stories(t.Context())
		if err != nil || len(all) != 3 || len(all[0].Articles)+len(all[1].Articles)+len(all[2].Articles) != 24 {
			t.Errorf("%v, %v", all, err)
		}
		if n := near(s, parallax.Sketch{}); len(n.Sketches) != 24 || n.Documents != 24 {
			t.Errorf("%d of %d are near", len(n.Sketches), n.Documents)
		}
	},
}

func TestStore(t *testing.T) {
	for kind, path := range map[string]func(*testing.T) string{
		"memory": func(*testing.T) string { return Memory },
		"file":   func(t *testing.T) string { return filepath.Join(t.TempDir(), "store.db") },
	} {
		for name, check := range suite {
			t.Run(kind+"/"+name, func(t *testing.T) { check(t, open(t, path(t))) })
		}
	}
}

func nan() float64 { z := 0.0; return z / z }

// order gives the articles of a coverage in their order.
func order(c parallax.Coverage) string {
	var ids []string
	for _, a := range c.Articles {
		ids = append(ids, string(a.Article.ID))
	}
	return strings.Join(ids, " ")
}

// near gives all that is at hand, and how common the terms of the sketch are.
func near(s *Store, k parallax.Sketch) parallax.Near {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(context.Background()); err != nil {
		panic(err)
	}
	r := s.recent
	n := r.Near(parallax.Sketch{Terms: k.Terms}, 0)
	n.Sketches = r.Standing()
	return n
}

// contents counts the rows of every table and what Near knows.
func contents(t testing.TB, s *Store) map[string]int {
	t.Helper()
	out := map[string]int{}
	names, err := all(t.Context(), s.db, func(r *sql.Rows) (name string, err error) {
		err = r.Scan(&name)
		return name, err
	},
		`SELECT name FROM sqlite_schema WHERE type = 'table'`)
	if err != nil || len(names) < 5 {
		t.Fatalf("tables %q, %v", names, err)
	}
	for _, name := range names {
		var n int
		if err := s.db.QueryRowContext(t.Context(), `SELECT COUNT(*) FROM `+name).Scan(&n); err != nil {
			t.Fatal(err)
		}
		out[name] = n
	}
	out["near"] = len(near(s, parallax.Sketch{}).Sketches)
	out["near documents"] = near(s, parallax.Sketch{}).Documents
	return out
}

func TestReopen(t *testing.T) {
	path := filepath.Join(t.TempDir(), "100% of?it#.db")
	s := open(t, path)
	b := taken("bex", 1, "s_2")
	b.Place.Storyline, b.Place.Link = "l_1", []parallax.StoryID{"s_1"}
	c := taken("cork", 2, "s_3")
	c.Place.Merge = []parallax.StoryID{"s_2"}
	second := taken("ayr", 3, "s_1")
	second.Sketch.Terms = parallax.NewTerms(map[string]int{"w:open": 1})
	add(t, s, taken("ayr", 0, "s_1"), b, c, second, held(taken("dole", 4, "")))
	probe := parallax.Sketch{Terms: parallax.NewTerms(map[string]int{"w:open": 1, "w:bridg": 1, "n:ayr": 1})}
	before, stood := near(s, probe), stories(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatalf("the database is not where it was asked for: %v", err)
	}
	s = open(t, path)
	if d := cmp.Diff(before, near(s, probe), cmp.AllowUnexported(parallax.Sketch{}), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(parallax.Near{}, "Rulings")); d != "" {
		t.Errorf("near (-before +after reopening):\n%s", d)
	}
	wantStories(t, s, stood)
}

func TestOpenRefuses(t *testing.T) {
	dir := t.TempDir()
	newer := filepath.Join(dir, "newer.db")
	s := open(t, newer)
	if _, err := s.db.Exec(`PRAGMA user_version = 99`); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	text := filepath.Join(dir, "text.db")
	if err := os.WriteFile(text, []byte(strings.Repeat("no database ", 200)), 0o600); err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(dir, "foreign.db")
	db, err := sql.Open("sqlite", foreign)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.Exec(`CREATE TABLE article (id TEXT); PRAGMA user_version = 3`); err != nil {
		t.Fatal(err)
	}
	db.Close()
	before, err := os.ReadFile(foreign)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if after, err := os.ReadFile(foreign); err != nil || !bytes.Equal(before, after) {
			t.Errorf("the foreign file was changed (%v)", err)
		}
	}()
	for path, want := range map[string]string{
		newer:                           "newer version",
		text:                            "no SQLite database",
		foreign:                         "of another program",
		dir:                             "it is no file",
		filepath.Join(dir, "no", "dir"): "its folder must be there",
	} {
		s, err := Open(t.Context(), path)
		if err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), path) {
			t.Errorf("Open(%s) gives %v, want %q", path, err, want)
		}
		if s != nil {
			t.Errorf("Open(%s) gives a store with its error", path)
		}
	}
}

func TestStampsSortAsTimes(t *testing.T) {
	times := []time.Time{{}, nine, nine.Add(time.Nanosecond), nine.Add(time.Second / 2), nine.Add(time.Second), hour(24).In(time.FixedZone("", -11*60*60))}
	for i := range times[1:] {
		if a, b := stamp(times[i]), stamp(times[i+1]); a >= b {
			t.Errorf("%q is not before %q", a, b)
		}
	}
}

func TestOlderThan(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"3.9.0", "3.10.0", true}, {"3.53.2", "3.53.2", false}, {"3.53.3", "3.53.2", false}, {"4", "3.53.2", false}, {"", "0.0.1", true},
	} {
		if got := olderThan(c.a, c.b); got != c.want {
			t.Errorf("olderThan(%q, %q) is %v", c.a, c.b, got)
		}
	}
}
