package dossier

import (
	"testing"

	"parallax"
)

// TestLacksTime wants who does not say how long a tour was to be to lack that part of a line.
func TestLacksTime(t *testing.T) {
	const line = "The hiker had planned a walking tour of four days around the lakes."
	stretch := func(c *parallax.Covered, words, value string) {
		note(c, words, parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{Type: "DURATION", Value: value}})
	}
	for _, c := range []struct {
		text, words, value string
		want               bool
	}{
		{"He planned to walk for four days.", "four days", "P4D", false},
		{"He planned to walk for two days.", "two days", "P2D", true},
		{"He planned to walk.", "", "", true},
	} {
		shown, other := source("a_1", "Vell News", "en", at(9, 8), "Hiker", line), source("a_2", "The Beck", "en", at(9, 9), "Lost", c.text)
		stretch(&shown, "four days", "P4D")
		if c.words != "" {
			stretch(&other, c.words, c.value)
		}
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_tour"}, Articles: []parallax.Covered{shown, other}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_tour"}, Options{})
		own := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(line))}
		if got := k.lacksTime(own, k.cov.Find("a_2")); got != c.want {
			t.Errorf("%q lacks the time: %v", c.text, got)
		}
	}
}

// TestStandsIn wants a name that was taken for a person's to be a place behind a preposition of places, but not where it begins with a given name.
func TestStandsIn(t *testing.T) {
	for _, c := range []struct {
		text, name string
		want       bool
	}{
		{"Marn ran at Stade de Torn on Sunday.", "Stade de Torn", true},
		{"A farmer threw eggs at Lena Brandt on Sunday.", "Lena Brandt", false},
		{"Marn ran beside Stade de Torn on Sunday.", "Stade de Torn", false},
		{"Marn ran at Torn on Sunday.", "Torn", false},
	} {
		a := source("a_1", "Vell News", "en", at(9, 8), "Sunday", c.text)
		person(&a, c.name, c.name)
		if got := standsIn(&a, &a.Notes[len(a.Notes)-1]); got != c.want {
			t.Errorf("%q: a place is %v", c.text, got)
		}
	}
}

// TestLacksProlonged wants who tells of a ban to lack that it was made longer, and nobody to lack an offer.
func TestLacksProlonged(t *testing.T) {
	const longer = "The port office extended the ban on fishing by a week."
	for _, c := range []struct {
		line, text string
		want       bool
	}{
		{longer, "The port office banned fishing for a week.", true},
		{longer, "The ban on fishing got an extension of a week.", false},
		{longer, "The ban on fishing was prolonged by a week.", false},
		{"The mayor extended her deepest condolences to the crew.", "The mayor offered condolences to the crew.", false},
		{"The ban on fishing was extended, and the mayor sent condolences.", "The ban on fishing stands.", true},
	} {
		cov := parallax.Coverage{Articles: []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "", c.line), source("a_2", "The Beck", "en", at(9, 9), "", c.text)}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{}, Options{})
		own := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(c.line))}
		other := ranked{at: k.cov.Find("a_2"), span: parallax.TextSpan(0, len(c.text))}
		if got := k.lacksProlonged(own, other); got != c.want {
			t.Errorf("%q beside %q: lacks that it was prolonged is %v", c.text, c.line, got)
		}
	}
}
