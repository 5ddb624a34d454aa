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
		{"European judges saw the race.", "Judges of the EU saw the race.", false},
		{"European judges saw the race.", "Judges saw the race.", true},
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

// TestPeoplesOf wants no people asked for that a name, a quotation or who says it has.
func TestPeoplesOf(t *testing.T) {
	for _, c := range []struct {
		text string
		note func(*parallax.Covered)
		want int
	}{
		{"A Danish judge lost the race.", func(*parallax.Covered) {}, 1},
		{"The rower lost the race of the Danish League.", func(a *parallax.Covered) { name(a, "Danish League", "Danish League", "") }, 0},
		{"Danish judge Ivve Marn lost the race.", func(a *parallax.Covered) { name(a, "Ivve Marn", "Ivve Marn", "Danish judge") }, 1},
		{"The rower lost the race, a Danish judge said.", func(a *parallax.Covered) {
			quote(a, parallax.Indirect, "The rower lost the race, a Danish judge said.", "The rower lost the race", "a Danish judge", "")
		}, 0},
		{"He called it \"a Danish race\".", func(a *parallax.Covered) {
			quote(a, parallax.Direct, "He called it \"a Danish race\".", "a Danish race", "He", "")
		}, 0},
	} {
		at := source("a_1", "Vell News", "en", at(9, 8), "", c.text)
		c.note(&at)
		cov := parallax.Coverage{Articles: []parallax.Covered{at}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{}, Options{})
		if got := k.peoplesOf(ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(c.text))}); len(got) != c.want {
			t.Errorf("%q: of %q, want %d", c.text, got, c.want)
		}
	}
}
