package store

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"

	"parallax"
)

// sharing gives the articles in reach that share enough of the weightiest terms, the likest first, alike at
// most. A term that many have weighs little, so that it is rarely among the weightiest.
//
// How often the other has a term is looked up only where that can matter: they are gone through by the most that they
// may share, as if each had every term as often as this article, until the best are better than what the rest may.
func (r *Recent) sharing(k *parallax.Sketch, n *parallax.Near, self int, when span) []int {
	terms := weightiest(k, n)
	best, hits := make(nearest, 0, alike+1), r.mostShared(terms, self, when)
	for i, h := range hits {
		if len(best) == alike && best[alike-1].like > h.like {
			break
		}
		if i%fetched == 0 {
			r.fetchHits(hits[i:min(i+fetched, len(hits))])
		}
		h.like = r.shared(terms, r.whole(h.number), h.mark)
		if h.like >= parallax.Enough-1 { // a little less than enough: the sum is rounded differently from the one that decides
			best.add(h, alike)
		}
	}
	return best.numbers()
}

// fetched is how many sketches are read at once: half of those that are looked at for most articles.
const fetched = 50

// fetchHits reads the sketches of articles that are not at hand whole.
func (r *Recent) fetchHits(hits []hit) {
	numbers := make([]int, len(hits))
	for i, h := range hits {
		numbers[i] = h.number
	}
	r.fetch(numbers)
}

// mostShared gives the articles in reach that may share enough of some terms, the likest first.
func (r *Recent) mostShared(terms []term, self int, when span) []hit {
	r.marks = append(r.marks, make([]uint64, max(0, len(r.held)-len(r.marks)))...)
	from := r.first + r.earliest(when)
	touched := r.touched[:0]
	for i, t := range terms {
		for _, number := range r.posts.latest(t.number, int32(from)) {
			at := number - int32(r.first)
			if r.marks[at] == 0 {
				touched = append(touched, at)
			}
			r.marks[at] |= 1 << i
		}
	}
	hits := r.hits[:0]
	for _, at := range touched {
		h := hit{number: r.first + int(at), mark: r.marks[at]}
		r.marks[at] = 0
		for set := h.mark; set != 0; set &= set - 1 {
			h.like += float32(terms[bits.TrailingZeros64(set)].weight)
		}
		if h.like >= parallax.Enough-1 && int(at) != self && when.has(r.times[at]) {
			hits = append(hits, h)
		}
	}
	slices.SortFunc(hits, likelier)
	r.touched, r.hits = touched, hits
	return hits
}

// shared gives the weight that an article shares of those terms that are marked.
func (r *Recent) shared(terms []term, other *parallax.Sketch, mark uint64) (sum float32) {
	for ; mark != 0; mark &= mark - 1 {
		t := &terms[bits.TrailingZeros64(mark)]
		sum += float32(min(t.weight, float64(other.Terms.Weight(t.number))*t.damp))
	}
	return sum
}

// hit is an article by number with how like it is.
type hit struct {
	number int
	like   float32
	mark   uint64 // of sharing: a bit for each of the weightiest terms that it has
}

// likelier orders by likeness, of equals the older first.
func likelier(a, b hit) int {
	return cmp.Or(cmp.Compare(b.like, a.like), cmp.Compare(a.number, b.number))
}

// nearest are the likest articles of those added, the likest first.
type nearest []hit

// add takes an article among them where it is one of the most likest.
func (l *nearest) add(h hit, most int) {
	if n := len(*l); n == most && likelier((*l)[n-1], h) < 0 {
		return
	}
	at, _ := slices.BinarySearchFunc(*l, h, likelier)
	*l = slices.Insert(*l, at, h)
	*l = (*l)[:min(len(*l), most)]
}

func (l nearest) numbers() (out []int) {
	for _, h := range l {
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

// mostTerms is how many terms others are looked for by: a bit of hit.mark for each.
const mostTerms = parallax.Glance + 1

// weightiest gives the terms of an article by which others are looked for.
func weightiest(k *parallax.Sketch, n *parallax.Near) []term {
	numbers, weights := k.Terms.Numbers()
	terms := make([]term, 0, len(numbers))
	for i, number := range numbers {
		d := n.Damp(number)
		terms = append(terms, term{number, k.Terms.Written(i), float64(weights[i]) * d, d})
	}
	slices.SortFunc(terms, func(a, b term) int { return cmp.Or(cmp.Compare(b.weight, a.weight), strings.Compare(a.key, b.key)) })
	return terms[:min(len(terms), mostTerms)]
}
