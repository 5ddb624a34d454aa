package main

import (
	"runtime"
	"testing"
	"time"
)

func TestPercentFor(t *testing.T) {
	for _, c := range []struct {
		inUse uint64
		want  int
	}{
		{0, mostPercent}, {4 << 20, mostPercent}, {64 << 20, 100}, {80 << 20, 60}, {96 << 20, 33}, {100 << 20, 28}, {103 << 20, leastPercent}, {128 << 20, leastPercent}, {1 << 30, leastPercent},
	} {
		if got := percentFor(c.inUse); got != c.want {
			t.Errorf("%d MB in use: %d, want %d", c.inUse>>20, got, c.want)
		}
	}
}

func TestAfterEachCollection(t *testing.T) {
	noticed, stop := make(chan struct{}), make(chan struct{})
	defer close(stop)
	afterEachCollection(func() {
		select {
		case noticed <- struct{}{}:
		case <-stop:
		}
	})
	for range 3 {
		if !collected(noticed) {
			t.Fatal("a collection was not noticed")
		}
	}
	if inUse() == 0 {
		t.Error("nothing is in use after a collection")
	}
}

// collected makes collections until one is noticed, a thousand at most: what waits for the next may not wait
// yet when one begins.
func collected(noticed <-chan struct{}) bool {
	for range 1000 {
		runtime.GC()
		select {
		case <-noticed:
			return true
		case <-time.After(10 * time.Millisecond):
		}
	}
	return false
}
