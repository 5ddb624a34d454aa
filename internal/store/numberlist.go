package store

import (
	"encoding/binary"
	"slices"
)

// numberList is ascending numbers, each once, in little memory: the first and last, and between them how far each lies from
// the one before. Most articles that have a term have a neighbour that is near, so that a number takes a byte and a bit
// in place of four. The zero value is empty.
type numberList struct {
	count, first, last int32
	steps              []byte // varints, one less than there are numbers
}

// numberListOf makes a list of ascending numbers.
func numberListOf(numbers []int32) (l numberList) {
	for _, n := range numbers {
		l.push(n)
	}
	l.steps = slices.Clip(slices.Clone(l.steps))
	return l
}

// appendTo appends the numbers to a plain list.
func (l *numberList) appendTo(out []int32) []int32 {
	if l.count == 0 {
		return out
	}
	have := len(out)
	out = slices.Grow(out, int(l.count))[:have+int(l.count)]
	n := l.first
	out[have] = n
	plain, steps := out[have+1:], l.steps
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

// push puts a number behind the others, which are smaller.
func (l *numberList) push(n int32) {
	if l.count++; l.count == 1 {
		l.first, l.last = n, n
		return
	}
	var step [binary.MaxVarintLen32]byte
	size := binary.PutUvarint(step[:], uint64(n-l.last))
	if len(l.steps)+size > cap(l.steps) { // doubled as append does it a third would lie empty
		l.steps = append(make([]byte, 0, len(l.steps)+len(l.steps)/4+size), l.steps...)
	}
	l.steps, l.last = append(l.steps, step[:size]...), n
}

// insert puts a number in its place; it mostly goes to the end.
func (l *numberList) insert(n int32) {
	if l.count == 0 || n > l.last {
		l.push(n)
		return
	}
	plain := l.appendTo(nil)
	if at, ok := slices.BinarySearch(plain, n); !ok {
		*l = numberListOf(slices.Insert(plain, at, n))
	}
}

// drop takes a number out; it mostly is the first.
func (l *numberList) drop(n int32) {
	switch {
	case l.count == 0 || n < l.first || n > l.last:
	case n == l.first && l.count > 1:
		step, size := binary.Uvarint(l.steps)
		l.count, l.first, l.steps = l.count-1, l.first+int32(step), l.steps[size:]
	default:
		plain := l.appendTo(nil)
		if at, ok := slices.BinarySearch(plain, n); ok {
			*l = numberListOf(slices.Delete(plain, at, at+1))
		}
	}
}
