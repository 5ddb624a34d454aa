package compare

import "slices"

const (
	// mostPairs is how many pairs a story may have before each statement chooses the likest ones.
	// Stories of forty articles seldom have more. fewest is the least number that it chooses then.
	mostPairs = 200_000
	fewest    = 100
	// mostAtHand is how many stand side by side before those that no statement chooses are left out.
	mostAtHand = mostPairs + mostPairs/2
)

// choice keeps the pairs that one of their statements has among its likest, when there are too many.
type choice struct {
	most   int      // how many each statement has among its likest
	likest []likest // by the number of the statement; empty while there are not too many
	count  int      // how many there were to choose from
	all    []candidate
	room   int // how many may stand in all before it is looked through
}

// newChoice makes a choice for so many statements and not more than so many pairs.
func newChoice(statements, pairs int) *choice {
	return &choice{most: max(fewest, 2*mostPairs/max(1, statements)), likest: make([]likest, statements), room: mostAtHand, all: make([]candidate, 0, min(pairs, mostAtHand+1))}
}

func (c *choice) add(x candidate) {
	if c.count++; c.count == mostPairs+1 {
		for _, y := range c.all {
			c.rank(y)
		}
	}
	if c.count > mostPairs {
		if c.rank(x); !c.keeps(x) {
			return
		}
	}
	c.all = append(c.all, x)
	if len(c.all) > c.room { // now and then, so that what is left out fills no memory
		c.room = len(c.made()) + mostPairs/2
	}
}

// rank notes how like a pair is among those of its statements.
func (c *choice) rank(x candidate) {
	c.likest[x.a].add(x.first, c.most)
	c.likest[x.b].add(x.first, c.most)
}

// made gives the pairs chosen among those so far.
func (c *choice) made() []candidate {
	if c.count > mostPairs {
		c.all = slices.DeleteFunc(c.all, func(x candidate) bool { return !c.keeps(x) })
	}
	return c.all
}

// keeps reports whether a pair is among the likest of one of its statements so far; one that is not will not be later.
func (c *choice) keeps(x candidate) bool {
	return x.first >= c.likest[x.a].least || x.first >= c.likest[x.b].least
}

// full reports whether a statement had more pairs than it could choose.
func (c *choice) full(id int) bool { return c.count > mostPairs && c.likest[id].count > c.most }

// likest are the greatest of the values added, so many at most.
type likest struct {
	values []float64 // a heap with the least on top as soon as they are as many as may be
	count  int       // how many were added
	least  float64   // what a value must reach to be one of the greatest: the one on top, 0 while all are
}

func (l *likest) add(v float64, most int) {
	l.count++
	switch {
	case len(l.values) < most:
		l.values = append(l.values, v)
		if len(l.values) == most {
			slices.Sort(l.values) // what is in order is a heap
			l.least = l.values[0]
		}
	case v > l.least:
		l.values[0] = v
		sink(l.values)
		l.least = l.values[0]
	}
}

// sink moves the value on top of a heap to its place.
func sink(heap []float64) {
	for at := 0; ; {
		below := 2*at + 1
		if below+1 < len(heap) && heap[below+1] < heap[below] {
			below++
		}
		if below >= len(heap) || heap[at] <= heap[below] {
			return
		}
		heap[at], heap[below] = heap[below], heap[at]
		at = below
	}
}
