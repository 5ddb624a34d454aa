package compare

import (
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

func (s *signature) apart(t *signature) int {
	n := 0
	for i := range s {
		n += bits.OnesCount64(s[i] ^ t[i])
	}
	return n
}

// sides gives the planes, the same in every run: without them all words of a story would have
// to be multiplied with each other. Their normals have components of one and minus one.
func sides(dimensions int) [][]float32 {
	state := uint64(planes)
	out := make([][]float32, planes)
	for i := range out {
		out[i] = make([]float32, dimensions)
		for d := range out[i] {
			state += 0x9e3779b97f4a7c15 // splitmix64
			z := (state ^ state>>30) * 0xbf58476d1ce4e5b9
			z = (z ^ z>>27) * 0x94d049bb133111eb
			out[i][d] = float32(int(z>>63)*2 - 1)
		}
	}
	return out
}

// relate finds which stems are kin.
func (l *lexicon) relate(statements []*statement, meanings Meanings) {
	l.kin = make([][]link, len(l.stems))
	if meanings == nil {
		return
	}
	vectors := l.vectors(statements, meanings)
	var stems []int32
	dimensions := 0
	for w, v := range vectors {
		if v != nil {
			stems, dimensions = append(stems, int32(w)), len(v)
		}
	}
	all := sides(dimensions)
	marks := make([]signature, len(stems))
	for i, w := range stems {
		for k, plane := range all {
			if vectors[w].Dot(plane) > 0 {
				marks[i][k/64] |= 1 << (k % 64)
			}
		}
	}
	for i, w := range stems {
		for j, v := range stems[:i] {
			if marks[i].apart(&marks[j]) > apartBy {
				continue
			}
			if like := float64(vectors[w].Dot(vectors[v])); like >= kin {
				l.kin[w], l.kin[v] = append(l.kin[w], link{v, like}), append(l.kin[v], link{w, like})
			}
		}
	}
}

// vectors gives the vectors of the stems, nil for those that have none, by the form in which each is first printed.
func (l *lexicon) vectors(statements []*statement, meanings Meanings) []parallax.Vector {
	words, stems := map[string][]string{}, map[string][]int32{}
	seen := make([]bool, len(l.stems))
	for _, st := range statements {
		for i := range st.words {
			w := &st.words[i]
			if !seen[w.id] && !w.digit {
				seen[w.id] = true
				tag := st.article().Language
				words[tag], stems[tag] = append(words[tag], w.printed), append(stems[tag], w.id)
			}
		}
	}
	out := make([]parallax.Vector, len(l.stems))
	for tag := range words {
		for i, v := range meanings(tag, words[tag]) {
			if v.Dot(v) > 0 {
				out[stems[tag][i]] = v
			}
		}
	}
	return out
}
