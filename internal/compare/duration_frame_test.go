package compare

import (
	"slices"
	"testing"

	"parallax"
)

func TestTerms(t *testing.T) {
	length := func(value string, bound parallax.Bound) parallax.Annotation {
		return parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{Type: "DURATION", Value: value, Bound: bound}}
	}
	const four = "The harbour master served four months in the prison of Varnow."
	for _, tc := range []struct {
		name, b, words, more string
		note                 parallax.Annotation
		want                 []string
	}{
		{"within the same words", "The harbour master served five months in the prison of Varnow.", "five months", "", length("P5M", ""), []string{"five months", "four months"}},
		{"the same in another unit", "The harbour master served 17 weeks in the prison of Varnow.", "17 weeks", "", length("P17W", ""), nil},
		{"a bound", "The harbour master served five months in the prison of Varnow.", "five months", "", length("P5M", parallax.AtLeast), nil},
		{"within other words", "The harbour master left the prison of Varnow five months before the vote.", "five months", "", length("P5M", ""), nil},
		{"both are known to one", "The harbour master served five months in the prison of Varnow.", "five months", "The trial took four months.", length("P5M", ""), nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(four+"\nSchools in Hallow stayed closed.", "A choir sang in the square.\n"+tc.b+"\n"+tc.more)
			note(c, 1, "four months", length("P4M", ""))
			note(c, 2, tc.words, tc.note)
			if tc.more != "" {
				note(c, 2, "four months", length("P4M", ""))
			}
			var got []string
			for _, d := range of(comparedOf(t, c), parallax.Conflict) {
				got = append(got, values(d)...)
			}
			if !slices.Equal(got, tc.want) {
				t.Errorf("values %v, want %v", got, tc.want)
			}
		})
	}
}
