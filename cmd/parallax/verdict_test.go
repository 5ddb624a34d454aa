package main

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"parallax/internal/store"
)

// TestVerdict judges a conflict and a claim, lists what was said and takes it back.
func TestVerdict(t *testing.T) {
	file := filepath.Join(t.TempDir(), "news.db")
	if status := run(t.Context(), []string{"compare", "--store", file, "-o", filepath.Join(t.TempDir(), "out.html"), "testdata/pages/gazette.html", "testdata/pages/herald.html"}, nil, io.Discard, io.Discard); status != statusDone {
		t.Fatal(status)
	}
	s, err := store.Open(t.Context(), file)
	if err != nil {
		t.Fatal(err)
	}
	stories, err := s.Stories(t.Context())
	if err = errors.Join(err, s.Close()); err != nil || len(stories) != 1 {
		t.Fatal(stories, err)
	}
	story := string(stories[0].ID)
	said := func(want int, args ...string) string {
		t.Helper()
		var out, stderr bytes.Buffer
		if status := run(t.Context(), append([]string{"verdict", "--store", file}, args...), nil, &out, &stderr); status != want {
			t.Fatalf("verdict %q: status %d, want %d: %s", args, status, want, &stderr)
		}
		return out.String()
	}
	list := said(statusDone, story)
	difference, claim := regexp.MustCompile(`(?m)^(d_\w+)  conflict`).FindStringSubmatch(list), regexp.MustCompile(`(?m)^(c_\w+)  claim`).FindStringSubmatch(list)
	if difference == nil || claim == nil {
		t.Fatalf("nothing to judge in %s", list)
	}
	said(statusDone, story, difference[1], "correct", "--about", "first repair", "--who", "ann")
	said(statusDone, story, claim[1], "comment", "--note", "as heard")
	for _, args := range [][]string{{}, {story, claim[1]}, {story, claim[1], "correct", "--about", "x"}, {story, claim[1], "comment"}, {story, claim[1], "praise"}, {story, "--withdraw", "1"}} {
		said(statusUsage, args...)
	}
	said(statusNothing, story, "d_none", "dismiss")
	list = said(statusDone, story)
	for _, want := range []string{difference[1] + "  conflict: first repair\n", "verdict 1: correct by ann, ", "verdict 2: comment by owner, ", ": as heard\n"} {
		if !strings.Contains(list, want) {
			t.Errorf("no %q in %s", want, list)
		}
	}
	said(statusDone, "--withdraw", "1")
	if list = said(statusDone, story); strings.Contains(list, "conflict: first repair") || strings.Contains(list, "verdict 1") {
		t.Errorf("still there after it was withdrawn: %s", list)
	}
	said(statusNothing, "--withdraw", "1")
}
