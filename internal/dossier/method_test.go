package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// Pages of other stories that stand among the sources are counted apart from those that were considered for this one.
func TestMethodCountsOtherStories(t *testing.T) {
	cov, cmp := fixture()
	d, err := Compose(cov, cmp, Options{Now: at(11, 6)})
	if err != nil {
		t.Fatal(err)
	}
	others := 0
	for _, s := range d.Section(parallax.SectionSources).Blocks[0].Sources {
		if s.Story != "" {
			others++
		}
	}
	if others != 1 {
		t.Fatalf("%d sources of other stories, want 1", others)
	}
	told := ""
	for _, p := range d.Section(parallax.SectionMethod).Blocks[0].Points {
		told += p.Line.Text + "\n"
	}
	if !strings.Contains(told, "draws on them: 1.") || !strings.Contains(told, "8 pages were considered") {
		t.Errorf("the method says:\n%s", told)
	}
}
