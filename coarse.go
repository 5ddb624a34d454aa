package parallax

import (
	"math"
	"slices"
)

// Coarse is a vector in eight bits a part, a quarter of the memory. Cosines of two, of 256 parts, are mostly right to 0.002.
// The zero value is that of a vector that says nothing.
type Coarse struct {
	step  float32 // what one is in parts
	parts []int8
}

// Coarse gives the vector in eight bits a part: in 127ths of its largest.
func (v Vector) Coarse() (c Coarse) {
	most := float32(0)
	for _, x := range v {
		most = max(most, x, -x)
	}
	if most == 0 || math.IsInf(float64(most), 0) || math.IsNaN(float64(most)) {
		return c
	}
	c = Coarse{most / math.MaxInt8, make([]int8, len(v))}
	for i, x := range v {
		c.parts[i] = int8(math.Round(float64(x / c.step)))
	}
	return c
}

// Parts gives the parts in steps. They are not to be written to.
func (c Coarse) Parts() []int8 { return c.parts }

// Vector gives the vector of which it is the coarse form, nearly.
func (c Coarse) Vector() Vector {
	if c.parts == nil {
		return nil
	}
	v := make(Vector, len(c.parts))
	c.AddTo(v)
	return v
}

// AddTo adds it to a sum of vectors of its length.
func (c Coarse) AddTo(sum Vector) {
	for i, x := range c.parts {
		sum[i] += c.step * float32(x)
	}
}

// Dot is the cosine of two unit vectors; 0 when their lengths differ or one says nothing. Four sums at once keep the
// processor busy.
func (c Coarse) Dot(d Coarse) float32 {
	v, w := c.parts, d.parts
	if len(v) != len(w) {
		return 0
	}
	var s0, s1, s2, s3 int32
	for len(v) >= 8 && len(w) >= 8 {
		x, y := (*[8]int8)(v), (*[8]int8)(w)
		s0 += int32(x[0])*int32(y[0]) + int32(x[4])*int32(y[4])
		s1 += int32(x[1])*int32(y[1]) + int32(x[5])*int32(y[5])
		s2 += int32(x[2])*int32(y[2]) + int32(x[6])*int32(y[6])
		s3 += int32(x[3])*int32(y[3]) + int32(x[7])*int32(y[7])
		v, w = v[8:], w[8:]
	}
	for i := range v {
		s0 += int32(v[i]) * int32(w[i])
	}
	return c.step * d.step * float32(s0+s1+s2+s3)
}

// Equal reports whether both are the same.
func (c Coarse) Equal(d Coarse) bool { return c.step == d.step && slices.Equal(c.parts, d.parts) }
