//go:build !linux

package pipeline

import "time"

// giveWay does nothing: other systems have no priority of a thread that is set this way.
func giveWay(int) {}

// began is when the program started.
var began = time.Now()

// worked is how long the program has run: what work takes with all that it waits for.
func worked() time.Duration { return time.Since(began) }
