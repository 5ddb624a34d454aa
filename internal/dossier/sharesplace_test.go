package dossier

import (
	"testing"

	"parallax"
)

// TestSharesPlace wants two entries of one day behind which one sentence stands to be one event, and neither two behind which two
// sentences of one article stand nor those of two days.
func TestSharesPlace(t *testing.T) {
	entry := func(day int, places ...parallax.Citation) parallax.Event {
		return parallax.Event{Start: at(day, 8), Line: parallax.Line{Evidence: places}}
	}
	place := func(id parallax.ArticleID, start int) parallax.Citation {
		return parallax.Citation{Evidence: parallax.Evidence{Article: id, Span: parallax.TextSpan(start, start+9)}}
	}
	shown := []parallax.Event{entry(9, place("a_1", 0), place("a_2", 0))}
	for name, tc := range map[string]struct {
		e    parallax.Event
		want bool
	}{
		"a sentence of both":          {entry(9, place("a_3", 0), place("a_2", 0)), true},
		"two sentences of an article": {entry(9, place("a_3", 0), place("a_2", 40)), false},
		"another day":                 {entry(8, place("a_3", 0), place("a_2", 0)), false},
	} {
		if got := sharesPlace(shown, &tc.e); got != tc.want {
			t.Errorf("%s: one event is %v, want %v", name, got, tc.want)
		}
	}
}
