package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestLeansInside finds what a sentence leans on behind its first words, and not what it names or describes itself.
func TestLeansInside(t *testing.T) {
	for _, c := range []struct {
		text string
		want bool
	}{
		{"The harbour board also closed the pier.", true},
		{"The harbour board, however, closed the pier.", true},
		{"Elin Toft said: “The board also closed the pier.”", false},
		{"Police were not able to reach him for comment.", true},
		{"Police were not able to reach the captain at his house.", false},
		{"Police were not able to reach Jonas Rehn at his house.", false},
		{"In his speech at the pier Jonas Rehn promised a new ferry.", false},
		{"In his first speech at the pier Jonas Rehn promised a new ferry.", false},
		{"Noting that he was no sailor, he said that the board had to pay.", true},
		{"“She sent the others to the boats first,” said her brother, Jonas Rehn.", true},
		{"Ferry master Elin Toft sent the others to the boats first, said her brother, Jonas Rehn.", false},
		{"One of the two sailors said the pier had shaken before noon.", true},
		{"One of the two sailors who swam ashore said the pier had shaken.", false},
		{"Two of the sailors said the pier had shaken before noon.", false},
	} {
		a := source("a_one", "One", "en", at(9, 8), "", c.text)
		for _, person := range []string{"Jonas Rehn", "Elin Toft"} {
			if strings.Contains(c.text, person) {
				note(&a, person, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Person, Canonical: person}})
			}
		}
		if strings.Contains(c.text, "two sailors") {
			quantityNote(&a, "two", parallax.Quantity{Type: parallax.Number, Value: 2, Step: 1, Thing: "sailors"})
		}
		s := a.Whole(find(&a, c.text))
		if got := leansInside(&a, s, c.text); got != c.want {
			t.Errorf("%s: %v", c.text, got)
		}
	}
}
