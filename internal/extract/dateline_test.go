package extract

import (
	"strings"
	"testing"

	"parallax/internal/language"
)

// TestLongLineIsNoDateLine has a line of dates that is as long as prose: it is not read for dates, which takes time by the square.
func TestLongLineIsNoDateLine(t *testing.T) {
	walls := language.AllWalls()
	if line := "15 September 2030 "; !isDateLine(line, walls) || isDateLine(strings.Repeat(line, 100), walls) {
		t.Error("a date alone is no date line, or a hundred are")
	}
}

// TestStampInFigures takes a line for a time of the page whose day and month nobody can tell apart, and no headline with figures in it.
func TestStampInFigures(t *testing.T) {
	walls := language.AllWalls()
	for line, want := range map[string]bool{
		"8/2/13 at 1:30 PM": true, "8:13 AM PDT 8/2/2013": true, "03.04.2031, 17.05 Uhr": true, "8/2/13": false,
		"Trains of 8/2/13 cancelled at 1:30 PM": false, "Score stands at 3:10 in 8/2": false, "Open 24/7": false,
	} {
		if got := isDateLine(line, walls); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
	text := "8/2/31 at 1:30 PM\nFerry hits the old pier\nThe ferry hit the pier of the town on Friday."
	if got := firstLineTitle(text, walls); got != "Ferry hits the old pier" {
		t.Errorf("title %q", got)
	}
}
