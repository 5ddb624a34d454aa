package pipeline

import "syscall"

// behindBy is by how much the priority of work is lower than that of who reads pages, as nice counts: a tenth of the share
// of a processor where both want it.
const behindBy = 10

// giveWay lowers the priority of the thread that calls it. A system that refuses has work and readers share alike.
func giveWay() {
	_ = syscall.Setpriority(syscall.PRIO_PROCESS, 0, behindBy) // 0 is the thread, not the process
}
