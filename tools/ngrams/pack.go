package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/fnv"
	"math"
	"sort"
)

// cell is the cost of a gram in one table.
type cell struct{ table, cost uint8 }

// table is what the head of the file says of a table.
type table struct {
	tag    string
	rarest uint8 // cost of its rarest common word
	prior  uint8 // cost of a text being in it at all
}

const (
	magic   = "NGR2"
	buckets = 1 << 16
	perNat  = 16 // steps of cost per natural logarithm
)

// cost is -ln p in sixteenths, at most 255.
func cost(p float64) uint8 {
	return uint8(max(0, min(255, math.Round(-math.Log(p)*perNat))))
}

// hash is the key of a gram: FNV-1a of its UTF-8.
func hash(gram string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(gram))
	return h.Sum32()
}

// pack lays the rows out as internal/language reads them; doc/languages.md has the layout.
func pack(tables []table, rows map[string][]cell) ([]byte, error) {
	byHash := map[uint32]string{}
	for _, gram := range sorted(rows) {
		h := hash(gram)
		if other, taken := byHash[h]; taken {
			// The rarer of two grams of one hash would be scored as the other: leave it out.
			if len(rows[other]) >= len(rows[gram]) {
				continue
			}
		}
		byHash[h] = gram
	}
	keys := make([]uint32, 0, len(byHash))
	for h := range byHash {
		keys = append(keys, h)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i] < keys[j] })

	var cells, low, ends bytes.Buffer
	starts := make([]uint32, buckets+1)
	for _, h := range keys {
		for _, c := range rows[byHash[h]] {
			cells.Write([]byte{c.table, c.cost})
		}
		starts[h>>16+1]++
		low.Write(binary.LittleEndian.AppendUint16(nil, uint16(h)))
		ends.Write(binary.LittleEndian.AppendUint32(nil, uint32(cells.Len()/2)))
	}
	for i := range buckets {
		starts[i+1] += starts[i]
	}

	var out bytes.Buffer
	out.WriteString(magic)
	var names bytes.Buffer
	for _, t := range tables {
		fmt.Fprintf(&names, "%-3s", t.tag)
		names.Write([]byte{t.rarest, t.prior})
	}
	for _, n := range []int{len(tables), len(keys), cells.Len() / 2} {
		out.Write(binary.LittleEndian.AppendUint32(nil, uint32(n)))
	}
	out.Write(names.Bytes())
	for _, s := range starts {
		out.Write(binary.LittleEndian.AppendUint32(nil, s))
	}
	out.Write(low.Bytes())
	out.Write(ends.Bytes())
	out.Write(cells.Bytes())
	return out.Bytes(), nil
}
