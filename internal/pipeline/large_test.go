package pipeline

import (
	"sync"
	"testing"
	"time"
)

// TestLargeStories wants stories of many articles together while there is room for all of them, the largest alone, and none that comes
// later before one that waits.
func TestLargeStories(t *testing.T) {
	l := newLargeStories()
	var leave []func()
	for _, articles := range []int{15, 20, 15, 30, 15} {
		leave = append(leave, l.enter(articles))
	}
	entered := make(chan int, 2)
	var all sync.WaitGroup
	wait := func(articles int) {
		all.Go(func() {
			out := l.enter(articles)
			entered <- articles
			out()
		})
	}
	none := func(what string) {
		t.Helper()
		select {
		case n := <-entered:
			t.Errorf("%s: one of %d was let in", what, n)
		case <-time.After(20 * time.Millisecond):
		}
	}
	wait(1000)
	none("beside others")
	wait(16)
	none("before the one that waits")
	for _, out := range leave[:len(leave)-2] {
		out()
	}
	none("while one is there")
	leave[len(leave)-2]()
	for _, want := range []int{1000, 16} {
		if n := <-entered; n != want {
			t.Errorf("one of %d was let in, want %d", n, want)
		}
	}
	all.Wait()
	if l.pairs != 0 {
		t.Errorf("%d pairs are left", l.pairs)
	}
}
