package dossier

import (
	"testing"

	"parallax"
	"parallax/internal/language"
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

// TestEpithetOfNobodyNamed wants a word for somebody of whom it says no office to stand for a person named before, unless it goes on to a thing.
func TestEpithetOfNobodyNamed(t *testing.T) {
	for _, c := range []struct {
		tag, text string
		want      bool
	}{
		{"en", "The Halvik native, who once held a record, danced in a film.", true},
		{"en", "The teenager said the sound was cold.", true},
		{"en", "The native species of eel came back.", false},
		{"en", "The mayor swam across the sound.", false},
		{"de", "Die Rentnerin hat am Sund protestiert.", true},
		{"de", "Die Rentner haben am Sund protestiert.", false}, // may be many, who were not named
		{"de", "Die Rentner protestierten am Sund.", false},
		{"de", "Die Gewalt Jugendlicher hat am Sund zugenommen.", false},
	} {
		if got := epithet(c.text, language.For(c.tag)); got != c.want {
			t.Errorf("%q: %v", c.text, got)
		}
	}
}
