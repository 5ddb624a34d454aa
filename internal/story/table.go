package story

import (
	"math/bits"

	"parallax"
)

// spot says where a term stands in the article at hand: its places among terms and title; -1 for not.
type spot struct{ term, title int16 }

// table finds terms by number: open addressing, at most half full and small enough to stay near the
// processor.
type table struct {
	numbers []parallax.Term // 0 where there is none
	spots   []spot
	shift   int
	marks   []uint64 // a bit for each mark; most terms that are not there find theirs unset
}

// markBits is the logarithm of how many marks there are for a place: with eight, of the terms that are not there one in
// sixteen at most finds its mark set, and the processor guesses what comes.
const markBits = 3

// newTable gives a table with room for n terms.
func newTable(n int) table {
	size := 1 << bits.Len(uint(max(4, 2*n)))
	return table{make([]parallax.Term, size), make([]spot, size), 32 - bits.TrailingZeros(uint(size)), make([]uint64, size<<markBits/64)}
}

// first is where a term is looked for first.
func (t *table) first(n parallax.Term) int { return int(uint32(n) * 0x9e3779b9 >> t.shift) }

// mark gives where the mark of a term is, by bits of the same product.
func (t *table) mark(n parallax.Term) (word int, bit uint64) {
	h := uint32(n) * 0x9e3779b9 >> (t.shift - markBits)
	return int(h / 64), 1 << (h % 64)
}

// put gives the spot of a term, which is nowhere when it is new.
func (t *table) put(n parallax.Term) *spot {
	for i := t.first(n); ; i = (i + 1) & (len(t.numbers) - 1) {
		switch t.numbers[i] {
		case n:
		case 0:
			t.numbers[i], t.spots[i] = n, spot{-1, -1}
			word, bit := t.mark(n)
			t.marks[word] |= bit
		default:
			continue
		}
		return &t.spots[i]
	}
}

// lacks reports at a glance that a term is not there; most that are not it finds.
func (t *table) lacks(n parallax.Term) bool {
	word, bit := t.mark(n)
	return t.marks[word&(len(t.marks)-1)]&bit == 0
}

// find gives the spot of a term.
func (t *table) find(n parallax.Term) spot {
	numbers := t.numbers
	for i := t.first(n) & (len(numbers) - 1); ; i = (i + 1) & (len(numbers) - 1) {
		switch numbers[i] {
		case n:
			return t.spots[i]
		case 0:
			return spot{-1, -1}
		}
	}
}
