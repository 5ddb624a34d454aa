package dossier

import (
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
