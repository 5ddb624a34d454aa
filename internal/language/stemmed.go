package language

import (
	"strings"
	"sync"

	"github.com/blevesearch/snowballstem"
)

// mostStemmed is how many words are remembered with their stems, in some 100 bytes each: finding a stem costs ten
// times as much as looking it up, and the commonest 16,000 words are nine in ten of a text.
const mostStemmed = 1 << 14

// maxStemmedBytes is the length up to which words are remembered: what is longer is no common word, and may be a whole page
// that is written without spaces.
const maxStemmedBytes = 64

// stemmed remembers what stemmers gave.
var stemmed stemMemory

// stemMemory remembers stems. The zero value is ready. Safe for concurrent use.
type stemMemory struct {
	mu    sync.RWMutex
	known map[stemKey]string
}

type stemKey struct{ tag, word string }

// of gives what the stemmer of a language makes of a folded word.
func (m *stemMemory) of(tag, word string, stem func(*snowballstem.Env) bool) string {
	m.mu.RLock()
	out, ok := m.known[stemKey{tag, word}]
	m.mu.RUnlock()
	if ok {
		return out
	}
	word = strings.Clone(word) // what is remembered must not hold on to the text of the article
	env := snowballstem.NewEnv(word)
	stem(env)
	out = env.Current()
	if len(word) > maxStemmedBytes {
		return out
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known == nil {
		m.known = make(map[stemKey]string, mostStemmed)
	}
	for old := range m.known { // any will do
		if len(m.known) < mostStemmed {
			break
		}
		delete(m.known, old)
	}
	m.known[stemKey{tag, word}] = out
	return out
}
