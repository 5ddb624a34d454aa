package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"parallax/internal/store"
)

// TestStoryCommands lists, shows, splits, merges, renames and locks a story and takes each back.
func TestStoryCommands(t *testing.T) {
	file := filepath.Join(t.TempDir(), "news.db")
	if status := run(t.Context(), []string{"compare", "--store", file, "-o", filepath.Join(t.TempDir(), "out.html"), "testdata/pages/gazette.html", "testdata/pages/herald.html"}, nil, io.Discard, io.Discard); status != statusDone {
		t.Fatal(status)
	}
	said := func(want int, args ...string) string {
		t.Helper()
		var out, stderr bytes.Buffer
		args = append([]string{"story", args[0], "--store", file}, args[1:]...)
		if status := run(t.Context(), args, nil, &out, &stderr); status != want {
			t.Fatalf("%q: status %d, want %d: %s", args, status, want, &stderr)
		}
		return out.String() + stderr.String()
	}
	has := func(text string, parts ...string) {
		t.Helper()
		for _, p := range parts {
			if !strings.Contains(text, p) {
				t.Errorf("no %q in %s", p, text)
			}
		}
	}
	list := said(statusDone, "list")
	has(list, "2 outlets, 2 independent origins, 2 articles")
	id := regexp.MustCompile(`^s_\w+`).FindString(list)
	articles := regexp.MustCompile(`(?m)^a_\w+`).FindAllString(said(statusDone, "articles", id), -1)
	if id == "" || len(articles) != 2 {
		t.Fatalf("story %q with articles %q", id, articles)
	}
	has(said(statusDone, "show", id), "SOURCES")
	has(said(statusDone, "show", "http://127.0.0.1:8700/story/"+id, "--format", "markdown"), "# ")

	dry := said(statusDone, "split", id, articles[1], "--dry-run")
	has(dry, "a new story of 1 article, apart from 1 other article", articles[1])
	if named := regexp.MustCompile(`\bs_\w+`).FindString(dry); named != "" {
		t.Errorf("a dry run names %s, which no story will be", named)
	}
	if again := said(statusDone, "list"); again != list {
		t.Errorf("a dry run changed the list to %s", again)
	}
	has(said(statusDone, "split", id, articles[1], "--who", "ann"), "decision 1: ")
	parts := regexp.MustCompile(`(?m)^s_\w+`).FindAllString(said(statusDone, "list"), -1)
	if len(parts) != 2 {
		t.Fatalf("after the split the stories are %q", parts)
	}
	said(statusNothing, "merge", parts[0], parts[1]) // contradicts the split that stands
	has(said(statusDone, "merge", parts[0], "http://127.0.0.1:8700/story/"+parts[1], "--dry-run"), "one story ")
	said(statusDone, "undo", "1")
	has(said(statusDone, "list"), "2 outlets, 2 independent origins, 2 articles")
	has(said(statusDone, "rename", id, "The", "ferry"), `is called The ferry`)
	has(said(statusDone, "lock", id), "is locked with 2 articles")
	has(said(statusDone, "list"), "The ferry\n", "locked")
	has(said(statusDone, "list", "--json"), `"locked":true`, `"title":"The ferry"`)
	has(said(statusDone, "decisions"), "(apart, by ann on ", "taken back by owner", "(named, by owner on ", "(locked, by owner on ")
	said(statusUsage, "undo", "x")
	said(statusNothing, "undo", "99")
	said(statusNothing, "split", id, "a_none")
	said(statusNothing, "show", "s_none")
	said(statusNothing, "merge", id, "s_none")

	s, err := store.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Lock(t.Context()); err != nil {
		t.Fatal(err)
	}
	has(said(statusNothing, "lock", id), "decide on its pages, or stop it first")
	said(statusDone, "lock", id, "--dry-run")
}

// TestArticlesOfNoOutlet names articles whose pages name no outlet: by their host, or by what they were given as.
func TestArticlesOfNoOutlet(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "news.db")
	page := filepath.Join(dir, "ferry.txt")
	const text = "Ferry hits pier at Lindmar\n\nTwelve people were hurt when a ferry hit the pier at Lindmar on Monday, police said. The pier stays closed.\n"
	if err := os.WriteFile(page, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	said := func(args ...string) string {
		var out strings.Builder
		if status := run(t.Context(), append(args, "--store", file), strings.NewReader(""), &out, io.Discard); status != statusDone {
			t.Fatalf("%q ends with %d", args, status)
		}
		return out.String()
	}
	said("compare", "-o", filepath.Join(dir, "out.md"), page)
	id := regexp.MustCompile(`^s_\w+`).FindString(said("story", "list"))
	if list := said("story", "articles", id); !strings.Contains(list, "  "+page+": Ferry hits pier") {
		t.Errorf("articles of no outlet: %s", list)
	}
}
