package pipeline

import "runtime"

// behind runs work on a thread of its own that lets other threads of the program go first, and waits for it: who reads a
// page does not wait while a story of fifty articles is compared. Its priority is that of one program: beside others it
// matters only where the system shares processors by thread and not by program or service.
func behind(work func() error) error {
	done := make(chan error, 1)
	go func() {
		runtime.LockOSThread() // for good: the thread ends with the work, since its priority cannot be raised again
		giveWay()
		done <- work()
	}()
	return <-done
}

// Workers is how many threads a follower keeps busy at most where it has so many processors: it reads and composes on each,
// and places articles one by one.
func Workers(processors int) int { return 2*processors + 1 }
