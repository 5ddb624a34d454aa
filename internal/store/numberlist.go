package store

import (
	"encoding/binary"
	"slices"
)

// numberList is ascending numbers, each once, in little memory: the first and last, and between them how far each lies from
// the one before, in a yard. Most articles that have a term have a neighbour that is near, so that a number takes a byte and a bit
// in place of four. The zero value is empty. All is to be asked with the same yard.
type numberList struct {
	count, first, last int32
	at                 uint32 // of the steps in the yard: varints, one less than there are numbers
	bytes              uint16 // of the steps
	size               uint8  // of their room
}

// appendTo appends the numbers to a plain list.
func (l *numberList) appendTo(y *yard, out []int32) []int32 {
	if l.count == 0 {
		return out
	}
	have := len(out)
	out = slices.Grow(out, int(l.count))[:have+int(l.count)]
	n := l.first
	out[have] = n
	plain, steps := out[have+1:], y.room(l.at, l.size)
	for i := range plain {
		step, size := uint64(steps[0]), 1
		if step >= 0x80 {
			step, size = binary.Uvarint(steps)
		}
		n, steps = n+int32(step), steps[size:]
		plain[i] = n
	}
	return out
}

// set makes it a list of ascending numbers.
func (l *numberList) set(y *yard, numbers []int32) {
	y.give(l.at, l.size)
	*l = numberList{}
	for _, n := range numbers {
		l.push(y, n)
	}
}

// push puts a number behind the others, which are smaller.
func (l *numberList) push(y *yard, n int32) {
	if l.count++; l.count == 1 {
		l.first, l.last = n, n
		return
	}
	var step [binary.MaxVarintLen32]byte
	have := int(l.bytes)
	bytes := have + binary.PutUvarint(step[:], uint64(n-l.last))
	if bytes > roomOf(l.size) {
		at, size := y.take(bytes)
		copy(y.room(at, size), y.room(l.at, l.size)[:have])
		y.give(l.at, l.size)
		l.at, l.size = at, size
	}
	copy(y.room(l.at, l.size)[have:bytes], step[:])
	l.bytes, l.last = uint16(bytes), n
}

// insert puts a number in its place; it mostly goes to the end.
func (l *numberList) insert(y *yard, n int32) {
	if l.count == 0 || n > l.last {
		l.push(y, n)
		return
	}
	plain := l.appendTo(y, nil)
	if at, ok := slices.BinarySearch(plain, n); !ok {
		l.set(y, slices.Insert(plain, at, n))
	}
}

// drop takes a number out; it mostly is the first.
func (l *numberList) drop(y *yard, n int32) {
	switch {
	case l.count == 0 || n < l.first || n > l.last:
	case n == l.first && l.count > 1:
		steps := y.room(l.at, l.size)[:l.bytes]
		step, size := binary.Uvarint(steps)
		copy(steps, steps[size:])
		l.count, l.first, l.bytes = l.count-1, l.first+int32(step), l.bytes-uint16(size)
	default:
		plain := l.appendTo(y, nil)
		if at, ok := slices.BinarySearch(plain, n); ok {
			l.set(y, slices.Delete(plain, at, at+1))
		}
	}
}
