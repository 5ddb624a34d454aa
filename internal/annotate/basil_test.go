package annotate

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"parallax"
)

// TestBasilSentences measures sentence boundaries inside the paragraphs of BASIL against
// testdata/basil.txt. Boundaries inside a quotation count for nobody, since BASIL keeps
// quotations whole. -update writes the figures anew.
func TestBasilSentences(t *testing.T) {
	file := filepath.Join(cmp.Or(os.Getenv("PARALLAX_EVAL"), "../../../shared"), "eval/basil/documents.jsonl")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Skipf("skipped: no labelled data: %v", err)
	}
	var all, kept tally // kept is the third of the articles not looked at while rules were made
	lines := bufio.NewScanner(bytes.NewReader(text))
	lines.Buffer(nil, 1<<22)
	n := 0
	for lines.Scan() {
		var doc struct {
			ID, Text  string
			Sentences [][2]int
		}
		if err := json.Unmarshal(lines.Bytes(), &doc); err != nil {
			t.Fatal(err)
		}
		one := basilBoundaries(t, doc.ID, doc.Text, doc.Sentences)
		all.add(one)
		if keptAside(doc.ID) {
			kept.add(one)
		}
		n++
	}
	got := fmt.Sprintf("sentence boundaries of BASIL, %d articles\nall         %v\nkept aside  %v\n", n, all, kept)
	holdFigures(t, "testdata/basil.txt", got)
}

// keptAside reports whether a document belongs to the third that rules are not made on, by a hash of its id.
func keptAside(id string) bool {
	h := 0
	for _, b := range []byte(id) {
		h = (h*31 + int(b)) % 3001
	}
	return h%3 == 0
}

// basilBoundaries compares the boundaries in the paragraphs of one article.
func basilBoundaries(t *testing.T, id, text string, gold [][2]int) tally {
	d := newDocument(parallax.Article{Text: text, Language: "en"})
	d.sentences()
	offsets := []int{} // byte of each character
	for i := range text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(text))
	want := map[int]bool{}
	for _, s := range gold {
		want[skipSpace(text, offsets[s[1]], len(text))] = true
	}
	got := map[int]bool{}
	for _, s := range d.passages[0].sentences {
		got[skipSpace(text, s.end, len(text))] = true
	}
	var out tally
	for _, para := range lineExtents(text) {
		inside := paragraphQuotes(text, para)
		counts := func(i int) bool {
			if i <= para.start || i >= para.end {
				return false
			}
			for _, q := range inside {
				if q.start < i && i < q.end {
					return false
				}
			}
			return true
		}
		for i := para.start; i < para.end; i++ {
			if !counts(i) || !want[i] && !got[i] {
				continue
			}
			if want[i] != got[i] && os.Getenv("PARALLAX_MISSES") != "" {
				t.Logf("%s %d gold %v: %q", id, i, want[i], text[max(para.start, i-40):min(para.end, i+20)])
			}
			out.count(want[i], got[i])
		}
	}
	return out
}

// lineExtents gives the lines of a text.
func lineExtents(text string) []extent {
	var out []extent
	start := 0
	for i := 0; i <= len(text); i++ {
		if i == len(text) || text[i] == '\n' {
			out = append(out, extent{start, i})
			start = i + 1
		}
	}
	return out
}
