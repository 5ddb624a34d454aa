package dossier

import (
	"strings"
	"testing"

	"parallax"
)

// TestUnderPronoun wants who prints the same words of a speaker behind "she said" beside who names her, and nobody who prints other words or
// those of somebody else.
func TestUnderPronoun(t *testing.T) {
	const words = "Nobody on this coast will sail without a lamp again"
	for _, c := range []struct {
		text, speaker string
		want          int
	}{
		{"“" + words + ",” she said.", "Ida Moe", 1},
		{"“" + words + ",” she said.", "Elin Toft", 0},
		{"“Nobody will sail without a lamp,” she said.", "Ida Moe", 0},
	} {
		list := []parallax.Covered{source("a_1", "Vell News", "en", at(9, 8), "One", "“"+words+",” Ida Moe said."), source("a_2", "The Beck", "en", at(9, 9), "Two", c.text)}
		quotes := make([]*parallax.Quote, len(list))
		for i := range list {
			text := list[i].Article.Text
			from, to := strings.Index(text, "“")+len("“"), strings.Index(text, ",”")
			quotes[i] = &parallax.Quote{Form: parallax.Direct, Speaker: []string{"Ida Moe", c.speaker}[i], Content: []parallax.Span{parallax.TextSpan(from, to)}}
			note(&list[i], text, parallax.Annotation{Kind: parallax.KindQuote, Quote: quotes[i]})
		}
		cov := parallax.Coverage{Story: parallax.Story{ID: "s_one"}, Articles: list}
		k := newComposer(cov.Indexed(), &parallax.Comparison{Story: "s_one"}, Options{})
		s := saying{at: k.cov.Find("a_1"), quote: quotes[0], span: parallax.TextSpan(0, len(list[0].Article.Text))}
		if got := k.underPronoun(&s, utteranceKey(words)); len(got) != c.want {
			t.Errorf("%s of %s: %d places", c.text, c.speaker, len(got))
		}
	}
}
