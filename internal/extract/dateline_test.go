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
