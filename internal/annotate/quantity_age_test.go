package annotate

import "testing"

// TestAgeAtWhichSomebodyDied: a number behind "dies at" is an age and counts nobody; one with a noun of its own counts.
func TestAgeAtWhichSomebodyDied(t *testing.T) {
	for text, want := range map[string]string{
		"Ferry singer Anna Rudberg dies at 91.":        "91=number 91",
		"Ferry singer Anna Rudberg died at 91, alone.": "91=number 91",
		"The ferry sank and 91 died.":                  "91=number 91 people kill",
	} {
		if got := quantitiesOf(t, text, "en"); got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}
