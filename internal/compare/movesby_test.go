package compare

import (
	"strings"
	"testing"

	"parallax"
)

// TestMovesBy wants the way that somebody fell to be no level that anything fell to.
func TestMovesBy(t *testing.T) {
	for _, c := range []struct {
		text, value, unit string
		want              bool
	}{
		{"She slipped and fell about 60 metres.", "60 metres", "m", true},
		{"The lake fell to 60 metres.", "60 metres", "m", false},
		{"The price fell 60 dollars.", "60 dollars", "", false},
		{"It lies 60 metres up, and fell.", "60 metres", "m", false},
	} {
		st := &statement{Statement: parallax.Statement{Evidence: parallax.Evidence{Span: parallax.TextSpan(0, len(c.text)), Exact: c.text}},
			telling: &telling{covered: &parallax.Covered{Article: parallax.Article{Language: "en", Text: c.text}}}}
		start := strings.Index(c.text, c.value)
		v := &value{at: st, note: &parallax.Annotation{Span: parallax.TextSpan(start, start+len(c.value))}, q: &parallax.Quantity{Value: 60, SIUnit: c.unit}}
		if got := v.movesBy(strings.Index(c.text, "fell") + len("fell")); got != c.want {
			t.Errorf("%q: %v, want %v", c.text, got, c.want)
		}
	}
}
