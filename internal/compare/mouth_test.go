package compare

import (
	"slices"
	"testing"

	"parallax"
)

func TestOneUtteranceOfTwoSpeakers(t *testing.T) {
	const words = "We will rebuild the old harbour wall before the winter storms"
	for _, tc := range []struct {
		name, speaker, beside string
		want                  []string
	}{
		{"two persons", "Jonas Rehn", "A choir sang.", []string{"Elsa Brandt", "Jonas Rehn"}},
		{"another spelling", "Elsa Brendt", "A choir sang.", nil},
		{"who knows both", "Jonas Rehn", "He spoke for Elsa Brandt.", nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented("“"+words+",” Elsa Brandt said.\nSchools stayed closed.", "“"+words+",” "+tc.speaker+" said.\n"+tc.beside)
			for i, speaker := range []string{"Elsa Brandt", tc.speaker} {
				at := find(&c.Articles[i], speaker)
				note(c, i+1, words, parallax.Annotation{Kind: parallax.KindQuote, Quote: &parallax.Quote{Form: parallax.Direct, Content: []parallax.Span{find(&c.Articles[i], words)}, Speaker: speaker, Source: &at}})
				note(c, i+1, speaker, person(speaker, "", parallax.Span{}))
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
