package compare

import (
	"slices"
	"testing"

	"parallax"
)

func TestNearValues(t *testing.T) {
	money := func(v, step float64, bound parallax.Bound) parallax.Annotation {
		return parallax.Annotation{Kind: parallax.KindQuantity, Quantity: &parallax.Quantity{Type: parallax.Money, Unit: "EUR", Value: v, Step: step, Bound: bound}}
	}
	rated := func(v float64) parallax.Annotation {
		n := number(v, "magnitude", "", "")
		n.Quantity.Step = 0.1
		return n
	}
	for _, tc := range []struct {
		name   string
		a, b   string
		wordsA string
		wordsB string
		valueA parallax.Annotation
		valueB parallax.Annotation
		want   parallax.DifferenceKind
	}{
		{name: "a precise amount and its rounding, in sentences of two claims", a: "Repairs on both piers were billed to the town at 13,625,777 euros.", b: "Of what the harbour lost, 13.6 million euros went into stone.",
			wordsA: "13,625,777 euros", valueA: money(13625777, 1, ""), wordsB: "13.6 million euros", valueB: money(13.6e6, 1e5, ""), want: parallax.Rounding},
		{name: "round amounts without a word in common", a: "Repairs on both piers were billed to the town at 13 million euros.", b: "Seals and walruses cost the zoo 13.5 million euros.",
			wordsA: "13 million euros", valueA: money(13e6, 1e6, ""), wordsB: "13.5 million euros", valueB: money(13.5e6, 1e5, ""), want: ""},
		{name: "round amounts with a name in common", a: "Repairs at Quellbach were billed to the town at over 10,000 euros.", b: "Of what the harbour lost, 10,977 euros were stone from Quellbach.",
			wordsA: "10,000 euros", valueA: money(10000, 1000, parallax.MoreThan), wordsB: "10,977 euros", valueB: money(10977, 1, ""), want: parallax.Rounding},
		{name: "one digit differs", a: "The mayor spent 5,687.75 euros at Quellbach.", b: "A bill from Quellbach came to 5,587.75 euros.",
			wordsA: "5,687.75 euros", valueA: money(5687.75, 0.01, ""), wordsB: "5,587.75 euros", valueB: money(5587.75, 0.01, ""), want: parallax.Conflict},
		{name: "two counts of one thing", a: "Boxes with 55,000 pages of letters came to the archive.", b: "The archive has 50,000 pages of letters by now.",
			wordsA: "55,000", valueA: number(55000, "page", "", ""), wordsB: "50,000", valueB: number(50000, "page", "", ""), want: parallax.Conflict},
		{name: "two ages", a: "The ferry was steered by a 36-year-old sailor from Varnow.", b: "The ferry was steered by a 46-year-old sailor from Varnow.",
			wordsA: "36", valueA: number(36, "year", "", ""), wordsB: "46", valueB: number(46, "year", "", ""), want: ""},
		{name: "two ratings", a: "A quake of magnitude 5.9 shook Varnow at dawn.", b: "A quake of magnitude 6.1 shook Varnow at dawn.",
			wordsA: "5.9", valueA: rated(5.9), wordsB: "6.1", valueB: rated(6.1), want: parallax.Conflict},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a+"\nSchools in Hallow stayed closed.", tc.b+"\nA choir sang in the square.")
			note(c, 1, tc.wordsA, tc.valueA)
			note(c, 2, tc.wordsB, tc.valueB)
			cmp := comparedOf(t, c)
			for _, kind := range []parallax.DifferenceKind{parallax.Conflict, parallax.Update, parallax.Rounding} {
				got := of(cmp, kind)
				if (kind == tc.want) != (len(got) == 1) {
					t.Errorf("found %d of %s", len(got), kind)
				}
				if kind == tc.want && len(got) == 1 && !slices.Equal(sortedValues(got[0]), sortedStrings(tc.wordsA, tc.wordsB)) {
					t.Errorf("values %v", values(got[0]))
				}
			}
		})
	}
}

func sortedValues(d parallax.Difference) []string { return sortedStrings(values(d)...) }

func sortedStrings(list ...string) []string {
	slices.Sort(list)
	return list
}
