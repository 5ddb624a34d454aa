package pipeline

import (
	"syscall"
	"time"
)

// giveWay lowers the priority of the thread that calls it. A system that refuses has all share alike.
func giveWay(by int) {
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, 0, by) // 0 is the thread, not the process
}

// worked is how much of a processor the thread that calls it has had so far.
func worked() time.Duration {
	const thisThread = 1 // RUSAGE_THREAD
	var u syscall.Rusage
	_ = syscall.Getrusage(thisThread, &u) // it fails for nobody
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
