package dossier

import (
	"testing"
	"time"

	"parallax"
)

// TestOtherEra wants those of another year, with which a sentence begins, on a card of their own, and not those of
// December in January.
func TestOtherEra(t *testing.T) {
	const now, then = "Four men emptied the jewel shop of Karvik on Monday.", "In 2019, three men emptied the jewel shop of Karvik."
	day := func(year int, month time.Month, day int) time.Time {
		return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	}
	for _, c := range []struct {
		told, start, end time.Time
		want             int
	}{
		{day(2027, 3, 9), day(2019, 1, 1), day(2020, 1, 1), 2},
		{day(2027, 3, 9), day(2027, 1, 1), day(2028, 1, 1), 1},
		{day(2027, 3, 9), day(2026, 1, 1), day(2027, 1, 1), 2},
		{day(2027, 1, 9), day(2026, 12, 30), day(2026, 12, 31), 1},
	} {
		a := source("a_1", "Vell News", "en", c.told, "Jewels", now+" "+then)
		b := source("a_2", "The Beck", "en", c.told.Add(time.Hour), "Jewel shop", now+" "+then)
		claim := parallax.Claim{ID: "c_1", Weight: 1}
		slot := parallax.Slot{Kind: parallax.SlotCount, About: "men"}
		for _, at := range []*parallax.Covered{&a, &b} {
			note(at, "2019", parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{Type: "DATE", Value: "2019", Start: c.start, End: c.end, Granularity: "year"}})
			for i, words := range []string{"Four", "three"} {
				quantityNote(at, words, parallax.Quantity{Type: "NUMBER", Value: float64(4 - i), Thing: "men", ThingSpan: find(at, "men")})
				e, err := parallax.Cite(&at.Article, at.Notes[i].Span)
				if err != nil {
					t.Fatal(err)
				}
				slot.Fillers = append(slot.Fillers, parallax.Filler{Member: len(claim.Members), Span: find(at, words), Value: words})
				claim.Members = append(claim.Members, parallax.Member{Statement: parallax.Statement{Evidence: e}, Score: 0.9})
			}
		}
		claim.Slots = []parallax.Slot{slot}
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_jewels"}, Articles: []parallax.Covered{a, b}}
		cmp := parallax.Comparison{Story: cov.Story.ID, Claims: []parallax.Claim{claim}}
		k := newComposer(cov.Indexed(), &cmp, Options{})
		if got := k.measured(&cmp.Claims[0], &cmp.Claims[0].Slots[0]); len(got) != c.want {
			t.Errorf("%v in %v: %d cards, want %d", c.start, c.told, len(got), c.want)
		}
	}
}
