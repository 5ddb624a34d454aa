package parallax

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestCoarse holds cosines of coarse vectors, and sums of them, against those of the vectors.
func TestCoarse(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 3))
	random := func(size int) Vector {
		v, sum := make(Vector, size), 0.0
		for i := range v {
			x := r.NormFloat64() / (1 + float64(i)/20) // the first parts of vectors are larger
			v[i], sum = float32(x), sum+x*x
		}
		for i := range v {
			v[i] /= float32(math.Sqrt(sum))
		}
		return v
	}
	for i := range 400 {
		v, w := random(251+i%6), random(251+i%6)
		if i%2 == 0 {
			copy(w, v[:100])
		}
		c, d := v.Coarse(), w.Coarse()
		if got, want := c.Dot(d), v.Dot(w); math.Abs(float64(got-want)) > 0.006 {
			t.Fatalf("cosine %v of coarse vectors, %v of the vectors", got, want)
		}
		sum := slices.Clone(v)
		d.AddTo(sum)
		for j := range sum {
			if math.Abs(float64(sum[j]-v[j]-w[j])) > 0.003 || math.Abs(float64(c.Vector()[j]-v[j])) > 0.003 {
				t.Fatalf("part %d of the sum is %v, want %v", j, sum[j], v[j]+w[j])
			}
		}
		k := Sketch{Vector: v, Opening: w}
		light := k.Light()
		if text, title := light.Coarse(); light.Vector != nil || light.Opening != nil || !text.Equal(c) || !title.Equal(d) {
			t.Fatal("a light sketch has other coarse vectors than the whole one")
		}
		if again := light.Light(); !again.vector.Equal(c) {
			t.Fatal("a light sketch made light lost its vectors")
		}
	}
}

// TestCoarseOfNothing wants no cosine of what says nothing, or has another length.
func TestCoarseOfNothing(t *testing.T) {
	one := Vector{1, 0}.Coarse()
	for _, v := range []Vector{nil, {0, 0}, {1, 0, 0}, {float32(math.NaN()), 1}, {float32(math.Inf(1)), 1}} {
		if got := v.Coarse().Dot(one); got != 0 {
			t.Errorf("%v: cosine %v", v, got)
		}
	}
	if v := (Coarse{}).Vector(); v != nil {
		t.Errorf("the vector of nothing is %v", v)
	}
}
