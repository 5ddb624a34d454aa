package dossier

import (
	"testing"

	"parallax/internal/language"
)

// TestBeginsClause tells a clause on what somebody did from a thing that a clause describes.
func TestBeginsClause(t *testing.T) {
	for words, want := range map[string]bool{
		"mayor Nils Haug met the fishermen":            true,
		"fishermen of Halvik blocked the harbour":      true,
		"a shock to Nils Haug, who met the fishermen":  false,
		"a year in which Nils Haug closed the harbour": false,
		"the meeting with Nils Haug in":                false,
	} {
		if got := beginsClause(language.For("en"), words); got != want {
			t.Errorf("%s: %v", words, got)
		}
	}
}
