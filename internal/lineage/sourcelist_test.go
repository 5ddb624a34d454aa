package lineage

import (
	"slices"
	"strings"
	"testing"

	"parallax"
)

func TestListedCredits(t *testing.T) {
	dir, err := parallax.LoadDirectory(strings.NewReader(`
		{"domain": "gannet.example", "name": "Evening Gannet", "country": "US", "languages": ["en"], "kind": "newspaper"}
		{"domain": "tide.example", "name": "Tide", "country": "US", "languages": ["en"], "kind": "magazine"}
		{"domain": "gull.example", "name": "The Gull", "country": "US", "languages": ["en"], "kind": "newspaper"}`))
	if err != nil {
		t.Fatal(err)
	}
	list := "\n\nSources\n\nEvening Gannet\n\nTide\n\nThe Gull\n"
	for text, want := range map[string][]string{
		"It came with the third tide, the Evening Gannet writes. The gull was lost.": {"Evening Gannet"},
		"It came, the Evening Gannet writes. A photo in Tide shows it.":              {"Evening Gannet", "Tide"},
		"It came, The Gull writes.":                     {"The Gull"},
		"The gull was shot, and the tide rose in time.": {"Evening Gannet", "Tide", "The Gull"}, // none is named
	} {
		a := parallax.Article{Language: "en", Text: text + list, Outlet: parallax.Outlet{Name: "Dale Post"}}
		r := newReader(&a, nil, dir)
		var got []string
		for _, c := range r.listedCredits() {
			got = append(got, c.name)
		}
		r.end()
		if !slices.Equal(got, want) {
			t.Errorf("%s\n got %q, want %q", text, got, want)
		}
	}
}
