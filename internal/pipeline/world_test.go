package pipeline

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax"
	"parallax/internal/fetch"
)

var update = flag.Bool("update", false, "write the figures of the example anew")

// world is the shipped example with what was expected of it before any code ran on it; see
// examples/silo.md.
type world struct {
	Sources []struct {
		File, Outlet, Language string
		Published              *string
		Updated                string
		PageState              parallax.PageState   `json:"page_state"`
		SourceState            parallax.SourceState `json:"source_state"`
		Title                  *string
		Origins                []string
		CopiesOf               string `json:"copies_of"`
		CopyKind               string `json:"copy_kind"`
		Authors                []string
	}
	StoryFiles     []string    `json:"story_files"`
	Claims         []wantClaim `json:"claims"`
	Differences    []wantDifference
	NotDifferences []wantDifference    `json:"not_differences"`
	MustContain    map[string][]string `json:"must_contain"`
	MustNotContain map[string][]string `json:"must_not_contain"`

	// What the flow made of it.
	composed Composed
	articles map[string]*parallax.Covered // by file
	told     []parallax.StoryID
}

type wantClaim struct {
	Gist      string
	Core      bool
	Sentences []struct{ File, Exact string }
}

type wantDifference struct {
	Kind             parallax.DifferenceKind
	About, Certainty string
	Sides            []wantSide
}

type wantSide struct{ File, Quote, Value string }

// hard are the checks that must hold wholly. The others are figures until they do: when one
// reaches all of its parts, it moves here.
var hard = []string{
	"page states", "words that must be there", "titles", "published", "updated", "authors", "languages",
	"story files", "off-topic and failed sources", "one story", "lines that resolve",
	"pairs that share an origin", "kinds of differences", "kinds with a card", "traps avoided",
}

func TestSilo(t *testing.T) {
	w := silo(t)
	var b strings.Builder
	check := func(name string, right, of int, wrong []string) {
		fmt.Fprintf(&b, "%-32s %3d of %3d\n", name, right, of)
		slices.Sort(wrong)
		for _, x := range wrong {
			if slices.Contains(hard, name) {
				t.Errorf("%s: %s", name, x)
			}
			fmt.Fprintf(&b, "    %s\n", x)
		}
		if of == 0 {
			t.Errorf("%s: nothing to check", name)
		}
	}
	w.read(check)
	w.grouped(check)
	w.drawn(check)
	w.claims(check)
	w.proved(check)
	w.kinds(check)
	w.differences(&b)
	golden(t, "testdata/silo.txt", b.String())
}

// golden holds text against the file, or writes it there when asked to.
func golden(t *testing.T, file, text string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), text); d != "" {
		t.Errorf("%s has changed; look at it, then run go test -update (-committed +now):\n%s", file, d)
	}
}

// silo runs the flow over the example as `parallax compare` does.
func silo(t *testing.T) *world {
	t.Helper()
	root := filepath.Join("..", "..", "examples")
	raw, err := os.ReadFile(filepath.Join(root, "silo.want.json"))
	if err != nil {
		t.Fatal(err)
	}
	w := &world{articles: map[string]*parallax.Covered{}}
	if err := json.Unmarshal(raw, w); err != nil {
		t.Fatal(err)
	}
	p := start(t, Options{}, nil)
	from := func(yield func(parallax.Page) error) error {
		return fetch.Inputs(t.Context(), []string{filepath.Join(root, "silo")}, nil, fetch.Options{Now: clock}, yield)
	}
	if err := p.TakeAll(t.Context(), from, ByTime, nil); err != nil {
		t.Fatal(err)
	}
	if w.told, err = p.Told(t.Context()); err != nil || len(w.told) == 0 {
		t.Fatalf("told %v, %v", w.told, err)
	}
	// The story is the one of the agency report.
	where, err := p.store.Where(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	all, err := p.store.Articles(t.Context(), p.considered)
	if err != nil {
		t.Fatal(err)
	}
	story := w.told[0]
	for i := range all {
		w.articles[filepath.Base(all[i].Article.Input)] = &all[i]
	}
	if a := w.articles["lws.html"]; a != nil && where[a.Article.ID].ID != "" {
		story = where[a.Article.ID].ID
	}
	if w.composed, err = p.Compose(t.Context(), story); err != nil {
		t.Fatal(err)
	}
	for i := range w.composed.Coverage.Articles {
		a := &w.composed.Coverage.Articles[i]
		w.articles[filepath.Base(a.Article.Input)] = a
	}
	if len(w.articles) != len(w.Sources) {
		t.Fatalf("%d articles of %d pages", len(w.articles), len(w.Sources))
	}
	return w
}

// tally counts what is right and keeps what is wrong.
type tally struct {
	right, of int
	wrong     []string
}

func (y *tally) add(ok bool, format string, args ...any) {
	y.of++
	if ok {
		y.right++
	} else {
		y.wrong = append(y.wrong, fmt.Sprintf(format, args...))
	}
}

type check func(name string, right, of int, wrong []string)

func (c check) tally(name string, y tally) { c(name, y.right, y.of, y.wrong) }

// read is what extraction must give.
func (w *world) read(c check) {
	var states, titles, published, updated, authors, languages, outlets tally
	for _, s := range w.Sources {
		a := &w.articles[s.File].Article
		states.add(a.State == s.PageState, "%s is %s, not %s", s.File, a.State, s.PageState)
		if !a.State.HasText() {
			continue
		}
		titles.add(s.Title != nil && fold(a.Title) == fold(*s.Title), "%s: %q", s.File, a.Title)
		published.add(s.Published != nil && sameTime(a.Published.String(), *s.Published), "%s: %s", s.File, a.Published)
		authors.add(slices.Equal(a.Authors, s.Authors), "%s: %q", s.File, a.Authors)
		languages.add(a.Language == s.Language, "%s: %q", s.File, a.Language)
		outlets.add(a.Outlet.Key() == s.Outlet, "%s: %q", s.File, a.Outlet.Key())
		if s.Updated == "refused" {
			updated.add(a.Updated.IsZero() || a.Reported().Equal(a.Published.Time), "%s: %s", s.File, a.Updated)
		} else if s.Updated != "" {
			updated.add(sameTime(a.Updated.String(), s.Updated), "%s: %s", s.File, a.Updated)
		}
	}
	c.tally("page states", states)
	var there, absent tally
	for file, words := range w.MustContain {
		for _, x := range words {
			there.add(strings.Contains(fold(w.articles[file].Article.Text), fold(x)), "%s: %q", file, x)
		}
	}
	for file, words := range w.MustNotContain {
		for _, x := range words {
			absent.add(!strings.Contains(fold(w.articles[file].Article.Text), fold(x)), "%s: %q", file, x)
		}
	}
	c.tally("words that must be there", there)
	c.tally("words that must not be there", absent)
	c.tally("titles", titles)
	c.tally("published", published)
	c.tally("updated", updated)
	c.tally("authors", authors)
	c.tally("languages", languages)
	c.tally("outlets", outlets)
}

// sameTime compares printed times; one without a zone is that of the example's coast.
func sameTime(got, want string) bool {
	return got == want || !strings.Contains(want[10:], "Z") && len(want) == len("2006-01-02T15:04:05") && strings.HasPrefix(got, want)
}

// grouped is what placement and the list of sources must give.
func (w *world) grouped(c check) {
	var files, off, states tally
	story := &w.composed.Coverage.Story
	for _, s := range w.Sources {
		a := w.articles[s.File]
		want := slices.Contains(w.StoryFiles, s.File)
		files.add(slices.Contains(story.Articles, a.Article.ID) == want, "%s: in the story should be %v", s.File, want)
		if s.SourceState == parallax.SourceOffTopic || s.SourceState == parallax.SourceFailed {
			off.add(a.State == s.SourceState && a.Reason != "", "%s is %s, not %s", s.File, a.State, s.SourceState)
		} else {
			states.add(a.State == s.SourceState, "%s is %s, not %s", s.File, a.State, s.SourceState)
		}
	}
	c.tally("story files", files)
	c.tally("off-topic and failed sources", off)
	c.tally("other source states", states)
	var stories tally
	stories.add(len(w.told) == 1, "%d stories are told", len(w.told))
	c.tally("one story", stories)
}

// drawn is what lineage must give: the origins of each page, and who copied whom.
func (w *world) drawn(c check) {
	var origins, copies, pairs tally
	shared := func(a, b []string) bool {
		return slices.ContainsFunc(a, func(x string) bool { return x != "own" && slices.Contains(b, x) })
	}
	found := map[string][]string{}
	for _, s := range w.Sources {
		for _, o := range w.articles[s.File].Origins {
			name := o.Name
			switch { // an agency is the origin of its own report, under the key its copies have
			case o.Kind == parallax.OriginOwn || name == w.articles[s.File].Article.Outlet.Key():
				name = "own"
			case o.Kind == parallax.OriginUnknown:
				name = "unknown"
			}
			found[s.File] = append(found[s.File], name)
		}
		slices.Sort(found[s.File])
		slices.Sort(s.Origins)
		if slices.Contains(w.StoryFiles, s.File) {
			origins.add(slices.Equal(found[s.File], s.Origins), "%s: %q, not %q", s.File, found[s.File], s.Origins)
		}
		if s.CopiesOf != "" {
			copies.add(w.copied(s.File, s.CopiesOf, s.CopyKind), "%s: %s of %s", s.File, s.CopyKind, s.CopiesOf)
		}
	}
	for i, s := range w.Sources {
		for _, other := range w.Sources[:i] {
			want, got := shared(s.Origins, other.Origins), shared(found[s.File], found[other.File])
			if want || got {
				pairs.add(want && got, "%s and %s: should be %v", other.File, s.File, want)
			}
		}
	}
	c.tally("origins", origins)
	c.tally("pairs that share an origin", pairs)
	c.tally("copies", copies)
}

func (w *world) copied(from, to, how string) bool {
	return slices.ContainsFunc(w.composed.Coverage.Edges, func(e parallax.Edge) bool {
		return e.From == w.articles[from].Article.ID && e.To == w.articles[to].Article.ID && e.Kind == parallax.Copies && e.How == how
	})
}

// proved reads every line of the dossier again, without the code that checks dossiers.
func (w *world) proved(c check) {
	var lines tally
	for _, l := range w.composed.Dossier.Lines() {
		for _, e := range l.Evidence {
			a := w.composed.Coverage.Find(e.Article)
			ok := a != nil
			if ok {
				text := map[parallax.Field]string{parallax.FieldText: a.Article.Text, parallax.FieldTitle: a.Article.Title}[e.Field]
				ok = text == "" || e.End <= len(text) && text[e.Start:e.End] == e.Exact
			}
			lines.add(ok && (l.Made != parallax.Verbatim || l.Text == l.Evidence[0].Exact), "%q at %v", l.Text, e.Span)
		}
	}
	c.tally("lines that resolve", lines)
}
