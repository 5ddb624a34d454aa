package dossier

import (
	"testing"

	"parallax"
)

// A difference is headed by a word of the side in the reader's language, and by none where that side has no word and the
// other one is in letters the reader may not know.
func TestHeadingInTheReadersLanguage(t *testing.T) {
	for _, tc := range []struct{ name, english, words, thing, want string }{
		{"both name it", "90 percent of houses fell.", "90 percent", "houses", "houses"},
		{"only the other names it", "90 percent fell.", "90 percent", "", ""},
	} {
		cov := parallax.Coverage{}
		for i, s := range []struct{ tag, text, words, thing string }{{"ar", "انهار 80 بالمئة من المنازل.", "80 بالمئة", "المنازل"}, {"en", tc.english, tc.words, tc.thing}} {
			c := source(parallax.ArticleID("a_"+s.tag), "Courier "+s.tag, s.tag, at(9, 8+i), "Fire", s.text)
			q := parallax.Quantity{Type: parallax.Percent, Value: float64(80 + 10*i), Unit: "%", Thing: s.thing}
			if s.thing != "" {
				q.ThingSpan = find(&c, s.thing)
			}
			quantityNote(&c, s.words, q)
			cov.Articles = append(cov.Articles, c)
		}
		k := newComposer(cov.Indexed(), &parallax.Comparison{}, Options{Language: "en"})
		d := parallax.Difference{ID: "d_1", Kind: parallax.Conflict, Slot: parallax.SlotAmount, About: "المنازل", Why: []parallax.Reason{{What: "counted"}}}
		for i, words := range []string{"80 بالمئة", tc.words} {
			d.Sides = append(d.Sides, side(&cov, i, words, i))
		}
		card, _ := k.card(&d)
		got := ""
		if card.About != nil {
			got = card.About.Text
		}
		if got != tc.want {
			t.Errorf("%s: headed %q, want %q", tc.name, got, tc.want)
		}
	}
}
