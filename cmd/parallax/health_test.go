package main

import (
	"io"
	"net/http"
	"net/http/httptest"
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
