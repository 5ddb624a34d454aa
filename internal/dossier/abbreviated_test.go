package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestLacksCapitals wants who prints or spells out none of the abbreviations and names of things in a line to lack them, but not those of who says so,
// of places and degrees, nor what opens the line.
func TestLacksCapitals(t *testing.T) {
	for _, c := range []struct {
		line, text       string
		short, proper    bool
		name, asSomebody string
	}{
		{"Marn kept the belt of the NRB.", "Marn kept his belt.", true, false, "", ""},
		{"Marn kept the belt of the NRB.", "Marn kept the belt of the Northern Ring Board.", false, false, "", ""},
		{"Marn sold a crate of TV's.", "Marn sold a crate of TVs.", false, false, "", ""},
		{"The GDP of Fell rose.", "What Fell makes, its gross domestic product, rose.", false, false, "", ""},
		{"The GDP of Fell rose.", "Prices rose in Fell.", true, false, "", ""},
		{"The CEO of the yard left.", "The chief executive of the yard left.", false, false, "", ""},
		{"A bus hit Dutch cyclists.", "A bus hit cyclists from the Netherlands.", false, false, "", ""},
		{"On Sunday the President left.", "On Sunday she left.", false, false, "", ""},
		{"Jo Marn, MD, opened a practice.", "Jo Marn opened a practice.", false, false, "Jo Marn", ""},
		{"Marn spoke to the EU.", "Marn spoke to ministers.", false, false, "", "EU"},
		{"Marn VIII wrote a book.", "Marn wrote a book.", false, false, "", ""},
		{"He flew in old Fellimark gliders.", "He flew in gliders.", false, true, "", ""},
		{"He flew in old Fellimark gliders.", "He flew in gliders of Fellimarks.", false, false, "", ""},
		{"The ferry Lindmaren struck the pier.", "The ferry struck the pier.", false, false, "", ""},
		{"Gliders were his life.", "He flew.", false, false, "", ""},
	} {
		shown, other := source("a_1", "Vell News", "en", at(9, 8), "Marn", c.line), source("a_2", "The Beck", "en", at(9, 9), "News", c.text)
		if c.name != "" {
			person(&shown, c.name, c.name)
		}
		if c.asSomebody != "" {
			note(&shown, c.asSomebody, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Place, Canonical: c.asSomebody}})
		}
		if strings.Contains(c.line, "Marn") {
			person(&shown, "Marn", "Marn")
		}
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_1"}, Articles: []parallax.Covered{shown, other}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_1"}, Options{})
		own := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(c.line))}
		if short, proper := k.lacksAbbreviated(own, k.cov.Find("a_2")), k.lacksProper(own, k.cov.Find("a_2")); short != c.short || proper != c.proper {
			t.Errorf("%q: lacks an abbreviation of %q: %v, another name: %v", c.text, c.line, short, proper)
		}
	}
}
