package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// What compare --json names, explain finds by that ID, and nothing else.
func TestExplainByID(t *testing.T) {
	var stdout, stderr bytes.Buffer
	pages := []string{"testdata/pages/gazette.html", "testdata/pages/herald.html"}
	if status := run(t.Context(), append([]string{"compare", "--json"}, pages...), nil, &stdout, &stderr); status != statusDone {
		t.Fatalf("status %d: %s", status, stderr.String())
	}
	var got struct {
		Stories []struct{ Claims, Differences []struct{ ID string } }
	}
	if err := json.Unmarshal(stdout.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Stories) != 1 || len(got.Stories[0].Claims) == 0 || len(got.Stories[0].Differences) == 0 {
		t.Fatalf("%+v", got)
	}
	for kind, id := range map[string]string{"claim ": got.Stories[0].Claims[0].ID, "d_": got.Stories[0].Differences[0].ID} {
		stdout.Reset()
		args := append([]string{"explain", "--id", id}, pages...)
		if status := run(t.Context(), args, nil, &stdout, &stderr); status != statusDone {
			t.Errorf("%s: status %d: %s", id, status, stderr.String())
		}
		out := stdout.String()
		if !strings.HasPrefix(out, "  ") || !strings.Contains(strings.SplitN(out, "\n", 2)[0], id) || !strings.Contains(out, kind) || !strings.Contains(out, "because") {
			t.Errorf("explain --id %s says\n%s", id, out)
		}
		if strings.Contains(out, "\n  claim") || strings.Contains(out, "story ") {
			t.Errorf("explain --id %s says more than was asked:\n%s", id, out)
		}
	}
}

func TestInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	file := filepath.Join(t.TempDir(), "x.html")
	for _, args := range [][]string{{"compare", "-o", file}, {"group"}, {"explain"}, {"extract"}, {"annotate"}} {
		var stdout, stderr bytes.Buffer
		status := run(ctx, append(args, "testdata/pages"), nil, &stdout, &stderr)
		if status != statusNothing || stderr.String() != "parallax: interrupted\n" || stdout.Len() > 0 {
			t.Errorf("%s: status %d, %q, %q", args, status, stderr.String(), stdout.String())
		}
	}
	if _, err := os.Stat(file); err == nil {
		t.Error("an interrupted run wrote its file")
	}
}

func TestWriteFile(t *testing.T) {
	dir := t.TempDir()
	file, link := filepath.Join(dir, "story.html"), filepath.Join(dir, "link.html")
	if err := os.Symlink(file, link); err != nil {
		t.Skip(err)
	}
	for _, name := range []string{file, link, file} {
		if err := writeFile(name, []byte(name)); err != nil {
			t.Fatal(err)
		}
		if got, err := os.ReadFile(file); string(got) != name || err != nil {
			t.Errorf("after writing %s: %q, %v", name, got, err)
		}
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link was replaced by a file")
	}
	for _, name := range []string{filepath.Join(dir, "none", "x.html"), dir} {
		if err := writeFile(name, nil); err == nil || !strings.HasPrefix(err.Error(), "write "+name+": ") || strings.Contains(err.Error(), ".parallax-") {
			t.Errorf("writing %s: %v", name, err)
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 2 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestProgress(t *testing.T) {
	var b bytes.Buffer
	p := newProgress(&b, "reading")
	p.step("a.html")
	p.done()
	if b.Len() > 0 {
		t.Errorf("a short run says %q", b.String())
	}
	p.told = time.Now().Add(-2 * lineEvery)
	p.step("b.html")
	p.note("c.html: empty")
	if got, want := b.String(), "reading: 2 so far\nparallax: c.html: empty\n"; got != want {
		t.Errorf("without a terminal: %q, want %q", got, want)
	}

	b.Reset()
	p = newProgress(&b, "reading")
	p.terminal, p.told = true, time.Time{}
	p.step("äöü.html")
	p.note("c.html: empty")
	p.done()
	if got, want := b.String(), "\r\rreading 1: äöü.html\r"+strings.Repeat(" ", 19)+"\rparallax: c.html: empty\n"; got != want {
		t.Errorf("on a terminal: %q, want %q", got, want)
	}
}

func TestShorten(t *testing.T) {
	for _, c := range []struct {
		name string
		n    int
		want string
	}{{"short", 10, "short"}, {"0123456789", 10, "0123456789"}, {"https://ä.example/long", 10, "http…/long"}, {"ääääääääääää", 6, "ää…äää"}} {
		if got := shorten(c.name, c.n); got != c.want || len([]rune(got)) > c.n {
			t.Errorf("shorten(%q, %d) is %q, want %q", c.name, c.n, got, c.want)
		}
	}
}
