package compare

import (
	"testing"

	"parallax"
)

// scored makes a story of statements, given by the tellings they stand in, with scores of pairs.
func scored(tellings []int, scores map[[2]int]float64) *story {
	s := &story{threshold: 0.3}
	for id, at := range tellings {
		for len(s.tellings) <= at {
			s.tellings = append(s.tellings, &telling{at: len(s.tellings), covered: &parallax.Covered{}})
		}
		s.statements = append(s.statements, &statement{id: id, telling: s.tellings[at]})
	}
	s.of = make([][]*pair, len(tellings))
	for a := range tellings {
		for b := a + 1; b < len(tellings); b++ {
			if v, ok := scores[[2]int{a, b}]; ok {
				p := &pair{a: s.statements[a], b: s.statements[b], score: v}
				s.pairs = append(s.pairs, p)
				s.of[a], s.of[b] = append(s.of[a], p), append(s.of[b], p)
			}
		}
	}
	return s
}

func TestGrowth(t *testing.T) {
	four := map[[2]int]float64{{0, 1}: 0.9, {0, 2}: 0.9, {0, 3}: 0.9, {0, 4}: 0.9, {1, 2}: 0.9, {1, 3}: 0.9, {1, 4}: 0.9, {2, 3}: 0.9, {2, 4}: 0.9}
	for _, tt := range []struct {
		name     string
		tellings []int
		scores   map[[2]int]float64
		full     bool
		want     int
	}{
		{"like both", []int{0, 1, 2}, map[[2]int]float64{{0, 1}: 0.9, {0, 2}: 0.5, {1, 2}: 0.5}, false, 3},
		{"like one and not the other", []int{0, 1, 2}, map[[2]int]float64{{0, 1}: 0.9, {0, 2}: 0.9, {1, 2}: 0.1}, false, 2},
		{"never held against one", []int{0, 1, 2}, map[[2]int]float64{{0, 1}: 0.9, {0, 2}: 0.9}, false, 2},
		{"not held against one of two where there were too many", []int{0, 1, 2}, map[[2]int]float64{{0, 1}: 0.9, {0, 2}: 0.9}, true, 2},
		{"not held against one of four where there were too many", []int{0, 1, 2, 3, 4}, four, true, 5},
		{"not held against one of four where there were not", []int{0, 1, 2, 3, 4}, four, false, 4},
		{"a second of one telling, hardly", []int{0, 1, 1}, map[[2]int]float64{{0, 1}: 0.9, {0, 2}: 0.5}, false, 2},
		{"a second of one telling, surely", []int{0, 1, 1}, map[[2]int]float64{{0, 1}: 0.9, {0, 2}: 0.8}, false, 3},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := scored(tt.tellings, tt.scores)
			for _, st := range s.statements {
				st.full = tt.full
			}
			if c := newGrowth(s).grow(s.pairs[0]); len(c.members) != tt.want {
				t.Errorf("%d members, want %d", len(c.members), tt.want)
			}
		})
	}
}
