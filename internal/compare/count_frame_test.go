package compare

import "testing"

func TestSizes(t *testing.T) {
	for _, tc := range []struct {
		name, b string
		act     string
		want    int
	}{
		{"within the same words", "A storm flooded the quays of Varnow, home to 200,000 people, state radio said.", "", 1},
		{"within other words", "A storm flooded the quays of Varnow, and 200,000 people heard it on state radio.", "", 0},
		{"of an act", "A storm flooded the quays of Varnow, home to 200,000 people, state radio said.", "evacuate", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented("Rain drowned fields near Varnow, home to 120,000 people and a brewery.\nSchools in Hallow stayed closed.", "A choir sang in the square.\n"+tc.b)
			note(c, 1, "120,000", number(120000, "people", "", ""))
			note(c, 2, "200,000", number(200000, "people", tc.act, ""))
			c.Articles[1].Notes[len(c.Articles[1].Notes)-1].Quantity.Step = 10000
			s := prepare(*c, nil)
			s.joins = []*pair{{a: s.statements[0], b: s.statements[3], score: 0.65}}
			if got := s.sizes(); len(got) != tc.want {
				t.Errorf("found %d, want %d", len(got), tc.want)
			}
		})
	}
}
