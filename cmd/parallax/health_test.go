package main

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestHealth tells a server that is well from one that is not, and from none.
func TestHealth(t *testing.T) {
	status := http.StatusOK
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/readyz" {
			status = http.StatusTeapot
		}
		w.WriteHeader(status)
	}))
	defer server.Close()
	at := strings.TrimPrefix(server.URL, "http://")
	ask := func(listen string) int {
		return run(t.Context(), []string{"health", "--listen", listen}, strings.NewReader(""), io.Discard, io.Discard)
	}
	if got := ask(at); got != statusDone {
		t.Errorf("of a server that is well: %d", got)
	}
	if got := ask(strings.Replace(at, "127.0.0.1", "0.0.0.0", 1)); got != statusDone {
		t.Errorf("of a server that listens everywhere: %d", got)
	}
	status = http.StatusServiceUnavailable
	if got := ask(at); got != statusNothing {
		t.Errorf("of a server whose store does not answer: %d", got)
	}
	server.Close()
	if got := ask(at); got != statusNothing {
		t.Errorf("of no server: %d", got)
	}
	if got := ask("8700"); got != statusUsage {
		t.Errorf("of no address: %d", got)
	}
}

// TestHealthFindsTheServer asks a server that listens where only it knows, by its data folder.
func TestHealthFindsTheServer(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "news")
	ask := func() int {
		return run(t.Context(), []string{"health", "--data", dir}, strings.NewReader(""), io.Discard, io.Discard)
	}
	t.Setenv("PARALLAX_LISTEN", "127.0.0.1:1")
	address, stop := startServe(t, dir)
	if got := ask(); got != statusDone {
		t.Errorf("of a server that runs: %d", got)
	}
	// A server of another folder is no answer, wherever it listens.
	t.Setenv("PARALLAX_LISTEN", strings.TrimPrefix(address, "http://"))
	if got := run(t.Context(), []string{"health", "--data", filepath.Join(t.TempDir(), "none")}, strings.NewReader(""), io.Discard, io.Discard); got != statusNothing {
		t.Errorf("of a folder without a server, beside one that runs: %d", got)
	}
	if status := stop(); status != statusDone {
		t.Errorf("serve ends with %d", status)
	}
	if got := ask(); got != statusNothing {
		t.Errorf("of one that was stopped: %d", got)
	}
	if left, _ := filepath.Glob(filepath.Join(dir, "*"+listenSuffix)); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
}

// TestToldAddress reads no address but of a server on this machine.
func TestToldAddress(t *testing.T) {
	dir := t.TempDir()
	for told, want := range map[string]string{
		"http://127.0.0.1:8991/": "http://127.0.0.1:8991/readyz", "http://localhost:8700/\n": "http://127.0.0.1:8700/readyz",
		"": "", "ftp://x/": "", "8700": "",
	} {
		if err := os.WriteFile(filepath.Join(dir, storeName+listenSuffix), []byte(told), 0o600); err != nil {
			t.Fatal(err)
		}
		if got := toldAddress(dir); got != want {
			t.Errorf("%q: %q, want %q", told, got, want)
		}
	}
	if got := toldAddress(""); got != "" {
		t.Errorf("without a folder: %q", got)
	}
}
