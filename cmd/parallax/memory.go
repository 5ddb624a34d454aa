package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// memory is what a program takes in bytes: all that is resident, and what of it is its own and not mapped of files, the
// program itself before all, which the system may drop and read again.
type memory struct {
	Resident uint64 `json:"resident"`
	Own      uint64 `json:"own"`
}

// memoryOf gives what a process takes, by its number or "self", as the system counts it; zero where it does not tell.
func memoryOf(process string) memory {
	raw, err := os.ReadFile(filepath.Join("/proc", process, "status"))
	if err != nil {
		return memory{}
	}
	return memory{statusBytes(raw, "VmRSS:"), statusBytes(raw, "RssAnon:")}
}

// statusBytes gives a line of such a file; 0 when there is none.
func statusBytes(status []byte, name string) uint64 {
	for line := range strings.Lines(string(status)) {
		if rest, ok := strings.CutPrefix(line, name); ok {
			kB, _ := strconv.ParseUint(strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(rest), "kB")), 10, 64)
			return kB * 1024
		}
	}
	return 0
}

// String tells both in megabytes.
func (m memory) String() string {
	return fmt.Sprintf("%.0f MB (%.0f its own)", float64(m.Resident)/1e6, float64(m.Own)/1e6)
}

// memoryEvery is how often a watch looks: what is only taken for less hardly matters to the machine.
const memoryEvery = 50 * time.Millisecond

// watchMemory looks at what is taken until the function it gives is called, which gives the mean and the most.
func watchMemory(look func() memory) (end func() (mean, most memory)) {
	stop, ended := make(chan struct{}), make(chan struct{})
	var sum, top memory
	looks := uint64(0)
	go func() {
		defer close(ended)
		tick := time.NewTicker(memoryEvery)
		defer tick.Stop()
		for {
			now := look()
			sum = memory{sum.Resident + now.Resident, sum.Own + now.Own}
			top = memory{max(top.Resident, now.Resident), max(top.Own, now.Own)}
			looks++
			select {
			case <-tick.C:
			case <-stop:
				return
			}
		}
	}()
	return func() (mean, most memory) {
		close(stop)
		<-ended
		return memory{sum.Resident / looks, sum.Own / looks}, top
	}
}
