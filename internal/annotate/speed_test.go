package annotate

import (
	"os"
	"strings"
	"testing"

	"parallax"
)

// BenchmarkArticle annotates an English article of about 1,000 words; the aim is under 10 ms.
func BenchmarkArticle(b *testing.B) {
	text, err := os.ReadFile("testdata/sentences/en.txt")
	if err != nil {
		b.Fatal(err)
	}
	lines := strings.ReplaceAll(string(text), "\n", " ")
	a := parallax.Article{Language: "en", Text: strings.Repeat(lines+"\n\n", 7)}
	Article(a)
	b.ResetTimer()
	for b.Loop() {
		Article(a)
	}
}
