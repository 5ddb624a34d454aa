package language

import (
	"hash/maphash"
	"strings"
	"sync/atomic"

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

// stemsTogether is how many words share a place, where any goes for one that comes.
const stemsTogether = 4

// stemMemory remembers stems. The zero value is ready. Safe for concurrent use, without a lock: a search asks for thousands of stems, and who
// compares stories meanwhile, on threads that let readers go first, would hold it for as long as these have no processor.
type stemMemory struct {
	known [mostStemmed]atomic.Pointer[stemOf]
}

type stemOf struct{ tag, word, stem string }

var stemSeed = maphash.MakeSeed()

// of gives what the stemmer of a language makes of a folded word.
func (m *stemMemory) of(tag, word string, stem func(*snowballstem.Env) bool) string {
	hash := maphash.String(stemSeed, word)
	place := m.known[hash%(mostStemmed/stemsTogether)*stemsTogether:][:stemsTogether]
	into := &place[hash>>32%stemsTogether]
	for i := range place {
		switch x := place[i].Load(); {
		case x == nil:
			into = &place[i]
		case x.tag == tag && x.word == word:
			return x.stem
		}
	}
	word = strings.Clone(word) // what is remembered must not hold on to the text of the article
	env := snowballstem.NewEnv(word)
	stem(env)
	out := env.Current()
	if strings.HasPrefix(word, out) { // as most are, so that one text is remembered, not two
		out = word[:len(out)]
	}
	if len(word) <= maxStemmedBytes {
		into.Store(&stemOf{tag, word, out})
	}
	return out
}
