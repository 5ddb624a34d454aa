package annotate

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"parallax"
)

// BenchmarkArticle annotates an English article of about 600 words; the aim is under 3 ms.
func BenchmarkArticle(b *testing.B) { benchmarkWords(b, 5) }

// BenchmarkSize annotates texts up to a megabyte: the time per byte stays what it is.
func BenchmarkSize(b *testing.B) {
	for _, times := range []int{20, 160, 1400} {
		b.Run(fmt.Sprint(times), func(b *testing.B) { benchmarkWords(b, times) })
	}
}

// benchmarkWords annotates a text of about 120 words repeated.
func benchmarkWords(b *testing.B, times int) {
	text, err := os.ReadFile("testdata/sentences/en.txt")
	if err != nil {
		b.Fatal(err)
	}
	lines := strings.ReplaceAll(string(text), "\n", " ")
	a := parallax.Article{Language: "en", Text: strings.Repeat(lines+"\n\n", times)}
	Article(a)
	b.SetBytes(int64(len(a.Text)))
	b.ResetTimer()
	for b.Loop() {
		Article(a)
	}
}
