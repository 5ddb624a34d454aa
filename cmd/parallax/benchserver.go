package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// servedBench is this program as a server of a data folder, in a process of its own: so that what is measured of it is what
// a server takes.
type servedBench struct {
	address string // of its front page, without the last slash
	process *exec.Cmd
	ended   chan error // gets the error of its end
}

const (
	// startPatience is how long the server may take to answer, endPatience how long to end when it is told to.
	startPatience, endPatience = time.Minute, time.Minute
)

// serveBench starts a server of a data folder and waits until it answers. It asks each host of this machine often, as many
// hosts would be asked.
func serveBench(ctx context.Context, data string) (*servedBench, error) {
	path, err := os.Executable()
	if err != nil {
		return nil, err
	}
	c := exec.Command(path, "serve", "--data", data, "--listen", "127.0.0.1:0")
	c.Env = append(os.Environ(), variable("allow_private")+"=true", variable("per_second")+"=100", variable("log_level")+"=error")
	c.Stderr = os.Stderr
	s := &servedBench{process: c, ended: make(chan error, 1)}
	if err := c.Start(); err != nil {
		return nil, err
	}
	go func() { s.ended <- c.Wait() }()
	ctx, cancel := context.WithTimeout(ctx, startPatience)
	defer cancel()
	for {
		if raw, err := os.ReadFile(filepath.Join(data, storeName+listenSuffix)); err == nil {
			s.address = strings.TrimSuffix(strings.TrimSpace(string(raw)), "/")
			if askHealth(ctx, s.address+"/readyz") == nil {
				return s, nil
			}
		}
		select {
		case err := <-s.ended:
			return nil, fmt.Errorf("the server ended: %w", err)
		case <-ctx.Done():
			return nil, errors.Join(ctx.Err(), s.end())
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// end tells the server to end, and waits until it did.
func (s *servedBench) end() error {
	if err := s.process.Process.Signal(os.Interrupt); err != nil { // which not every system has
		_ = s.process.Process.Kill()
	}
	select {
	case err := <-s.ended:
		return err
	case <-time.After(endPatience):
		return errors.Join(errors.New("the server did not end"), s.process.Process.Kill())
	}
}

// memory gives what the server takes.
func (s *servedBench) memory() memory { return memoryOf(fmt.Sprint(s.process.Process.Pid)) }
