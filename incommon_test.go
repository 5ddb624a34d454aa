package parallax

import "testing"

// TestInCommon wants what both lists hold counted, once for each that has a partner.
func TestInCommon(t *testing.T) {
	for _, c := range []struct {
		a, b []int32
		want int
	}{
		{nil, nil, 0},
		{[]int32{1, 2, 3}, nil, 0},
		{[]int32{1, 2, 3}, []int32{2, 3, 9}, 2},
		{[]int32{4, 4, 4}, []int32{4, 4}, 2},
		{[]int32{1, 5, 9}, []int32{2, 6}, 0},
	} {
		if one, other := InCommon(c.a, c.b), InCommon(c.b, c.a); one != c.want || other != c.want {
			t.Errorf("%v and %v: %d and %d, want %d", c.a, c.b, one, other, c.want)
		}
	}
}
