package dossier

import (
	"testing"

	"parallax"
)

// TestFacetOfWordsInMarks wants words in marks that nobody is said to say to make no statement of what happened.
func TestFacetOfWordsInMarks(t *testing.T) {
	for text, want := range map[string]string{
		"A plan was discussed that makes the pier “stronger and finer than before the storm.”": "group.core",
		"A plan makes the pier “stronger and finer than before the storm,” Elin Toft said.":    "group.reactions",
	} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_pier"}, Articles: []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "Pier", text)}}
		words := "stronger and finer than before the storm"
		q := parallax.Quote{Form: parallax.Direct, Content: []parallax.Span{find(&cov.Articles[0], words)}}
		if want == "group.reactions" {
			s := find(&cov.Articles[0], "Elin Toft")
			q.Source, q.Speaker = &s, "Elin Toft"
		}
		note(&cov.Articles[0], words, parallax.Annotation{Kind: parallax.KindQuote, Quote: &q})
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_pier"}, Options{})
		l, err := k.quote(k.cov.Find("a_1"), parallax.TextSpan(0, len(text)))
		if got := k.facet(&parallax.Claim{}, &l); err != nil || got != want {
			t.Errorf("%s: %s, %v", text, got, err)
		}
	}
}
