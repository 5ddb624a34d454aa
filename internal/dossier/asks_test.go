package dossier

import (
	"testing"

	"parallax"
)

// TestAsks wants a question that quotes a word or two of somebody to be the article's own, and a quoted question to be the speaker's.
func TestAsks(t *testing.T) {
	for _, tc := range []struct {
		text string
		form parallax.QuoteForm
		want bool
	}{
		{"While Anna Rud urges skippers to leave the “rotten” pier, will the old ferries find a berth?", parallax.Mixed, true},
		{"Anna Rud urges skippers to leave the “rotten” pier.", parallax.Mixed, false},
		{"Anna Rud said: “Will the old ferries find a berth?”", parallax.Direct, false},
	} {
		at := source("a_1", "Vell News", "en", at(9, 8), "One", tc.text)
		s := saying{at: &at, quote: &parallax.Quote{Form: tc.form, Speaker: "Anna Rud"}, span: parallax.TextSpan(0, len(tc.text))}
		if got := asks(&s); got != tc.want {
			t.Errorf("%q asks: %v", tc.text, got)
		}
	}
}
