package dossier

import (
	"testing"

	"parallax"
)

// TestCountryIsNoParty wants the name of a country before a colon to be no speaker, though capitals
// make it look like an organisation, and an organisation to be one.
func TestCountryIsNoParty(t *testing.T) {
	for speaker, want := range map[string]bool{"NORRLAND": false, "NAFO": true} {
		at := source("a_1", "Vell News", "en", at(9, 8), "Harbours", speaker+": Norrland closes its harbours.")
		note(&at, speaker, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Organisation, Canonical: speaker}})
		note(&at, "Norrland", parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Place, Canonical: "Norrland"}})
		quote(&at, parallax.Indirect, speaker+": Norrland closes its harbours.", "Norrland closes its harbours", speaker, speaker)
		c := parallax.Coverage{Story: parallax.Story{ID: "s_1"}, Articles: []parallax.Covered{at}}
		k := newComposer(c.Indexed(), &parallax.Comparison{Story: c.Story.ID}, Options{})
		if got := k.parties(&k.cov.Articles[0])[speaker]; got != want {
			t.Errorf("%s is a party: %v, want %v", speaker, got, want)
		}
	}
}
