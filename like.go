package parallax

import "slices"

// likes is Sketch.Like in an eighth of the memory: the IDs as numbers, ascending.
// Of a hundred IDs one has the number of another that is asked for once in 40 million times.
type likes struct {
	ids  []uint32
	odds []float32
}

// likeNumber is kept in stores: changing it asks for a new sketchForm.
func likeNumber(a ArticleID) uint32 { return uint32(hashOf(string(a)) >> 32) }

// named is likeNumber of the article, which a light sketch has at hand.
func (k *Sketch) named() uint32 {
	if k.number != 0 {
		return k.number
	}
	return likeNumber(k.Article)
}

// Light gives the sketch as it is kept at hand: its terms let go of how they are written, of Like
// is left what LikeWith tells, and of its vectors what Coarse gives. Lists that were made with room for more get none.
func (k Sketch) Light() Sketch {
	k.Hashes, k.Passages = fitting(k.Hashes), fitting(k.Passages)
	k.Terms, k.Title = k.Terms.Light(), k.Title.Light()
	k.vector, k.opening = k.Coarse()
	k.Vector, k.Opening, k.number = nil, nil, likeNumber(k.Article)
	if len(k.Like) == 0 {
		return k
	}
	type entry struct {
		id   uint32
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
	k.like = likes{make([]uint32, len(entries)), make([]float32, len(entries))}
	for i, e := range entries {
		k.like.ids[i], k.like.odds[i] = e.id, e.odds
	}
	k.Like = nil
	return k
}

// fitting gives a list in no more memory than it needs: one that was read from the store, or chosen from many, has up to
// half as much again.
func fitting[N any](list []N) []N {
	if len(list) == cap(list) {
		return list
	}
	return append(make([]N, 0, len(list)), list...)
}

// Coarse gives the vectors of text and title in eight bits.
func (k *Sketch) Coarse() (text, title Coarse) {
	text, title = k.vector, k.opening
	if k.Vector != nil {
		text = k.Vector.Coarse()
	}
	if k.Opening != nil {
		title = k.Opening.Coarse()
	}
	return text, title
}

// LikeWith gives the log-odds of Like with the article of a sketch; ok is false when it was not held against it.
func (k *Sketch) LikeWith(other *Sketch) (odds float32, ok bool) {
	if k.Like != nil {
		odds, ok = k.Like[other.Article]
		return odds, ok
	}
	if len(k.like.ids) == 0 {
		return 0, false
	}
	return k.like.to(other.named())
}

// to gives the log-odds with the article of a number. Numbers are hashes and so spread evenly: one lies a few places from where
// it would if they were so exactly, which is found sooner than by halving.
func (l *likes) to(number uint32) (odds float32, ok bool) {
	ids := l.ids
	at := int(uint64(number) * uint64(len(ids)) >> 32)
	for at > 0 && ids[at-1] >= number {
		at--
	}
	for at < len(ids) && ids[at] < number {
		at++
	}
	if at == len(ids) || ids[at] != number {
		return 0, false
	}
	return l.odds[at], true
}

// Equal reports whether both tell the same.
func (l likes) Equal(m likes) bool {
	return slices.Equal(l.ids, m.ids) && slices.Equal(l.odds, m.odds)
}
