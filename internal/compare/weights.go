package compare

import (
	_ "embed"
	"fmt"
	"slices"
	"sync"

	"github.com/BurntSushi/toml"

	"parallax"
)

// Weights are the fitted figures of alignment, read from data/weights.toml. They are made
// by tools/fit from hand-checked stories; no one edits them by hand.
type Weights struct {
	// First weighs what is looked at in a pair, Second the same again with its neighbourhood;
	// keys as in lookKeys, in the second roundKeys too, and "bias".
	First  map[string]float64 `toml:"first"`
	Second map[string]float64 `toml:"second"`
	// Threshold is the probability from which two statements count as one claim.
	Threshold float64 `toml:"threshold"`
}

//go:embed data/weights.toml
var weightsFile string

// Fitted gives the weights the program ships with.
var Fitted = sync.OnceValue(func() Weights {
	var w Weights
	if _, err := toml.Decode(weightsFile, &w); err != nil {
		panic("compare: data/weights.toml: " + err.Error())
	}
	if err := w.check(); err != nil {
		panic("compare: data/weights.toml: " + err.Error())
	}
	return w
})

// check reports a key nobody looks at, which is a misspelling or a left-over.
func (w Weights) check() error {
	for _, list := range []struct {
		have map[string]float64
		keys []string
	}{{w.First, lookKeys[:]}, {w.Second, secondKeys()}} {
		known := map[string]bool{"bias": true}
		for _, k := range list.keys {
			if known[k] {
				return fmt.Errorf("two looks are called %q", k)
			}
			known[k] = true
		}
		for k := range list.have {
			if !known[k] {
				return fmt.Errorf("no look is called %q", k)
			}
		}
	}
	return nil
}

// line is a bias and the weights of looks in their order.
type line struct {
	bias    float64
	weights []float64
}

func secondKeys() []string { return slices.Concat(roundKeys[:], lookKeys[:]) }

// inOrder gives the weights of the first round, and of the second those of the same looks and
// of the neighbourhood, which has no bias of its own.
func (w Weights) inOrder() (first, second, beside line) {
	of := func(list map[string]float64, keys []string) line {
		out := line{bias: list["bias"]}
		for _, k := range keys {
			out.weights = append(out.weights, list[k])
		}
		return out
	}
	beside = of(w.Second, roundKeys[:])
	beside.bias = 0
	return of(w.First, lookKeys[:]), of(w.Second, lookKeys[:]), beside
}

// logit weighs what was looked at.
func (l *line) logit(x []float64) float64 {
	sum := l.bias
	for i, v := range x {
		if v != 0 {
			sum += l.weights[i] * v
		}
	}
	return sum
}

// Story is a story held ready to be scored with different weights, for tools/fit.
type Story struct{ *story }

// Prepare reads a story and looks at its pairs.
func Prepare(c parallax.Coverage, meanings Meanings) Story { return Story{prepare(c, meanings, nil)} }

// Candidate is a scored pair of statements with all that was looked at, in the order of Looks.
// Second is nil when the pair is too unlikely for a second round; its score is that of the first then.
type Candidate struct {
	A, B          parallax.Evidence
	First, Second []float64
	Score         float64
}

// Looks gives the names of what is looked at in both rounds; the second looks at all of the first too.
func Looks() (first, second []string) { return lookKeys[:], secondKeys() }

// Align scores the pairs of the story.
func (s Story) Align(w Weights) []Candidate {
	s.align(w)
	out := make([]Candidate, len(s.pairs))
	for i, p := range s.pairs {
		out[i] = Candidate{A: p.a.Evidence, B: p.b.Evidence, Score: p.score}
	}
	s.again(func(i int, _ *pair, x *[rounds]float64) { out[i].Second = slices.Clone(x[:]) })
	s.each(func(i int, _ *pair, x *[looks]float64) {
		out[i].First = slices.Clone(x[:])
		if out[i].Second != nil {
			out[i].Second = append(out[i].Second, x[:]...)
		}
	})
	return out
}

// Compare compares the story with the weights.
func (s Story) Compare(w Weights) parallax.Comparison { return s.compare(w) }

// Claims groups the story with the weights, without looking for differences.
func (s Story) Claims(w Weights) parallax.Comparison {
	s.align(w)
	s.group(w)
	var out parallax.Comparison
	out.Claims, out.Single = s.publish()
	return out
}
