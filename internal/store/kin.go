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

func signsOf(v []int8) (s signs) {
	for i := range min(len(v), 64*len(s)) {
		sum := 0
		for j := i; j < len(v); j += 64 * len(s) {
			sum += int(v[j])
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
	language uint16 // by Recent.tongues; 0 for an article without a vector
}

// look notes what is looked at of the article at a place.
func (r *Recent) look(at int) {
	h := &r.held[at]
	r.report(at, timeOf(h))
	r.glances[at] = glance{}
	if parts := h.text.Parts(); len(parts) > 0 {
		r.glances[at] = glance{signsOf(parts), r.tongue(h.whole.Language)}
	}
}

// tongue gives the number of a language, from 1.
func (r *Recent) tongue(language string) uint16 {
	n, known := r.tongues[language]
	if !known {
		n = uint16(len(r.tongues) + 1)
		r.tongues[language] = n
	}
	return n
}

// kin gives the articles in other languages that are nearest in meaning: those whose vectors have
// the signs that agree best, by their vectors in eight bits.
func (r *Recent) kin(k *parallax.Sketch, self int) []int {
	v, _ := k.Coarse()
	if len(v.Parts()) == 0 {
		return nil
	}
	own, language, when := signsOf(v.Parts()), r.tongue(k.Language), spanOf(k, kinWithin)
	var counts [64*len(own) + 1]int
	found := r.found[:0]
	from := r.earliest(when)
	for i, t := range r.times[from:] {
		if i += from; !when.has(t) || i == self {
			continue
		}
		g := &r.glances[i]
		if g.language == language || g.language == 0 {
			continue
		}
		apart := own.apart(&g.signs)
		counts[apart]++
		found = append(found, agreeing{int32(i), int32(apart)})
	}
	r.found = found
	most, left := int32(0), compared
	for int(most) < len(counts) && counts[most] < left {
		left -= counts[most]
		most++
	}
	best := make(nearest, 0, kin+1)
	for _, f := range found {
		if f.apart > most || f.apart == most && left <= 0 {
			continue
		}
		if f.apart == most {
			left--
		}
		best.add(hit{number: r.first + int(f.at), like: v.Dot(r.held[f.at].text)}, kin)
	}
	return best.numbers()
}

// agreeing is an article by its place, and how many signs of its vector differ.
type agreeing struct{ at, apart int32 }
