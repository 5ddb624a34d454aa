package main

import (
	"fmt"
	"io"
	"strings"

	"parallax"
	"parallax/internal/compare"
	"parallax/internal/dossier"
	"parallax/internal/embed"
)

// backer is a sentence that may stand behind a line of a dossier: what is looked at, whether its article makes all claims
// that the line makes by the labels, and whether the sentence makes one.
type backer struct {
	line, article int // of the story
	looks         []float64
	whole, shares bool
}

// backers gives the sentences that may stand behind the lines of a story, and the articles that make all claims of one.
func backers(g *gold) (out []backer, whole int) {
	c := compare.Coverage(g.coverage, embed.Table().Terms)
	for n, pairs := range dossier.MayBack(g.coverage, c) {
		own := g.claimsOf(pairs.Line)
		if len(own) == 0 {
			continue
		}
		tells := make([]bool, len(g.articles))
		for i, a := range g.articles {
			made := g.claimsIn(a.Key)
			tells[i] = a.Key != string(pairs.Line.Article) && allIn(own, made)
			if tells[i] {
				whole++
			}
		}
		for _, p := range pairs.Backers {
			b := backer{line: n, looks: p.Looks}
			for i, a := range g.articles {
				if a.Key == string(p.Sentence.Article) {
					b.article, b.whole = i, tells[i]
				}
			}
			for x := range g.claimsOf(p.Sentence) {
				b.shares = b.shares || own[x]
			}
			out = append(out, b)
		}
	}
	return out, whole
}

// claimsOf gives the labelled claims of a sentence.
func (g *gold) claimsOf(e parallax.Evidence) map[int]bool {
	out, name := map[int]bool{}, g.sentence(e)
	for i, c := range g.claims {
		for _, s := range c.Sentences {
			if s == name {
				out[i] = true
			}
		}
	}
	return out
}

// claimsIn gives those of an article.
func (g *gold) claimsIn(key string) map[int]bool {
	out := map[int]bool{}
	for i, c := range g.claims {
		for _, s := range c.Sentences {
			if strings.TrimRight(s, "0123456789") == key {
				out[i] = true
			}
		}
	}
	return out
}

func allIn(a, b map[int]bool) bool {
	for x := range a {
		if !b[x] {
			return false
		}
	}
	return true
}

// fitBacking fits the weights of who stands behind a line, prints how they do on stories they did not see, and gives the
// data file.
func fitBacking(stories []*gold, w io.Writer) string {
	var samples [folds]sample
	var tests [folds][]backer
	gold := 0
	for i, g := range stories {
		list, whole := backers(g)
		gold += whole
		for _, b := range list {
			b.line += i << 16 // lines of two stories are two
			tests[i%folds] = append(tests[i%folds], b)
			samples[i%folds].rows = append(samples[i%folds].rows, append([]float64{1}, b.looks...))
			samples[i%folds].labels = append(samples[i%folds].labels, b.whole && b.shares)
		}
	}
	found, shares, whole := 0, 0, 0
	for fold := range folds {
		for _, b := range best(tests[fold], regress(joined(samples[:], fold), backingPenalty)) {
			found++
			shares += one(b.shares)
			whole += one(b.whole)
		}
	}
	fmt.Fprintf(w, "held out: %d articles behind lines, of which %.3f share a claim by their sentence and %.3f tell the line; of %d that tell it %.3f stand behind it\n",
		found, ratio(shares, found), ratio(whole, found), gold, ratio(whole, gold))
	var out strings.Builder
	fmt.Fprint(&out, "# Weights of who stands behind a line, made by `go run ./tools/fit -backing FILE`. What each key means stands in backs.go.\n\n")
	for i, v := range regress(joined(samples[:], -1), backingPenalty) {
		fmt.Fprintf(&out, "%s = %.2f\n", name(dossier.BacksKeys(), i), v)
	}
	return out.String()
}

// backingPenalty is that of these weights: there are few of them.
const backingPenalty = 10

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// best gives the likeliest backer of each line in each article, of those that are likelier than not.
func best(list []backer, weights []float64) map[[2]int]backer {
	out, most := map[[2]int]backer{}, map[[2]int]float64{}
	for _, b := range list {
		sum := weights[0]
		for i, x := range b.looks {
			sum += weights[i+1] * x
		}
		if k := [2]int{b.line, b.article}; sum > most[k] {
			out[k], most[k] = b, sum
		}
	}
	return out
}
