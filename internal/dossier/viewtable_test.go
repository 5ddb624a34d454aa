package dossier

import (
	"testing"

	"parallax"
)

// TestOriginOfAnOutletWithoutName: the own reporting of a page that names no outlet is said to be that, not its ID.
func TestOriginOfAnOutletWithoutName(t *testing.T) {
	for key, want := range map[string]string{"outlet:a_1": "own reporting", "unknown:a_1": "origin unknown", "outlet:Gazette": "Gazette"} {
		s := parallax.Source{Article: "a_1", Origins: []string{key}}
		if got := newView(locale(t, "en"), &parallax.Dossier{}, 0).source(&s).Origin; got != want {
			t.Errorf("%s is shown as %q, want %q", key, got, want)
		}
	}
}
