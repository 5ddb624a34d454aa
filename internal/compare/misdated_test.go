package compare

import (
	"fmt"
	"slices"
	"testing"

	"parallax"
)

// yearNote is a year printed in a text.
func yearNote(year int) parallax.Annotation {
	m := moment(fmt.Sprint(year), fmt.Sprintf("%d-01-01T00:00", year), fmt.Sprintf("%d-01-01T00:00", year+1), "year")
	return parallax.Annotation{Kind: parallax.KindMoment, Moment: m}
}

func TestMisdated(t *testing.T) {
	for _, tc := range []struct {
		name   string
		years  [2]int // of the second article
		beside string // what else it says
		want   int
	}{
		{name: "each off by one", years: [2]int{1966, 1978}, want: 1},
		{name: "one of them is the same", years: [2]int{1967, 1978}},
		{name: "far off", years: [2]int{1950, 1960}},
		{name: "both known", years: [2]int{1966, 1978}, beside: " A plaque says 1967.", want: 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			second := fmt.Sprintf("Ferryman Elsa Brandt served the Varnow crossing from %d to %d.", tc.years[0], tc.years[1])
			c := invented("Ferryman Elsa Brandt served the Varnow crossing from 1967 to 1979.\nSchools in Hallow stayed closed.", second+"\nA choir sang in the square."+tc.beside)
			note(c, 1, "1967", yearNote(1967))
			note(c, 1, "1979", yearNote(1979))
			note(c, 2, fmt.Sprint(tc.years[0]), yearNote(tc.years[0]))
			note(c, 2, fmt.Sprint(tc.years[1]), yearNote(tc.years[1]))
			if tc.beside != "" {
				note(c, 2, "1967", yearNote(1967))
			}
			if got := of(comparedOf(t, c), parallax.Conflict); len(got) != tc.want {
				t.Errorf("found %d conflicts, want %d", len(got), tc.want)
			}
		})
	}
}

func TestMiscopied(t *testing.T) {
	const call = "Harbour police ask witnesses of the collision to call "
	for _, tc := range []struct {
		other string
		want  []string
	}{
		{"01632 960 47", []string{"01632 960 47", "01632 960 471"}}, // one digit is missing
		{"01632 960 472", []string{"01632 960 471", "01632 960 472"}},
		{"01632-960471", nil}, // another way of printing it
		{"0170 555 9981", nil},
	} {
		c := invented(call+"01632 960 471.\nSchools in Hallow stayed closed.", call+tc.other+".\nA choir sang in the square.")
		var found []string
		for _, d := range of(comparedOf(t, c), parallax.Conflict) {
			found = append(found, sortedValues(d)...)
		}
		if !slices.Equal(found, tc.want) {
			t.Errorf("%s: found %q, want %q", tc.other, found, tc.want)
		}
	}
}

func TestNthDay(t *testing.T) {
	nth := func(n float64) parallax.Annotation {
		return parallax.Annotation{Kind: parallax.KindQuantity, Quantity: &parallax.Quantity{Type: parallax.Ordinal, Value: n}}
	}
	for _, tc := range []struct {
		name    string
		a, b    string
		swapped bool
		want    parallax.DifferenceKind
	}{
		{name: "a later day", a: "sixth", b: "eighth", want: parallax.Update},
		{name: "the same day", a: "sixth", b: "sixth"},
		{name: "the earlier report counts more", a: "eighth", b: "sixth"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			value := map[string]float64{"sixth": 6, "eighth": 8}
			c := invented("Dockers in Varnow were on strike for the "+tc.a+" straight day.\nSchools in Hallow stayed closed.", "Dockers in Varnow were on strike for the "+tc.b+" straight day.\nA choir sang in the square.")
			note(c, 1, tc.a, nth(value[tc.a]))
			note(c, 2, tc.b, nth(value[tc.b]))
			cmp := comparedOf(t, c)
			for _, kind := range []parallax.DifferenceKind{parallax.Conflict, parallax.Update, parallax.Rounding} {
				if got := of(cmp, kind); (kind == tc.want) != (len(got) == 1) {
					t.Errorf("found %d of %s", len(got), kind)
				}
			}
		})
	}
}

func TestWhatHadNotHappenedHas(t *testing.T) {
	const no = "Results of the Varnow inquiry have not been released."
	const yes = "Results of the Varnow inquiry were released by Mayor Elsa Brandt."
	for _, tc := range []struct {
		name string
		a, b string
		in   int // the article with the negation
		want parallax.DifferenceKind
	}{
		{name: "first not, then so", a: no, b: yes, in: 1, want: parallax.Update},
		{name: "first so, then not", a: yes, b: no, in: 2},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a+"\nSchools in Hallow stayed closed.", "A choir sang in the square.\n"+tc.b)
			note(c, tc.in, "not", claimWord(parallax.Negation, ""))
			cmp := comparedOf(t, c)
			if got := of(cmp, parallax.Update); (tc.want == parallax.Update) != (len(got) == 1) {
				t.Errorf("found %d updates", len(got))
			}
		})
	}
}
