package store

import (
	"math"

	"parallax"
)

// coarse is a vector in eight bits: its parts in 127ths of the largest a unit vector of news has.
type coarse []int8

// coarseMost is the largest part that is told apart; larger ones are taken for it.
const coarseMost = 0.5

// coarsen gives a vector in eight bits; nil for one that is empty or zero.
func coarsen(v parallax.Vector) coarse {
	out := make(coarse, len(v))
	zero := true
	for i, x := range v {
		out[i] = int8(math.Round(127 * max(-1, min(1, float64(x)/coarseMost))))
		zero = zero && out[i] == 0
	}
	if zero {
		return nil
	}
	return out
}

// dot is the cosine of two unit vectors, times (127/coarseMost)²; 0 when their lengths differ.
// Four sums at once keep the processor busy.
func (v coarse) dot(w coarse) int32 {
	if len(v) != len(w) {
		return 0
	}
	var a, b, c, d int32
	i := 0
	for ; i+4 <= len(v) && i+4 <= len(w); i += 4 {
		a += int32(v[i]) * int32(w[i])
		b += int32(v[i+1]) * int32(w[i+1])
		c += int32(v[i+2]) * int32(w[i+2])
		d += int32(v[i+3]) * int32(w[i+3])
	}
	for ; i < len(v); i++ {
		a += int32(v[i]) * int32(w[i])
	}
	return a + b + c + d
}
