package parallax

import (
	"hash/maphash"
	"slices"
)

// likes is Sketch.Like in a fifth of the memory: the IDs as numbers, ascending, which mean something
// while the program runs only. Two IDs have the same number once in 10^19 times.
type likes struct {
	ids  []uint64
	odds []float32
}

var likeSeed = maphash.MakeSeed()

func likeNumber(a ArticleID) uint64 { return maphash.String(likeSeed, string(a)) }

// Light gives the sketch as it is kept at hand: its terms let go of how they are written, and of Like
// is left what LikeTo tells.
func (k Sketch) Light() Sketch {
	k.Terms, k.Title = k.Terms.Light(), k.Title.Light()
	if len(k.Like) == 0 {
		return k
	}
	type entry struct {
		id   uint64
		odds float32
	}
	entries := make([]entry, 0, len(k.Like))
	for a, odds := range k.Like {
		entries = append(entries, entry{likeNumber(a), odds})
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.id < b.id {
			return -1
		}
		return 1
	})
	k.like = likes{make([]uint64, len(entries)), make([]float32, len(entries))}
	for i, e := range entries {
		k.like.ids[i], k.like.odds[i] = e.id, e.odds
	}
	k.Like = nil
	return k
}

// LikeTo gives the log-odds of Like with an article; ok is false when it was not held against it.
func (k *Sketch) LikeTo(a ArticleID) (odds float32, ok bool) {
	if k.Like != nil {
		odds, ok = k.Like[a]
		return odds, ok
	}
	if len(k.like.ids) == 0 {
		return 0, false
	}
	at, ok := slices.BinarySearch(k.like.ids, likeNumber(a))
	if !ok {
		return 0, false
	}
	return k.like.odds[at], true
}

// Equal reports whether both tell the same.
func (l likes) Equal(m likes) bool {
	return slices.Equal(l.ids, m.ids) && slices.Equal(l.odds, m.odds)
}
