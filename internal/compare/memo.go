package compare

import (
	"sync"

	"parallax"
)

const (
	// mostRelated is how many words of stories are remembered with those they are kin to, in some 190 bytes each: of fifty
	// stories of five articles, those compared last. leastRelated is how many a story must have to be: one article alone
	// has fewer, and most of them stay alone.
	mostRelated  = 30_000
	leastRelated = 400
)

// Memo remembers of stories which of their words are kin in meaning: a story that gets one more article is compared
// again, and most of its words are the same. What is kin depends on the two words alone, so that a comparison is the
// same with it and without. The zero value is ready. It is safe for concurrent use.
type Memo struct {
	mu    sync.Mutex
	known map[parallax.StoryID]*relations
	words int // of all that are known
	turn  int // counts what was given
}

// Coverage is the function of that name. It must be given the same meanings each time.
func (m *Memo) Coverage(c parallax.Coverage, meanings Meanings) parallax.Comparison {
	r := m.take(c.Story.ID)
	out := prepare(c, meanings, r).compare(Fitted())
	m.give(c.Story.ID, r)
	return out
}

// take gives what is known of a story, which nobody else has until it is given back.
func (m *Memo) take(id parallax.StoryID) *relations {
	m.mu.Lock()
	defer m.mu.Unlock()
	r := m.known[id]
	if r == nil {
		return &relations{}
	}
	delete(m.known, id)
	m.words -= len(r.words)
	return r
}

// give remembers what is known of a story, in place of others where there is no room.
func (m *Memo) give(id parallax.StoryID, r *relations) {
	if len(r.words) < leastRelated || len(r.words) > mostRelated/2 || r.absent > len(r.words)/2 {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known == nil {
		m.known = map[parallax.StoryID]*relations{}
	}
	if old := m.known[id]; old != nil { // two compared it at once
		m.words -= len(old.words)
	}
	m.turn++
	r.turn = m.turn
	m.known[id] = r
	m.words += len(r.words)
	for m.words > mostRelated {
		m.drop()
	}
}

// drop forgets the story that was compared before all others.
func (m *Memo) drop() {
	var oldest parallax.StoryID
	for id, r := range m.known {
		if old := m.known[oldest]; old == nil || r.turn < old.turn {
			oldest = id
		}
	}
	m.words -= len(m.known[oldest].words)
	delete(m.known, oldest)
}
