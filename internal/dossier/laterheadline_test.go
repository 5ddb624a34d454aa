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
