package annotate

import (
	"strings"
	"testing"

	"parallax"
)

func TestFindings(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Published: 2031-03-05 05:00\n\nLast updated: 3 October 2029\n\nThe bridge was closed.", updatedFirst},
		{"Published: 2031-03-05 05:00\n\nLast updated: 6 March 2031\n\nThe bridge was closed.", ""},
		{"The bridge fell on Monday, March 4, 2031.", weekdayWrong},
		{"The bridge fell on Tuesday, March 4, 2031.", ""},
		{"Nearly four years after the flood of February 2025 the bridge was closed.", durationWrong},
		{"Nearly four years after the flood of April 2027 the bridge was closed.", ""},
		{"He was arrested on Monday, held for five days and released on Wednesday.", durationWrong},
		{"He was arrested on Monday, held for three days and released on Wednesday.", ""},
		{"He was arrested on 3 February 2031, held for two weeks and released on 25 February 2031.", durationWrong},
		{"He was arrested on 3 February 2031, held for three weeks and released on 25 February 2031.", ""},
		{"He was arrested on Monday after hiding for six days and released on Wednesday.", ""},
		{"He was arrested on Monday. The ferry had sailed for six days and came back on Wednesday.", ""},
		{"The bridge was closed on 4 June 2033 and the ferry sailed.", eventLater},
		{"The bridge will be closed on 4 June 2033.", ""},
		{"The bridge was closed to all traffic, posted by a reader on 4 June 2033.", ""},
		{"“Two of the piers are still open to doubt,” harbour master Maren Alder said on March 3.\n\nThe ferry sails without a break, Alder said on March 2.", toldTwice},
		{"“The northern pier cannot carry lorries,” Maren Alder said on March 2.\n\n" + strings.Repeat("The ferry was late again. ", 60) +
			"\n\n“The northern pier cannot carry any lorries,” Maren Alder said on February 26.", toldTwice},
		{"“The northern pier cannot carry lorries,” Maren Alder said on March 2.\n\n“Our ferry is full of tourists,” Maren Alder said on February 26.", ""},
		{"“The northern pier cannot carry lorries,” Maren Alder said on March 2.\n\n“The northern pier cannot carry lorries,” Jon Vossen said on March 3.", ""},
		{"“The northern pier cannot carry lorries,” Maren Alder said on March 2.\n\n“The northern pier cannot carry lorries,” Maren Alder said on March 2.", ""},
	} {
		a := parallax.Article{Text: c.text, Language: "en", Published: published}
		var got []string
		for _, f := range Findings(a, Article(a)) {
			got = append(got, f.What)
			for _, s := range f.Sides {
				if words, err := a.Words(s.Span); s.Span != (parallax.Span{}) && (err != nil || words != s.Exact) {
					t.Errorf("side %+v does not stand in the text", s)
				}
			}
		}
		if s := strings.Join(got, "; "); s != c.want {
			t.Errorf("%q: got %q, want %q", c.text, s, c.want)
		}
	}
}
