package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestLapsed wants what was still so in an early report to be no fact of a story that went on, unless somebody who came later bears it out.
func TestLapsed(t *testing.T) {
	const still = "The smuggler is still at large."
	for _, c := range []struct {
		text        string
		days        [2]int // of the report and of the last one; 0 for one without a time
		behind      bool   // the last one stands behind it
		then, wrong bool
	}{
		{still, [2]int{9, 11}, false, true, true},
		{still, [2]int{9, 11}, true, true, false},
		{still, [2]int{11, 11}, false, false, false},
		{still, [2]int{0, 11}, false, true, true},
		{still, [2]int{0, 11}, true, true, false},
		{"The smuggler was caught.", [2]int{9, 11}, false, false, false},
		{"The smuggler remains the owner of the mill.", [2]int{9, 11}, false, false, false},
		{"The fare of the ferry remains at 14 crowns.", [2]int{9, 11}, false, false, false},
		{"The marks of the flood persist.", [2]int{9, 11}, false, false, false},
	} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_flight"}, Articles: []parallax.Covered{
			source("a_1", "Vell News", "en", at(c.days[0], 8), "Flight", c.text), source("a_2", "The Beck", "en", at(c.days[1], 9), "Lost", c.text)}}
		if c.days[0] == 0 {
			cov.Articles[0].Article.Published = parallax.Date{}
		}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_flight"}, Options{})
		first := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(c.text))}
		var list []ranked
		if c.behind {
			list = []ranked{{at: k.cov.Find("a_2"), span: first.span}}
		}
		l, ok := k.behindAll(first, list)
		if !ok || k.stillThen(first.at, first.span) != c.then || k.lapsed(&l) != c.wrong {
			t.Errorf("%+v: still so then %v, lapsed %v", c, k.stillThen(first.at, first.span), k.lapsed(&l))
		}
	}
}

// TestSaysNothing wants no line of one outlet that only says that something goes on, with nobody, nothing and no time named.
func TestSaysNothing(t *testing.T) {
	for text, want := range map[string]bool{
		"Tensions persist over the dues and the pier.":           true,
		"Tensions persist over the dues of Vell and the pier.":   false,
		"Talks on the dues and the pier ended without a result.": false,
	} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_dues"}, Articles: []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "Dues", text)}}
		if strings.Contains(text, "Vell") {
			note(&cov.Articles[0], "Vell", parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Place, Canonical: "Vell"}})
		}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_dues"}, Options{})
		l, err := k.quote(k.cov.Find("a_1"), parallax.TextSpan(0, len(text)))
		if err != nil || k.saysNothing(&l) != want {
			t.Errorf("%s: %v, %v", text, k.saysNothing(&l), err)
		}
	}
}
