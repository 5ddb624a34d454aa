package store

import (
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

// glance is what is looked at first of each article at hand, side by side in memory.
type glance struct {
	signs    signs
	at       int64 // in seconds; unknown when dated is false
	language string
	dated    bool
	placed   bool // it stands in a story
	told     bool // it has a vector
}

func glanceAt(k *parallax.Sketch, told bool) glance {
	return glance{signsOf(k.Vector), k.At.Unix(), k.Language, !k.At.IsZero(), k.Story != "", told}
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
	self, known := r.at[k.Article]
	var counts [64*len(own) + 1]int
	found := r.found[:0]
	for i := range r.glances {
		g := &r.glances[i]
		if !g.told || !g.placed || known && r.first+i == self || g.language == k.Language || dated && g.dated && max(at-g.at, g.at-at) > int64(kinWithin/time.Second) {
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
