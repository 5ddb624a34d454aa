package dossier

import (
	"testing"
	"time"

	"parallax"
)

// TestWordForWord wants who prints a line in the same words behind it, whatever a rule holds against its article, and not where the words mean
// another day.
func TestWordForWord(t *testing.T) {
	const line = "The anchor of the “Vell” fell on the quay of Karvik on Monday at 2.20 p.m."
	for _, c := range []struct {
		text string
		day  int
		want bool
	}{
		{`The anchor of the "Vell" fell on the quay of Karvik on Monday at 2.20 p.m.`, 1, true},
		{line, 8, false},
		{"The anchor of the “Vell” fell on the pier of Karvik on Monday at 2.20 p.m.", 1, false},
		{"At 2.20 p.m. on Monday fell the anchor of the “Vell” on the quay of Karvik.", 1, false},
	} {
		shown, other := source("a_1", "Vell News", "en", at(9, 8), "Anchor", line), source("a_2", "The Beck", "en", at(9, 9), "Lost", c.text)
		moment(&shown, "Monday", time.Date(2027, 3, 1, 0, 0, 0, 0, time.UTC), "weekday")
		moment(&other, "Monday", time.Date(2027, 3, c.day, 0, 0, 0, 0, time.UTC), "weekday")
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_anchor"}, Articles: []parallax.Covered{shown, other}}
		k := newComposer(cov.Indexed(), claimOf(t, &cov, []float64{1, 0.3}, parallax.TextSpan(0, len(line)), parallax.TextSpan(0, len(c.text))), Options{})
		own := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len(line))}
		if got := k.wordForWord(own, ranked{at: k.cov.Find("a_2"), span: parallax.TextSpan(0, len(c.text))}); got != c.want {
			t.Errorf("%q on the %d.: %v", c.text, c.day, got)
		}
		if c.want && len(k.standingBehind(own)) == 0 {
			t.Errorf("%q does not stand behind the line", c.text)
		}
	}
}
