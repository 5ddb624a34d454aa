package pipeline

import "runtime"

// By how much the priority of work is lower than that of who reads pages, as nice counts: where all want a processor, reading and placing what
// comes have a third of the share of a reader and composing a tenth. What is placed stands on the page of its story, compared or not.
const (
	takingBehind    = 5
	composingBehind = 10
)

// behind runs work on a thread of its own that lets other threads of the program go first, and waits for it: who reads a
// page does not wait while a story of fifty articles is compared. Its priority is that of one program: beside others it
// matters only where the system shares processors by thread and not by program or service.
//
// What breaks in the work breaks where it is waited for, so that who waits can outlive it.
func behind(by int, work func() error) error {
	type end struct {
		err   error
		cause any
	}
	done := make(chan end, 1)
	go func() {
		defer func() {
			if cause := recover(); cause != nil {
				done <- end{cause: cause}
			}
		}()
		runtime.LockOSThread() // for good: the thread ends with the work, since its priority cannot be raised again
		giveWay(by)
		done <- end{err: work()}
	}()
	e := <-done
	if e.cause != nil {
		panic(e.cause)
	}
	return e.err
}

// Behind runs work at the priority of reading what comes and waits for it. A program that the work starts has that priority too.
func Behind(work func() error) error { return behind(takingBehind, work) }

// Workers is how many threads a follower keeps busy at most where it has so many processors: it reads and composes on each,
// and places articles one by one.
func Workers(processors int) int { return 2*processors + 1 }
