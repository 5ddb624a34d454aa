package main

import (
	"os"
	"runtime/debug"
)

// sparing makes the program give memory back sooner than Go does by itself, unless GOGC says otherwise: a server
// runs for months beside others. It costs about a tenth more processor time.
func sparing() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(50)
	}
}
