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

// What is only heard is no fact that an article states; what may be is one of its own.
func TestHearsay(t *testing.T) {
	for class, want := range map[parallax.WordClass]bool{parallax.Evidential: true, parallax.Hedge: false} {
		n := claimWord(class, "")
		if got := (&statement{claimWords: []*parallax.Annotation{&n}}).hearsay(); got != want {
			t.Errorf("%s: %v", class, got)
		}
	}
}
