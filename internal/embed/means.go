package embed

import (
	"parallax"
	"parallax/internal/language"
)

// priorTexts is how many texts the expected vector of a language counts for against texts
// seen: three articles alone are centred by expectation, a thousand by their own mean.
const priorTexts = 20

// Means are the running means of the vectors of each language. Less its mean, the vector of a
// text says what it is about and no longer which language it is in. They belong to whoever
// takes the articles one after the other; not safe for use at once.
type Means struct {
	prior func(tag string) parallax.Vector
	seen  map[string]*mean
}

type mean struct {
	prior parallax.Vector // nil where nothing is known
	sum   []float64
	count float64
}

// NewMeans gives the means for vectors of an embedder: expected ones where it has a method
// Mean, as Words; without that method Centre changes nothing.
func NewMeans(e Embedder) *Means {
	m := &Means{seen: map[string]*mean{}}
	if p, ok := e.(interface {
		Mean(tag string) parallax.Vector
	}); ok {
		m.prior = p.Mean
	}
	return m
}

// Centre takes a text's vector into the mean of its language and gives the vector less that
// mean, with length one; zero vectors stay zero and do not count.
func (m *Means) Centre(tag string, v parallax.Vector) parallax.Vector {
	m.Take(tag, v)
	return m.Less(tag, v)
}

// Take takes a text's vector into the mean of its language; zero vectors do not count.
func (m *Means) Take(tag string, v parallax.Vector) {
	if m.prior == nil || v.Dot(v) == 0 {
		return
	}
	s := m.of(tag, len(v))
	s.count++
	for i, x := range v {
		s.sum[i] += float64(x)
	}
}

// Less gives a vector less the mean of its language, with length one; zero vectors stay zero.
func (m *Means) Less(tag string, v parallax.Vector) parallax.Vector {
	if m.prior == nil || v.Dot(v) == 0 {
		return v
	}
	s := m.of(tag, len(v))
	out := make([]float64, len(v))
	for i, x := range v {
		expected := 0.0
		if s.prior != nil {
			expected = float64(s.prior[i])
		}
		out[i] = float64(x) - (priorTexts*expected+s.sum[i])/(priorTexts+s.count)
	}
	return unit(out)
}

// of gives the mean of a language, made when there is none of that length: an earlier run may have had another model.
func (m *Means) of(tag string, length int) *mean {
	tag = language.Base(tag)
	s := m.seen[tag]
	if s == nil || len(s.sum) != length {
		s = &mean{prior: m.prior(tag), sum: make([]float64, length)}
		m.seen[tag] = s
	}
	return s
}

// Sum gives what was taken of a language so far: the sum of its vectors and their number; nil when none was.
func (m *Means) Sum(tag string) (sum []float64, count float64) {
	s := m.seen[language.Base(tag)]
	if s == nil {
		return nil, 0
	}
	return s.sum, s.count
}

// Resume goes on from a sum that Sum gave in an earlier run. One of another length is of
// another table and is left aside.
func (m *Means) Resume(tag string, sum []float64, count float64) {
	if m.prior == nil {
		return
	}
	tag = language.Base(tag)
	prior := m.prior(tag)
	if prior != nil && len(prior) != len(sum) {
		return
	}
	m.seen[tag] = &mean{prior: prior, sum: append([]float64(nil), sum...), count: count}
}
