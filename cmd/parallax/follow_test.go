package main

import "testing"

func TestThreadsFor(t *testing.T) {
	for _, c := range []struct {
		processors, seen int
		said             bool
		want             int
	}{{2, 2, false, 7}, {1, 1, false, 5}, {2, 2, true, 2}, {2, 8, false, 2}} {
		if got := threadsFor(c.processors, c.seen, c.said); got != c.want {
			t.Errorf("%d of %d processors, said %v: %d threads, want %d", c.processors, c.seen, c.said, got, c.want)
		}
	}
}
