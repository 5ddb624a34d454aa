package pipeline

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
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
			if o.Kind == parallax.OriginOwn || o.Kind == parallax.OriginUnknown {
				name = string(o.Kind)
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

// claims is what alignment must give: for each claim the found claim that shares most of its
// articles, and the cells of the claim × article matrix that it fills.
func (w *world) claims(c check) {
	var core, others, cells, places tally
	for _, claim := range w.Claims {
		want := map[string]bool{}
		for _, s := range claim.Sentences {
			want[s.File] = true
		}
		right, all := w.best(claim)
		y := &others
		if claim.Core {
			y = &core
			for file := range want {
				cells.add(right[file], "%s: not in %s", claim.Gist, file)
			}
			for file := range all {
				places.add(right[file], "%s: wrongly in %s", claim.Gist, file)
			}
		}
		y.add(len(right) >= 2, "%s: found in %d of %d pages", claim.Gist, len(right), len(want))
	}
	c.tally("core claims", core)
	c.tally("other claims", others)
	c.tally("cells of core claims found", cells)
	c.tally("cells of core claims right", places)
}

// best gives the files of the found claim that shares most pages with the wanted one: those
// where a sentence of it stands, and all.
func (w *world) best(claim wantClaim) (right, all map[string]bool) {
	for _, list := range [][]parallax.Claim{w.composed.Comparison.Claims, w.composed.Comparison.Single} {
		for _, found := range list {
			hits, files := map[string]bool{}, map[string]bool{}
			for _, m := range found.Members {
				file := w.file(m.Statement.Article)
				files[file] = true
				for _, s := range claim.Sentences {
					if s.File == file && meets(m.Statement.Exact, s.Exact) {
						hits[file] = true
					}
				}
			}
			if len(hits) > len(right) || len(hits) == len(right) && len(files) < len(all) {
				right, all = hits, files
			}
		}
	}
	return right, all
}

func (w *world) file(id parallax.ArticleID) string {
	return filepath.Base(w.composed.Coverage.Find(id).Article.Input)
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

// kinds: each of the ten is there, and no trap was taken for a conflict.
func (w *world) kinds(c check) {
	var kinds, traps tally
	for _, k := range parallax.DifferenceKinds {
		kinds.add(slices.ContainsFunc(w.found(), func(d parallax.Difference) bool { return d.Kind == k }), "no %s", k)
	}
	// Updates and roundings are traps by themselves.
	list := slices.DeleteFunc(slices.Clone(w.Differences), func(d wantDifference) bool { return d.Kind != parallax.Update && d.Kind != parallax.Rounding })
	for _, trap := range append(list, w.NotDifferences...) {
		hit := slices.IndexFunc(w.found(), func(d parallax.Difference) bool {
			return d.Kind == parallax.Conflict && w.pair(d, trap.Sides, true)
		})
		traps.add(hit < 0, "%s is reported as conflict", strings.TrimSpace(string(trap.Kind)+" "+trap.About))
	}
	c.tally("kinds of differences", kinds)
	c.tally("traps avoided", traps)
}

func (w *world) found() []parallax.Difference {
	return append(slices.Clone(w.composed.Comparison.Differences), w.composed.Comparison.Updates...)
}

// differences writes precision and recall for each kind. A found difference is right when it
// meets an expected one of its kind; recall is over the clear ones, and arguable ones count
// neither for nor against. Omissions and exclusives that are not expected may be right too.
func (w *world) differences(b *strings.Builder) {
	fmt.Fprintf(b, "\n%-14s %6s %6s %6s %6s   recall  precision\n", "difference", "clear", "met", "found", "right")
	for _, k := range parallax.DifferenceKinds {
		var clear, met, found, right int
		var missed []string
		for _, want := range w.Differences {
			if want.Kind != k || want.Certainty != "clear" {
				continue
			}
			clear++
			if slices.ContainsFunc(w.found(), func(d parallax.Difference) bool { return w.meet(d, want) }) {
				met++
			} else {
				missed = append(missed, want.About)
			}
		}
		for _, d := range w.found() {
			if d.Kind != k {
				continue
			}
			certainty := ""
			for _, want := range w.Differences {
				if w.meet(d, want) {
					certainty = max(certainty, want.Certainty) // "clear" comes after "arguable"
				}
			}
			if certainty != "arguable" {
				found++
			}
			if certainty == "clear" {
				right++
			}
		}
		precision := "     -"
		if k != parallax.Omission && k != parallax.Exclusive && k != parallax.Emphasised {
			precision = ratio(right, found)
		}
		fmt.Fprintf(b, "%-14s %6d %6d %6d %6d   %s  %s\n", k, clear, met, found, right, ratio(met, clear), precision)
		for _, m := range missed {
			fmt.Fprintf(b, "    missed: %s\n", m)
		}
	}
}

func ratio(a, b int) string {
	if b == 0 {
		return "     -"
	}
	return fmt.Sprintf("%6.2f", float64(a)/float64(b))
}

// meet reports whether the found difference is the wanted one.
func (w *world) meet(d parallax.Difference, want wantDifference) bool {
	if d.Kind != want.Kind {
		return false
	}
	switch d.Kind {
	case parallax.Exclusive:
		return slices.ContainsFunc(d.Sides, func(s parallax.Side) bool { return w.side(s, want.Sides) >= 0 })
	case parallax.Omission:
		silent := slices.ContainsFunc(d.Silent, func(s parallax.Silence) bool {
			return slices.ContainsFunc(want.Sides, func(x wantSide) bool { return x.Quote == "" && x.File == w.file(s.Article) })
		})
		return silent && slices.ContainsFunc(d.Sides, func(s parallax.Side) bool { return w.side(s, want.Sides) >= 0 })
	case parallax.SelfConflict, parallax.Emphasised:
		return w.pair(d, want.Sides, false)
	}
	return w.pair(d, want.Sides, true)
}

// pair reports whether two sides of the found difference, of two groups when apart is set,
// are two of the wanted sides.
func (w *world) pair(d parallax.Difference, want []wantSide, apart bool) bool {
	for i, x := range d.Sides {
		for _, y := range d.Sides[:i] {
			if apart && x.Group == y.Group {
				continue
			}
			a := w.side(x, want)
			if a < 0 {
				continue
			}
			rest := slices.Delete(slices.Clone(want), a, a+1)
			if w.side(y, rest) >= 0 {
				return true
			}
		}
	}
	return false
}

// side gives the index of the wanted side that the found one is, or -1: in the same page,
// about the same value, and in a sentence with the quoted words or another of the same
// claim. The title and a line that gives a value of several words once more will do too.
func (w *world) side(s parallax.Side, want []wantSide) int {
	file := w.file(s.Evidence.Article)
	return slices.IndexFunc(want, func(x wantSide) bool {
		if x.File != file || x.Quote == "" {
			return false
		}
		again := s.Evidence.Field == parallax.FieldTitle || strings.Contains(s.Value, " ") && strings.Contains(fold(x.Quote), fold(s.Value))
		near := func(sentence string) bool { return meets(s.Evidence.Exact, sentence) }
		if s.Evidence.Exact != "" && !again && !slices.ContainsFunc(w.near(x), near) {
			return false
		}
		for _, found := range []string{s.Value, s.Normal} {
			for _, value := range []string{x.Value, x.Quote} {
				if found != "" && (shareWord(found, value) || meets(found, value)) {
					return true
				}
			}
		}
		return s.Value == ""
	})
}

// near gives the words quoted of a side and the sentences of its page that make a claim made
// in the sentence they stand in.
func (w *world) near(x wantSide) []string {
	out := []string{x.Quote}
	for _, claim := range w.Claims {
		var here []string
		hit := false
		for _, s := range claim.Sentences {
			if s.File == x.File {
				here = append(here, s.Exact)
				hit = hit || strings.Contains(fold(s.Exact), fold(x.Quote))
			}
		}
		if hit {
			out = append(out, here...)
		}
	}
	return out
}

var (
	white = regexp.MustCompile(`[\s\p{Zs}]+`)
	word  = regexp.MustCompile(`[\pL\pN]+`)
)

// fold makes white space comparable.
func fold(s string) string { return strings.TrimSpace(white.ReplaceAllString(s, " ")) }

// meets reports whether one text holds the other.
func meets(a, b string) bool {
	a, b = fold(a), fold(b)
	return a != "" && b != "" && (strings.Contains(a, b) || strings.Contains(b, a))
}

func shareWord(a, b string) bool {
	words := word.FindAllString(strings.ToLower(b), -1)
	return slices.ContainsFunc(word.FindAllString(strings.ToLower(a), -1), func(x string) bool { return slices.Contains(words, x) })
}
