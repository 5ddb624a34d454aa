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
	many    []posts                 // none of which holds a pointer either
	yard    yard                    // of their lists
	free    []int32                 // places in many that are of no term
	room    []int32                 // for latest
}

// posts are the articles that have a term.
type posts struct {
	count int32 // of articles at hand
	list  numberList
}

// count gives how many articles at hand have a term.
func (x *index) count(term parallax.Term) int {
	switch e, ok := x.entries[term]; {
	case !ok:
		return 0
	case e >= 0:
		return 1
	default:
		return int(x.many[^e].count)
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
		x.room = append(x.room[:0], e)
	default:
		x.room = x.many[^e].list.appendTo(&x.yard, x.room[:0])
	}
	list := x.room[max(0, len(x.room)-longest):]
	if len(list) > 0 && list[0] < from {
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
		only := posts{count: 1}
		only.list.push(&x.yard, e)
		e = ^x.place(only)
		x.entries[term] = e
	}
	p := &x.many[^e]
	p.count++
	p.list.insert(&x.yard, number)
	if n := int(p.list.count); n >= longest+longest/4 { // now and then, since it makes the whole list anew
		p.list.set(&x.yard, p.list.appendTo(&x.yard, nil)[n-longest:])
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
		p.list.drop(&x.yard, number)
		return
	}
	p.list.set(&x.yard, nil)
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
