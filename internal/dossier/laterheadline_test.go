package dossier

import (
	"testing"

	"parallax"
)

// TestLaterHeadline wants of two headlines that are worth the same the one of the later day on top, and of one day the first.
func TestLaterHeadline(t *testing.T) {
	const text = "A fire burned the mill of Torvik down to its walls."
	for _, c := range []struct {
		days [2]int
		want parallax.ArticleID
	}{{[2]int{9, 10}, "a_2"}, {[2]int{10, 9}, "a_1"}, {[2]int{9, 9}, "a_1"}} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_mill"}, Articles: []parallax.Covered{
			source("a_1", "Vell News", "en", at(c.days[0], 8), "Fire burns old mill of Torvik down", text),
			source("a_2", "The Beck", "en", at(c.days[1], 9), "Fire burns old mill of Torvik down", text)}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_mill"}, Options{})
		if got := k.headline()[0].Headlines[0].Line.Evidence[0].Article; got != c.want {
			t.Errorf("days %v: headline of %s, want %s", c.days, got, c.want)
		}
	}
}

// TestOutranks wants the later day to decide between headlines of about one worth, and the worth between those of one day.
func TestOutranks(t *testing.T) {
	for _, c := range []struct {
		worth, other   float64
		later, earlier bool
		want           bool
	}{
		{8, 8, true, false, true}, {8, 8.05, true, false, true}, {8, 8.5, true, false, false},
		{8.05, 8, false, true, false}, {8.5, 8, false, true, true},
		{8.05, 8, false, false, true}, {8, 8, false, false, false}, {8, 8.05, false, false, false},
	} {
		if got := outranks(c.worth, c.other, c.later, c.earlier); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}
