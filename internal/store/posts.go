package store

import (
	"cmp"
	"slices"
	"strings"

	"parallax"
)

// longest is how many articles that have a term are known by it: the latest. A term of more tells
// little, and its list would grow with the window.
const longest = 2000

// posts are the articles that have a term.
type posts struct {
	count int     // of articles at hand
	list  []int32 // numbers of the latest of them, ascending
}

// post puts an article into the index of terms.
func (r *Recent) post(number int, k *parallax.Sketch) {
	terms, _ := k.Terms.Numbers()
	for _, term := range terms {
		p := r.posts[term]
		if p == nil {
			p = new(posts)
			r.posts[term] = p
		}
		p.count++
		p.list = insert(p.list, int32(number))
		if len(p.list) >= 2*longest {
			p.list = slices.Clone(p.list[len(p.list)-longest:])
		}
	}
}

// unpost takes an article out of the index of terms.
func (r *Recent) unpost(number int, k *parallax.Sketch) {
	terms, _ := k.Terms.Numbers()
	for _, term := range terms {
		p := r.posts[term]
		if p.count--; p.count == 0 {
			delete(r.posts, term)
			continue
		}
		p.list = drop(p.list, int32(number))
	}
}

// sharing gives the articles that share enough of the weightiest terms, the likest first, alike at
// most. A term that many have weighs little, so that it is rarely among the weightiest.
func (r *Recent) sharing(k *parallax.Sketch, n *parallax.Near, reach func(int) bool) []int {
	if len(r.scores) < len(r.held) {
		r.scores = make([]float32, 2*len(r.held))
	}
	touched := r.touched[:0]
	for _, t := range weightiest(k, n) {
		p := r.posts[t.number]
		if p == nil {
			continue
		}
		for _, number := range p.list[max(0, len(p.list)-longest):] {
			at := int(number) - r.first
			if r.scores[at] == 0 {
				touched = append(touched, int32(at))
			}
			r.scores[at] += float32(min(t.weight, float64(r.held[at].Terms.Weight(t.number))*t.damp))
		}
	}
	var hits []hit[float32]
	for _, at := range touched {
		// A little less than enough: the sum is rounded differently from the one that decides.
		if score := r.scores[at]; score >= parallax.Enough-1 && reach(r.first+int(at)) {
			hits = append(hits, hit[float32]{r.first + int(at), score})
		}
		r.scores[at] = 0
	}
	r.touched = touched
	return likest(hits, alike)
}

// hit is an article by number with how like it is.
type hit[T cmp.Ordered] struct {
	number int
	like   T
}

// likest gives the likest, most at most, of equals the older first.
func likest[T cmp.Ordered](hits []hit[T], most int) (out []int) {
	slices.SortFunc(hits, func(a, b hit[T]) int { return cmp.Or(cmp.Compare(b.like, a.like), cmp.Compare(a.number, b.number)) })
	for _, h := range hits[:min(len(hits), most)] {
		out = append(out, h.number)
	}
	return out
}

// term is a term with its weight damped by how common it is.
type term struct {
	number       parallax.Term
	key          string
	weight, damp float64
}

// weightiest gives the terms of an article by which others are looked for.
func weightiest(k *parallax.Sketch, n *parallax.Near) []term {
	numbers, weights := k.Terms.Numbers()
	terms := make([]term, 0, len(numbers))
	for i, number := range numbers {
		d := n.Damp(number)
		terms = append(terms, term{number, k.Terms.Written(i), float64(weights[i]) * d, d})
	}
	slices.SortFunc(terms, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.key, b.key)) })
	return terms[:min(len(terms), parallax.Glance+1)]
}
