package dossier

import "testing"

// TestReportsSay finds what begins with what reports say, and not what somebody says of them.
func TestReportsSay(t *testing.T) {
	for text, want := range map[string]bool{
		"Reporting notes gaps between the board and the crew.":       true,
		"The coverage shows gaps between the board and the crew.":    true,
		"Headlines in Karvik were about the pier for a week.":        false,
		"Jonas Rehn says that the coverage shows nothing of it.":     false,
		"“Headlines say what they like,” Jonas Rehn said in Karvik.": false,
	} {
		a := source("a_one", "One", "en", at(9, 8), "", text)
		if got := reportsSay(&a, a.Whole(find(&a, text)), text); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}
