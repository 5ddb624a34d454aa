package dossier

import (
	"testing"

	"parallax"
)

// A doubt on what somebody is, between an article and a word for a person, is none on what is told of him.
func TestDoubtOnWhoSomebodyIs(t *testing.T) {
	for text, want := range map[string]bool{
		"A suspected gang leader has fled from his cell.":     false,
		"The suspected man has fled from his cell.":           false,
		"A suspected gas leak closed the school.":             true,
		"He is suspected of a theft by a man in the harbour.": true,
		"A suspected theft by a man closed the bank.":         true,
	} {
		a := source("a_1", "Paper", "en", at(1, 8), "Title", text)
		note(&a, "suspected", parallax.Annotation{Kind: parallax.KindWord, Word: &parallax.Word{Class: parallax.Hedge}})
		if got := hedges(&a, parallax.TextSpan(0, len(text))); got != want {
			t.Errorf("%s: %v, want %v", text, got, want)
		}
	}
}
