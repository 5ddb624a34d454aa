package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax"
)

// collect reads inputs and gives their pages.
func collect(t *testing.T, args []string, stdin string, o Options) []parallax.Page {
	t.Helper()
	var pages []parallax.Page
	err := Inputs(context.Background(), args, strings.NewReader(stdin), o, func(p parallax.Page) error {
		pages = append(pages, p)
		return nil
	})
	if err != nil {
		t.Fatalf("Inputs(%q): %v", args, err)
	}
	return pages
}

func zipped(s string) string {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write([]byte(s))
	z.Close()
	return b.String()
}

// write puts files into a new folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

const somePage = "<!doctype html><title>x</title><p>The ferry sank."

func TestStdinIsRecognised(t *testing.T) {
	for name, c := range map[string]struct {
		in    string
		media []string
	}{
		"text":            {"The ferry sank.\n", []string{"text/plain"}},
		"html":            {"\n" + somePage, []string{"text/html"}},
		"html comment":    {"<!-- x --><p>y", []string{"text/html"}},
		"less than":       {"< 3 people came", []string{"text/plain"}},
		"json lines":      {`{"id":"a","text":"x"}` + "\n\n" + `{"id":"b","text":"y"}`, []string{parallax.MediaTypeRow, parallax.MediaTypeRow}},
		"json array":      {` [ {"id":"a","text":"x"}, {"id":"b","text":"y"} ]`, []string{parallax.MediaTypeRow, parallax.MediaTypeRow}},
		"gzip of lines":   {zipped(`{"id":"a","text":"x"}`), []string{parallax.MediaTypeRow}},
		"gzip of html":    {zipped(somePage), []string{"text/html"}},
		"mark, then line": {"\uFEFF" + `{"id":"a","text":"x"}`, []string{parallax.MediaTypeRow}},
		"nothing":         {"", []string{"text/plain"}},
	} {
		t.Run(name, func(t *testing.T) {
			pages := collect(t, nil, c.in, Options{})
			if len(pages) != len(c.media) {
				t.Fatalf("%d pages, want %d: %+v", len(pages), len(c.media), pages)
			}
			for i, p := range pages {
				if p.Failure != "" || p.MediaType != c.media[i] {
					t.Errorf("page %d: media %q, failure %q, want %q", i, p.MediaType, p.Failure, c.media[i])
				}
			}
		})
	}
}

func TestFailuresAreOnePageEach(t *testing.T) {
	dir := write(t, map[string]string{
		"nothing/here.xyz": "?",
		"picture.html":     "\x89PNG\r\n\x1a\n....",
		"document.txt":     "%PDF-1.7 ...",
		"nul.html":         "<p>a\x00b",
		"noise.txt":        strings.Repeat("\x92w\x07\x1cq\xe0.\x03kz\xb1", 20),
		"large.html":       "<p>" + strings.Repeat("a", 3000),
		"bomb.html.gz":     zipped(strings.Repeat(" ", 1<<20)),
		"cut.html.gz":      zipped(strings.Repeat("news of the day ", 50))[:30],
		"rows.jsonl":       "{\"id\":\"a\",\"text\":\"x\"}\n{broken\n[1]\n{\"id\":\"c\",\"text\":5}\n{\"id\":\"d\"}\n{\"id\":\"e\",\"file\":\"gone.html\"}\n{\"id\":\"f\",\"text\":\"z\"}\n",
	})
	at := func(name string) string { return filepath.Join(dir, name) }
	for _, c := range []struct {
		arg      string
		failures []string // substring per page; "" for a page that was read
	}{
		{at("missing.html"), []string{"no such file"}},
		{at("nothing"), []string{"no pages in this folder"}},
		{at("picture.html"), []string{"neither text nor a web page"}},
		{at("document.txt"), []string{"This is a pdf file"}},
		{at("nul.html"), []string{"neither text nor a web page"}},
		{at("noise.txt"), []string{"neither text nor a web page"}},
		{at("large.html"), []string{"larger than 2000 bytes"}},
		{at("bomb.html.gz"), []string{"larger than 2000 bytes"}},
		{at("cut.html.gz"), []string{"broken"}},
		{at("rows.jsonl"), []string{"", "invalid JSON line", "an array where an object", "\"text\" is a number", `has no "text"`, "no such file", ""}},
		{"http://user:secret@example.invalid/", []string{"password"}},
	} {
		t.Run(filepath.Base(c.arg), func(t *testing.T) {
			pages := collect(t, []string{c.arg}, "", Options{MaxBytes: 2000, IgnoreRobots: true})
			if len(pages) != len(c.failures) {
				t.Fatalf("%d pages, want %d: %+v", len(pages), len(c.failures), pages)
			}
			for i, want := range c.failures {
				if got := pages[i].Failure; (want == "") != (got == "") || !strings.Contains(got, want) || strings.Contains(got, "\n") {
					t.Errorf("page %d: failure %q, want %q", i, got, want)
				}
				if pages[i].Input == "" {
					t.Errorf("page %d has no input", i)
				}
			}
		})
	}
}

func TestInvalidLineNamesItsPlace(t *testing.T) {
	dir := write(t, map[string]string{"r.jsonl": "{\"id\":\"a\",\"text\":\"x\"}\n{broken\n"})
	path := filepath.Join(dir, "r.jsonl")
	pages := collect(t, []string{path}, "", Options{})
	if got, want := pages[1].Input, path+":2"; got != want {
		t.Errorf("input %q, want %q", got, want)
	}
	if got := collect(t, nil, "{\"text\":\"x\"}\n{\n", Options{})[1].Input; got != "standard input:2" {
		t.Errorf("input %q on standard input", got)
	}
}

func TestFolder(t *testing.T) {
	dir := write(t, map[string]string{
		"b.html": somePage, "a/z.txt": "text", "a/y.html.gz": zipped(somePage), ".hidden/x.html": somePage, ".secret.html": somePage,
		"logo.svg": "<svg/>", "c.jsonl": `{"id":"row","file":"b.html","url":"https://example.org/b"}`,
	})
	var passed []string
	pages := collect(t, []string{dir}, "", Options{PassedOver: func(_ string, files []string) { passed = append(passed, files...) }})
	var got []string
	for _, p := range pages {
		if p.Failure != "" {
			t.Errorf("%s: %s", p.Input, p.Failure)
		}
		got = append(got, strings.TrimPrefix(p.Input, dir+string(filepath.Separator)))
	}
	if want := "a/y.html.gz a/z.txt b.html row"; strings.Join(got, " ") != want {
		t.Errorf("pages %q, want %q", got, want)
	}
	if last := pages[len(pages)-1]; last.URL != "https://example.org/b" || last.MediaType != "text/html" {
		t.Errorf("the row that names a file: %+v", last)
	}
	if len(passed) != 1 || !strings.HasSuffix(passed[0], "logo.svg") {
		t.Errorf("passed over %q, want logo.svg only", passed)
	}
}

func TestLongLineIsPassedOver(t *testing.T) {
	in := `{"id":"a","text":"` + strings.Repeat("x", maxLine) + "\"}\n" + `{"id":"b","text":"y"}`
	pages := collect(t, nil, in, Options{})
	if len(pages) != 2 || pages[0].Failure != "line longer than 16 MB" || pages[1].Input != "b" {
		t.Errorf("got %d pages, first failure %q", len(pages), pages[0].Failure)
	}
}

func TestInputsEnds(t *testing.T) {
	stop := errors.New("enough")
	err := Inputs(context.Background(), nil, strings.NewReader("{\"text\":\"x\"}\n{\"text\":\"y\"}"), Options{}, func(parallax.Page) error { return stop })
	if !errors.Is(err, stop) {
		t.Errorf("an error of yield gives %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := Inputs(ctx, []string{"x"}, nil, Options{}, func(parallax.Page) error { return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("an ended context gives %v", err)
	}
	for _, args := range [][]string{{""}, {"-", "-"}} {
		if err := Inputs(context.Background(), args, strings.NewReader("x"), Options{}, func(parallax.Page) error { return nil }); err == nil {
			t.Errorf("inputs %q are taken, want an error", args)
		}
	}
}
