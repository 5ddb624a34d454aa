package embed

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"sort"
	"strings"

	"parallax"
)

const (
	magic     = "parallax words 1"
	alignment = 64 // bytes; every section of the file starts at a multiple
	headSize  = 64
	tagSize   = 8
	prefixes  = 1 << 16 // of hashes: what the index has one entry for

	// unitScale is the unit of the scales of rows: a 16-bit number of these.
	unitScale = 1.0 / (1 << 16)
	// unitWeight is that of the weights of words.
	unitWeight = 1.0 / 255
	// zeroCode is the 4-bit code of 0.
	zeroCode = 8
)

// table is a file of word vectors, used where it lies in memory. doc/embed.md has the format.
type table struct {
	words, dimensions, buckets int
	means                      map[string]parallax.Vector // by tag
	index                      []byte                     // where the hashes with each prefix start
	hashes                     []byte                     // 32 bits of the hash of each word after the prefix, in order
	weights                    []byte
	scales, bucketScales       []byte
	rows, bucketRows           []byte // 4 bits a dimension
}

// open checks that a file has the size its head says; it copies nothing.
func open(file []byte) (*table, error) {
	if len(file) < headSize || string(file[:len(magic)]) != magic {
		return nil, errors.New("embed: not a table of words")
	}
	head := func(i int) int { return int(binary.LittleEndian.Uint32(file[len(magic)+4*i:])) }
	t := &table{words: head(0), dimensions: head(1), buckets: head(2)}
	if t.dimensions == 0 || t.dimensions > 4096 || t.dimensions%2 != 0 || t.buckets == 0 {
		return nil, fmt.Errorf("embed: table with %d dimensions, %d buckets", t.dimensions, t.buckets)
	}
	at := headSize
	var languages []byte // tag and mean of each
	for _, section := range []struct {
		to          *[]byte
		count, size int
	}{
		{&languages, head(3), tagSize + 4*t.dimensions},
		{&t.index, prefixes + 1, 4},
		{&t.hashes, t.words, 4},
		{&t.weights, t.words, 1},
		{&t.scales, t.words, 2},
		{&t.bucketScales, t.buckets, 2},
		{&t.rows, t.words, t.dimensions / 2},
		{&t.bucketRows, t.buckets, t.dimensions / 2},
	} {
		end := at + section.count*section.size
		if end > len(file) {
			return nil, fmt.Errorf("embed: table of %d bytes is cut off", len(file))
		}
		*section.to = file[at:end:end]
		at = (end + alignment - 1) / alignment * alignment
	}
	t.readMeans(languages)
	return t, nil
}

// find gives the row of the word with this hash, or -1.
func (t *table) find(hash uint64) int {
	prefix, rest := int(hash>>48), uint32(hash>>16)
	start, end := int(binary.LittleEndian.Uint32(t.index[4*prefix:])), int(binary.LittleEndian.Uint32(t.index[4*prefix+4:]))
	if start > end || end > t.words {
		return -1 // a broken file
	}
	i := start + sort.Search(end-start, func(i int) bool { return binary.LittleEndian.Uint32(t.hashes[4*(start+i):]) >= rest })
	if i < end && binary.LittleEndian.Uint32(t.hashes[4*i:]) == rest {
		return i
	}
	return -1
}

// word adds the vector of a row to a sum with its weight, which it gives.
func (t *table) word(row int, sum []float32) float32 {
	w := float32(t.weights[row]) * unitWeight
	t.add(sum, t.rows, t.scales, row, w)
	return w
}

// gram adds the vector of the bucket of an n-gram.
func (t *table) gram(hash uint64, weight float32, sum []float32) {
	t.add(sum, t.bucketRows, t.bucketScales, int(hash%uint64(t.buckets)), weight)
}

func (t *table) add(sum []float32, rows, scales []byte, row int, weight float32) {
	scale := weight * float32(binary.LittleEndian.Uint16(scales[2*row:])) * unitScale
	width := len(sum) / 2
	codes := rows[row*width : (row+1)*width]
	for ; len(codes) >= 4 && len(sum) >= 8; codes, sum = codes[4:], sum[8:] {
		c, x := (*[4]byte)(codes), (*[8]float32)(sum)
		p, q, r, s := &coded[c[0]], &coded[c[1]], &coded[c[2]], &coded[c[3]]
		x[0] += scale * p[0]
		x[1] += scale * p[1]
		x[2] += scale * q[0]
		x[3] += scale * q[1]
		x[4] += scale * r[0]
		x[5] += scale * r[1]
		x[6] += scale * s[0]
		x[7] += scale * s[1]
	}
	for i, c := range codes { // of a number that four does not divide
		sum[2*i] += scale * coded[c][0]
		sum[2*i+1] += scale * coded[c][1]
	}
}

// coded are the two numbers that a byte of a row stands for: looking them up, of four bytes at a time, takes two fifths of
// the time of making them.
var coded = func() (out [256][2]float32) {
	for b := range out {
		out[b] = [2]float32{float32(b&15 - zeroCode), float32(b>>4 - zeroCode)}
	}
	return out
}()

// mean gives the expected vector of a text of a language, nil when the table has none.
func (t *table) mean(tag string) parallax.Vector { return t.means[tag] }

// readMeans decodes the vectors of the languages of a table.
func (t *table) readMeans(languages []byte) {
	t.means = map[string]parallax.Vector{}
	size := tagSize + 4*t.dimensions
	for ; len(languages) >= size; languages = languages[size:] {
		v := make(parallax.Vector, t.dimensions)
		for d := range v {
			v[d] = math.Float32frombits(binary.LittleEndian.Uint32(languages[tagSize+4*d:]))
		}
		t.means[strings.TrimRight(string(languages[:tagSize]), "\x00")] = v
	}
}
