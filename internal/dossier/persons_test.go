package dossier

import (
	"testing"

	"parallax"
)

// person notes a person's name in the text of a source.
func person(c *parallax.Covered, words, canonical string) {
	note(c, words, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Person, Canonical: canonical}})
}

// TestToldByFullName wants a full name in a line to weigh no more than a surname: who prints it, and little else of the line, tells less than
// who prints the surname and the rest.
func TestToldByFullName(t *testing.T) {
	const line = "The smuggler Jon Aron Velde fled when he was taken to a jail in Karvik."
	told := func(text, name string) float64 {
		shown, other := source("a_1", "Vell News", "en", at(9, 8), "Flight", line), source("a_2", "The Beck", "en", at(9, 9), "Lost", text)
		person(&shown, "Jon Aron Velde", "Jon Aron Velde")
		person(&other, name, "Jon Aron Velde")
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_flight"}, Articles: []parallax.Covered{shown, other}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_flight"}, Options{})
		own, o := k.cov.Find("a_1"), k.cov.Find("a_2")
		return k.toldIn(ranked{at: own, span: parallax.TextSpan(0, len(line))}, ranked{at: o, span: parallax.TextSpan(0, len(text))})
	}
	full, rest := told("Nobody knows how the smuggler Jon Aron Velde fled.", "Jon Aron Velde"), told("Velde fled on the way to Karvik.", "Velde")
	if full != rest {
		t.Errorf("by the full name and two words %.2f, by the surname and two %.2f", full, rest)
	}
	if more := told("Velde fled on the way to a jail in Karvik.", "Velde"); more <= full {
		t.Errorf("with one word more %.2f, not more than %.2f", more, full)
	}
}

// TestRepeatsWithoutGivenNames wants a line with the surname alone to be known again where one with the full name was shown.
func TestRepeatsWithoutGivenNames(t *testing.T) {
	const line = "The smuggler Jon Aron Velde Jr fled from a boat in Karvik."
	shown := source("a_1", "Vell News", "en", at(9, 8), "Flight", line)
	person(&shown, "Jon Aron Velde Jr", "Jon Aron Velde Jr")
	for text, want := range map[string]bool{
		"Velde fled on Monday from a boat while guards slept near Karvik.":    true,
		"Velde sold his house on Monday, friends say, and left Karvik alone.": false,
	} {
		other := source("a_2", "The Beck", "en", at(9, 9), "Lost", text)
		person(&other, "Velde", "Jon Aron Velde Jr")
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_flight"}, Articles: []parallax.Covered{shown, other}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_flight"}, Options{})
		first, err := k.quote(k.cov.Find("a_1"), parallax.TextSpan(0, len(line)))
		if err != nil {
			t.Fatal(err)
		}
		k.tell(&first, "")
		next, err := k.quote(k.cov.Find("a_2"), parallax.TextSpan(0, len(text)))
		if err != nil {
			t.Fatal(err)
		}
		if got := k.tellsAgain(&next); got != want {
			t.Errorf("%q is told again: %v", text, got)
		}
	}
}
