package store

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestNumberList holds a list against a plain one while numbers come and go, near and far, at the ends and between.
func TestNumberList(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 2))
	for range 60 {
		var l numberList
		var want []int32
		reach := int32(1) << (3 + r.IntN(27))
		for range 200 {
			n := r.Int32N(reach)
			switch r.IntN(4) {
			case 0:
				if len(want) > 0 {
					n = want[0]
				}
				fallthrough
			case 1:
				l.drop(n)
				if at, ok := slices.BinarySearch(want, n); ok {
					want = slices.Delete(want, at, at+1)
				}
			default:
				l.insert(n)
				if at, ok := slices.BinarySearch(want, n); !ok {
					want = slices.Insert(want, at, n)
				}
			}
			if got := l.appendTo([]int32{-1}); !slices.Equal(got[1:], want) || int(l.count) != len(want) {
				t.Fatalf("%d numbers %v, want %v", l.count, got[1:], want)
			}
		}
	}
}
