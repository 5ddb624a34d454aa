package dossier

import (
	"slices"
	"testing"

	"parallax"
)

// TestOneSilence asks that an omission found once more from another claim with one of its
// sentences is shown once, and one with none of them again.
func TestOneSilence(t *testing.T) {
	c, comparison := fixture()
	again := comparison.Differences[7]
	if again.Kind != parallax.Omission {
		t.Fatal(again.Kind)
	}
	again.ID, again.Claim, again.Sides = "d_again", "c_crash", []parallax.Side{again.Sides[0], side(&c, 2, "rejected reports", 0)}
	other := again
	other.ID, other.Claim, other.Sides = "d_other", "c_cost", []parallax.Side{side(&c, 0, "Repairs will cost", 0), side(&c, 2, "Repairs will cost", 0)}
	comparison.Differences = append(comparison.Differences, again, other)
	d, err := Compose(c, comparison, Options{Now: at(11, 6)})
	if err != nil {
		t.Fatal(err)
	}
	shown := map[parallax.DifferenceID]bool{}
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			for i := range b.Differences {
				shown[b.Differences[i].ID] = true
			}
		}
	}
	if !shown[comparison.Differences[7].ID] || shown["d_again"] || !shown["d_other"] {
		t.Errorf("shown: %v", shown)
	}
}

// An outlet is silent about what three origins bear out, however many others only resemble it.
func TestSilenceAsksForThreeOrigins(t *testing.T) {
	for _, enough := range []bool{true, false} {
		c, comparison := fixture()
		for i := range comparison.Claims {
			for j := range comparison.Claims[i].Members {
				if m := &comparison.Claims[i].Members[j]; m.Statement.Evidence.Article == "a_radio" {
					m.Score = 0
				}
			}
		}
		omission := &comparison.Differences[7]
		if !enough {
			omission.Sides = omission.Sides[:2]
		}
		omission.Sides = append(omission.Sides, side(&c, 2, "rejected reports", 0))
		d, err := Compose(c, comparison, Options{Now: at(11, 6)})
		if err != nil {
			t.Fatal(err)
		}
		shown, likes := false, false
		for _, s := range d.Sections {
			for _, b := range s.Blocks {
				for _, card := range b.Differences {
					if card.ID == omission.ID {
						shown = true
						likes = slices.ContainsFunc(card.Groups[0].Sides, func(s parallax.SideCard) bool { return s.Article == "a_radio" })
					}
				}
			}
		}
		if shown != enough || likes {
			t.Errorf("three origins: %v; shown: %v, with one that tells something else: %v", enough, shown, likes)
		}
	}
}
