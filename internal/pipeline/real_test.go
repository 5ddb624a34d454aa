package pipeline

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parallax"
)

// shared is where the labelled data lie beside a checkout; they are no part of the project.
const shared = "../../../shared"

// flips is how many places of each dossier are changed to see Check fail.
const flips = 12

// TestRealStories composes every labelled story and the seeds as one story each, and reads
// every line again.
func TestRealStories(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(shared, "gold", "*.story.json"))
	if err != nil || len(files) == 0 {
		t.Skipf("no labelled stories in %s/gold", shared)
	}
	lib := library{}
	lines := 0
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".story.json")
		t.Run(name, func(t *testing.T) { lines += prove(t, lib.story(t, file)) })
	}
	t.Run("seeds", func(t *testing.T) {
		seeds, err := filepath.Glob(filepath.Join(shared, "seeds", "*.txt"))
		if err != nil || len(seeds) == 0 {
			t.Skipf("no pages in %s/seeds", shared)
		}
		var pages []parallax.Page
		for _, file := range seeds {
			body, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			pages = append(pages, parallax.Page{Input: filepath.Base(file), MediaType: "text/plain", Body: body})
		}
		lines += prove(t, pages)
	})
	t.Logf("%d stories, %d lines", len(files)+1, lines)
}

// prove composes the pages, reads every line again and changes single bytes of the sources;
// it gives how many lines there were.
func prove(t *testing.T, pages []parallax.Page) int {
	c, ok := composed(t, t.Fatal, pages...)
	if !ok {
		t.Fatal("no text")
	}
	if err := resolves(&c); err != nil {
		t.Fatal(err)
	}
	all := evidence(&c)
	if len(all) == 0 {
		t.Fatal("a dossier without evidence")
	}
	for i := 0; i < len(all); i += max(1, len(all)/flips) {
		e := all[i]
		back, err := flip(&c, e, i%e.Len())
		if err != nil {
			t.Fatal(err)
		}
		if c.Dossier.Check(&c.Coverage) == nil {
			t.Errorf("Check passes though %s of %s was changed", e.Span, e.Article)
		}
		back()
	}
	return len(c.Dossier.Lines())
}

// library holds the texts of the labelled data: set, then id.
type library map[string]map[string]row

func (l library) set(t *testing.T, name string) map[string]row {
	t.Helper()
	if l[name] != nil {
		return l[name]
	}
	raw, err := os.ReadFile(filepath.Join(shared, "eval", name, "documents.jsonl"))
	if err != nil {
		t.Skip(err)
	}
	l[name] = map[string]row{}
	for line := range bytes.Lines(raw) {
		var r row
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		l[name][r.ID] = r
	}
	return l[name]
}

// story gives the articles of a labelled story as the scorer hands them to the program.
func (l library) story(t *testing.T, file string) []parallax.Page {
	t.Helper()
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var story struct {
		Articles []struct{ Key, Set, Doc, Outlet, Date, Lang string }
	}
	if err := json.Unmarshal(raw, &story); err != nil {
		t.Fatal(err)
	}
	var pages []parallax.Page
	for _, a := range story.Articles {
		r := row{ID: a.Key, Outlet: a.Outlet, Published: a.Date, Language: a.Lang}
		if a.Set == "seeds" {
			seed, err := filepath.Glob(filepath.Join(shared, "seeds", a.Doc+"*"))
			if err != nil || len(seed) == 0 {
				t.Skipf("no seed %s", a.Doc)
			}
			body, err := os.ReadFile(seed[0])
			if err != nil {
				t.Fatal(err)
			}
			r.Text = string(body)
		} else {
			d, known := l.set(t, a.Set)[a.Doc]
			if !known {
				t.Fatalf("%s has no %s", a.Set, a.Doc)
			}
			r.Title, r.Text = d.Title, d.Text
		}
		pages = append(pages, r.page())
	}
	return pages
}
