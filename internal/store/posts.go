package store

import (
	"slices"

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

// latest gives the numbers, from one on, of the latest articles that have a term, longest at most, ascending. They
// are good until it is asked again or changed.
func (x *index) latest(term parallax.Term, from int32) []int32 {
	e, ok := x.entries[term]
	switch {
	case !ok:
		return nil
	case e >= 0:
		if e < from {
			return nil
		}
		x.one[0] = e
		return x.one[:]
	}
	list := x.many[^e].list
	list = list[max(0, len(list)-longest):]
	if list[0] < from {
		at, _ := slices.BinarySearch(list, from)
		list = list[at:]
	}
	return list
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
	p.list = insert(roomier(p.list), number)
	if len(p.list) >= 2*longest {
		p.list = slices.Clone(p.list[len(p.list)-longest:])
	}
}

// roomier gives a list that is full room for a quarter more: doubled as append does it a third would lie empty.
func roomier(list []int32) []int32 {
	if len(list) < cap(list) {
		return list
	}
	return append(make([]int32, 0, len(list)+len(list)/4+1), list...)
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
