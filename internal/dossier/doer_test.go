package dossier

import (
	"testing"

	"parallax"
)

// TestOtherDoer wants a sentence by which another does what a line says somebody did to be told from one by which the same do it,
// whatever marks and small words their names have.
func TestOtherDoer(t *testing.T) {
	const line = "St. Ayr Line stopped its ferry."
	for _, tc := range []struct {
		name, canonical, text string
		want                  bool
	}{
		{"Osk Line", "Osk Shipping", "Osk Line stopped its ferry.", false}, // "line" may be short for the first
		{"Osk Ferries", "Osk Ferries", "Osk Ferries stopped its ferry.", true},
		{"Port of Osk", "Port of Osk", "Port of Osk stopped its ferry of 1950.", true},
		{"Ayr", "Ayr Line", "Ayr stopped its ferry.", false},
		{"Osk Ferries", "Osk Ferries", "Osk Ferries sold its ferry.", false},
		{"SALOV", "SALOV", "SALOV stopped its ferry.", false},
		{"SALV", "SALV", "SALV stopped its ferry.", false},
	} {
		list := []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "One", line), source("a_2", "The Beck", "en", at(9, 9), "Two", tc.text)}
		note(&list[0], "St. Ayr Line", parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Organisation, Canonical: "St. Ayr Line of Vell"}})
		note(&list[1], tc.name, parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Organisation, Canonical: tc.canonical}})
		c := parallax.Coverage{Story: parallax.Story{ID: "s_one"}, Articles: list}
		k := newComposer(c.Indexed(), &parallax.Comparison{Story: "s_one"}, Options{})
		first := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(line))}
		second := ranked{at: k.cov.Find("a_2"), span: parallax.TextSpan(0, len(tc.text))}
		if got := k.otherDoer(first, second); got != tc.want || k.otherDoer(second, first) != tc.want {
			t.Errorf("%q: another does it is %v, want %v", tc.text, got, tc.want)
		}
	}
}
