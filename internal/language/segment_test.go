package language

import (
	"math/rand/v2"
	"strings"
	"testing"

	segment "github.com/clipperhouse/uax29/v2/words"
)

// TestPlainSegments asks that what is told from a few characters is what UAX #29 says, whatever stands beside it.
func TestPlainSegments(t *testing.T) {
	pieces := []string{"a", "well", "U", "7", "28", "1", ".", ",", ":", ";", "'", "_", "-", "(", "\"", "$", " ", "  ", "\n", "\r", "\t", "\u0301", "\u200d", "\u00ad",
		"é", "ß", "“", "’", "–", "\u00a0", "א", "东", "か", "カ", "🇩", "🇪", "👍", "\u0600", "\xff", "\x00"}
	r := rand.New(rand.NewPCG(5, 2))
	told, all := 0, 0
	for range 20000 {
		var b strings.Builder
		for range 1 + r.IntN(8) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		text := b.String()
		again, at := segment.FromString(""), 0
		for it := segment.FromString(text); it.Next(); all++ {
			if at = segmentEnd(again, text, at); at != it.End() {
				t.Fatalf("%q: a segment ends at %d, one after the other at %d", text, it.End(), at)
			}
			end := plainSegment(text, it.Start())
			if end != 0 && end != it.End() {
				t.Fatalf("%q from %d ends at %d, told from a few characters at %d", text, it.Start(), it.End(), end)
			}
			if end != 0 {
				told++
			}
		}
	}
	if 4*told < all {
		t.Errorf("%d of %d segments are told from a few characters", told, all)
	}
}
