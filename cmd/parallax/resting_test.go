package main

import (
	"context"
	"runtime"
	"testing"
	"time"
)

// lots is what is allocated at once and let go: kept in a variable of the package so that it is on the heap.
var lots []byte

func TestRestAndGive(t *testing.T) {
	t.Setenv("GOGC", "")
	lots = make([]byte, 2*worthGiving)
	for i := range lots {
		lots[i] = 1 // so that the system gave it
	}
	lots = nil
	runtime.GC() // Go keeps it, for what comes
	released := runtimeBytes("/memory/classes/heap/released:bytes")
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan struct{})
	go func() {
		restAndGive(ctx)
		close(ended)
	}()
	for end := time.Now().Add(20 * time.Second); runtimeBytes("/memory/classes/heap/released:bytes") < released+worthGiving; time.Sleep(50 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("what was left behind is not given back")
		}
	}
	cancel()
	<-ended
}

func TestPercentAfter(t *testing.T) {
	for _, c := range []struct {
		name             string
		inUse, allocated uint64
		since            time.Duration
		want             int
	}{
		{"a story is compared", 64 << 20, 64 << 20, 200 * time.Millisecond, 100},
		{"pages are looked at", 64 << 20, 16 << 20, time.Second, leastPercent},
		{"nothing for minutes", 64 << 20, 64 << 20, 2 * time.Minute, leastPercent},
		{"two at once", 64 << 20, 1, 0, 100},
	} {
		if got := percentAfter(c.inUse, c.allocated, c.since); got != c.want {
			t.Errorf("%s: %d, want %d", c.name, got, c.want)
		}
	}
}
