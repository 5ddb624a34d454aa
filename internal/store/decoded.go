package store

import (
	"hash/maphash"
	"sync"

	"parallax"
)

// mostDecoded is how many bytes the articles have as they are stored that are remembered decoded, in which they
// are some ten times as large: about 250 articles of 60 kB each. The stories of a storyline that grows are
// composed one after the other, and each shows its neighbours.
const mostDecoded = 1500 << 10

// decodedArticles remembers articles by the bytes they are stored as, so that nothing can grow stale.
// Safe for concurrent use.
type decodedArticles struct {
	mu    sync.Mutex
	known map[decodedKey]parallax.Covered
	bytes int // as stored, of all that are known
}

type decodedKey struct {
	id          parallax.ArticleID
	data, notes uint64
	bytes       int
}

var decodedSeed = maphash.MakeSeed()

// decode is the function of that name. What it gives is shared: nobody may write to it.
func (d *decodedArticles) decode(id parallax.ArticleID, data, notes []byte) (parallax.Covered, error) {
	key := decodedKey{id, maphash.Bytes(decodedSeed, data), maphash.Bytes(decodedSeed, notes), len(data) + len(notes)}
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
	if _, known := d.known[key]; known || key.bytes > mostDecoded {
		return c, nil
	}
	if d.known == nil {
		d.known = map[decodedKey]parallax.Covered{}
	}
	d.bytes += key.bytes
	for old := range d.known { // any will do
		if d.bytes <= mostDecoded {
			break
		}
		delete(d.known, old)
		d.bytes -= old.bytes
	}
	d.known[key] = c
	return c, nil
}

var decodedBefore decodedArticles
