package compare

import (
	"testing"

	"parallax"
)

// Who expressed doubts about a thing did not tell it as a fact.
func TestAsserts(t *testing.T) {
	for cue, want := range map[string]bool{"said": true, "expressed": false, "according to": true} {
		s := &statement{telling: &telling{covered: &parallax.Covered{Article: parallax.Article{ID: "a_1", Revision: 1, Text: cue, Language: "en"}}}}
		if got := s.asserts(&parallax.Attribution{Cue: parallax.TextSpan(0, len(cue))}); got != want {
			t.Errorf("%q: %v", cue, got)
		}
	}
}
