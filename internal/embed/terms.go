package embed

import (
	"strings"
	"sync"

	"parallax"
	"parallax/internal/language"
)

// mostTerms is how many vectors of words are remembered, of 1.1 kB each: a story that grows is compared again
// and again, and stories of one day share most of their words.
const mostTerms = 8192

// Terms gives one vector for each word, of unit length and less what all texts of the language
// have in common, so that words of different languages can be held against each other; all
// zero for a word that is not known. The vectors are shared: do not write to them.
func (w Words) Terms(tag string, words []string) []parallax.Vector {
	tag = language.Base(tag)
	out := make([]parallax.Vector, len(words))
	mean := w.table.mean(tag)
	sum := make([]float64, w.table.dimensions)
	for i, word := range words {
		key := termKey{w.table, tag, word}
		v, ok := terms.get(key)
		if !ok {
			v = w.term(tag, word, mean, sum)
			terms.put(key, v)
		}
		out[i] = v
	}
	return out
}

// term gives the vector of one word; sum is overwritten.
func (w Words) term(tag, word string, mean parallax.Vector, sum []float64) parallax.Vector {
	v := w.table.text(tag, word)
	if v.Dot(v) == 0 {
		return v
	}
	for d, x := range v {
		sum[d] = float64(x)
		if mean != nil {
			sum[d] -= float64(mean[d])
		}
	}
	return unitIn(v, sum)
}

// terms remembers what term gave.
var terms termMemory

// termMemory remembers vectors of words. The zero value is ready. Safe for concurrent use.
type termMemory struct {
	mu    sync.Mutex
	known map[termKey]parallax.Vector
}

type termKey struct {
	table     *table
	tag, word string
}

func (m *termMemory) get(k termKey) (parallax.Vector, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	v, ok := m.known[k]
	return v, ok
}

func (m *termMemory) put(k termKey, v parallax.Vector) {
	k.word = strings.Clone(k.word) // what is remembered must not hold on to the text of the article
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known == nil {
		m.known = make(map[termKey]parallax.Vector, mostTerms)
	}
	for old := range m.known { // any will do
		if len(m.known) < mostTerms {
			break
		}
		delete(m.known, old)
	}
	m.known[k] = v
}
