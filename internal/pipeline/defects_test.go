package pipeline

import (
	"bufio"
	"fmt"
	"html"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"parallax"
	"parallax/internal/dossier"
	"parallax/internal/embed"
	"parallax/internal/store"
)

// TestDefects runs the flow over the worlds of internal/dossier/testdata/defects: each shows
// a mistake of the field that must not be made, and a sound twin on which the guard against
// it must stay silent. README.md there says how a world is written; a new one is a new file.
func TestDefects(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "dossier", "testdata", "defects", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d worlds, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			w := readDefect(t, archive)
			if len(w.expect) == 0 {
				t.Fatal("nothing is expected")
			}
			for _, side := range []string{"defect", "twin"} {
				w.check(t, side)
			}
		})
	}
}

// defect is a world of the suite.
type defect struct {
	outlets string
	grouped bool              // the pages are grouped into stories; else all are one
	pages   map[string]string // of the defect, by name
	twin    map[string]string // those the twin has instead; "" for one it does without
	order   []string
	expect  []expectation
}

// expectation is one line of the file "expect": on which side what must be there or not.
// section limits it to one section, "" is the whole page.
type expectation struct{ side, what, section, words string }

func readDefect(t *testing.T, archive *txtar.Archive) *defect {
	t.Helper()
	w := &defect{pages: map[string]string{}, twin: map[string]string{}}
	for _, f := range archive.Files {
		twin, isTwin := strings.CutPrefix(f.Name, "twin/")
		switch {
		case f.Name == "expect":
			for line := range strings.Lines(string(f.Data)) {
				side, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
				what, words, ok := strings.Cut(rest, ": ")
				if !ok || !slices.Contains([]string{"defect", "twin", "both"}, side) {
					t.Fatalf("cannot read the expectation %q", line)
				}
				what, section, _ := strings.Cut(what, " in ")
				w.expect = append(w.expect, expectation{side, what, section, words})
			}
		case f.Name == "guard": // TestGuards
		case f.Name == "grouped":
			w.grouped = true
		case f.Name == "outlets.jsonl":
			w.outlets = string(f.Data)
		case isTwin:
			w.twin[twin] = string(f.Data)
		default:
			w.pages[f.Name] = string(f.Data)
			w.order = append(w.order, f.Name)
		}
	}
	for name := range w.twin {
		if _, there := w.pages[name]; !there {
			t.Fatalf("the twin changes %s, which the defect does not have", name)
		}
	}
	return w
}

// check composes one side of the world and holds it to what is expected.
func (w *defect) check(t *testing.T, side string) {
	t.Helper()
	c := w.compose(t, side)
	page := oneLine(asText(t, c.Dossier))
	kinds := map[string]int{}
	for _, d := range c.Comparison.Differences {
		kinds[string(d.Kind)]++
	}
	failed := false
	for _, x := range w.expect {
		if x.side != side && x.side != "both" {
			continue
		}
		ok := false
		switch x.what {
		case "has":
			ok = strings.Contains(part(t, c.Dossier, page, x.section), x.words)
		case "lacks":
			ok = !strings.Contains(part(t, c.Dossier, page, x.section), x.words)
		case "once":
			n := 0
			for _, s := range prose {
				n += strings.Count(part(t, c.Dossier, page, s), x.words)
			}
			ok = n == 1
		case "kind":
			ok = kinds[x.words] > 0
		case "no kind":
			ok = kinds[x.words] == 0
		default:
			t.Fatalf("an expectation can be has, lacks, once, kind, no kind; not %q", x.what)
		}
		if !ok {
			failed = true
			t.Errorf("%s: not so: %s %s: %s", side, x.what, x.section, x.words)
		}
	}
	if failed && testing.Verbose() {
		t.Logf("%s: kinds %v\n%s", side, kinds, asText(t, c.Dossier))
	}
}

// prose are the sections that tell the story, where a fact stands once.
var prose = []string{"key points", "what happened", "who says what", "quotes", "uncertain", "background", "what comes next"}

// part gives one section of a dossier as text; page is the whole as text, for section "".
func part(t *testing.T, d parallax.Dossier, page, section string) string {
	t.Helper()
	if section == "" {
		return page
	}
	if !slices.Contains(parallax.SectionKinds, parallax.SectionKind(section)) {
		t.Fatalf("no section %q", section)
	}
	s := d.Section(parallax.SectionKind(section))
	if s == nil {
		return ""
	}
	d.Sections = []parallax.Section{*s}
	head, rest, _ := strings.Cut(asText(t, d), "\n\n")
	if s.Kind == parallax.SectionHeadline {
		return oneLine(head)
	}
	return oneLine(rest)
}

// oneLine lets expectations reach from a line to the counts below it.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

func asText(t *testing.T, d parallax.Dossier) string {
	t.Helper()
	var b strings.Builder
	if err := dossier.Text(&b, dossier.English(), 1<<20, d); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func (w *defect) compose(t *testing.T, side string) Composed {
	t.Helper()
	s, err := store.Open(t.Context(), store.Memory)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	directory, err := parallax.LoadDirectory(strings.NewReader(w.outlets))
	if err != nil {
		t.Fatal(err)
	}
	now := time.Date(2027, 6, 30, 12, 0, 0, 0, time.UTC)
	p := New(s, embed.Table(), directory, Options{OneStory: !w.grouped, Now: func() time.Time { return now }})
	from := func(yield func(parallax.Page) error) error {
		for _, name := range w.order {
			source := w.pages[name]
			if other, changed := w.twin[name]; changed && side == "twin" {
				source = other
			}
			if strings.TrimSpace(source) == "" {
				continue
			}
			if err := yield(parallax.Page{Input: name, Fetched: now, MediaType: "text/html", Status: 200, Body: []byte(asPage(t, name, source))}); err != nil {
				return err
			}
		}
		return nil
	}
	if err := p.TakeAll(t.Context(), from, ByTime, nil); err != nil {
		t.Fatal(err)
	}
	told, err := p.Told(t.Context())
	if err != nil || len(told) == 0 {
		t.Fatalf("%d stories, %v", len(told), err)
	}
	c, err := p.Compose(t.Context(), told[0])
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// asPage makes a page of a short form: lines "key: value", an empty line, paragraphs. A
// source that begins with "<" is a page already.
func asPage(t *testing.T, name, source string) string {
	t.Helper()
	if strings.HasPrefix(source, "<") {
		return source
	}
	values := map[string]string{"lang": "en", "url": "https://" + name + ".example/1"}
	head, body, ok := strings.Cut(source, "\n\n")
	if !ok {
		t.Fatalf("%s: no empty line behind the head", name)
	}
	scan := bufio.NewScanner(strings.NewReader(head))
	for scan.Scan() {
		key, value, ok := strings.Cut(scan.Text(), ": ")
		if !ok {
			t.Fatalf("%s: cannot read %q", name, scan.Text())
		}
		values[key] = value
	}
	var b strings.Builder
	meta := func(property, key string) {
		if values[key] != "" {
			fmt.Fprintf(&b, "<meta property=%q content=\"%s\">\n", property, html.EscapeString(values[key]))
		}
	}
	fmt.Fprintf(&b, "<!DOCTYPE html><html lang=%q><head><meta charset=\"utf-8\"><title>%s</title>\n", values["lang"], html.EscapeString(values["title"]))
	fmt.Fprintf(&b, "<link rel=\"canonical\" href=\"%s\">\n", html.EscapeString(values["url"]))
	meta("og:site_name", "outlet")
	meta("og:title", "title")
	meta("article:published_time", "published")
	meta("article:modified_time", "updated")
	fmt.Fprintf(&b, "</head><body><article><h1>%s</h1>\n", html.EscapeString(values["title"]))
	if values["by"] != "" {
		fmt.Fprintf(&b, "<p class=\"byline\">%s</p>\n", html.EscapeString(values["by"]))
	}
	for paragraph := range strings.SplitSeq(strings.TrimSpace(body), "\n\n") {
		fmt.Fprintf(&b, "<p>%s</p>\n", html.EscapeString(strings.Join(strings.Fields(paragraph), " ")))
	}
	b.WriteString("</article></body></html>\n")
	return b.String()
}
