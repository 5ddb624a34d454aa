// Package measure takes a folder of labelled data and a program as functions, and gives
// figures with their counts. It knows the layouts that doc/bench.md describes, one file per
// task, and counts as the scorers of quality.txt do.
package measure

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"parallax"
)

// Document is one labelled text as the program is given it.
type Document struct {
	ID        string `json:"id"`
	URL       string `json:"url,omitempty"`
	File      string `json:"file,omitempty"` // of a page; then there is no text
	Title     string `json:"title,omitempty"`
	Text      string `json:"text,omitempty"`
	Published string `json:"published,omitempty"`
	Language  string `json:"language,omitempty"`
	Outlet    string `json:"outlet,omitempty"`
}

// Program is what is measured. The keys of what it gives are the IDs of the documents; what
// it leaves out counts as not found.
type Program struct {
	Extract  func(context.Context, []Document) (map[string]parallax.Article, error)
	Annotate func(context.Context, []Document) (map[string][]parallax.Annotation, error)
	// Group takes the documents in the order given and tells where each stands in the end.
	Group func(context.Context, []Document) (map[string]Place, error)
	// Compare takes the documents as one story. Articles of the coverage have the document as Input.
	Compare func(context.Context, []Document) (parallax.Coverage, parallax.Comparison, error)
}

// Place is the story and storyline of a document; empty when it stands in none.
type Place struct {
	Story     parallax.StoryID
	Storyline parallax.StorylineID
}

// Figure is one thing counted: of what was Found how much is Right, and of what is labelled
// (Gold) how much was found.
type Figure struct {
	Name  string  `json:"name"`
	Right float64 `json:"right"`
	Found float64 `json:"found"`
	Gold  float64 `json:"gold"`
	// Recalled is how much of Gold was found where that is another number than Right; nil otherwise.
	Recalled *float64 `json:"recalled,omitempty"`
	// Cases is true for a share of cases, each right or wrong: Found is Gold and one number says it all.
	Cases bool `json:"cases,omitempty"`
}

// Precision is the share of what was found that is right; 0 when nothing was found.
func (f Figure) Precision() float64 { return share(f.Right, f.Found) }

// Recall is the share of what is labelled that was found; 0 when nothing is labelled.
func (f Figure) Recall() float64 {
	if f.Recalled != nil {
		return share(*f.Recalled, f.Gold)
	}
	return share(f.Right, f.Gold)
}

// F1 is the harmonic mean of precision and recall; 0 when both are.
func (f Figure) F1() float64 {
	p, r := f.Precision(), f.Recall()
	return share(2*p*r, p+r)
}

// add counts one case of a share.
func (f *Figure) add(right bool) {
	f.Right, f.Found, f.Gold, f.Cases = f.Right+count(right), f.Found+1, f.Gold+1, true
}

func share(part, whole float64) float64 {
	if whole == 0 {
		return 0
	}
	return part / whole
}

// Report is what one task came to on one folder.
type Report struct {
	Folder  string   `json:"folder"`
	Task    string   `json:"task"`
	Items   string   `json:"items"` // what was measured, counted: "133 pages"
	Figures []Figure `json:"figures"`
	// Notes name each miss and each false alarm by the IDs of the labels, when Options.List asks for
	// them; they never quote a text.
	Notes []string `json:"notes,omitempty"`
}

// Options say what of a folder is measured, and how.
type Options struct {
	// Filters restrict the documents: "lang=de,fr" keeps those whose member lang is one of the values.
	Filters []string
	// Storylines holds labelled stories against storylines: for labels that run over weeks.
	Storylines bool
	// MoveDates moves each date by up to a day, always the same for the same document: for sets
	// in which all articles of a story have one date, which would give the story away.
	MoveDates bool
	// Texts are folders in which sets lie whose texts the labels of claims refer to by name.
	Texts []string
	// List asks for Report.Notes, which the task claims gives of differences.
	List bool
}

// task is a kind of labelled data: the files that show it is there, and how it is measured.
type task struct {
	name  string
	files []string
	run   func(context.Context, *folder, Program) (Report, error)
}

// tasks in the order of the flow. A folder may hold labels of several.
var tasks = []task{
	{"extract", []string{"pages.jsonl"}, pages},
	{"times", []string{"documents.jsonl", "timex.jsonl"}, times},
	{"quotes", []string{"documents.jsonl", "attributions.jsonl"}, quotes},
	{"quantities", []string{"documents.jsonl", "values.jsonl"}, quantities},
	{"recognizers", []string{"cases.jsonl"}, recognized},
	{"stories", []string{"documents.jsonl"}, stories},
	{"pairs", []string{"pairs.jsonl"}, pairs},
	{"claims", []string{"*.gold.json"}, claims},
}

// Folder measures everything a folder holds labels for. The error wraps parallax.ErrNotFound
// when it holds none that are known.
func Folder(ctx context.Context, dir string, o Options, p Program) ([]Report, error) {
	at := &folder{dir: dir, Options: o}
	for _, f := range o.Filters {
		name, values, ok := strings.Cut(f, "=")
		if !ok {
			return nil, fmt.Errorf("%w: filter %q is not of the form NAME=VALUE,VALUE", parallax.ErrInvalid, f)
		}
		at.filters = append(at.filters, filter{name, strings.Split(values, ",")})
	}
	if _, err := os.Stat(dir); err != nil {
		return nil, err
	}
	var out []Report
	for _, t := range tasks {
		if !at.holds(t.files) {
			continue
		}
		report, err := t.run(ctx, at, p)
		if err != nil {
			return out, fmt.Errorf("%s: %s: %w", dir, t.name, err)
		}
		if report.Figures == nil {
			continue
		}
		report.Folder, report.Task = filepath.ToSlash(dir), t.name
		out = append(out, report)
	}
	if len(out) == 0 {
		return nil, fmt.Errorf("%s: %w: no labelled data in a layout that is known; see doc/bench.md", dir, parallax.ErrNotFound)
	}
	return out, nil
}
