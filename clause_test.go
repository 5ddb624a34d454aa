package parallax

import (
	"strings"
	"testing"
)

// TestEndsWith lets an event do without the words that tie its clause to what stood before, and without none that change what is so.
func TestEndsWith(t *testing.T) {
	for _, tc := range []struct {
		text, clause string
		class        WordClass // of the first word
		cue          string
		want         bool
	}{
		{text: "The silence comes after Doe met the crew on Monday.", clause: "Doe met the crew on Monday.", want: true},
		{text: "The silence comes after Doe met the crew on Monday.", clause: "Doe met the crew"},
		{text: "The silence comes after Doe met the crew on Monday.", clause: "oe met the crew on Monday."},
		{text: "The silence comes after Doe met the crew on Monday.", clause: "The silence comes after Doe met the crew on Monday."},
		{text: "Nothing came after Doe met the crew on Monday.", clause: "Doe met the crew on Monday.", class: Negation},
		{text: "Perhaps it came after Doe met the crew on Monday.", clause: "Doe met the crew on Monday.", class: Hedge},
		{text: "Rud says it came after Doe met the crew on Monday.", clause: "Doe met the crew on Monday.", cue: "says"},
		{text: "It is a long way and a rough sea since when Doe met the crew on Monday.", clause: "Doe met the crew on Monday."},
	} {
		c := Covered{Article: Article{ID: "a_1", Text: tc.text}, Notes: []Annotation{{Kind: KindSentence, Span: TextSpan(0, len(tc.text)), Sentence: &Sentence{}}}}
		if tc.class != "" {
			c.Notes = append(c.Notes, Annotation{Span: TextSpan(0, strings.Index(tc.text, " ")), Word: &Word{Class: tc.class}})
		}
		if i := strings.Index(tc.text, tc.cue); tc.cue != "" {
			cue := TextSpan(i, i+len(tc.cue))
			c.Notes = append(c.Notes, Annotation{Span: TextSpan(0, len(tc.text)), Quote: &Quote{Cue: &cue}})
		}
		i := strings.Index(tc.text, tc.clause)
		if got := c.EndsWith(TextSpan(i, i+len(tc.clause))); got != tc.want {
			t.Errorf("%s: %q stands alone: %v", tc.text, tc.clause, got)
		}
	}
}
