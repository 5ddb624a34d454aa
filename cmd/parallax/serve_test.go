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

// TestServe keeps the example in a store, serves it, reads a page and stops.
func TestServe(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "news.db")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if status := run(ctx, []string{"compare", "--store", file, "-o", filepath.Join(dir, "out.html"), "../../examples/silo"}, nil, io.Discard, io.Discard); status != statusDone {
		t.Fatalf("compare ends with %d", status)
	}
	out, to := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "--store", file, "--listen", "127.0.0.1:0"}, nil, to, io.Discard)
		to.Close()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	address := regexp.MustCompile(`http://\S+/`).FindString(line)
	response, err := http.Get(address)
	if err != nil {
		t.Fatalf("%s: %v", line, err)
	}
	body, err := io.ReadAll(response.Body)
	response.Body.Close()
	if err != nil || !strings.Contains(string(body), "Tarnholm") {
		t.Errorf("the front page has no story of the example (%v)", err)
	}
	cancel()
	if status := <-ended; status != statusDone {
		t.Errorf("serve ends with %d", status)
	}
}
