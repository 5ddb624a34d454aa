package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestOfThing wants a doubt to be on a thing beside what is told where a preposition governs it, and on what is told in any other order of words.
func TestOfThing(t *testing.T) {
	for _, c := range []struct {
		lang, text, doubt string
		want              bool
	}{
		{"en", "An inquiry into the mayor's possible part was opened.", "possible", true},
		{"en", "An inquiry into Elin Toft's possible part was opened.", "possible", true},
		{"en", "An inquiry into possible fraud was opened.", "possible", true},
		{"en", "The owner was sued for allegedly lying.", "allegedly", true},
		{"en", "At the ferry mill probably three workers died.", "probably", false},
		{"en", "On 9 March reportedly three workers died.", "reportedly", false},
		{"en", "In Torvik reportedly workers died.", "reportedly", false},
		{"en", "The fire broke out with probably three workers inside.", "probably", false},
		{"en", "The pier was left to probably the owner of the mill.", "probably", false},
		{"en", "In Torvik Elin Toft's possible part was found.", "possible", false},
		{"de", "Am 9 März starben in Torvik vermutlich drei Arbeiter.", "vermutlich", false},
		{"de", "Bei dem Brand starben vermutlich drei Arbeiter.", "vermutlich", false},
		{"de", "Der Rat berät über seine mögliche Rolle.", "mögliche", true},
	} {
		a := source("a_one", "One", c.lang, at(9, 8), "", c.text)
		for _, name := range []string{"Torvik", "Elin Toft"} {
			if strings.Contains(c.text, name) {
				note(&a, name, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Canonical: name}})
			}
		}
		for _, day := range []string{"9 March", "9 März"} {
			if strings.Contains(c.text, day) {
				moment(&a, day, at(9, 0), "printed")
			}
		}
		s := a.Whole(find(&a, c.text))
		if got := ofThing(&a, s, find(&a, c.doubt)); got != c.want {
			t.Errorf("%s: %v", c.text, got)
		}
	}
}
