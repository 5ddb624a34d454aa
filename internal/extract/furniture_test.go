package extract

import (
	"strings"
	"testing"

	"parallax"
)

func TestFurniture(t *testing.T) {
	const promo = "The Gazette goes out to the whole coast every morning."
	page := func(address, title string, paragraphs ...string) parallax.Article {
		return parallax.Article{ID: parallax.ArticleID(title), Revision: 1, Input: address, URL: "https://" + address, Title: title,
			Text: strings.Join(paragraphs, "\n\n"), State: parallax.PageFull}
	}
	ferry := page("gazette.example/1", "Ferry sails again", "It sails.", promo, "Nobody waved.")
	hall := page("gazette.example/2", "Fish hall to close", "It closes.", promo, "Traders object.")
	swan := page("www.gazette.example/3", "Swans moved to pond", "They moved.", "Four eggs too.", promo)
	background := "The hall was built in 1931."
	for name, c := range map[string]struct {
		pages []parallax.Article
		text  string // of the first page
	}{
		"on three stories":       {[]parallax.Article{ferry, hall, swan}, "It sails.\n\nNobody waved."},
		"on two":                 {[]parallax.Article{ferry, hall}, ferry.Text},
		"the same page thrice":   {[]parallax.Article{ferry, ferry, ferry}, ferry.Text},
		"one story's background": {[]parallax.Article{page("g.example/1", "Fish hall vote", "Eleven for it.", background), page("g.example/2", "Hall: lawyers object", "They object.", background), page("g.example/3", "Roof of the fish hall", "Not safe.", background)}, "Eleven for it.\n\n" + background},
		"the background of stories that share a word of their titles": {[]parallax.Article{page("g.example/1", "Harbour vote", "Eleven for it.", "Four against.", "One stayed away.", background),
			page("g.example/2", "Lawyers on the harbour", "They object.", "In ten pages.", "By Monday.", background), page("g.example/3", "The harbour roof", "It is not safe.", "Snow is due.", "Nobody may enter.", background)},
			"Eleven for it.\n\nFour against.\n\nOne stayed away.\n\n" + background},
		"an agency text for all":  {[]parallax.Article{page("a.example/1", "Ferry sails", "It sails.", "Nobody waved."), page("b.example/1", "Boat leaves", "It sails.", "Nobody waved."), page("c.example/1", "Ship departs", "It sails.", "Nobody waved.")}, "It sails.\n\nNobody waved."},
		"an agency text thrice":   {[]parallax.Article{page("a.example/1", "Ferry sails", "It sails.", "Nobody waved."), page("a.example/2", "Boat leaves", "It sails.", "Nobody waved."), page("a.example/3", "Ship departs", "It sails.", "Nobody waved.")}, "It sails.\n\nNobody waved."},
		"nothing else on a page":  {[]parallax.Article{page("gazette.example/9", "Empty page", promo), ferry, hall, swan}, promo},
		"addresses are not known": {[]parallax.Article{page("", "Ferry sails", promo, "x"), page("", "Hall closes", promo, "y"), page("", "Swans moved", promo, "z")}, promo + "\n\nx"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Repeated(c.pages).Without(c.pages[0]); got.Text != c.text {
				t.Errorf("text %q, want %q", got.Text, c.text)
			}
		})
	}
}

// What stands behind a removed paragraph is found in its new place.
func TestFurnitureMoves(t *testing.T) {
	a := parallax.Article{ID: "a_1", Revision: 1, Input: "x", URL: "https://g.example/1", State: parallax.PageFull, Text: "One.\n\nAd here.\n\nTwo, more.\n\nAd here.\n\nThree."}
	at := func(words string) parallax.Span {
		i := strings.Index(a.Text, words)
		return parallax.TextSpan(i, i+len(words))
	}
	a.Links = []parallax.Link{{URL: "https://x.example/", Span: at("here")}, {URL: "https://y.example/", Span: at("more")}}
	a.Entries = []parallax.Entry{{Span: at("One.\n\nAd here.")}, {Span: at("Two, more.\n\nAd here.\n\nThree.")}}
	a.Findings = []parallax.Finding{{What: "two values", Sides: []parallax.FindingSide{{Span: at("Three"), Exact: "Three"}, {Where: "json-ld"}}}}
	got := Furniture{"g.example": {"Ad here.": true}}.Without(a)
	if err := got.Check(); err != nil {
		t.Fatal(err)
	}
	if got.Text != "One.\n\nTwo, more.\n\nThree." || len(got.Links) != 1 || len(got.Entries) != 2 {
		t.Errorf("%+v", got)
	}
	for span, want := range map[parallax.Span]string{got.Links[0].Span: "more", got.Entries[0].Span: "One.", got.Entries[1].Span: "Two, more.\n\nThree."} {
		if words, err := got.Words(span); err != nil || words != want {
			t.Errorf("%v is %q, want %q, %v", span, words, want, err)
		}
	}
	if strings.Count(a.Text, "Ad here.") != 2 {
		t.Error("the article given was changed")
	}
}
