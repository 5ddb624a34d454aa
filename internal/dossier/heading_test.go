package dossier

import (
	"slices"
	"strings"
	"testing"

	"parallax"
)

// A count that differs is named by the words that say in which respect, as among the numbers:
// "people" alone heads the injured and the dead alike.
func TestCountIsNamedByItsRespect(t *testing.T) {
	cov, cmp := fixture()
	at := slices.IndexFunc(cmp.Differences, func(d parallax.Difference) bool { return d.Kind == parallax.Update })
	cmp.Differences[at].Slot, cmp.Differences[at].About = parallax.SlotCount, "people"
	for i := range cov.Articles {
		a := &cov.Articles[i]
		for j := range a.Notes {
			n := &a.Notes[j]
			if start := strings.Index(a.Article.Text[n.Span.Start:], "people were injured"); n.Quantity != nil && n.Quantity.Act == "injure" && start >= 0 && n.Span.Field == parallax.FieldText {
				n.Quantity.ThingSpan = parallax.Span{Field: parallax.FieldText, Start: n.Span.Start + start, End: n.Span.Start + start + len("people")}
			}
		}
	}
	d, err := Compose(cov, cmp, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range d.Section(parallax.SectionDifferences).Blocks {
		for i := range b.Differences {
			if c := &b.Differences[i]; c.Kind == parallax.Update {
				if c.About == nil || c.About.Text != "people were injured" {
					t.Errorf("the heading is %v", c.About)
				}
				return
			}
		}
	}
	t.Error("the update is not shown")
}
