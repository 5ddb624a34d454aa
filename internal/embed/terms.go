package embed

import (
	"slices"

	"parallax"
	"parallax/internal/language"
)

// Terms gives one vector for each word, of unit length and less what all texts of the language
// have in common, so that words of different languages can be held against each other; all
// zero for a word that is not known. Making one takes 3 µs: of a server's eight thousand that were remembered one
// in five was asked for again, which is not worth their memory.
func (w Words) Terms(tag string, words []string) []parallax.Vector {
	tag = language.Base(tag)
	out := make([]parallax.Vector, len(words))
	n, mean := w.table.dimensions, w.table.mean(tag)
	sum, room := make([]float64, n), make(parallax.Vector, n*len(words))
	for i, word := range words {
		out[i] = room[i*n : (i+1)*n : (i+1)*n]
		w.term(out[i], tag, word, mean, sum)
	}
	return out
}

// term sets v, which is all zero, to the vector of one word; sum is overwritten.
func (w Words) term(v parallax.Vector, tag, word string, mean parallax.Vector, sum []float64) {
	w.table.text(v, tag, word)
	if !slices.ContainsFunc(v, func(x float32) bool { return x != 0 }) {
		return
	}
	for d, x := range v {
		sum[d] = float64(x)
		if mean != nil {
			sum[d] -= float64(mean[d])
		}
	}
	unitIn(v, sum)
}
