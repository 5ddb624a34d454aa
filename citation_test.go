package parallax

import (
	"strings"
	"testing"
)

// A citation carries the words of its own paragraph however near or far the paragraph begins and ends.
func TestCitationStaysInItsParagraph(t *testing.T) {
	const context = 12
	for distance := range 3 * context {
		around := strings.Repeat("on a ", context)[:distance]
		text := "Elsewhere.\n" + around + " pier " + around + "\nElsewhere."
		a := &Article{ID: "a", Revision: 1, Text: text, State: PageFull}
		start := strings.Index(text, "pier")
		p, err := MakeCitation(a, TextSpan(start, start+len("pier")), context)
		if err != nil {
			t.Fatal(err)
		}
		if want := lastWords(around+" ", context); p.Prefix != want {
			t.Errorf("%d bytes before: prefix %q, want %q", distance, p.Prefix, want)
		}
		if want := firstWords(" "+around, context); p.Suffix != want {
			t.Errorf("%d bytes after: suffix %q, want %q", distance, p.Suffix, want)
		}
	}
}

// BenchmarkCiteLongParagraph cites each sentence of one paragraph of a megabyte.
func BenchmarkCiteLongParagraph(b *testing.B) {
	const sentence = "A man was hurt at the pier. "
	a := &Article{ID: "a", Revision: 1, Text: strings.Repeat(sentence, 40_000), State: PageFull}
	for b.Loop() {
		for start := 0; start < len(a.Text); start += len(sentence) {
			if _, err := MakeCitation(a, TextSpan(start, start+len(sentence)-1), ParagraphContext); err != nil {
				b.Fatal(err)
			}
		}
	}
}
