package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestOfSequel: a time behind what had happened before dates nothing, whatever stands in the text; a time of the day is nothing that happened.
func TestOfSequel(t *testing.T) {
	for text, want := range map[string]bool{
		"A man of Torvik has denied arson following a fire on Sunday.":               true,
		"A man of Torvik has denied arson in the wake of a fire on Sunday.":          true,
		"A man of Torvik was arrested shortly after midnight on Sunday.":             false,
		"A man of Torvik was arrested after 10 p.m. on Sunday.":                      false,
		"The mill of Torvik was closed after divers found a crack on Sunday.":        false,
		"The mill of Torvik burned on Sunday.":                                       false,
		"Denied in\u200bthe\u200bwake\u200bof Sunday.":                               false,
		"Denied" + strings.Repeat(" a fire", 4000) + " following a storm on Sunday.": true,
		"Denied following a storm" + strings.Repeat(" a fire", 4000) + " on Sunday.": false,
		"A man of Torvik denied, after the fire, that he was at the mill on Sunday.": false,
	} {
		a := source("a_one", "One", "en", at(9, 8), "", text)
		day := parallax.Annotation{Kind: parallax.KindMoment, Span: find(&a, "Sunday"), Moment: &parallax.Moment{Type: "DATE", Start: at(8, 0)}}
		if got := ofSequel(&a, parallax.TextSpan(0, len(text)), &day); got != want {
			t.Errorf("%.60s: %v", text, got)
		}
	}
}
