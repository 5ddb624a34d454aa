package store

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestNumberList holds lists of one yard against plain ones while numbers come and go, near and far, at the ends and between, and wants the
// room of those that went to be used again.
func TestNumberList(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 2))
	var y yard
	for range 60 {
		var lists [8]numberList
		var plain [len(lists)][]int32
		reach := int32(1) << (3 + r.IntN(27))
		for range 200 * len(lists) {
			at := r.IntN(len(lists))
			l, want := &lists[at], &plain[at]
			n := r.Int32N(reach)
			switch r.IntN(4) {
			case 0:
				if len(*want) > 0 {
					n = (*want)[0]
				}
				fallthrough
			case 1:
				l.drop(&y, n)
				if at, ok := slices.BinarySearch(*want, n); ok {
					*want = slices.Delete(*want, at, at+1)
				}
			default:
				l.insert(&y, n)
				if at, ok := slices.BinarySearch(*want, n); !ok {
					*want = slices.Insert(*want, at, n)
				}
			}
			for i := range lists {
				if got := lists[i].appendTo(&y, []int32{-1}); !slices.Equal(got[1:], plain[i]) || int(lists[i].count) != len(plain[i]) {
					t.Fatalf("%d numbers %v, want %v", lists[i].count, got[1:], plain[i])
				}
			}
		}
		for i := range lists {
			lists[i].set(&y, nil)
		}
	}
	if len(y.blocks) > 1 {
		t.Errorf("%d blocks for eight lists at once", len(y.blocks))
	}
}

// TestYard wants a room of each size that holds what was asked for and overlaps no other.
func TestYard(t *testing.T) {
	var y yard
	type place struct {
		at   uint32
		size uint8
	}
	var places []place
	for bytes := 1; bytes <= 16384; bytes = bytes*5/4 + 1 {
		at, size := y.take(bytes)
		if len(y.room(at, size)) < bytes || len(y.room(at, size)) > max(4, bytes*3/2) {
			t.Errorf("room for %d bytes has %d", bytes, len(y.room(at, size)))
		}
		for i := range y.room(at, size) {
			y.room(at, size)[i] = byte(len(places))
		}
		places = append(places, place{at, size})
	}
	for n, p := range places {
		for _, b := range y.room(p.at, p.size) {
			if b != byte(n) {
				t.Fatalf("room %d holds what was put into room %d", n, b)
			}
		}
	}
}
