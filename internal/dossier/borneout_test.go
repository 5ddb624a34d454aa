package dossier

import (
	"testing"

	"parallax"
)

// TestBorneOutByOthers wants a claim of several to be told in words that another bears out before those of one alone that are worth more,
// and in the latter where nobody bears out any.
func TestBorneOutByOthers(t *testing.T) {
	const detail = "The 15 pages of notes, which hold details missing from the book of the harbour master, were handed out by members of the Harbour Party."
	const plain = "The council of Karvik released the notes of the harbour master on Tuesday."
	for text, want := range map[string]int{"On Tuesday the council of Karvik released the notes of the harbour master.": 1, "The ferry of Vell was sold.": 0} {
		list := []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "Notes", detail), source("a_2", "The Beck", "en", at(9, 9), "Out", plain), source("a_3", "Osk Post", "en", at(9, 9), "Released", text)}
		c := parallax.Coverage{Story: parallax.Story{ID: "s_notes"}, Articles: list}
		spans := []parallax.Span{parallax.TextSpan(0, len(detail)), parallax.TextSpan(0, len(plain)), parallax.TextSpan(0, len(text))}
		cmp := claimOf(t, &c, []float64{0.5, 0.9, 0.9}, spans...)
		k := newComposer(c.Indexed(), cmp, Options{})
		first := ranked{at: k.cov.Find("a_1"), span: spans[0], worth: 5.5}
		second := ranked{at: k.cov.Find("a_2"), span: spans[1], worth: 2.6}
		if got := k.borneOut(&cmp.Claims[0], []ranked{first, second}, 0); got != want {
			t.Errorf("beside %q the %d. speaks for the claim, want %d", text, got, want)
		}
	}
}
