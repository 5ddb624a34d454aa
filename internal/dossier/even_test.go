package dossier

import (
	"testing"

	"parallax"
)

// TestEvenCounts wants a value to have the same sources in the card of a difference and in the card of numbers, and a source
// that stands on the other side, or counts another thing, to stay where it is.
func TestEvenCounts(t *testing.T) {
	cov := parallax.Coverage{Articles: []parallax.Covered{
		source("a_1", "Courier", "en", at(9, 8), "", "Three barns burned."),
		source("a_2", "Weekly", "en", at(9, 9), "", "Two barns burned."),
		source("a_3", "Tribune", "en", at(9, 10), "", "Flames took 3 barns."),
		source("a_4", "Bote", "de", at(9, 11), "", "Drei Scheunen brannten."),
		source("a_5", "Post", "en", at(9, 12), "", "Three engines came."),
		source("a_6", "Beck", "en", at(9, 13), "", "Two barns were lost."),
	}}
	for i, q := range []struct {
		words, thing string
		value        float64
	}{{"Three", "barn", 3}, {"Two", "barn", 2}, {"3", "barn", 3}, {"Drei", "scheune", 3}, {"Three", "engine", 3}, {"Two", "barn", 2}} {
		quantityNote(&cov.Articles[i], q.words, parallax.Quantity{Type: parallax.Number, Value: q.value, Step: 1, Thing: q.thing})
		own(&cov.Articles[i])
	}
	k := newComposer(cov.Indexed(), &parallax.Comparison{}, Options{})
	line := func(places ...int) parallax.Line {
		first := &k.cov.Articles[places[0]]
		l, err := parallax.QuoteLine(&first.Article, parallax.TextSpan(0, len(first.Article.Text)))
		if err != nil {
			t.Fatal(err)
		}
		for _, i := range places[1:] {
			a := &k.cov.Articles[i].Article
			c, err := parallax.MakeCitation(a, parallax.TextSpan(0, len(a.Text)), 0)
			if err != nil {
				t.Fatal(err)
			}
			l.Evidence = append(l.Evidence, c)
		}
		return l
	}
	card := parallax.DifferenceCard{Kind: parallax.Conflict, Slot: parallax.SlotCount}
	for i, value := range []string{"Three", "Two"} {
		l := line(i)
		card.Groups = append(card.Groups, parallax.SideGroup{Sides: []parallax.SideCard{{Article: cov.Articles[i].Article.ID, Outlet: cov.Articles[i].Name(), Line: &l, Value: value, Normal: []string{"3", "2"}[i], Marks: []parallax.Mark{{Start: 0, End: len(value)}}}}})
	}
	lost := line(5)
	card.Groups[1].Sides = append(card.Groups[1].Sides, parallax.SideCard{Article: "a_6", Outlet: "Beck", Line: &lost, Value: "Two", Normal: "2", Marks: []parallax.Mark{{Start: 0, End: 3}}})
	three := parallax.ValueRow{Line: line(0, 2, 3, 4), Value: "Three", Normal: "3", Mark: parallax.Mark{Start: 0, End: 5}, Outlets: []string{"Courier", "Tribune", "Bote", "Post"}}
	two := parallax.ValueRow{Line: line(1), Value: "Two", Normal: "2", Mark: parallax.Mark{Start: 0, End: 3}, Outlets: []string{"Weekly"}}
	sections := []parallax.Section{
		{Kind: parallax.SectionDifferences, Blocks: []parallax.Block{{Differences: []parallax.DifferenceCard{card}}}},
		{Kind: parallax.SectionNumbers, Blocks: []parallax.Block{{Values: []parallax.ValueCard{{Slot: parallax.SlotCount, Values: []parallax.ValueRow{three, two}}}}}},
	}
	k.even(sections)
	groups := sections[0].Blocks[0].Differences[0].Groups
	if got := groups[0].Counts.Outlets; got != 3 {
		t.Errorf("three barns: %d outlets, want the Courier, the Tribune and the Bote", got)
	}
	for _, s := range groups[0].Sides {
		if len(s.Marks) != 1 || s.Marks[0].End-s.Marks[0].Start > len("Three") {
			t.Errorf("marked of the %s: %v, want the number", s.Outlet, s.Marks)
		}
	}
	if got := groups[1].Counts.Outlets; got != 2 {
		t.Errorf("two barns: %d outlets, want the Weekly and the Beck", got)
	}
	if got := sections[1].Blocks[0].Values[0].Values[1].Counts.Outlets; got != 2 {
		t.Errorf("two barns among the numbers: %d outlets, want the Weekly and the Beck", got)
	}
}

// TestGivesToo wants a number of another thing to be another one, but in a foreign language, and a clock time of no zone to be that of one with it.
func TestGivesToo(t *testing.T) {
	of := func(value float64, thing string) reading {
		return reading{quantity: &parallax.Quantity{Type: parallax.Number, Value: value, Step: 1, Thing: thing}}
	}
	clock := func(value string, zone int) reading {
		return reading{moment: &parallax.Moment{Value: value, Start: at(9, zone), Granularity: "minute"}}
	}
	for _, c := range []struct {
		name         string
		a, b         reading
		foreign, too bool
	}{
		{"one thing", of(3, "barn"), of(3, "barn"), false, true},
		{"another thing", of(3, "barn"), of(3, "engine"), false, false},
		{"a foreign word for it", of(3, "barn"), of(3, "scheune"), true, true},
		{"another number", of(3, "barn"), of(4, "scheune"), true, false},
		{"no zone", clock("2027-03-09T14:20", 13), clock("2027-03-09T14:20", 14), false, true},
		{"another time", clock("2027-03-09T14:20", 13), clock("2027-03-09T14:30", 14), false, false},
		{"a time and a number", clock("2027-03-09T14:20", 13), of(3, "barn"), true, false},
	} {
		if got := givesToo(c.a, c.b, c.foreign); got != c.too {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestSameWordsOnASide wants who says what on a card to count all who print the sentence word for word, and not who prints another.
func TestSameWordsOnASide(t *testing.T) {
	const said = "Three barns burned at the lake, the warden said."
	cov := parallax.Coverage{Story: parallax.Story{ID: "s_barns"}, Articles: []parallax.Covered{
		source("a_1", "Courier", "en", at(9, 8), "", said), source("a_2", "Tribune", "en", at(9, 9), "", said),
		source("a_3", "Weekly", "en", at(9, 10), "", "Three barns burned at the lake, the owner said."),
	}}
	for i := range cov.Articles {
		own(&cov.Articles[i])
	}
	for i := range cov.Articles[:2] {
		quote(&cov.Articles[i], parallax.Indirect, said, "Three barns burned at the lake", "the warden", "")
	}
	burned := claim("c_1", 1, true, member(&cov, 0, "Three"), member(&cov, 1, "Three"), member(&cov, 2, "Three"))
	k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_barns", Claims: []parallax.Claim{burned}}, Options{})
	first := side(&cov, 0, "the warden", 0)
	one, ok := k.side(parallax.Ascription, &first)
	if !ok {
		t.Fatal("no side")
	}
	card := parallax.DifferenceCard{Kind: parallax.Ascription, Groups: []parallax.SideGroup{{Sides: []parallax.SideCard{one}}}}
	sections := []parallax.Section{{Kind: parallax.SectionDifferences, Blocks: []parallax.Block{{Differences: []parallax.DifferenceCard{card}}}}}
	k.even(sections)
	if got := sections[0].Blocks[0].Differences[0].Groups[0]; got.Counts.Outlets != 2 || len(got.Sides) != 2 || got.Sides[1].Value != "the warden" {
		t.Errorf("%d outlets say so by the warden, want the Courier and the Tribune: %+v", got.Counts.Outlets, got.Sides)
	}
}
