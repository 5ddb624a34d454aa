package measure

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parallax"
)

// measure gives the figures of one task on a folder of testdata, one line each.
func figures(t *testing.T, dir, task string, o Options, p Program) string {
	t.Helper()
	reports, err := Folder(t.Context(), filepath.Join("testdata", dir), o, p)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, r := range reports {
		if r.Task != task {
			continue
		}
		fmt.Fprintln(&b, r.Items)
		for _, f := range r.Figures {
			fmt.Fprintf(&b, "%s: %.4g of %.4g found, %.4g of %.4g labelled\n", f.Name, f.Right, f.Found, f.Recall()*f.Gold, f.Gold)
		}
	}
	return b.String()
}

func same(t *testing.T, got, want string) {
	t.Helper()
	if d := cmp.Diff(strings.TrimSpace(want), strings.TrimSpace(got)); d != "" {
		t.Error(d)
	}
}

// noticed gives a program that notices the same in whatever it is given.
func noticed(notes map[string][]parallax.Annotation) Program {
	return Program{Annotate: func(context.Context, []Document) (map[string][]parallax.Annotation, error) { return notes, nil }}
}

func moment(start, end int, kind, value string) parallax.Annotation {
	return parallax.Annotation{
		Kind: parallax.KindMoment, Span: parallax.Span{Field: parallax.FieldText, Start: start, End: end},
		Moment: &parallax.Moment{Type: kind, Value: value},
	}
}

func TestTimes(t *testing.T) {
	p := noticed(map[string][]parallax.Annotation{
		// Bytes: the ë before them takes two.
		"a": {moment(13, 19, "DATE", "2031-05-12"), moment(25, 37, "DATE", "P2D")},
		// The second lies beyond what is labelled.
		"b": {moment(3, 9, "DATE", "2031-05-19"), moment(15, 22, "DATE", "2031-05-12")},
	})
	same(t, figures(t, "times", "times", Options{}, p), `
2 texts
overlap: 3 of 3 found, 3 of 3 labelled
equal span: 2 of 3 found, 2 of 3 labelled
type: 2 of 3 found, 2 of 3 labelled
value: 2 of 3 found, 2 of 3 labelled`)
	same(t, figures(t, "times", "times", Options{Filters: []string{"lang=de,fr"}}, p), `
1 texts
overlap: 1 of 1 found, 1 of 1 labelled
equal span: 1 of 1 found, 1 of 1 labelled
type: 1 of 1 found, 1 of 1 labelled
value: 0 of 1 found, 0 of 1 labelled`)
}

func quote(form parallax.QuoteForm, content, source, cue [2]int) parallax.Annotation {
	at := func(s [2]int) *parallax.Span {
		return &parallax.Span{Field: parallax.FieldText, Start: s[0], End: s[1]}
	}
	return parallax.Annotation{Kind: parallax.KindQuote, Span: *at(content), Quote: &parallax.Quote{
		Form: form, Content: []parallax.Span{*at(content)}, Source: at(source), Cue: at(cue),
	}}
}

func TestQuotes(t *testing.T) {
	// “It’s safe,” takes 12 characters in 18 bytes.
	p := noticed(map[string][]parallax.Annotation{"a": {
		quote(parallax.Direct, [2]int{3, 15}, [2]int{24, 28}, [2]int{19, 23}),  // without the marks
		quote(parallax.Indirect, [2]int{41, 44}, [2]int{30, 36}, [2]int{0, 1}), // too little of it
		quote(parallax.Indirect, [2]int{41, 50}, [2]int{52, 55}, [2]int{37, 40}),
	}})
	same(t, figures(t, "quotes", "quotes", Options{}, p), `
1 texts
all: 2 of 3 found, 2 of 2 labelled
all: characters: 19 of 19 found, 19 of 21 labelled
all: source: 1 of 2 found, 1 of 2 labelled
all: cue: 2 of 2 found, 2 of 2 labelled
with quotation marks: 1 of 1 found, 1 of 1 labelled
with quotation marks: characters: 10 of 10 found, 10 of 12 labelled
with quotation marks: source: 1 of 1 found, 1 of 1 labelled
with quotation marks: cue: 1 of 1 found, 1 of 1 labelled`)
}

func quantity(start, end int, kind parallax.QuantityType, value float64) parallax.Annotation {
	return parallax.Annotation{
		Kind: parallax.KindQuantity, Span: parallax.Span{Field: parallax.FieldText, Start: start, End: end},
		Quantity: &parallax.Quantity{Type: kind, Value: value},
	}
}

func TestQuantities(t *testing.T) {
	p := noticed(map[string][]parallax.Annotation{"a": {
		quantity(0, 3, parallax.Number, 1), quantity(30, 36, parallax.Measure, 1), quantity(50, 52, parallax.Ordinal, 1), quantity(52, 53, parallax.Number, 1),
	}})
	same(t, figures(t, "quotes", "quantities", Options{}, p), `
1 texts
overlap: 2 of 3 found, 2 of 2 labelled
class: 1 of 2 found, 1 of 2 labelled`)
}

func TestRecognized(t *testing.T) {
	p := noticed(map[string][]parallax.Annotation{
		"n1": {quantity(0, 14, parallax.Number, 24)},
		"n2": {quantity(0, 3, parallax.Number, 1.5)}, // the second value is missed
		"d1": {moment(0, 11, "TIME", "2031-05-12T07:00")},
		"x1": {quantity(0, 1, parallax.Measure, 7)},
	})
	same(t, figures(t, "cases", "recognizers", Options{}, p), `
3 cases
number en: 1 of 2 found, 1 of 2 labelled
datetime de: 1 of 1 found, 1 of 1 labelled`)
}

func TestStories(t *testing.T) {
	var order []string
	p := Program{Group: func(_ context.Context, docs []Document) (map[string]Place, error) {
		for _, d := range docs {
			order = append(order, d.ID)
		}
		// One article in no story; one wrongly joined; a storyline over all.
		return map[string]Place{"1": {"s", "l"}, "3": {"s", "l"}, "4": {"s", "l"}}, nil
	}}
	// B-cubed precision: 2/3, 1, 2/3, 1/3; recall: 2/3, 1/3, 2/3, 1.
	same(t, figures(t, "stories", "stories", Options{}, p), `
4 documents, 2 stories labelled, 2 found
B-cubed: 2.667 of 4 found, 2.667 of 4 labelled
pairs: 1 of 3 found, 1 of 3 labelled
rendered texts placed right: 0 of 1 found, 0 of 1 labelled`)
	if got := strings.Join(order, " "); got != "2 1 3 4" {
		t.Errorf("documents came as %s", got)
	}
	if got := figures(t, "stories", "stories", Options{MoveDates: true}, p); !strings.Contains(got, "4 documents") {
		t.Error(got)
	}
}

// TestMovedDates holds the days against those of the scorer, which takes the CRC of the ID.
func TestMovedDates(t *testing.T) {
	for id, want := range map[string]string{"1": "2031-05-15", "2": "2031-05-14", "dam": "2031-05-13"} {
		if got := moved(told{ID: id, Date: "2031-05-14T08:00"}); got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
}

func TestPairs(t *testing.T) {
	p := Program{Group: func(_ context.Context, docs []Document) (map[string]Place, error) {
		return map[string]Place{"a": {Story: parallax.StoryID(docs[0].Title)}, "b": {Story: parallax.StoryID(docs[1].Title)}}, nil
	}}
	same(t, figures(t, "pairs", "pairs", Options{}, p), `
3 pairs
same story: 1 of 2 found, 1 of 2 labelled
decided right: 1 of 3 found, 1 of 3 labelled`)
}

func TestPages(t *testing.T) {
	p := Program{Extract: func(_ context.Context, docs []Document) (map[string]parallax.Article, error) {
		if want := filepath.Join("testdata", "pages", "1.html"); docs[0].File != want {
			t.Errorf("file %s, want %s", docs[0].File, want)
		}
		return map[string]parallax.Article{
			"1": {Title: "the “Dam” holds", Text: "one two three four five", Language: "no", Published: parallax.Date{Time: time.Date(2031, 5, 14, 9, 0, 0, 0, time.UTC), Precision: "day"}},
			"2": {Title: "Another one", Text: "zero one two three four"},
		}, nil
	}}
	// Runs of four: 2 of 2; 1 right, 1 extra and 2 missed of 4; nothing of 1.
	same(t, figures(t, "pages", "extract", Options{}, p), `
3 pages
body: 1.25 of 1.5 found, 1.25 of 2.75 labelled
title: 1 of 2 found, 1 of 2 labelled
day: 1 of 2 found, 1 of 2 labelled
language: 1 of 2 found, 1 of 2 labelled`)
}

func TestUnknownFolders(t *testing.T) {
	if _, err := Folder(t.Context(), t.TempDir(), Options{}, Program{}); !errors.Is(err, parallax.ErrNotFound) {
		t.Errorf("an empty folder gives %v", err)
	}
	if _, err := Folder(t.Context(), "testdata/times", Options{Filters: []string{"lang"}}, Program{}); !errors.Is(err, parallax.ErrInvalid) {
		t.Errorf("a filter without a value gives %v", err)
	}
	if _, err := Folder(t.Context(), "testdata/none", Options{}, Program{}); err == nil {
		t.Error("no error for a folder that is not there")
	}
}
