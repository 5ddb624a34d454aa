package compare

import (
	"slices"
	"testing"

	"parallax"
)

func TestMeasurements(t *testing.T) {
	strength := func(v float64) parallax.Annotation {
		return parallax.Annotation{Kind: parallax.KindQuantity, Quantity: &parallax.Quantity{Type: parallax.Number, Value: v, Step: 0.1, Thing: "magnitude"}}
	}
	body := func(name string) parallax.Annotation {
		return parallax.Annotation{Kind: parallax.KindName, Name: &parallax.Name{Type: parallax.Organisation, Canonical: name}}
	}
	const other = "Varnow Wave Office"
	for _, tc := range []struct {
		name, source, more string
		days               int
		want               []string
	}{
		{"one body, its country in letters", "V.W. Wave Office", "", 1, []string{"5.1", "6.3"}},
		{"another body", "Hallow Sea Board", "", 1, nil},
		{"reports of two times", "V.W. Wave Office", "", 5, nil},
		{"the body changed it", "V.W. Wave Office", "At first a magnitude of 5.1 was given by the crew of the V.W. Wave Office in Hallow.", 1, nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented("It had a magnitude of 5.1, the "+other+" said.\nSchools in Hallow stayed closed.", "A choir sang in the square.\nThe tremor woke sleepers, a temblor of magnitude 6.3, the "+tc.source+" said.\n"+tc.more)
			c.Articles[1].Article.Published.Time = c.Articles[0].Article.Published.Time.AddDate(0, 0, tc.days)
			note(c, 1, "5.1", strength(5.1))
			note(c, 2, "6.3", strength(6.3))
			note(c, 1, other, body(other))
			note(c, 2, tc.source, body(tc.source))
			ascribe(c, 1, "It had a magnitude of 5.1", other, "body")
			ascribe(c, 2, "a temblor of magnitude 6.3", tc.source, "body")
			if tc.more != "" {
				note(c, 2, "5.1", strength(5.1))
				at := find(&c.Articles[1], "crew of the "+tc.source)
				at.Start += len("crew of the ")
				named := body(tc.source)
				named.Span = at
				c.Articles[1].Notes = append(c.Articles[1].Notes, named, parallax.Annotation{Kind: parallax.KindAttribution, Attribution: &parallax.Attribution{
					Source: at, Content: find(&c.Articles[1], "At first a magnitude of 5.1"), Name: tc.source, Sort: "body"}})
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
