package main

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"

	"parallax"
	"parallax/internal/compare"
	"parallax/internal/embed"
)

// drops is how many sentences are left out of each story, one at a time.
const drops = 3

// stability leaves one sentence out of one article of each story, and prints how much of the
// comparison stays, before and after, added over all stories: the pairs of statements that share a claim,
// the core claims of which half the members stay together, and their centres.
func stability(stories []*gold, w io.Writer) {
	var pairs, cores, centres kept
	random := rand.New(rand.NewPCG(1, 2))
	for _, g := range stories {
		before := standing(g.coverage)
		for range drops {
			less, gone := without(g.coverage, random)
			after := standing(less)
			for p := range before.pairs {
				if p[0] != gone && p[1] != gone {
					pairs.count(after.pairs[p])
				}
			}
			for p := range after.pairs {
				pairs.count(before.pairs[p])
			}
			for _, x := range [][2]stood{{before, after}, {after, before}} {
				for centre, members := range x[0].cores {
					if centre != gone {
						_, same := x[1].cores[centre]
						centres.count(same)
					}
					cores.count(x[1].hasHalf(members))
				}
			}
		}
	}
	fmt.Fprintf(w, "one sentence less, F1 of before and after: pairs of claims %.3f, core claims %.3f, their centres %.3f\n", pairs.share(), cores.share(), centres.share())
}

// kept counts, of what stands before or after, what stands in both: its share is the F1 of both.
type kept struct{ both, all int }

func (k *kept) count(both bool) {
	k.all++
	if both {
		k.both++
	}
}

func (k *kept) share() float64 { return ratio(k.both, k.all) }

// stood is the claims of one comparison by the places of their statements.
type stood struct {
	pairs map[[2]string]bool
	cores map[string][]string // members by centre
}

func (s stood) hasHalf(members []string) bool {
	for _, other := range s.cores {
		n := 0
		for _, m := range members {
			if slices.Contains(other, m) {
				n++
			}
		}
		if 2*n >= max(len(members), len(other)) {
			return true
		}
	}
	return false
}

func standing(c parallax.Coverage) stood {
	s := stood{pairs: map[[2]string]bool{}, cores: map[string][]string{}}
	for _, claim := range compare.Coverage(c, embed.Table().Terms).Claims {
		var members []string
		for i, m := range claim.Members {
			a := place(m.Statement.Evidence)
			for k, b := range members {
				if claim.Members[k].Statement.Article != claim.Members[i].Statement.Article {
					s.pairs[[2]string{min(a, b), max(a, b)}] = true
				}
			}
			members = append(members, a)
		}
		if claim.Core {
			s.cores[members[claim.Centre]] = members
		}
	}
	return s
}

func place(e parallax.Evidence) string { return string(e.Article) + " " + e.Span.String() }

// without gives the coverage less one sentence of one article, at random, and its place.
func without(c parallax.Coverage, random *rand.Rand) (parallax.Coverage, string) {
	c.Articles = slices.Clone(c.Articles)
	a := &c.Articles[random.IntN(len(c.Articles))]
	var at []int
	for i := range a.Notes {
		if a.Notes[i].Kind == parallax.KindSentence {
			at = append(at, i)
		}
	}
	i := at[random.IntN(len(at))]
	gone := place(parallax.Evidence{Article: a.Article.ID, Span: a.Notes[i].Span})
	a.Notes = slices.Delete(slices.Clone(a.Notes), i, i+1)
	return c, gone
}
