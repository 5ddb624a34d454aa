package annotate

import (
	"testing"

	"parallax"
)

// What a page says that it printed before is no part of the account, and a version of a bill is.
func TestCorrectionsAreNoAccount(t *testing.T) {
	for _, tc := range []struct {
		lang, text string
		furniture  int // how many of the sentences are no part of the account
	}{
		{"en", "Five people died at Orlow on Friday.\n\nCorrection, 28 November: An earlier version of this article said seven people had died. The ministry spoke of five.", 2},
		{"en", "Five people died at Orlow on Friday. An earlier version of this story said that seven had died. The ministry spoke of five.", 2},
		{"en", "Five people died at Orlow on Friday. An earlier version of the bill would have closed the bridge. The ministry spoke of five.", 0},
		{"de", "Fünf Menschen starben am Freitag bei Orlow.\n\nKorrektur: In einer früheren Version dieses Artikels hieß es, sieben Menschen seien gestorben.", 1},
		{"es", "Cinco personas murieron el viernes en Orlow.\n\nUna versión anterior de este artículo hablaba de siete muertos.", 1},
	} {
		a := parallax.Article{Text: tc.text, Language: tc.lang}
		n := 0
		for _, note := range Article(a) {
			if note.Kind == parallax.KindSentence && note.Sentence.Furniture {
				n++
			}
		}
		if n != tc.furniture {
			t.Errorf("%s: %q: %d sentences are furniture, want %d", tc.lang, tc.text, n, tc.furniture)
		}
	}
}
