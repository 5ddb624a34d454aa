//go:build unix

package fetch

import (
	"bufio"
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"parallax"
)

// quickly fails the test when f waits, as opening a pipe does.
func quickly(t *testing.T, f func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); f() }()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Fatal("waits for a pipe")
	}
}

func TestOnlyFilesAreOpened(t *testing.T) {
	dir := write(t, map[string]string{"sub/page.html": somePage, "rows/r.jsonl": `{"id":"up","file":"../sub/page.html"}`})
	pipe := filepath.Join(dir, "sub", "pipe.html")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Skip("no pipes here: ", err)
	}
	row := func(path string) string {
		line, _ := json.Marshal(map[string]string{"id": "r", "file": path})
		return string(line)
	}
	page := filepath.Join(dir, "sub", "page.html")
	for _, c := range []struct{ name, arg, stdin, want string }{
		{"pipe", pipe, "", pipe + "!a pipe where"},
		{"device", "/dev/zero", "", "/dev/zero!a device or socket"},
		{"standard input by its name", "/dev/stdin", "text", "-"},
		{"folder with a pipe", filepath.Join(dir, "sub"), "", page + "; " + pipe + "!a pipe where"},
		{"row: any file", "-", row(page), "r"},
		{"row: a file above", filepath.Join(dir, "rows"), "", "up"},
		{"row: pipe", "-", row(pipe), "r!a pipe where"},
		{"row: device", "-", row("/dev/zero"), "r!a device or socket"},
		{"row: folder", "-", row(dir), "r!a folder where"},
	} {
		t.Run(c.name, func(t *testing.T) {
			quickly(t, func() {
				if got := inShort(collect(t, []string{c.arg}, c.stdin, Options{})); !strings.HasPrefix(got, c.want) {
					t.Errorf("gives %s, want %s", got, c.want)
				}
			})
		})
	}
}

// TestRowsOfTheNetworkNameNoFiles: today no address is read as JSON lines; when one is, it
// must not open files here.
func TestRowsOfTheNetworkNameNoFiles(t *testing.T) {
	dir := write(t, map[string]string{"page.html": somePage})
	var pages []parallax.Page
	give := func(p parallax.Page) error { pages = append(pages, p); return nil }
	r := &reader{Options: Options{}.withDefaults(), web: newQueue(nil, give), give: give}
	s := source{name: "https://example.org/rows", url: "https://example.org/rows"}
	in := bufio.NewReader(strings.NewReader(`{"id":"r","file":"` + filepath.ToSlash(filepath.Join(dir, "page.html")) + `"}`))
	if err := r.lines(context.Background(), s, in); err != nil {
		t.Fatal(err)
	}
	if got := inShort(pages); !strings.HasPrefix(got, "r!refused") {
		t.Errorf("gives %s, want a refusal", got)
	}
}
