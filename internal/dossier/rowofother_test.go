package dossier

import (
	"testing"

	"parallax"
)

// TestRowOfOther wants a row that says what a line told above says, and more, to be that line again, and one that says less not.
func TestRowOfOther(t *testing.T) {
	const told = "The ferry Maren never reached the harbour of Torvik."
	for _, c := range []struct {
		text string
		want bool
	}{
		{"The 36-year-old ferry Maren, the last of three that the county bought in spring, never reached the harbour of Torvik, and her crew rowed ashore.", true},
		{"The ferry Maren is of Torvik.", false},
		{"Divers search the sound below the lighthouse.", false},
	} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_ferry"}, Articles: []parallax.Covered{
			source("a_1", "Vell News", "en", at(9, 8), "Ferry", told), source("a_2", "The Beck", "en", at(9, 9), "Lost", c.text),
		}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_ferry"}, Options{})
		k.lines["c_1"] = sentence{"a_1", parallax.TextSpan(0, len(told))}
		if got := k.rowOfOther(k.stemsAt(k.cov.Find("a_2"), parallax.TextSpan(0, len(c.text)))); got != c.want {
			t.Errorf("%q is the told line again: %v", c.text, got)
		}
	}
}
