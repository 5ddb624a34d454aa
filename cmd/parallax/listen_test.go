package main

import (
	"net"
	"path/filepath"
	"strings"
	"testing"
)

// TestPortTaken holds that a server whose port is taken says so and has not begun, and that a demo that nobody gave a port
// takes another.
func TestPortTaken(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	var stderr strings.Builder
	args := []string{"serve", "--data", filepath.Join(t.TempDir(), "news"), "--listen", taken.Addr().String()}
	if status := run(t.Context(), args, nil, &strings.Builder{}, &stderr); status != statusNothing {
		t.Errorf("serve ends with %d", status)
	}
	if got := stderr.String(); !strings.Contains(got, "another program, perhaps another parallax, has this port") || strings.Contains(got, "started") {
		t.Errorf("serve says %q", got)
	}
	if _, err := demoListener(t.Context(), taken.Addr().String(), true); err == nil {
		t.Error("a demo does not say that the port it was given is taken")
	}
	free, err := demoListener(t.Context(), taken.Addr().String(), false)
	if err != nil {
		t.Fatal(err)
	}
	if free.Close(); free.Addr().String() == taken.Addr().String() {
		t.Error("a demo takes a port that is taken")
	}
}
