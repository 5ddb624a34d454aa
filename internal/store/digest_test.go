package store

import (
	"strings"
	"testing"
	"time"

	"parallax"
)

// TestNameLines gives the stories of a storyline the name that the last of them was told by, and those of none no name.
func TestNameLines(t *testing.T) {
	at := func(n int) time.Time { return nine.Add(time.Duration(n) * time.Hour) }
	list := []parallax.Digest{
		{Storyline: "l_1", Line: "Ferry", Made: at(1)}, {Storyline: "l_2", Line: "Bridge", Made: at(9)}, {Storyline: "l_1", Line: "Ferry: inquiry", Made: at(3)},
		{Storyline: "l_1", Made: at(4)}, {Line: "what it was part of", Made: at(2)}, {Storyline: "l_3", Made: at(2)},
	}
	nameLines(list)
	var got []string
	for _, g := range list {
		got = append(got, g.Line)
	}
	if want := "Ferry: inquiry|Bridge|Ferry: inquiry|Ferry: inquiry||"; strings.Join(got, "|") != want {
		t.Errorf("%q, want %q", got, want)
	}
}
