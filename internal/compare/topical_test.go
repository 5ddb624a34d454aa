package compare

import "testing"

// A word in three of ten statements is what the story is about; in a story of few statements none is.
func TestEverywhere(t *testing.T) {
	for _, tc := range []struct {
		statements, in int
		want           bool
	}{{30, 10, true}, {40, 10, false}, {9, 9, false}} {
		s := &story{statements: make([]*statement, tc.statements), lexicon: &lexicon{ids: map[string]int32{"fire": 0}, in: []int{tc.in}}}
		if got := s.everywhere("fire"); got != tc.want {
			t.Errorf("in %d of %d: %v", tc.in, tc.statements, got)
		}
		if s.everywhere("riot") {
			t.Error("a word nobody says is everywhere")
		}
	}
}
