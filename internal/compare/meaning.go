package compare

import (
	"math"
	"math/bits"

	"parallax"
)

// Meanings gives a vector for each word of a language: of unit length, less what all words of
// the language have in common; all zero or nil for a word that is not known. Words of one
// meaning are near each other, in different languages too.
type Meanings func(tag string, words []string) []parallax.Vector

const (
	// kin is the least cosine of two words to count as related at all.
	kin = 0.4
	// planes is how many planes words are sorted by before their cosine is looked at, and apartBy
	// on how many of them two words may lie on different sides. Kin lie apart by 94 of 256 at most on average.
	planes  = 256
	apartBy = 108
)

// signature says on which side of each plane a vector lies.
type signature [planes / 64]uint64

var _ [4]uint64 = signature{} // apart looks at four words

// apart is on how many planes two vectors lie on different sides.
func (s *signature) apart(t *signature) int {
	return bits.OnesCount64(s[0]^t[0]) + bits.OnesCount64(s[1]^t[1]) + bits.OnesCount64(s[2]^t[2]) + bits.OnesCount64(s[3]^t[3])
}

// near gives the places of the signatures that lie apart from it on few enough planes, in room that is given. It is asked
// for each two words of a story: nothing else is in its loop.
func (s *signature) near(others []signature, room []int32) []int32 {
	out := room[:0]
	for j := range others {
		if s.apart(&others[j]) <= apartBy {
			out = append(out, int32(j))
		}
	}
	return out
}

// flips are the signs by which the places of a vector are turned, the same in every run.
func flips(n int) []float32 {
	state := uint64(planes)
	out := make([]float32, n)
	for i := range out {
		state += 0x9e3779b97f4a7c15 // splitmix64
		z := (state ^ state>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		out[i] = float32(int(z>>63)*2 - 1)
	}
	return out
}

// sign gives the sides of a vector. The planes are those of a random rotation, made of two rounds of
// flipped signs and Hadamard transforms, which take n·log n steps (Andoni and others, Practical
// and optimal LSH for angular distance, 2015). room is overwritten; its length is a power of two.
func sign(v parallax.Vector, flips, room []float32) signature {
	room, flips = room[:len(room):len(room)], flips[:len(room)]
	clear(room)
	copy(room, v)
	for range 2 {
		for i, f := range flips {
			room[i] *= f
		}
		hadamard(room)
	}
	var out signature
	for k, x := range (*[planes]float32)(room) {
		i := int32(math.Float32bits(x))
		above := uint64(uint32(-i&^i) >> 31) // of what is above zero its negative alone has the highest bit
		out[k/64] |= above << (k % 64)
	}
	return out
}

// hadamard is the Hadamard transform of a vector whose length is a power of two, four at least. Two of its
// steps are taken at once, which adds the same numbers in the same order.
func hadamard(room []float32) {
	for i := 0; i+4 <= len(room); i += 4 {
		x := room[i : i+4 : i+4]
		p, q, r, s := x[0]+x[1], x[0]-x[1], x[2]+x[3], x[2]-x[3]
		x[0], x[1], x[2], x[3] = p+r, q+s, p-r, q-s
	}
	h := 4
	for ; 4*h <= len(room); h *= 4 {
		for i := 0; i < len(room); i += 4 * h {
			a, b, c, d := room[i:][:h], room[i+h:][:h], room[i+2*h:][:h], room[i+3*h:][:h]
			for j := range h {
				p, q, r, s := a[j]+b[j], a[j]-b[j], c[j]+d[j], c[j]-d[j]
				a[j], b[j], c[j], d[j] = p+r, q+s, p-r, q-s
			}
		}
	}
	if 2*h == len(room) {
		a, b := room[:h], room[h:][:h]
		for j := range h {
			a[j], b[j] = a[j]+b[j], a[j]-b[j]
		}
	}
}

// rough is more than by what roughly can differ from Dot: 300 roundings of numbers below 1.
const rough = 1e-3

// roughly is Dot in four sums at once, which a processor adds side by side; in the last digits it differs.
func roughly(v, w parallax.Vector) float64 {
	if len(v) != len(w) {
		return 0
	}
	var a, b, c, d float32
	i := 0
	for ; i+4 <= len(v) && i+4 <= len(w); i += 4 {
		a += v[i] * w[i]
		b += v[i+1] * w[i+1]
		c += v[i+2] * w[i+2]
		d += v[i+3] * w[i+3]
	}
	for ; i < len(v) && i < len(w); i++ {
		a += v[i] * w[i]
	}
	return float64(a + b + c + d)
}
