package story

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"math"

	"parallax"
)

// weightsFile holds the weights fitted by tools/fitstory, and how.
//
//go:embed weights.json
var weightsFile []byte

// maxContent bounds what likeness of content adds to the log-odds, so that the same words
// about the same people a week apart (a meeting that is held again) stay two events. It bounds as far as
// reports are known to lie apart: of one day, or of unknown ones, the likest pair is to be told from one that
// is merely alike, or chance decides which are joined first (cross-script by fitstory: 0.862 with the bound for all, 0.882; ecbplus
// 0.905, 0.909). A copy counts above it: what was printed again belongs to its first printing.
const maxContent = 4

// Model turns features into log-odds that two articles tell the same event.
type Model struct {
	// How says how the weights came about.
	How []string `json:"how"`
	// Same and Cross weigh the features of pairs in one language and across languages.
	Same  map[string]float64 `json:"same"`
	Cross map[string]float64 `json:"cross"`
	// Line weighs those of pairs in one language for being of one storyline: without vectors,
	// which are alike for all that is told about a topic.
	Line map[string]float64 `json:"line"`

	same, cross, line Features
}

var fitted = load()

func load() *Model {
	m := new(Model)
	d := json.NewDecoder(bytes.NewReader(weightsFile))
	d.DisallowUnknownFields()
	if err := d.Decode(m); err != nil {
		panic("story: weights.json: " + err.Error()) // embedded, so this is a mistake in the program
	}
	m.same, m.cross, m.line = vectorOf(m.Same), vectorOf(m.Cross), vectorOf(m.Line)
	return m
}

// vectorOf puts named weights in the order of Features; an unknown name is a mistake in the file.
func vectorOf(named map[string]float64) (f Features) {
	left := len(named)
	for i, name := range featureNames {
		if w, ok := named[name]; ok {
			f[i] = w
			left--
		}
	}
	if left > 0 {
		panic("story: weights.json: a feature that does not exist")
	}
	return f
}

// logit gives the log-odds that the pair with these features tells one event.
func (m *Model) logit(f *Features, cross bool) float64 {
	weights := &m.same
	if cross {
		weights = &m.cross
	}
	return logit(f, weights, max(0, 1-f[featureGap]))
}

// logit weighs features; above is the share that counts of what likeness of content adds above its bound.
func logit(f, w *Features, above float64) float64 {
	var content, other float64
	for i := range f {
		switch i {
		case featureGap, featureCopy:
			other += f[i] * w[i]
		default:
			content += f[i] * w[i]
		}
	}
	return min(content, maxContent+above*max(0, content-maxContent)) + other
}

// crosses reports whether two articles are in different languages.
func crosses(a, b *parallax.Sketch) bool {
	return a.Language != "" && b.Language != "" && a.Language != b.Language
}

// probability turns log-odds into a probability.
func probability(logit float64) float64 { return 1 / (1 + math.Exp(-logit)) }

// Pair gives the features of two articles, for the fitting of weights; false when they share too little to be compared.
func Pair(a, b parallax.Sketch, m Meaning, near parallax.Near) (f Features, cross, ok bool) {
	f, ok = ask(a, nil, &near).compare(&b, &m)
	return f, crosses(&a, &b), ok
}

// FeatureNames gives the names of the features in the order of Features.
func FeatureNames() []string { return featureNames[:] }
