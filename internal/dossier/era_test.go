package dossier

import (
	"testing"
	"time"

	"parallax"
)

// TestOtherEra wants those of another year, with which a sentence begins, on a card of their own.
func TestOtherEra(t *testing.T) {
	const now, then = "Four men emptied the jewel shop of Karvik on Monday.", "In 2019, three men emptied the jewel shop of Karvik."
	for year, want := range map[int]int{2019: 2, 2027: 1} {
		a := source("a_1", "Vell News", "en", at(9, 8), "Jewels", now+" "+then)
		b := source("a_2", "The Beck", "en", at(9, 9), "Jewel shop", now+" "+then)
		claim := parallax.Claim{ID: "c_1", Weight: 1}
		slot := parallax.Slot{Kind: parallax.SlotCount, About: "men"}
		for _, c := range []*parallax.Covered{&a, &b} {
			start := time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC)
			note(c, "2019", parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{Type: "DATE", Value: "2019", Start: start, End: start.AddDate(1, 0, 0), Granularity: "year"}})
			for i, words := range []string{"Four", "three"} {
				quantityNote(c, words, parallax.Quantity{Type: "NUMBER", Value: float64(4 - i), Thing: "men", ThingSpan: find(c, "men")})
				e, err := parallax.Cite(&c.Article, c.Notes[i].Span)
				if err != nil {
					t.Fatal(err)
				}
				slot.Fillers = append(slot.Fillers, parallax.Filler{Member: len(claim.Members), Span: find(c, words), Value: words})
				claim.Members = append(claim.Members, parallax.Member{Statement: parallax.Statement{Evidence: e}, Score: 0.9})
			}
		}
		claim.Slots = []parallax.Slot{slot}
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_jewels"}, Articles: []parallax.Covered{a, b}}
		cmp := parallax.Comparison{Story: cov.Story.ID, Claims: []parallax.Claim{claim}}
		k := newComposer(cov.Indexed(), &cmp, Options{})
		if got := k.measured(&cmp.Claims[0], &cmp.Claims[0].Slots[0]); len(got) != want {
			t.Errorf("%d: %d cards, want %d", year, len(got), want)
		}
	}
}
