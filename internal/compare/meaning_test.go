package compare

import (
	"math"
	"math/rand/v2"
	"testing"

	"parallax"
)

// Two vectors lie on different sides of as many planes as the angle between them says.
func TestSignature(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, dimensions := range []int{8, 256, 300} {
		room := make([]float32, max(planes, 512))
		turned := flips(len(room))
		for _, cosine := range []float64{1, 0.9, 0.4, 0, -0.5} {
			sum := 0.0
			const tries = 60
			for range tries {
				v, w := turnedBy(random, dimensions, cosine)
				a, b := sign(v, turned, room), sign(w, turned, room)
				sum += float64(a.apart(&b))
			}
			want := planes * math.Acos(cosine) / math.Pi
			if got := sum / tries; math.Abs(got-want) > 6 {
				t.Errorf("%d dimensions, cosine %.1f: %.0f of %d sides differ on average, want %.0f", dimensions, cosine, got, planes, want)
			}
		}
	}
}

// turnedBy gives two random vectors of unit length with this cosine.
func turnedBy(random *rand.Rand, dimensions int, cosine float64) (v, w parallax.Vector) {
	v, u := make(parallax.Vector, dimensions), make(parallax.Vector, dimensions)
	for i := range v {
		v[i], u[i] = float32(random.NormFloat64()), float32(random.NormFloat64())
	}
	scale := func(x parallax.Vector) {
		norm := float32(math.Sqrt(float64(x.Dot(x))))
		for i := range x {
			x[i] /= norm
		}
	}
	scale(v)
	along := u.Dot(v)
	for i := range u {
		u[i] -= along * v[i]
	}
	scale(u)
	w = make(parallax.Vector, dimensions)
	for i := range w {
		w[i] = float32(cosine)*v[i] + float32(math.Sqrt(1-cosine*cosine))*u[i]
	}
	return v, w
}

// Statements of two languages that share no letters of a word are aligned by the vectors of their words.
func TestTranslations(t *testing.T) {
	c := invented("Hundreds of herons left the reservoir.\nThe mayor opened a library.", "Cientos de garzas abandonaron el embalse.\nLlueve mucho.")
	c.Articles[1].Article.Language = "es"
	like := map[string]int{"herons": 1, "garzas": 1, "reservoir": 2, "embalse": 2, "left": 3, "abandonaron": 3}
	meanings := func(_ string, words []string) []parallax.Vector {
		out := make([]parallax.Vector, len(words))
		for i, w := range words {
			if k := like[w]; k > 0 {
				out[i] = make(parallax.Vector, 8)
				out[i][k] = 1
			}
		}
		return out
	}
	for _, m := range []Meanings{nil, meanings} {
		got := together(Coverage(*c, m), "Hundreds", "Cientos")
		if want := m != nil; got != want {
			t.Errorf("with vectors %v: aligned %v", m != nil, got)
		}
	}
}

// A story of one telling has nothing to be held against it: the vectors of its words are not asked for.
func TestOneTellingHasNoKin(t *testing.T) {
	for _, texts := range [][]string{{"Hundreds of herons left the reservoir.\nThe mayor opened a library."}, {"Hundreds of herons left the reservoir.", "Herons flew from the lake."}} {
		asked := 0
		Coverage(*invented(texts...), func(_ string, words []string) []parallax.Vector {
			asked += len(words)
			return make([]parallax.Vector, len(words))
		})
		if (asked > 0) != (len(texts) > 1) {
			t.Errorf("%d tellings: asked for %d words", len(texts), asked)
		}
	}
}
