package dossier

import (
	"testing"

	"parallax"
)

// TestPresumesDocument finds a paper that only a place before it tells from others, and not one that says whose it is.
func TestPresumesDocument(t *testing.T) {
	for text, want := range map[string]bool{
		"The Karvik statement gave little away of the talks.":        true,
		"The Karvik statement of the harbour board gave much away.":  false,
		"The Karvik harbour gave little away of its old statements.": false,
		"Karvik statements gave little away.":                        false,
	} {
		cov, comparison := fixture()
		a := source("a_one", "One", "en", at(9, 8), "Boats at sea", text)
		note(&a, "Karvik", parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Place, Canonical: "Karvik"}})
		cov.Articles = append(cov.Articles, a)
		k := newComposer(cov.Indexed(), &comparison, Options{})
		one := k.cov.Find("a_one")
		if got := k.presumes(one, one.Whole(find(one, text))); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
