package extract

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax"
)

// want is what a fixture must give. Fields left out are not looked at.
type want struct {
	URL           string   `json:"url"` // given to the page
	Title         *string  `json:"title"`
	State         string   `json:"state"`
	Language      string   `json:"language"`
	Published     string   `json:"published"`
	PublishedFrom string   `json:"published_from"`
	Updated       *string  `json:"updated"`
	Authors       []string `json:"authors"`
	Outlet        string   `json:"outlet"`
	Section       string   `json:"section"`
	Keywords      []string `json:"keywords"`
	ArticleURL    string   `json:"article_url"`
	Contains      []string `json:"contains"` // in the text, each a run of it
	Lacks         []string `json:"lacks"`    // nowhere in the text
	Findings      []string `json:"findings"` // all of them, in order
	Warnings      []string `json:"warnings"` // parts of the joined warnings; an empty list means none
	Why           []string `json:"why"`      // parts of the joined reasons
	Entries       []string `json:"entries"`  // "TIME | TITLE | the first 24 bytes of its first line"; all of them
	Images        []struct {
		URL, Caption, Credit, Licence string
	} `json:"images"`
}

// TestFixtures reads each testdata/NAME.html and compares with NAME.want.json. A new case is
// a new pair of files.
func TestFixtures(t *testing.T) {
	files, err := filepath.Glob("testdata/*.html")
	if err != nil || len(files) < 20 {
		t.Fatalf("%d fixtures found: %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".html"), func(t *testing.T) {
			body, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var w want
			expected, err := os.ReadFile(strings.TrimSuffix(file, ".html") + ".want.json")
			if err != nil {
				t.Fatal(err)
			}
			d := json.NewDecoder(strings.NewReader(string(expected)))
			d.DisallowUnknownFields()
			if err := d.Decode(&w); err != nil {
				t.Fatal(err)
			}
			a, err := Article(parallax.Page{Input: file, URL: w.URL, MediaType: "text/html", Body: body}, nil)
			if err != nil {
				t.Fatal(err)
			}
			if err := a.Check(); err != nil {
				t.Error(err)
			}
			w.compare(t, a)
			if t.Failed() {
				t.Logf("text:\n%s", a.Text)
			}
		})
	}
}

func (w want) compare(t *testing.T, a parallax.Article) {
	equal := func(what, got, want string) {
		if want != "" && got != want {
			t.Errorf("%s %q, want %q", what, got, want)
		}
	}
	if w.Title != nil && a.Title != *w.Title {
		t.Errorf("title %q, want %q", a.Title, *w.Title)
	}
	if w.Updated != nil && a.Updated.String() != *w.Updated {
		t.Errorf("updated %q, want %q", a.Updated, *w.Updated)
	}
	equal("state", string(a.State), w.State)
	equal("language", a.Language, w.Language)
	equal("published", a.Published.String(), w.Published)
	equal("published from", a.Published.From, w.PublishedFrom)
	equal("outlet", a.Outlet.Name, w.Outlet)
	equal("section", a.Section, w.Section)
	equal("address", a.URL, w.ArticleURL)
	if w.Authors != nil && !slices.Equal(a.Authors, w.Authors) {
		t.Errorf("authors %q, want %q", a.Authors, w.Authors)
	}
	for _, s := range w.Contains {
		if !strings.Contains(a.Text, s) {
			t.Errorf("text lacks %q", s)
		}
	}
	for _, s := range w.Lacks {
		if strings.Contains(a.Text, s) {
			t.Errorf("text has %q", s)
		}
	}
	var found []string
	for _, f := range a.Findings {
		found = append(found, f.What)
	}
	if w.Findings != nil && !slices.Equal(found, w.Findings) {
		t.Errorf("findings %q, want %q", found, w.Findings)
	}
	warnings := strings.Join(a.Warnings, "; ")
	if w.Warnings != nil && len(w.Warnings) == 0 && warnings != "" {
		t.Errorf("warnings %q, want none", warnings)
	}
	for _, s := range w.Warnings {
		if !strings.Contains(warnings, s) {
			t.Errorf("warnings %q lack %q", warnings, s)
		}
	}
	var why []string
	for _, r := range a.Why {
		why = append(why, r.String())
	}
	for _, s := range w.Why {
		if !strings.Contains(strings.Join(why, "; "), s) {
			t.Errorf("reasons %q lack %q", why, s)
		}
	}
	var entries []string
	for _, e := range a.Entries {
		words, err := a.Words(e.Span)
		if err != nil {
			t.Error(err)
		}
		line, _, _ := strings.Cut(words, "\n")
		entries = append(entries, fmt.Sprintf("%s | %s | %s", e.Time, e.Title, line[:min(len(line), 24)]))
	}
	if w.Entries != nil && !slices.Equal(entries, w.Entries) {
		t.Errorf("entries\n%s\nwant\n%s", strings.Join(entries, "\n"), strings.Join(w.Entries, "\n"))
	}
	if w.Keywords != nil && !slices.Equal(a.Keywords, w.Keywords) {
		t.Errorf("keywords %q, want %q", a.Keywords, w.Keywords)
	}
	for i, img := range w.Images {
		if i >= len(a.Images) || a.Images[i] != parallax.Image(img) {
			t.Errorf("images %+v, want %+v", a.Images, w.Images)
		}
	}
	if w.State != "full" && len(a.Why) < 2 && w.State != "empty" {
		t.Errorf("state %s by a single signal: %v", a.State, a.Why)
	}
}
