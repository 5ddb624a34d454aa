package dossier

import (
	"slices"
	"strings"
	"testing"

	"parallax"
	"parallax/internal/language"
)

// What somebody says in a part behind the first is a part of the line that others must tell; who says it is none, nor is a part that only names
// who says the rest.
func TestPartsWithoutWhoSays(t *testing.T) {
	for _, c := range []struct {
		text, content, source string
		want                  []string
	}{
		{"A pilot was charged, but doctors say the man is near death.", "the man is near death", "doctors", []string{"A pilot was charged", "the man is near death"}},
		{"A pilot was charged, and is near death, doctors said.", "A pilot was charged, and is near death", "doctors", []string{"A pilot was charged", "is near death"}},
		{"Doctors say the man is near death, and his ship lies in port.", "the man is near death", "Doctors", []string{"his ship lies in port"}},
	} {
		a := source("a_1", "Paper", "en", at(1, 8), "Title", c.text)
		quote(&a, parallax.Indirect, c.text, c.content, c.source, c.source)
		s := parallax.TextSpan(0, len(c.text))
		var tokens []token
		for _, w := range language.Tokens(c.text) {
			tokens = append(tokens, token{Token: w, fold: language.Fold(c.text[w.Start:w.End])})
		}
		var got []string
		for _, part := range parts(&a, s, tokens) {
			words, _ := a.Article.Words(part)
			got = append(got, strings.Trim(words, " ."))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.text, got, c.want)
		}
	}
}
