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

// TestStampIsNoHeadline wants a day with its hour, or with the word for its posting, on top of a text to be no headline.
func TestStampIsNoHeadline(t *testing.T) {
	const text = "Bridge of Varnow closed for repairs\n\nThe bridge of Varnow is closed until May, the council said on Monday. Boats are not affected.\n"
	for _, stamp := range []string{"3/4/25 at 1:30 PM", "Article posted on 8 July 2012"} {
		if got := firstLineTitle(stamp+"\n"+text, language.AllWalls()); got != "Bridge of Varnow closed for repairs" {
			t.Errorf("%q on top: headline %q", stamp, got)
		}
	}
}
