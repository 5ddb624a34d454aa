package main

import (
	"os"
	"runtime"
	"runtime/debug"
	runtimemetrics "runtime/metrics"
	"time"
)

// sparing makes the program give memory back sooner than Go does by itself when much of it is in use or little is done, and later when
// little is and much is done, unless GOGC says otherwise: a server runs for months beside others.
func sparing() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(startPercent)
	last, before := time.Now(), allocated()
	afterEachCollection(func() {
		now, all := time.Now(), allocated()
		debug.SetGCPercent(percentAfter(inUse(), all-before, now.Sub(last)))
		last, before = now, all
	})
}

const (
	// allowance is how many bytes of garbage may lie about before they are collected, and leastPercent how much at least
	// in hundredths of what is in use, so that a store of many articles is not collected all the time.
	allowance    = 64 << 20
	leastPercent = 25
	// together is up to where what is in use and the garbage beside it may grow before garbage is held to the least, which it is from
	// four fifths of that in use on: a store of a thousand articles has 80 MB in use, and more while a story of fifty is compared.
	together = 128 << 20
	// mostPercent is where the allowance ends for what is small, startPercent what holds before anything was collected.
	mostPercent  = 400
	startPercent = 100
	// restBytes is how much a program that rests allocates in a second: feeds that are read again and pages that are looked at take some ten
	// megabytes, a story that is compared some hundred.
	restBytes = 48 << 20
)

// percentAfter gives how much garbage there may be until the next collection, when there are so many bytes in use and so many were allocated in the
// time since the last one: the least while the program rests, when collections are few.
func percentAfter(inUse, allocated uint64, since time.Duration) int {
	if rests(allocated, since) {
		return leastPercent
	}
	return percentFor(inUse)
}

// rests reports whether a program that allocated so many bytes in that time does little.
func rests(allocated uint64, in time.Duration) bool {
	return float64(allocated) < restBytes*in.Seconds()
}

// percentFor gives how much garbage there may be beside so many bytes in use, in hundredths of them.
func percentFor(inUse uint64) int {
	garbage := min(allowance, together-min(together, inUse))
	return int(max(leastPercent, min(mostPercent, 100*garbage/max(1, inUse))))
}

// inUse is how many bytes of the heap the last collection found in use.
func inUse() uint64 { return runtimeBytes("/gc/heap/live:bytes") }

// allocated is how many bytes of the heap were asked for since the program began.
func allocated() uint64 { return runtimeBytes("/gc/heap/allocs:bytes") }

func runtimeBytes(metric string) uint64 {
	sample := []runtimemetrics.Sample{{Name: metric}}
	runtimemetrics.Read(sample)
	return sample[0].Value.Uint64()
}

// collection is garbage as soon as it is made; that its end is noticed shows that a collection took place.
type collection struct{ then func() }

// afterEachCollection calls a function soon after each collection of garbage.
func afterEachCollection(then func()) {
	runtime.SetFinalizer(&collection{then}, func(c *collection) {
		c.then()
		afterEachCollection(c.then)
	})
}
