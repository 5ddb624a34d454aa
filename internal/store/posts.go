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

// index finds the articles that have a term. Nothing in the map is a pointer, and a term that one article has takes no
// more than its entry: most do.
type index struct {
	entries map[parallax.Term]int32 // the number of the article, or where in many those stand that have it, as ^place
	many    []posts
	free    []int32  // places in many that are of no term
	one     [1]int32 // room for latest
}

// posts are the articles that have a term.
type posts struct {
	count int     // of articles at hand
	list  []int32 // numbers of the latest of them, ascending
}

// count gives how many articles at hand have a term.
func (x *index) count(term parallax.Term) int {
	switch e, ok := x.entries[term]; {
	case !ok:
		return 0
	case e >= 0:
		return 1
	default:
		return x.many[^e].count
	}
}

// latest gives the numbers of the latest articles that have a term, longest at most, ascending. They are good until
// it is asked again or changed.
func (x *index) latest(term parallax.Term) []int32 {
	e, ok := x.entries[term]
	switch {
	case !ok:
		return nil
	case e >= 0:
		x.one[0] = e
		return x.one[:]
	}
	list := x.many[^e].list
	return list[max(0, len(list)-longest):]
}

// add notes that an article has a term.
func (x *index) add(term parallax.Term, number int32) {
	e, ok := x.entries[term]
	if !ok {
		x.entries[term] = number
		return
	}
	if e >= 0 {
		e = ^x.place(posts{1, []int32{e}})
		x.entries[term] = e
	}
	p := &x.many[^e]
	p.count++
	p.list = insert(p.list, number)
	if len(p.list) >= 2*longest {
		p.list = slices.Clone(p.list[len(p.list)-longest:])
	}
}

// place gives room in many to what a term has.
func (x *index) place(p posts) int32 {
	if n := len(x.free); n > 0 {
		at := x.free[n-1]
		x.free = x.free[:n-1]
		x.many[at] = p
		return at
	}
	x.many = append(x.many, p)
	return int32(len(x.many) - 1)
}

// remove notes that an article, which has a term, goes.
func (x *index) remove(term parallax.Term, number int32) {
	e := x.entries[term]
	if e >= 0 {
		delete(x.entries, term)
		return
	}
	p := &x.many[^e]
	if p.count--; p.count > 0 {
		p.list = drop(p.list, number)
		return
	}
	*p = posts{}
	x.free = append(x.free, ^e)
	delete(x.entries, term)
}

// post puts an article into the index of terms.
func (r *Recent) post(number int, k *parallax.Sketch) {
	terms, _ := k.Terms.Numbers()
	for _, term := range terms {
		r.posts.add(term, int32(number))
	}
}

// unpost takes an article out of the index of terms.
func (r *Recent) unpost(number int, k *parallax.Sketch) {
	terms, _ := k.Terms.Numbers()
	for _, term := range terms {
		r.posts.remove(term, int32(number))
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
		for _, number := range r.posts.latest(t.number) {
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
