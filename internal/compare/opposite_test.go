package compare

import (
	"slices"
	"testing"

	"parallax"
)

func TestOpposites(t *testing.T) {
	const older = "The older sister of the harbour master sold the ferry to a museum in Varnow."
	for _, tc := range []struct {
		name, a, b string
		want       []string
	}{
		{"exclude each other", older, "The harbour master's younger sister sold the ferry to a museum in Varnow.", []string{"older", "younger"}},
		{"of two things", older, "The harbour master's sister sold the younger ferry to a museum in Varnow.", nil},
		{"one side in two words", older, "The harbour master's elder sister sold the ferry to a museum in Varnow.", nil},
		{"both are known to one", older, "The harbour master's younger sister sold the ferry to a museum in Varnow.\nHis older brother keeps bees.", nil},
		{"parts of names", "The South bank of the river at Varnow sold the ferry to a museum.", "The North bank of the river at Varnow sold the ferry to a museum.", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a+"\nSchools in Hallow stayed closed.", "A choir sang in the square.\n"+tc.b)
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

// A word behind its thing, in a language whose adjectives follow.
func TestOppositesFollow(t *testing.T) {
	c := invented("El museo de Varnow pintó de nuevo el transbordador rojo del puerto.\nLas escuelas de Hallow cerraron.", "Un coro cantó en la plaza.\nEl museo de Varnow pintó de nuevo el transbordador azul del puerto.")
	for i := range c.Articles {
		c.Articles[i].Article.Language = "es"
	}
	if got := of(comparedOf(t, c), parallax.Conflict); len(got) != 1 || !slices.Equal(values(got[0]), []string{"azul", "rojo"}) {
		t.Errorf("found %v", got)
	}
}
