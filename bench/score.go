package main

import (
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// tally counts as score/extract.py does: four-word shingles, averaged over pages.
type tally struct {
	tp, fp, fn     float64
	titles, titled int
	days, dated    int
	times          []time.Duration
}

func (t *tally) add(p page, found article, took time.Duration) {
	got, want := shingles(found.text), shingles(p.Text)
	both, more, less := 0, 0, 0
	for s, n := range got {
		both += min(n, want[s])
		more += max(0, n-want[s])
	}
	for s, n := range want {
		less += max(0, n-got[s])
	}
	all := float64(max(1, both+more+less))
	t.tp, t.fp, t.fn = t.tp+float64(both)/all, t.fp+float64(more)/all, t.fn+float64(less)/all
	if p.Title != "" {
		t.titled++
		if fold(found.title) == fold(p.Title) {
			t.titles++
		}
	}
	if p.Day != "" {
		t.dated++
		if found.day == p.Day {
			t.days++
		}
	}
	t.times = append(t.times, took)
}

func (t *tally) body() (precision, recall, f1 float64) {
	precision, recall = t.tp/(t.tp+t.fp), t.tp/(t.tp+t.fn)
	return precision, recall, 2 * precision * recall / (precision + recall)
}

func share(n, of int) float64 { return float64(n) / float64(max(1, of)) }

// words are runs of letters, digits and underscores, lower-case.
func words(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) && r != '_' })
}

func shingles(s string) map[string]int {
	out := map[string]int{}
	w := words(s)
	for i := 0; len(w) > 0 && i < max(1, len(w)-3); i++ {
		out[strings.Join(w[i:min(i+4, len(w))], " ")]++
	}
	return out
}

func fold(s string) string { return strings.Join(words(norm.NFKC.String(s)), " ") }
