package dossier

import (
	"testing"

	"parallax"
)

// TestLacksPeople wants the people that a line says somebody is of to be told by its country, its capital and its initials too.
func TestLacksPeople(t *testing.T) {
	for _, c := range []struct {
		line, text string
		want       bool
	}{
		{"The American rower lost the race.", "The rower from the U.S. lost the race.", false},
		{"The American rower lost the race.", "A rower of the US lost the race.", false},
		{"The American rower lost the race.", "The rower who beat us lost the race.", true},
		{"The Danish rower lost the race.", "The rower from Copenhagen lost the race.", false},
		{"The Danish rower lost the race.", "The Swedish rower lost the race.", true},
		{"The rower lost the race.", "The Swedish rower lost the race.", false},
	} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_race"}, Articles: []parallax.Covered{
			source("a_1", "Vell News", "en", at(9, 8), "Race", c.line), source("a_2", "The Beck", "en", at(9, 9), "Lost", c.text),
		}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_race"}, Options{})
		own := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(c.line))}
		if got := k.lacksPeople(own, k.cov.Find("a_2")); got != c.want {
			t.Errorf("%q lacks the people of %q: %v", c.text, c.line, got)
		}
	}
}
