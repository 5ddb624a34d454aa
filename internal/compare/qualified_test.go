package compare

import (
	"testing"

	"parallax"
)

func TestQualified(t *testing.T) {
	for _, tc := range []struct {
		name, a, b, word string
		class            parallax.WordClass
		want             int
	}{
		{"a word of its own weight", "Varnow harbour closed on Monday after the brutal raid on two ferries.", "Varnow harbour closed on Monday after the raid on two ferries.", "brutal", parallax.Opinion, 1},
		{"a doubt in one", "Varnow police call the possibly deliberate fire on two ferries a mystery.", "Varnow police call the deliberate fire on two ferries a mystery.", "possibly", parallax.Hedge, 1},
		{"a doubt about a crime that is looked into", "Varnow police began an investigation into a possible manslaughter on two ferries.", "Varnow police began an investigation into manslaughter on two ferries.", "possible", parallax.Hedge, 0},
		{"a doubt about a crime that another states", "Varnow police began an investigation into a possible manslaughter on two ferries.", "Varnow police spoke of manslaughter on two ferries that began to burn.", "possible", parallax.Hedge, 1},
		{"an auxiliary in one", "Varnow residents must boil the brown water of the two wells.", "Varnow residents have to boil the brown water of the two wells.", "must", parallax.Opinion, 0},
		{"the word before another thing", "Varnow harbour closed on Monday after the raid on two brutal pilots.", "Varnow harbour closed on Monday after the raid on two ferries.", "brutal", parallax.Opinion, 0},
		{"another word before it in both", "Varnow harbour closed on Monday after the raid on two ferries was called brutal.", "Varnow harbour closed on Monday after the raid on two ferries.", "brutal", parallax.Opinion, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a+"\nSchools in Hallow stayed closed.", "A choir sang in the square.\n"+tc.b)
			note(c, 1, tc.word, claimWord(tc.class, ""))
			if got := of(comparedOf(t, c), parallax.Wording); len(got) != tc.want {
				t.Errorf("%d wordings, want %d", len(got), tc.want)
			}
		})
	}
}

// A charge of murder is what the law calls it, and no word of the article's own.
func TestNamesOfCrimes(t *testing.T) {
	const killed = "A sailor of the Brandt line killed two ferry pilots off Varnow harbour."
	for b, want := range map[string]int{
		"A sailor of the Brandt line murdered two ferry pilots off Varnow harbour.":                 1,
		"A sailor of the Brandt line was charged: he murdered two ferry pilots off Varnow harbour.": 0,
	} {
		c := invented(killed+"\nSchools in Hallow stayed closed.", "A choir sang in the square.\n"+b)
		plain := claimWord(parallax.Loaded, "kill")
		plain.Word.Neutral = true
		note(c, 1, "killed", plain)
		note(c, 2, "murdered", claimWord(parallax.Loaded, "kill"))
		if got := of(comparedOf(t, c), parallax.Wording); len(got) != want {
			t.Errorf("%q: %d wordings, want %d", b, len(got), want)
		}
	}
}
