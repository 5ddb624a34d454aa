package parallax

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"slices"
)

// sketchForm is the first byte of a sketch as bytes. It stands for all that the numbers in it depend on too: TermOf, likeNumber,
// and what fills Hashes and Passages.
const sketchForm = 1

// errSketch is the error of bytes that are no sketch of this form.
var errSketch = errors.New("no sketch of a form that is known")

// MarshalBinary gives the sketch as it is kept: what Light leaves of it, but not where it stands (Article, Story, Storyline).
// After a byte of the form come time, outlet and language, then vectors, Like, Hashes, Passages, Terms and Title, each
// with its length before it, in numbers of fixed width from the low end up: they are as good as random, so that packing
// gains nothing, and reading them is little more than copying. The error is for a time or vector that is none.
func (k Sketch) MarshalBinary() ([]byte, error) {
	for _, v := range []Vector{k.Vector, k.Opening} {
		if size := float64(v.Dot(v)); math.IsNaN(size) || math.IsInf(size, 0) {
			return nil, fmt.Errorf("%w: sketch of %s with a vector that is none", ErrInvalid, k.Article)
		}
	}
	k = k.Light()
	at, err := k.At.MarshalBinary()
	if err != nil {
		return nil, fmt.Errorf("sketch of %s: %w", k.Article, err)
	}
	b := append(make([]byte, 0, 4096), sketchForm)
	for _, s := range []string{string(at), k.Outlet, k.Language} {
		b = append(binary.AppendUvarint(b, uint64(len(s))), s...)
	}
	for _, c := range []Coarse{k.vector, k.opening} {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(c.step))
		b = binary.AppendUvarint(b, uint64(len(c.parts)))
		for _, x := range c.parts {
			b = append(b, byte(x))
		}
	}
	b = appendNumbers(b, k.like.ids)
	for _, x := range k.like.odds {
		b = binary.LittleEndian.AppendUint32(b, math.Float32bits(x))
	}
	b = binary.AppendUvarint(b, uint64(len(k.Hashes)))
	for _, x := range k.Hashes {
		b = binary.LittleEndian.AppendUint16(b, x)
	}
	b = appendNumbers(b, k.Passages)
	for _, t := range []Terms{k.Terms, k.Title} {
		b = appendNumbers(b, t.numbers)
		for _, w := range t.weights {
			b = binary.LittleEndian.AppendUint16(b, w)
		}
	}
	return b, nil
}

func appendNumbers[N ~uint32](b []byte, list []N) []byte {
	b = binary.AppendUvarint(b, uint64(len(list)))
	for _, n := range list {
		b = binary.LittleEndian.AppendUint32(b, uint32(n))
	}
	return b
}

// UnmarshalBinary reads what MarshalBinary wrote; the sketch is a light one then, that shares no memory with the bytes.
func (k *Sketch) UnmarshalBinary(b []byte) error {
	if len(b) == 0 || b[0] != sketchForm {
		return errSketch
	}
	r := sketchReader{left: b[1:]}
	var read Sketch
	if err := read.At.UnmarshalBinary(r.take(r.length(1))); err != nil {
		return fmt.Errorf("%w: %w", errSketch, err)
	}
	read.Outlet, read.Language = string(r.take(r.length(1))), string(r.take(r.length(1)))
	read.vector, read.opening = r.coarse(), r.coarse()
	read.like.ids = numbers[uint32](&r)
	read.like.odds = r.odds(len(read.like.ids))
	read.Hashes = r.words(r.length(2))
	read.Passages = numbers[uint32](&r)
	read.Terms, read.Title = r.terms(), r.terms()
	if r.broken || len(r.left) > 0 || !slices.IsSorted(read.like.ids) || !slices.IsSorted(read.Passages) {
		return errSketch
	}
	*k = read
	return nil
}

// sketchReader reads a sketch from bytes, whatever they are. Once it is broken it gives nothing any more.
type sketchReader struct {
	left   []byte
	broken bool
}

// take gives the next n bytes.
func (r *sketchReader) take(n int) []byte {
	if r.broken || n > len(r.left) {
		r.broken = true
		return nil
	}
	out := r.left[:n]
	r.left = r.left[n:]
	return out
}

// length reads how many things of so many bytes follow.
func (r *sketchReader) length(width int) int {
	n, size := binary.Uvarint(r.left)
	if r.broken || size <= 0 || n > uint64(len(r.left)-size)/uint64(width) {
		r.broken = true
		return 0
	}
	r.left = r.left[size:]
	return int(n)
}

func numbers[N ~uint32](r *sketchReader) []N {
	n := r.length(4)
	raw := r.take(4 * n)
	if len(raw) == 0 {
		return nil
	}
	out := make([]N, n)
	for i := range out {
		out[i] = N(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	return out
}

// words reads n numbers of 16 bits.
func (r *sketchReader) words(n int) []uint16 {
	raw := r.take(2 * n)
	if len(raw) == 0 {
		return nil
	}
	out := make([]uint16, n)
	for i := range out {
		out[i] = binary.LittleEndian.Uint16(raw[2*i:])
	}
	return out
}

func (r *sketchReader) odds(n int) []float32 {
	raw := r.take(4 * n)
	if len(raw) == 0 {
		return nil
	}
	out := make([]float32, n)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(raw[4*i:]))
	}
	return out
}

func (r *sketchReader) coarse() (c Coarse) {
	if raw := r.take(4); raw != nil {
		c.step = math.Float32frombits(binary.LittleEndian.Uint32(raw))
	}
	raw := r.take(r.length(1))
	if len(raw) == 0 {
		return Coarse{}
	}
	c.parts = make([]int8, len(raw))
	for i, x := range raw {
		c.parts[i] = int8(x)
	}
	r.broken = r.broken || math.IsInf(float64(c.step), 0) || math.IsNaN(float64(c.step))
	return c
}

// terms reads terms, which stand in order, each once.
func (r *sketchReader) terms() Terms {
	t := Terms{numbers: numbers[Term](r)}
	t.weights = r.words(len(t.numbers))
	for i := 1; i < len(t.numbers); i++ {
		r.broken = r.broken || t.numbers[i] <= t.numbers[i-1]
	}
	return t
}
