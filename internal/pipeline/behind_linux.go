package pipeline

import (
	"syscall"
	"time"
)

// leastPriority is as nice as a thread can be.
const leastPriority = 19

// giveWay lowers the priority of the thread that calls it, from what the program was started with. A system that refuses has
// all share alike, and so has a program that was started with the least.
func giveWay(by int) {
	now, err := niceness()
	if err != nil {
		return
	}
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, 0, min(now+by, leastPriority)) // 0 is the thread, not the process
}

// niceness is how nice the thread that calls it is: the less of the processors it gets beside others, the higher.
func niceness() (int, error) {
	const zero = 20 // the system counts from there down, so that no answer looks like an error
	left, err := syscall.Getpriority(syscall.PRIO_PROCESS, 0)
	return zero - left, err
}

// worked is how much of a processor the thread that calls it has had so far.
func worked() time.Duration {
	const thisThread = 1 // RUSAGE_THREAD
	var u syscall.Rusage
	_ = syscall.Getrusage(thisThread, &u) // it fails for nobody
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
