package compare

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parallax"
)

func TestQuotesMeetByTheirRareWords(t *testing.T) {
	var all []*utterance
	for i, text := range []string{
		"we will rebuild the old harbour wall before the winter storms",
		"we will rebuild the old harbour wall before any winter storms",
		"we will rebuild the old harbour wall before the winter storms", // word for word: nothing to tell
		"the ferry was late and nobody will answer for it",
		"we will rebuild the harbor wall before the winter",
	} {
		u := &utterance{at: &statement{telling: &telling{at: i}}}
		for _, w := range strings.Fields(text) {
			u.words = append(u.words, said{fold: w, plain: w})
		}
		all = append(all, u)
	}
	if got, want := alikeUtterances(all), [][]int{{1, 4}, {2, 4}, {4}, nil, nil}; !slices.EqualFunc(got, want, slices.Equal[[]int]) {
		t.Errorf("got %v, want %v", fmt.Sprint(got), want)
	}
}

// A side of a quotation is the whole utterance, so that a reader sees what was said.
func TestQuotationIsWhole(t *testing.T) {
	a, b := "We will rebuild the old harbour wall before the winter storms", "We will rebuild the new harbour wall before the winter storms"
	c := invented(a+", said Elsa Brandt.", "Elsa Brandt said on Monday: "+b+".")
	for i, words := range []string{a, b} {
		note(c, i+1, words, parallax.Annotation{Kind: parallax.KindQuote, Quote: &parallax.Quote{Form: parallax.Direct, Content: []parallax.Span{find(&c.Articles[i], words)}, Speaker: "Elsa Brandt"}})
	}
	got := of(comparedOf(t, c), parallax.Quotation)
	if len(got) != 1 || got[0].Sides[0].Value != a || got[0].Sides[1].Value != b {
		t.Errorf("got %v", got)
	}
}

// A third article joins the version it prints: of an utterance and a piece of it, the one with the same words.
func TestVersionsOfAnUtterance(t *testing.T) {
	side := func(article, value string) parallax.Side {
		return parallax.Side{Evidence: parallax.Evidence{Article: parallax.ArticleID(article)}, Value: value}
	}
	whole, piece := "If the fog lifts, we sail", "we sail"
	for reason, want := range map[string]int{pieceReason: 0, "words in common": 1} {
		one, two := side("a_1", whole), side("a_2", piece)
		two.Group = 1
		list := []parallax.Difference{{Sides: []parallax.Side{one, two}, Why: []parallax.Reason{{What: reason}}}}
		third := side("a_3", whole)
		joined := joinQuotation(list, parallax.Difference{Sides: []parallax.Side{third, two}, Why: []parallax.Reason{{What: reason}}})
		if got := list[0].Sides; !joined || got[2].Group != want {
			t.Errorf("%s: joined %v, group %d, want %d", reason, joined, got[2].Group, want)
		}
	}
}
