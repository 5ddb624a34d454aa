package pipeline

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax"
	"parallax/internal/fetch"
)

// seedsHard are the checks of the seeds that must hold wholly; the others are figures.
var seedsHard = []string{"three stories", "one storyline", "update from 27 to 20"}

// TestSeeds runs the flow over the five real pages the project began with: three events of
// one storyline, a plan that shrinks, two pages whose dates contradict each other. The pages
// are no part of the project; they are named by number and never quoted.
func TestSeeds(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(shared, "seeds", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Skipf("no pages in %s/seeds", shared)
	}
	p := start(t, Options{}, nil)
	from := func(yield func(parallax.Page) error) error {
		return fetch.Inputs(t.Context(), files, nil, fetch.Options{Now: clock}, yield)
	}
	if err := p.TakeAll(t.Context(), from, ByTime, nil); err != nil {
		t.Fatal(err)
	}
	told, err := p.Told(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var groups, values, contradicts []string
	lines := map[parallax.StorylineID]bool{}
	for _, id := range told {
		c, err := p.Compose(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		if err := resolves(&c); err != nil {
			t.Error(err)
		}
		lines[c.Coverage.Story.Storyline] = true
		if digest := c.Dossier.Digest(); digest.Line == "" {
			t.Errorf("%s: the storyline has no name in the digest", id)
		}
		groups = append(groups, group(&c))
		for _, d := range c.Comparison.Updates {
			for _, s := range d.Sides {
				values = append(values, s.Value)
			}
		}
		for _, d := range c.Comparison.Differences {
			if d.Kind == parallax.SelfConflict {
				contradicts = append(contradicts, seed(c.Coverage.Find(d.Sides[0].Evidence.Article)))
			}
		}
	}
	slices.Sort(groups)
	var b strings.Builder
	check := func(name string, ok bool) {
		fmt.Fprintf(&b, "%-32s %v\n", name, ok)
		if !ok && slices.Contains(seedsHard, name) {
			t.Errorf("%s: stories %s, storylines %v, values %q, contradictions in %s", name, groups, lines, values, contradicts)
		}
	}
	check("three stories", strings.Join(groups, " | ") == "000+002+003 | 001 | 004")
	check("one storyline", len(lines) == 1 && !lines[""])
	check("update from 27 to 20", slices.Contains(values, "27") && slices.Contains(values, "20"))
	check("update from 28", slices.Contains(values, "28"))
	check("dates of 003 contradict", slices.Contains(contradicts, "003"))
	check("dates of 004 contradict", slices.Contains(contradicts, "004"))
	golden(t, "testdata/seeds.txt", b.String())
}

// group names the articles of a story: "000+002".
func group(c *Composed) string {
	var out []string
	for _, id := range c.Coverage.Story.Articles {
		out = append(out, seed(c.Coverage.Find(id)))
	}
	slices.Sort(out)
	return strings.Join(out, "+")
}

func seed(a *parallax.Covered) string { return filepath.Base(a.Article.Input)[:3] }
