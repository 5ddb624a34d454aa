package compare

import (
	"strings"
	"testing"

	"parallax"
)

// mostStays is the least F1 of the pairs of statements that share a claim, with and without any one sentence.
const mostStays = 0.9

// One sentence less of one article leaves the claims of the others as they were.
func TestOneSentenceLess(t *testing.T) {
	texts := []string{ferryA, ferryB, ferryC}
	before := sharing(comparedOf(t, invented(texts...)))
	if len(before) == 0 {
		t.Fatal("no claims")
	}
	both, all := 0, 0
	for i, text := range texts {
		lines := strings.Split(strings.TrimSpace(text), "\n")
		for k, line := range lines {
			less := append([]string{}, texts...)
			less[i] = strings.Join(append(append([]string{}, lines[:k]...), lines[k+1:]...), "\n")
			after := sharing(comparedOf(t, invented(less...)))
			for p := range before {
				if p[0] == line || p[1] == line {
					continue
				}
				all++
				if after[p] {
					both += 2
				}
			}
			all += len(after)
		}
	}
	if f := float64(both) / float64(all); f < mostStays {
		t.Errorf("F1 %.2f of the pairs before and after, want %.2f at least", f, mostStays)
	}
}

// sharing gives the pairs of sentences of two articles that share a claim.
func sharing(cmp parallax.Comparison) map[[2]string]bool {
	out := map[[2]string]bool{}
	for _, c := range cmp.Claims {
		for i, m := range c.Members {
			for _, n := range c.Members[:i] {
				if a, b := m.Statement.Evidence, n.Statement.Evidence; a.Article != b.Article {
					out[[2]string{min(a.Exact, b.Exact), max(a.Exact, b.Exact)}] = true
				}
			}
		}
	}
	return out
}
