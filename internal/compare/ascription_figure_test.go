package compare

import (
	"testing"

	"parallax"
	"parallax/internal/language"
)

func TestSourcesThatSpeak(t *testing.T) {
	for _, tc := range []struct {
		tag, name string
		want      bool
	}{
		{"en", "an office worker in Varnow", false}, // no word for a source we know
		{"en", "two officials in Varnow", true},
		{"en", "the officials", true},
		{"en", "the officials delayed", false}, // half of a sentence
		{"en", "witnesses, who fled", true},
		{"es", "fuentes anónimas", true},
		{"es", "la ciudad tranquila", false},
	} {
		c := invented("x of y", "x of y")
		s := prepare(*c, nil, nil)
		st := s.statements[0]
		st.telling.covered.Article.Language = tc.tag
		if got := st.speaks(&parallax.Attribution{Name: tc.name, Sort: "anonymous"}); got != tc.want {
			t.Errorf("%s: %q speaks: %v; phrase %q", tc.tag, tc.name, got, phraseOf(language.For(tc.tag).Cues(), []string{tc.name}))
		}
	}
}

func TestFigureOfASource(t *testing.T) {
	for _, tc := range []struct {
		name   string
		act    string
		number string
		value  float64
		want   int
	}{
		{name: "a count of the injured", act: "injure", number: "38", value: 38, want: 1},
		{name: "a small one, counted in every story", act: "injure", number: "three", value: 3},
		{name: "a number of which nothing is said to have happened", number: "38", value: 38},
	} {
		t.Run(tc.name, func(t *testing.T) {
			a, b := "Fog off Varnow left "+tc.number+" injured on two ferries before dawn.", "Clinic head Elsa Brandt told reporters that "+tc.number+" injured people were in her wards, ferry crews among them."
			c := invented(a+"\nSchools in Hallow stayed closed.", "A choir sang in the square.\n"+b)
			note(c, 1, tc.number, number(tc.value, "people", tc.act, ""))
			note(c, 2, tc.number, number(tc.value, "people", tc.act, ""))
			ascribe(c, 2, tc.number+" injured people were in her wards", "Elsa Brandt", "person")
			if got := of(comparedOf(t, c), parallax.Ascription); len(got) != tc.want {
				t.Errorf("found %d attributions, want %d", len(got), tc.want)
			}
		})
	}
}
