package store

import (
	"math"
	"math/bits"
	"time"

	"parallax"
)

const (
	// kinWithin is how far apart in time articles are compared by vector. Further apart only
	// names and numbers tie them.
	kinWithin = 10 * 24 * time.Hour

	// compared is how many vectors are compared part by part at most: those whose parts have the
	// signs that agree best. With fewer in reach all are.
	compared = 400
)

// signs says which parts of a vector are above zero: the first 256, or sums of every 256th of a longer one.
type signs [4]uint64

func signsOf(v parallax.Vector) (s signs) {
	for i := range min(len(v), 64*len(s)) {
		sum := float32(0)
		for j := i; j < len(v); j += 64 * len(s) {
			sum += v[j]
		}
		if sum > 0 {
			s[i/64] |= 1 << (i % 64)
		}
	}
	return s
}

// apart counts the parts that differ in sign.
func (s *signs) apart(t *signs) int {
	return bits.OnesCount64(s[0]^t[0]) + bits.OnesCount64(s[1]^t[1]) + bits.OnesCount64(s[2]^t[2]) + bits.OnesCount64(s[3]^t[3])
}

// glance is what is looked at of the articles in reach, side by side in memory.
type glance struct {
	signs    signs
	language string
}

// Times of articles that are always in reach, and of those that never are: without a vector, or in no story.
const (
	never   = math.MinInt64
	undated = math.MinInt64 + 1
)

// look notes what kin looks at of the article at a place.
func (r *Recent) look(at int, k *parallax.Sketch) {
	r.coarses[at] = coarsen(k.Vector)
	r.glances[at] = glance{signsOf(k.Vector), k.Language}
	r.reach(at, k)
}

// reach notes when the article at a place was reported, by which it is in reach.
func (r *Recent) reach(at int, k *parallax.Sketch) {
	switch {
	case k.Story == "" || r.coarses[at] == nil:
		r.times[at] = never
	case k.At.IsZero():
		r.times[at] = undated
	default:
		r.times[at] = k.At.Unix()
	}
}

// kin gives the articles in other languages that are nearest in meaning: those whose vectors have
// the signs that agree best, by their vectors in eight bits.
func (r *Recent) kin(k *parallax.Sketch) []int {
	v := coarsen(k.Vector)
	if v == nil {
		return nil
	}
	own := signsOf(k.Vector)
	at, dated := k.At.Unix(), !k.At.IsZero()
	self := -1
	if number, known := r.at[k.Article]; known {
		self = number - r.first
	}
	var counts [64*len(own) + 1]int
	found := r.found[:0]
	for i, t := range r.times {
		if t == never || i == self || dated && t != undated && max(at-t, t-at) > int64(kinWithin/time.Second) {
			continue
		}
		g := &r.glances[i]
		if g.language == k.Language {
			continue
		}
		apart := own.apart(&g.signs)
		counts[apart]++
		found = append(found, hit[int]{i, -apart})
	}
	r.found = found
	most, left := 0, compared
	for most < len(counts) && counts[most] < left {
		left -= counts[most]
		most++
	}
	hits := make([]hit[int32], 0, compared)
	for _, f := range found {
		if -f.like > most || -f.like == most && left <= 0 {
			continue
		}
		if -f.like == most {
			left--
		}
		hits = append(hits, hit[int32]{r.first + f.number, v.dot(r.coarses[f.number])})
	}
	return likest(hits, kin)
}
