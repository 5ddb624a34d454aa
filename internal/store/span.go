package store

import (
	"math"
	"time"

	"parallax"
)

// Times of articles that are always in reach, and of those that never are: of no story, or gone.
const (
	never   = math.MinInt64
	undated = math.MinInt64 + 1
)

// span is from when to when what may be held against an article was reported, in seconds.
type span struct{ first, last int64 }

// spanOf gives the span around the time of an article; all time when that is unknown.
func spanOf(k *parallax.Sketch, within time.Duration) span {
	if k.At.IsZero() {
		return span{undated, math.MaxInt64}
	}
	at, wide := k.At.Unix(), int64(within/time.Second)
	return span{at - wide, at + wide}
}

// has reports whether a time is in reach.
func (s span) has(t int64) bool { return t == undated || s.first <= t && t <= s.last }

// blockPlaces is how many places share a time in Recent.newest.
const blockPlaces = 256

// report notes when the article at a place was reported, by which it is in reach.
func (r *Recent) report(at int, t int64) {
	for len(r.newest) <= at/blockPlaces {
		r.newest = append(r.newest, never)
	}
	r.times[at] = t
	if t == undated {
		t = math.MaxInt64
	}
	r.newest[at/blockPlaces] = max(r.newest[at/blockPlaces], t)
}

// earliest gives a place before which nothing is in reach: most of what is at hand is older.
func (r *Recent) earliest(when span) int {
	for i, t := range r.newest {
		if t >= when.first {
			return min(i*blockPlaces, len(r.times))
		}
	}
	return len(r.times)
}

// timeOf gives the time by which an article at hand is in reach of others.
func timeOf(h *atHand) int64 {
	switch {
	case h.story == "":
		return never
	case h.at.IsZero():
		return undated
	}
	return h.at.Unix()
}
