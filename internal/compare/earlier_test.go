package compare

import (
	"slices"
	"testing"

	"parallax"
)

// What a report itself calls an earlier toll became what the other one gives, though its own later toll is the same.
func TestEarlierToll(t *testing.T) {
	for _, tc := range []struct {
		name, a string
		want    []string
	}{
		{"an earlier one, far before the number", "The earlier toll of two ferries that collided off Varnow in dense fog, as given by the harbour, was 14 hurt, now 38 hurt.", []string{"14", "38"}},
		{"it rose", "Two ferries collided off Varnow in dense fog, and those hurt rose from 14 to 38.", []string{"14", "38"}},
		{"of another ship", "Two ferries collided off Varnow in dense fog, and 14 hurt were of the smaller one, 38 in all.", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a+"\nSchools in Hallow stayed closed.", "Two ferries collided off Varnow in dense fog, leaving 38 hurt.\nA choir sang in the square.")
			c.Articles[1].Article.Published = c.Articles[0].Article.Published
			note(c, 1, "14", number(14, "people", "injure", ""))
			note(c, 1, "38", number(38, "people", "injure", ""))
			note(c, 2, "38", number(38, "people", "injure", ""))
			var got []string
			for _, d := range of(comparedOf(t, c), parallax.Update) {
				for _, s := range d.Sides {
					got = append(got, s.Value)
				}
			}
			if !slices.Equal(got, tc.want) {
				t.Errorf("got %v, want %v", got, tc.want)
			}
		})
	}
}
