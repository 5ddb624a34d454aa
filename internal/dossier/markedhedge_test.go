package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestMarkedHedge wants "possibly deliberate" and "deliberate" to stand behind each other in neither way, and what somebody is quoted
// with to be asked elsewhere.
func TestMarkedHedge(t *testing.T) {
	const line = "The guard calls it “possibly deliberate”."
	for _, c := range []struct {
		other        string
		lacks, drops bool
	}{
		{"They call it deliberate.", true, true},
		{"They call it possibly deliberate.", false, false},
		{"They call it late.", true, false},
	} {
		a, b := source("a_1", "Vell News", "en", at(9, 8), "Guard", line), source("a_2", "The Beck", "en", at(9, 9), "Ferry", c.other)
		for _, at := range []*parallax.Covered{&a, &b} {
			if i := strings.Index(at.Article.Text, "possibly"); i >= 0 {
				at.Notes = append(at.Notes, parallax.Annotation{Kind: parallax.KindWord, Span: parallax.TextSpan(i, i+len("possibly")), Word: &parallax.Word{Class: parallax.Hedge}})
			}
		}
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_ferry"}, Articles: []parallax.Covered{a, b}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: cov.Story.ID}, Options{})
		one, two := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(line))}, ranked{at: k.cov.Find("a_2"), span: parallax.TextSpan(0, len(c.other))}
		if lacks, drops := k.lacksMarkedHedge(one, two.at), k.dropsMarkedHedge(two, one); lacks != c.lacks || drops != c.drops {
			t.Errorf("%q: lacks it %v, drops it %v, want %v and %v", c.other, lacks, drops, c.lacks, c.drops)
		}
	}
}
