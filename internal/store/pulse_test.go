package store

import "testing"

func init() {
	suite["work that is done and work that comes in its place are told"] = func(t *testing.T, s *Store) {
		pulse := func() string {
			t.Helper()
			p, err := s.Pulse(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			return p.Work
		}
		for _, others := range []int{0, 1} { // the job stands alone, and behind another
			wantJobs(t, s, pageJob("other", "https://other.example/1", 0, 0))
			if others == 0 {
				finish(t, s, Ending{Job: leased(t, s, 1)[0]})
			}
			wantJobs(t, s, pageJob("a", "https://a.example/1", 0, 9))
			was := pulse()
			if again := pulse(); again != was {
				t.Errorf("nothing happened, and it is told: %q, %q", was, again)
			}
			finish(t, s, Ending{Job: leased(t, s, 1)[0]})
			if err := s.Want(t.Context(), hour(1), pageJob("b", "https://b.example/1", 0, 9)); err != nil {
				t.Fatal(err)
			}
			if now := pulse(); now == was {
				t.Errorf("a job went and another came, with %d others, and nobody is told", others)
			}
		}
	}
}
