package extract

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html/atom"
)

// moduleText is a sentence of more than siblingProse bytes that begins with name.
func moduleText(name string) string {
	return name + " says that the harbour office moves its night shift to the new quay on the first of June this year."
}

func TestMissingParagraphsReturn(t *testing.T) {
	const head = `<html><body><div class=page>`
	copyOf := func(name string) string { return `<div class=frame><p class=copy>` + moduleText(name) + `</p></div>` }
	for name, c := range map[string]struct {
		page  string
		found []string // what a reader found; the rest of the page it never saw
		want  []string // first words of the result
	}{
		"between and behind": {
			head + copyOf("Ann") + copyOf("Bob") + copyOf("Cleo") + copyOf("Dan") + copyOf("Eve"),
			[]string{"Ann", "Cleo", "Dan"}, []string{"Ann", "Bob", "Cleo", "Dan", "Eve"},
		},
		"with its heading": {
			head + `<div class=frame><h2 class=sub>What stays</h2><p class=copy>` + moduleText("Ann") + `</p></div>` + copyOf("Bob") + copyOf("Cleo") + copyOf("Dan"),
			[]string{"Bob", "Cleo", "Dan"}, []string{"What", "Ann", "Bob", "Cleo", "Dan"},
		},
		"too few alike": {
			head + copyOf("Ann") + copyOf("Bob") + copyOf("Cleo"),
			[]string{"Ann", "Cleo"}, []string{"Ann", "Cleo"},
		},
		"made otherwise": {
			head + copyOf("Ann") + `<div class=note><p>` + moduleText("Bob") + `</p></div>` + copyOf("Cleo") + copyOf("Dan"),
			[]string{"Ann", "Cleo", "Dan"}, []string{"Ann", "Cleo", "Dan"},
		},
		"in a box of others": {
			head + copyOf("Ann") + copyOf("Cleo") + copyOf("Dan") + `<div class=related>` + copyOf("Bob") + `</div>`,
			[]string{"Ann", "Cleo", "Dan"}, []string{"Ann", "Cleo", "Dan"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			doc, _, err := parse(c.page)
			if err != nil {
				t.Fatal(err)
			}
			var found []paragraph
			for _, f := range c.found {
				found = append(found, paragraph{text: moduleText(f), kind: atom.P})
			}
			var got []string
			for _, p := range readPrinted(doc, "").missing(found, nil) {
				first, _, _ := strings.Cut(p.text, " ")
				got = append(got, first)
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}
