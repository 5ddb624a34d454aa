package compare

import (
	"strings"
	"testing"

	"parallax"
)

func TestQuoteCutOfItsCondition(t *testing.T) {
	for _, tc := range []struct {
		name, a, b string
		want       int
	}{
		{"the condition is left out", "If the fog lifts by noon, we will sail to Hallow", "We will sail to Hallow", 1},
		{"the exception behind it is left out", "Ferries should sail, but only when pilots can see", "Ferries should sail", 1},
		{"nothing that matters is left out", "As I told the mayor on Monday, we will sail to Hallow", "We will sail to Hallow", 0},
		{"the condition is of another sentence", "If the fog lifts, the pilots rejoice. We will sail to Hallow", "We will sail to Hallow", 0},
		{"a few words in another sentence", "If the fog lifts by noon, we will sail to Hallow", "we will sail to Hallow", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a+", said Elsa Brandt.", tc.b+", said Elsa Brandt.")
			for i, words := range []string{tc.a, tc.b} {
				note(c, i+1, words, parallax.Annotation{Kind: parallax.KindQuote, Quote: &parallax.Quote{Form: parallax.Direct, Content: []parallax.Span{find(&c.Articles[i], words)}, Speaker: "Elsa Brandt"}})
			}
			for i := range c.Articles {
				c.Articles[i].Article.Language = "en"
			}
			if got := of(comparedOf(t, c), parallax.Quotation); len(got) != tc.want {
				t.Errorf("got %d, want %d: %v", len(got), tc.want, got)
			}
		})
	}
}

func TestQuoteCutWithoutASpeaker(t *testing.T) {
	for _, tc := range []struct {
		name, a, b string
		want       int
	}{
		{"so many words are one utterance", "If our pilots failed, we will say so openly and pay for it", "Our pilots failed, we will say so openly and pay for it", 1},
		{"so few may be anybody's", "If the fog lifts, we will sail", "We will sail", 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := invented(tc.a+", said Elsa Brandt.", tc.b+", somebody said.")
			for i, words := range []string{tc.a, tc.b} {
				note(c, i+1, words, parallax.Annotation{Kind: parallax.KindQuote, Quote: &parallax.Quote{Form: parallax.Direct, Content: []parallax.Span{find(&c.Articles[i], words)}, Speaker: []string{"Elsa Brandt", ""}[i]}})
				c.Articles[i].Article.Language = "en"
			}
			if got := of(comparedOf(t, c), parallax.Quotation); len(got) != tc.want || tc.want > 0 && got[0].About != "Elsa Brandt" {
				t.Errorf("got %v, want %d", got, tc.want)
			}
		})
	}
}

func TestInsideMarks(t *testing.T) {
	for _, tc := range []struct {
		text string
		open bool
		want string
	}{
		{`he called it "a long night" and left`, false, "a long night"},
		{`we sail," she said. "Then we rest`, true, "we sail,|Then we rest"},
		{`no marks at all`, true, "no marks at all"},
		{`“opened and never closed`, false, ""},
	} {
		var got []string
		for _, s := range insideMarks(tc.text, parallax.TextSpan(0, len(tc.text)), tc.open) {
			got = append(got, tc.text[s.Start:s.End])
		}
		if strings.Join(got, "|") != tc.want {
			t.Errorf("%s: got %q, want %q", tc.text, got, tc.want)
		}
	}
}

func TestWeekdayWithoutAYear(t *testing.T) {
	c := invented("The ferries collided on Friday 13 October off Varnow.")
	note(c, 1, "Friday 13 October", parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{Type: "DATE", Refused: refusedWeekday}})
	got := of(comparedOf(t, c), parallax.SelfConflict)
	if len(got) != 1 || got[0].Sides[0].Value != "Friday" || got[0].Sides[1].Value != "13 October" {
		t.Fatalf("got %v", got)
	}
}

// A line that is mostly a date is one of the page, of any year.
func TestWeekdayInALineOfThePage(t *testing.T) {
	c := invented("The ferries collided off Varnow.\nIssue of Friday 13 October")
	note(c, 1, "Friday 13 October", parallax.Annotation{Kind: parallax.KindMoment, Moment: &parallax.Moment{Type: "DATE", Refused: refusedWeekday}})
	if got := of(comparedOf(t, c), parallax.SelfConflict); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}
