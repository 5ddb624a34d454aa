package main

import (
	"slices"

	"parallax"
	"parallax/internal/compare"
)

// reading is what the misses of one story are found from.
type reading struct {
	*example
	claimsOf map[string][]int // gold claims by sentence
	best     map[[2]string]compare.Candidate
	keys     []string
	holds    map[string]map[parallax.AnnotationKind]bool // kinds of notes by sentence
	want     map[[2]string]bool
	got      map[[2]string]bool
}

func read(e *example, w compare.Weights) *reading {
	r := &reading{example: e, claimsOf: map[string][]int{}, best: map[[2]string]compare.Candidate{}, holds: map[string]map[parallax.AnnotationKind]bool{}, want: map[[2]string]bool{}, got: map[[2]string]bool{}}
	r.keys, _ = compare.Looks()
	for i, c := range e.gold.claims {
		pairsOf(c.Sentences, r.want)
		for _, s := range c.Sentences {
			r.claimsOf[s] = append(r.claimsOf[s], i)
		}
	}
	for _, c := range e.story.Align(w) {
		a, b := e.gold.sentence(c.A), e.gold.sentence(c.B)
		p := [2]string{min(a, b), max(a, b)}
		if was, known := r.best[p]; a != "" && b != "" && (!known || c.Score > was.Score) {
			r.best[p] = c
		}
	}
	for _, c := range e.story.Claims(w).Claims {
		pairsOf(e.gold.sentences(c), r.got)
	}
	for i := range e.gold.coverage.Articles {
		c := &e.gold.coverage.Articles[i]
		for _, n := range c.Notes {
			s := e.gold.sentence(parallax.Evidence{Article: c.Article.ID, Span: n.Span})
			if r.holds[s] == nil {
				r.holds[s] = map[parallax.AnnotationKind]bool{}
			}
			r.holds[s][n.Kind] = true
		}
	}
	return r
}

// sentences gives the gold sentences of the members of a claim, each once.
func (g *gold) sentences(c parallax.Claim) []string {
	var out []string
	for _, m := range c.Members {
		if s := g.sentence(m.Statement.Evidence); s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	return out
}

// doubt gives what is known of a pair of gold sentences.
func (r *reading) doubt(p [2]string, threshold float64) *doubt {
	a, b := p[0], p[1]
	d := &doubt{a: a, b: b, threshold: threshold, named: [2]bool{r.holds[a][parallax.KindName], r.holds[b][parallax.KindName]}}
	d.moments = r.holds[a][parallax.KindMoment] && r.holds[b][parallax.KindMoment]
	d.single = len(r.claimsOf[a]) == 0 || len(r.claimsOf[b]) == 0
	if c, ok := r.best[p]; ok {
		d.score, d.looks = c.Score, map[string]float64{}
		for i, k := range r.keys {
			d.looks[k] = c.First[i]
		}
	}
	for _, i := range r.claimsOf[a] {
		if !slices.Contains(r.claimsOf[b], i) {
			d.more = true
			continue
		}
		if c := r.gold.claims[i]; c.Core && 2*len(articlesOf(c)) > len(r.gold.articles) {
			d.widely = true
		}
	}
	for _, i := range r.claimsOf[b] {
		d.more = d.more || !slices.Contains(r.claimsOf[a], i)
	}
	for s := range r.gold.same[a] {
		d.third = d.third || r.gold.same[b][s]
	}
	return d
}

func articlesOf(c goldClaim) map[byte]bool {
	out := map[byte]bool{}
	for _, s := range c.Sentences {
		out[s[0]] = true
	}
	return out
}
