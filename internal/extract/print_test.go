package extract

import (
	"runtime"
	"testing"

	"parallax"
)

// TestJoiningIsLinear holds that a paragraph of four times the lines takes four times the memory and not sixteen: what
// strangers print may have no paragraphs at all.
func TestJoiningIsLinear(t *testing.T) {
	taken := func(lines int) uint64 {
		s := parallax.Sheet{Width: 600, Height: 800}
		for i := range lines {
			s.Lines = append(s.Lines, parallax.SheetLine{Text: "so we wo-", Left: 50, Right: 150, Base: 600 - float64(i)/1000, Size: 10})
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		a := readLayerOf(t, parallax.TextLayer{Count: 1, Sheets: []parallax.Sheet{s}})
		runtime.ReadMemStats(&after)
		if len(a.Text) < lines*8 {
			t.Fatalf("%d bytes of %d lines", len(a.Text), lines)
		}
		return after.TotalAlloc - before.TotalAlloc
	}
	taken(100) // what is loaded once
	if few, many := taken(1000), taken(4000); many > 8*few {
		t.Errorf("1,000 lines take %d kB, 4,000 take %d", few>>10, many>>10)
	}
}
