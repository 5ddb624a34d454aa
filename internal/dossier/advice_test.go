package dossier

import (
	"testing"

	"parallax"
	"parallax/internal/language"
)

// A topic the reader chose has a section of the sentences that name it, whole words only;
// without a topic, or for one nobody names, there is none.
func TestAdvice(t *testing.T) {
	c, comparison := fixture()
	for topic, want := range map[string]bool{"": false, "north pier": true, "North Pier of Karvik": true, "nor": false, "Tromso": false} {
		d, err := Compose(c, comparison, Options{Topic: topic})
		if err != nil {
			t.Fatal(err)
		}
		s := d.Section(parallax.SectionAdvice)
		if topic != "" && want {
			k := newComposer(c.Indexed(), &comparison, Options{Topic: topic})
			if blocks := k.advice(); len(blocks) == 0 { // nothing was told above
				t.Errorf("%q: no section", topic)
			}
			continue
		}
		if s != nil {
			t.Errorf("%q: %d blocks", topic, len(s.Blocks))
		}
	}
}

// Of the sources of a claim only those that name the topic stand behind its line, also where all were
// asked for another line before.
func TestAdviceIsOfThoseWhoNameTheTopic(t *testing.T) {
	c, comparison := fixture()
	k := newComposer(c.Indexed(), &comparison, Options{Topic: "Monday evening"})
	for i := range comparison.Claims {
		k.line(&comparison.Claims[i])
	}
	lines := 0
	for _, b := range k.advice() {
		for _, p := range b.Points {
			for _, e := range p.Line.Evidence {
				lines++
				if !mentioned(k.cov.Find(e.Article), e.Span, language.FoldedWords(k.topic)) {
					t.Errorf("%s stands behind %q with %q", e.Article, p.Line.Text, e.Exact)
				}
			}
		}
	}
	if lines == 0 {
		t.Error("no line")
	}
}
