package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestServe keeps the example in a store, serves it, reads a page and stops. Other machines
// are asked for the password.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "news.db")
	if status := run(t.Context(), []string{"compare", "--store", file, "-o", filepath.Join(dir, "out.html"), "../../examples/silo"}, nil, io.Discard, io.Discard); status != statusDone {
		t.Fatalf("compare ends with %d", status)
	}
	if body := served(t, file, "127.0.0.1:0"); !strings.Contains(body, "Tarnholm") {
		t.Error("the front page has no story of the example")
	}
	if status := run(t.Context(), []string{"password", "--store", file}, strings.NewReader("correct horse battery\n"), io.Discard, io.Discard); status != statusDone {
		t.Fatalf("password ends with %d", status)
	}
	if body := served(t, file, "0.0.0.0:0"); strings.Contains(body, "Tarnholm") || !strings.Contains(body, `type="password"`) {
		t.Error("other machines get the front page without a password")
	}
}

// served gives the front page of the store served at the address, as a browser sees it.
func served(t *testing.T, file, listen string) string {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	out, to := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "--store", file, "--listen", listen}, nil, to, io.Discard)
		to.Close()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	_, port, _ := strings.Cut(regexp.MustCompile(`:\d+/`).FindString(line), ":")
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://127.0.0.1:"+port, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Accept", "text/html")
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	body, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	if status := <-ended; status != statusDone {
		t.Errorf("serve ends with %d", status)
	}
	return string(body)
}
