package store

import (
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"parallax"
)

// model is what a store should hold, in the plainest form: who stands where.
type model struct {
	articles []parallax.ArticleID // in order of arrival
	revision map[parallax.ArticleID]int
	story    map[parallax.ArticleID]parallax.StoryID
	text     map[parallax.ArticleID]string
	started  []parallax.StoryID // in order; merged ones too
	into     map[parallax.StoryID]parallax.StoryID
	line     map[parallax.StoryID]parallax.StorylineID
}

func newModel() *model {
	return &model{
		revision: map[parallax.ArticleID]int{}, story: map[parallax.ArticleID]parallax.StoryID{}, text: map[parallax.ArticleID]string{},
		into: map[parallax.StoryID]parallax.StoryID{}, line: map[parallax.StoryID]parallax.StorylineID{},
	}
}

// standing gives the stories that were not merged into others.
func (m *model) standing() []parallax.StoryID {
	return slices.DeleteFunc(slices.Clone(m.started), func(id parallax.StoryID) bool { return m.into[id] != "" })
}

func (m *model) lines() []parallax.StorylineID {
	return slices.Compact(slices.Sorted(maps.Values(m.line)))
}

func (m *model) add(t *Taken) {
	a, p := t.Article.ID, t.Place
	if m.revision[a]++; m.revision[a] == 1 {
		m.articles = append(m.articles, a)
	}
	m.story[a], m.text[a] = p.Story, t.Article.Text
	if p.Held {
		return
	}
	if !slices.Contains(m.started, p.Story) {
		m.started = append(m.started, p.Story)
	}
	for _, from := range p.Merge {
		m.into[from] = p.Story
		for x, to := range m.into {
			if to == from {
				m.into[x] = p.Story
			}
		}
		for x, at := range m.story {
			if at == from {
				m.story[x] = p.Story
			}
		}
	}
	if p.Storyline == "" {
		return
	}
	for _, id := range append([]parallax.StoryID{p.Story}, p.Link...) {
		m.line[id] = p.Storyline
	}
	for id, line := range m.line {
		if slices.Contains(p.MergeLines, line) {
			m.line[id] = p.Storyline
		}
	}
}

// stories gives the same lines as the function of that name gives of a store.
func (m *model) stories() string {
	var lines []string
	for _, id := range m.standing() {
		line := string(id)
		if m.line[id] != "" {
			line += " of " + string(m.line[id])
		}
		line += ":"
		for _, a := range m.articles {
			if m.story[a] == id {
				line += " " + string(a)
			}
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

// step draws the next article: a new one or a new revision, in a new story or one that
// stands, merging, linking and held as it comes.
func (m *model) step(t *rapid.T, n int) *Taken {
	name := fmt.Sprint("town", n)
	if len(m.articles) > 0 && rapid.IntRange(0, 4).Draw(t, "again") == 0 {
		name = strings.TrimPrefix(string(rapid.SampledFrom(m.articles).Draw(t, "article")), "a_")
	}
	x := taken(name, rapid.IntRange(-50, 50).Draw(t, "hour"), parallax.StoryID(fmt.Sprint("s_", n)))
	x.Article.Text += fmt.Sprintf(" Report %d.", n)
	standing := m.standing()
	switch rapid.IntRange(0, 9).Draw(t, "place") {
	case 0:
		return held(x)
	case 1, 2, 3:
	default:
		if len(standing) > 0 {
			x.Place.Story = rapid.SampledFrom(standing).Draw(t, "story")
		}
	}
	others := slices.DeleteFunc(standing, func(id parallax.StoryID) bool { return id == x.Place.Story })
	some := func(what string) []parallax.StoryID {
		if len(others) == 0 || rapid.IntRange(0, 3).Draw(t, what) > 0 {
			return nil
		}
		return rapid.SliceOfNDistinct(rapid.SampledFrom(others), 1, min(2, len(others)), rapid.ID).Draw(t, what+" stories")
	}
	x.Place.Merge = some("merge")
	if link := some("link"); link != nil {
		x.Place.Storyline, x.Place.Link = parallax.StorylineID(fmt.Sprint("l_", n)), link
		if lines := m.lines(); len(lines) > 0 && rapid.Bool().Draw(t, "join lines") {
			x.Place.MergeLines = []parallax.StorylineID{rapid.SampledFrom(lines).Draw(t, "line")}
		}
	}
	return x
}

// TestStoreIsLikeItsModel takes random articles in random placements and holds the store
// against the model after each, and once more after it was closed and opened again.
func TestStoreIsLikeItsModel(t *testing.T) {
	dir, run := t.TempDir(), 0
	rapid.Check(t, func(r *rapid.T) {
		run++
		path := filepath.Join(dir, fmt.Sprint(run, ".db"))
		s := open(t, path)
		m := newModel()
		for n := range rapid.IntRange(1, 15).Draw(r, "steps") {
			x := m.step(r, n)
			if err := s.Add(t.Context(), x); err != nil {
				r.Fatal(err)
			}
			m.add(x)
			if x.Place.Story != "" && rapid.Bool().Draw(r, "told") {
				c, d := dossierOf(x.Place.Story)
				d.Made = hour(n)
				if err := s.Publish(t.Context(), c, d); err != nil {
					r.Fatal(err)
				}
			}
			m.hold(r, t, s)
		}
		if err := s.Close(); err != nil {
			r.Fatal(err)
		}
		s = open(t, path)
		m.hold(r, t, s)
		if err := s.Close(); err != nil {
			r.Fatal(err)
		}
	})
}

// hold holds the store against the model.
func (m *model) hold(r *rapid.T, t *testing.T, s *Store) {
	if got, want := stories(t, s), m.stories(); got != want {
		r.Fatalf("stories are\n%s\nshould be\n%s", got, want)
	}
	digests, err := s.Digests(t.Context())
	var fresh digestList
	if err == nil {
		err = fresh.refresh(t.Context(), s.read)
	}
	if d := cmp.Diff(fresh.list, digests, cmpopts.EquateEmpty()); err != nil || d != "" {
		r.Fatalf("digests followed are not those read anew (-anew +followed), %v:\n%s", err, d)
	}
	placed := 0
	for _, k := range near(s, parallax.Sketch{}).Sketches {
		placed++
		if k.Story != m.story[k.Article] || k.Storyline != m.line[k.Story] {
			r.Fatalf("%s is near in %q of %q, stands in %q of %q", k.Article, k.Story, k.Storyline, m.story[k.Article], m.line[m.story[k.Article]])
		}
	}
	for _, a := range m.articles {
		if m.story[a] != "" {
			placed--
		}
	}
	if placed != 0 {
		r.Fatalf("%d too many are near", placed)
	}
	all, err := s.Articles(t.Context(), m.articles)
	if err != nil {
		r.Fatal(err)
	}
	for _, c := range all {
		if a := &c.Article; a.Text != m.text[a.ID] || a.Revision != m.revision[a.ID] {
			r.Fatalf("%s is revision %d with %q", a.ID, a.Revision, a.Text)
		}
	}
	for id, into := range m.into {
		if c, err := s.Coverage(t.Context(), id, nil); into != "" && (err != nil || c.Story.ID != into) {
			r.Fatalf("%s leads to %q, not %q: %v", id, c.Story.ID, into, err)
		}
	}
}
