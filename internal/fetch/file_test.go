//go:build unix

package fetch

import (
	"bufio"
	"context"
	"encoding/json"
	"os"
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

func TestClosedFoldersAreNamed(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may enter any folder")
	}
	dir := write(t, map[string]string{"closed/page.html": somePage, "open.html": somePage})
	closed := filepath.Join(dir, "closed")
	if err := os.Chmod(closed, 0); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.Chmod(closed, 0o700) })
	want := closed + "!no permission to read it; " + filepath.Join(dir, "open.html")
	if got := inShort(collect(t, []string{dir}, "", Options{})); got != want {
		t.Errorf("gives %s, want %s", got, want)
	}
}

// TestWhatReadsLikeAnAddress: a missing file whose name is that of a host gets a hint.
func TestWhatReadsLikeAnAddress(t *testing.T) {
	for arg, want := range map[string]string{
		"www.lindmargazette.com/a":    "no such file or folder; for an address write https://www.lindmargazette.com/a",
		"lindmargazette.co.uk":        "no such file or folder; for an address write https://lindmargazette.co.uk",
		"ftp://lindmargazette.com/a":  "no such file or folder; addresses begin with http:// or https://, not with ftp://",
		"notes.md":                    "no such file or folder",
		"lindmar/page":                "no such file or folder",
		"./lindmargazette.com/a.html": "no such file or folder",
	} {
		if got := collect(t, []string{arg}, "", Options{})[0].Failure; got != want {
			t.Errorf("%s: failure %q, want %q", arg, got, want)
		}
	}
	if got := collect(t, []string{"HTTP://127.0.0.1/"}, "", Options{})[0].Failure; got != privateRefused {
		t.Errorf("a scheme in capitals: failure %q", got)
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
