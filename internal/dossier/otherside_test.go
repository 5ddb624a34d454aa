package dossier

import (
	"testing"

	"parallax"
)

// TestOfficeIsNoOtherTelling wants another office of a person whom a row names to be no other telling of the row.
func TestOfficeIsNoOtherTelling(t *testing.T) {
	for _, c := range []struct {
		slot  parallax.SlotKind
		claim parallax.ClaimID
		want  bool
	}{
		{parallax.SlotRole, "", false},
		{parallax.SlotRole, "c_1", true}, // who said it
		{parallax.SlotAmount, "", true},
	} {
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_pier"}, Articles: []parallax.Covered{
			source("a_1", "Vell News", "en", at(9, 8), "Pier", "Mayor Elin Toft closed the pier."), source("a_2", "The Beck", "en", at(9, 9), "Pier", "Senator Elin Toft may come.")}}
		d := parallax.Difference{ID: "d_1", Kind: parallax.Conflict, Slot: c.slot, Claim: c.claim, Sides: []parallax.Side{side(&cov, 0, "Mayor", 0), side(&cov, 1, "Senator", 1)}}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_pier", Differences: []parallax.Difference{d}}, Options{})
		k.carded["d_1"] = true
		first := ranked{at: k.cov.Find("a_1"), span: parallax.TextSpan(0, len("Mayor Elin Toft closed the pier."))}
		if got := k.otherSides(first)["a_2"]; got != c.want {
			t.Errorf("%s of claim %q: %v", c.slot, c.claim, got)
		}
		card := parallax.DifferenceCard{Kind: parallax.Conflict, Slot: c.slot, Claim: c.claim}
		for i := range k.cov.Articles {
			a := &k.cov.Articles[i].Article
			line, err := parallax.QuoteLine(a, parallax.TextSpan(0, len(a.Text)))
			if err != nil {
				t.Fatal(err)
			}
			card.Groups = append(card.Groups, parallax.SideGroup{Sides: []parallax.SideCard{{Article: a.ID, Line: &line}}})
		}
		table := parallax.Matrix{Columns: k.columns(), Rows: []parallax.MatrixRow{{Line: *card.Groups[0].Sides[0].Line, Cells: make([]parallax.Cell, 2)}}}
		k.even([]parallax.Section{
			{Kind: parallax.SectionDifferences, Blocks: []parallax.Block{{Differences: []parallax.DifferenceCard{card}}}},
			{Kind: parallax.SectionCoverage, Blocks: []parallax.Block{{Matrix: &table}}},
		})
		if got := table.Rows[0].Cells[1].State == parallax.CellDiffers; got != c.want {
			t.Errorf("%s of claim %q: the cell says so: %v", c.slot, c.claim, got)
		}
	}
}
