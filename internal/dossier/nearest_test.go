package dossier

import (
	"testing"

	"parallax"
)

// TestPlaceThatTells wants a source to stand behind a line with the sentence that tells it, where
// the claim has one of its that is on something beside it, and with that where it has no other.
func TestPlaceThatTells(t *testing.T) {
	const line = "Divers are searching the harbour of Karvik for the second anchor."
	const beside = "The anchor lay in the harbour for a year before anybody missed it."
	shown := source("a_1", "Vell News", "en", at(9, 8), "Anchor", line)
	for text, want := range map[string]string{
		beside + " Divers search the harbour of Karvik for a second anchor. Rain fell.": "Divers search the harbour of Karvik for a second anchor.",
		beside + " Divers are paid well in Karvik.":                                     beside,
	} {
		other := source("a_2", "The Beck", "en", at(9, 9), "Lost", text)
		c := parallax.Coverage{Story: parallax.Story{ID: "s_anchor"}, Articles: []parallax.Covered{shown, other}}
		k := newComposer(c.Indexed(), &parallax.Comparison{Story: c.Story.ID}, Options{})
		one := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(line))}
		got := k.likest(one, []ranked{{at: k.cov.Find("a_2"), span: parallax.TextSpan(0, len(beside))}})
		if len(got) != 1 {
			t.Fatalf("%d places", len(got))
		}
		if words, err := got[0].at.Article.Words(got[0].span); err != nil || words != want {
			t.Errorf("%q stands behind the line, want %q (%v)", words, want, err)
		}
	}
}
