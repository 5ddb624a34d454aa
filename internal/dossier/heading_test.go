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

// The verb that says in which respect is any word of the act, not only one that begins like it.
func TestRespect(t *testing.T) {
	for _, c := range []struct{ language, text, thing, act, want string }{
		{"en", "Nine people died in the blast.", "people", "kill", "people died"},
		{"en", "Nine people were hurt.", "people", "injure", "people were hurt"},
		{"de", "Neun Menschen starben am Montag.", "Menschen", "kill", "Menschen starben"},
		{"en", "Nine people, who fled, died.", "people", "kill", ""},
		{"en", "Nine people watched.", "people", "", ""},
	} {
		at := &parallax.Covered{Article: parallax.Article{Language: c.language, Text: c.text}}
		i := strings.Index(c.text, c.thing)
		q := &parallax.Quantity{Thing: c.thing, Act: c.act, ThingSpan: parallax.Span{Field: parallax.FieldText, Start: i, End: i + len(c.thing)}}
		if got := respect(at, q, len(c.text)); got != c.want {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}

// What a source names as its sources is told in one line, by the way it does.
func TestBySource(t *testing.T) {
	edges := []edgeView{
		{From: "Courier", Kind: "names", How: "in text", To: "Coastwire"}, {From: "Weekly", Kind: "names", How: "in text", To: "Coastwire"},
		{From: "Courier", Kind: "names", How: "in text", To: "Fellnet"}, {From: "Courier", Kind: "names", How: "byline", To: "Seawire"},
	}
	var got []string
	for _, e := range bySource(edges) {
		got = append(got, e.From+" "+e.To)
	}
	if want := []string{"Courier Coastwire, Fellnet", "Weekly Coastwire", "Courier Seawire"}; !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}
