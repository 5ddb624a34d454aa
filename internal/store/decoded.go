package store

import (
	"hash/maphash"
	"sync"

	"parallax"
)

// mostDecoded is how many decoded articles are remembered, of some 60 kB each: the stories of a storyline
// that grows are composed one after the other, and each shows its neighbours.
const mostDecoded = 128

// decodedArticles remembers articles by the bytes they are stored as, so that nothing can grow stale.
// Safe for concurrent use.
type decodedArticles struct {
	mu    sync.Mutex
	known map[decodedKey]parallax.Covered
}

type decodedKey struct {
	id          parallax.ArticleID
	data, notes uint64
}

var decodedSeed = maphash.MakeSeed()

// decode is the function of that name. What it gives is shared: nobody may write to it.
func (d *decodedArticles) decode(id parallax.ArticleID, data, notes []byte) (parallax.Covered, error) {
	key := decodedKey{id, maphash.Bytes(decodedSeed, data), maphash.Bytes(decodedSeed, notes)}
	d.mu.Lock()
	c, ok := d.known[key]
	d.mu.Unlock()
	if ok {
		return c, nil
	}
	c, err := decode(id, data, notes)
	if err != nil {
		return c, err
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.known == nil {
		d.known = map[decodedKey]parallax.Covered{}
	}
	for old := range d.known { // any will do
		if len(d.known) < mostDecoded {
			break
		}
		delete(d.known, old)
	}
	d.known[key] = c
	return c, nil
}

var decodedBefore decodedArticles
