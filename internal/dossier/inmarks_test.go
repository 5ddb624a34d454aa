package dossier

import "testing"

// TestInMarks finds words between the marks of one quotation, and not those between two quotations.
func TestInMarks(t *testing.T) {
	for _, c := range []struct {
		text, words string
		want        bool
	}{
		{"„Es hält“, sagte Tamm, und wir warten auf „Hilfe“.", "wir", false},
		{"Tamm sagte: „Es hält, und wir warten.“", "wir", true},
		{"“It holds,” Tamm said, and we wait for “help”.", "we", false},
		{"Tamm said: “It holds, and we wait.”", "we", true},
		{`"It holds," Tamm said, and we wait for "help".`, "we", false},
		{`Tamm said: "It holds, and we wait."`, "we", true},
		{"« Il tient », dit Tamm, et nous attendons « de l’aide ».", "nous", false},
	} {
		at := source("a_one", "One", "de", at(9, 8), "", c.text)
		if got := inMarks(&at, at.Whole(find(&at, c.text)), find(&at, c.words)); got != c.want {
			t.Errorf("%s: %q between marks is %v", c.text, c.words, got)
		}
	}
}
