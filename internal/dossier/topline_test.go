package dossier

import (
	"math"
	"testing"

	"parallax"
)

// TestTopLine wants the line on top of a story without headlines to have what most put on top, and to lean on nothing.
func TestTopLine(t *testing.T) {
	a := source("a_1", "Vell News", "en", at(9, 8), "", "Ten engines of Karvik, Ost and Norhall, the last of them from Little Ost, stood in Quay Street.")
	b := source("a_2", "The Beck", "en", at(9, 9), "", "It destroyed the Mercat hall of Karvik, Ost and Norhall in Quay Street of Karvik in the night.")
	c := source("a_3", "The Fen", "en", at(9, 10), "", "A fire has destroyed the Mercat hall of Karvik.")
	d := source("a_4", "The Moor", "en", at(9, 10), "", "Fire destroyed the Mercat hall in Karvik.")
	cov := parallax.Coverage{Story: parallax.Story{ID: "s_hall"}, Articles: []parallax.Covered{a, b, c, d}}
	k := newComposer(cov.Indexed(), &parallax.Comparison{Story: cov.Story.ID}, Options{})
	line, ok := k.bestLine(k.tops())
	if !ok || line.Evidence[0].Article != "a_3" && line.Evidence[0].Article != "a_4" {
		t.Errorf("on top stands %q", line.Text)
	}
}

// TestTopWorth takes off for a sentence that leans on what stood before it and for one that judges what somebody says.
func TestTopWorth(t *testing.T) {
	for text, off := range map[string]float64{
		"A fire has destroyed the Mercat hall of Karvik.":                         0,
		"A fire also destroyed the Mercat hall of Karvik.":                        dangling,
		"The mayor did admit that a fire has destroyed the Mercat hall of Ost.":   dangling,
		"The mayor said that a fire has destroyed the Mercat hall of Ost in May.": 0,
	} {
		cov := parallax.Coverage{Articles: []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "", text)}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{}, Options{})
		a, s, tops := k.cov.Find("a_1"), parallax.TextSpan(0, len(text)), k.tops()
		if got := k.topWorth(a, s, tops) - k.worth(a, s) - shared(k.stemsAt(a, s), a, tops); math.Abs(got-off) > 1e-9 {
			t.Errorf("%q: %v off, want %v", text, got, off)
		}
	}
}
