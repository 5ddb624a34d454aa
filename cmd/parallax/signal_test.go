package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"syscall"
	"testing"
	"time"
)

// TestSecondSignalEnds runs itself as a program that goes on working after a signal, and sends it more.
func TestSecondSignalEnds(t *testing.T) {
	const stubborn = "PARALLAX_TEST_STUBBORN"
	if os.Getenv(stubborn) != "" {
		ctx, stop := untilSignal()
		defer stop()
		fmt.Println("ready")
		<-ctx.Done()
		for range 500 { // work that does not look at its context
			fmt.Println("working")
			time.Sleep(10 * time.Millisecond)
		}
		os.Exit(0)
	}
	c := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestSecondSignalEnds$")
	c.Env = append(os.Environ(), stubborn+"=1")
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	for lines := bufio.NewScanner(out); lines.Scan(); {
		_ = c.Process.Signal(os.Interrupt) // it may have ended
	}
	var ended *exec.ExitError
	if err := c.Wait(); !errors.As(err, &ended) || ended.Sys().(syscall.WaitStatus).Signal() != syscall.SIGINT {
		t.Errorf("after more signals: %v", err)
	}
}
