package pipeline

import (
	"syscall"
	"time"
)

// behindBy is by how much the priority of work is lower than that of who reads pages, as nice counts: a tenth of the share
// of a processor where both want it.
const behindBy = 10

// giveWay lowers the priority of the thread that calls it. A system that refuses has work and readers share alike.
func giveWay() {
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, 0, behindBy) // 0 is the thread, not the process
}

// worked is how much of a processor the thread that calls it has had so far.
func worked() time.Duration {
	const thisThread = 1 // RUSAGE_THREAD
	var u syscall.Rusage
	_ = syscall.Getrusage(thisThread, &u) // it fails for nobody
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
