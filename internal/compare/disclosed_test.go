package compare

import (
	"strings"
	"testing"

	"parallax"
)

func TestDisclosed(t *testing.T) {
	const unknown = "It was not immediately known how many passengers and sailors were aboard the ferry off Varnow."
	const told = "The ferry off Varnow had 150 passengers and sailors aboard, the harbour office said."
	for _, tc := range []struct {
		name, a, b string
		want       int
	}{
		{"known later", unknown, told, 1},
		{"known before", told, unknown, 0},
		{"the same report tells it elsewhere", unknown + "\nLater it was said that 150 passengers were on the boat.", told, 0},
		{"what is not known is something else", "It was not known why the ferry stopped.\nMany passengers and sailors were aboard the ferry off Varnow.", told, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a+"\nSchools in Hallow stayed closed.", "A choir sang in the square.\n"+tc.b)
			for i := range c.Articles {
				if a := &c.Articles[i]; strings.Contains(a.Article.Text, "150") {
					n := number(150, "people", "", "")
					n.Quantity.ThingSpan = find(a, "passengers")
					note(c, i+1, "150", n)
				}
			}
			if got := of(comparedOf(t, c), parallax.Update); len(got) != tc.want {
				t.Errorf("found %d updates, want %d: %v", len(got), tc.want, got)
			}
		})
	}
}

// What stands before the phrase may be of another length in lower case.
func TestUnknownStandsAtItsBytes(t *testing.T) {
	const text = "İn İmer it was Not Known how many passengers were aboard."
	c := invented(text+"\nSchools stayed closed.", "A choir sang in the square.")
	s := read(c, nil, nil)
	st := s.statements[0]
	if words, err := st.article().Words(st.open); err != nil || words != "Not Known" {
		t.Errorf("%q, %v", words, err)
	}
}

// The acts of annotation have one name in all languages: a toll grows in each of them.
func TestTollsGrowInAllLanguages(t *testing.T) {
	c := invented("Dois barcos colidiram no nevoeiro de Varnow e mataram seis passageiros.\nChove muito.", "Dois barcos colidiram no nevoeiro de Varnow e mataram nove passageiros.\nNada mais.")
	for i, w := range []string{"seis", "nove"} {
		c.Articles[i].Article.Language = "pt"
		note(c, i+1, w, number(float64(6+3*i), "people", "kill", ""))
	}
	if got := of(comparedOf(t, c), parallax.Update); len(got) != 1 {
		t.Errorf("found %d updates, want 1", len(got))
	}
}
