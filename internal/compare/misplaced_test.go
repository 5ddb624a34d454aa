package compare

import (
	"testing"

	"parallax"
)

func TestConfusable(t *testing.T) {
	for _, tc := range []struct {
		a, b string
		want bool
	}{
		{"varnow", "varlew", true},
		{"varnow", "varnow", false},
		{"varnow", "varnew", false},     // one letter: a misprint
		{"hallatun", "hollatin", false}, // other vowels only: another spelling
		{"varnow", "varnhow", false},    // a letter more
		{"varnow", "hallow", false},
		{"al varnda", "al-varnïda", false}, // printed in other scripts' letters
		{"al varnda", "al varlea", false},
		{"hull", "hall", false}, // short names differ in a letter anyway
	} {
		if got := confusable(tc.a, tc.b); got != tc.want {
			t.Errorf("%s, %s: got %v", tc.a, tc.b, got)
		}
	}
}

func TestMisplaced(t *testing.T) {
	place := parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Place}}
	c := invented("Two ferries collided off Varnow in dense fog on Monday.\nA choir sang.", "Two ferries collided off Varlew in dense fog on Monday.\nPlums are dear.")
	note(c, 1, "Varnow", place)
	note(c, 2, "Varlew", place)
	got := of(comparedOf(t, c), parallax.Conflict)
	if len(got) != 1 || got[0].Slot != parallax.SlotPlace {
		t.Fatalf("between articles: got %v", got)
	}
	c = invented("Two ferries collided off Varnow in dense fog on Monday.\nThe ferries that collided in the fog off Varlew were towed.")
	note(c, 1, "Varnow", place)
	note(c, 1, "Varlew", place)
	if got := of(comparedOf(t, c), parallax.SelfConflict); len(got) != 1 {
		t.Fatalf("in one article: got %v", got)
	}
	c = invented("Two ferries collided off Varnow in dense fog on Monday.", "Farmers near Varlew expect a poor harvest of plums.")
	note(c, 1, "Varnow", place)
	note(c, 2, "Varlew", place)
	if got := of(comparedOf(t, c), parallax.Conflict); len(got) != 0 {
		t.Fatalf("two events: got %v", got)
	}
}
