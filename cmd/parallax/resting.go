package main

import (
	"context"
	"os"
	"runtime/debug"
	"time"
)

const (
	// restEvery is how often it is asked whether the program rests.
	restEvery = time.Second
	// worthGiving is how much has to be allocated since something was given back last: giving takes a collection, and who allocated little has
	// little to give.
	worthGiving = 64 << 20
	// betweenGifts is the time between two times of giving back: some hundredths of a processor go into it.
	betweenGifts = 5 * time.Second
)

// restAndGive gives the system back what the last story left behind as soon as the program rests, until the context ends: Go by itself
// keeps it until as much garbage is there again. It does nothing where GOGC says how much there may be.
func restAndGive(ctx context.Context) {
	if os.Getenv("GOGC") != "" {
		return
	}
	tick := time.NewTicker(restEvery)
	defer tick.Stop()
	var last time.Time
	given, before := uint64(0), allocated()
	for {
		select {
		case <-ctx.Done():
			return
		case now := <-tick.C:
			all := allocated()
			if rests(all-before, restEvery) && all-given > worthGiving && now.Sub(last) >= betweenGifts {
				debug.FreeOSMemory()
				last, given = now, all
			}
			before = all
		}
	}
}
