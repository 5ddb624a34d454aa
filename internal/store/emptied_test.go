package store

import (
	"testing"

	"parallax"
)

func init() {
	suite["a story that nothing tells any more is not listed"] = func(t *testing.T, s *Store) {
		filled(t, s)
		x := taken("elm", 3, "s_1")
		x.Place.Moves = []parallax.Move{{Article: "a_dun", From: "s_3", To: "s_1", Score: 1, Why: x.Place.Why}}
		add(t, s, x)
		all, err := s.Digests(t.Context())
		if err != nil || len(all) != 2 {
			t.Errorf("listed %+v, %v", all, err)
		}
	}
}
