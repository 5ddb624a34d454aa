package extract

import (
	"bufio"
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax"
)

var update = flag.Bool("update", false, "write the tables of the labelled pages anew")

// stateSets are folders of invented pages whose state was written down by hand.
var stateSets = []string{"states", "states2"}

// labelled is one page of a set.
type labelled struct {
	file     string
	state    parallax.PageState
	language string
}

// TestStates reads each labelled page and compares its state. The table of a set is kept in
// confusion.txt, so that a better or a worse figure is a line of the diff; misses.tsv lists
// the pages that are known to be told wrong, with what they are taken for and why.
func TestStates(t *testing.T) {
	for _, set := range stateSets {
		t.Run(set, func(t *testing.T) {
			folder := filepath.Join("testdata", set)
			pages, known := labels(t, folder), misses(t, folder)
			got := map[string]parallax.Article{}
			for _, p := range pages {
				body, err := os.ReadFile(filepath.Join(folder, p.file))
				if err != nil {
					t.Fatal(err)
				}
				a, err := Article(parallax.Page{Input: p.file, MediaType: "text/html", Body: body}, nil)
				if err != nil {
					t.Fatal(err)
				}
				got[p.file] = a
				if want := firstNonEmpty(known[p.file], string(p.state)); string(a.State) != want {
					t.Errorf("%s is %s, told as %s: %v\n%s", p.file, want, a.State, a.Why, a.Text)
				}
				if a.State != parallax.PageFull && len(a.Why) < 2 {
					t.Errorf("%s: state %s by a single signal: %v", p.file, a.State, a.Why)
				}
			}
			table := confusion(pages, got)
			t.Logf("\n%s", table)
			golden := filepath.Join(folder, "confusion.txt")
			if *update {
				if err := os.WriteFile(golden, []byte(table), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want, err := os.ReadFile(golden); err != nil || string(want) != table {
				t.Errorf("%s differs (go test -run TestStates -update), %v", golden, err)
			}
		})
	}
}

// rows reads a file of tab-separated values.
func rows(t *testing.T, file string) (out [][]string) {
	raw, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	for s := bufio.NewScanner(bytes.NewReader(raw)); s.Scan(); {
		if s.Text() != "" && !strings.HasPrefix(s.Text(), "#") {
			out = append(out, strings.Split(s.Text(), "\t"))
		}
	}
	return out
}

func labels(t *testing.T, folder string) (out []labelled) {
	for _, r := range rows(t, filepath.Join(folder, "labels.tsv")) {
		if len(r) != 3 || !slices.Contains(parallax.PageStates, parallax.PageState(r[1])) {
			t.Fatalf("%s: label %q", folder, r)
		}
		out = append(out, labelled{r[0], parallax.PageState(r[1]), r[2]})
	}
	if len(out) == 0 {
		t.Fatalf("%s: no labelled pages", folder)
	}
	return out
}

// misses gives what the pages known to be told wrong are told as.
func misses(t *testing.T, folder string) map[string]string {
	out := map[string]string{}
	for _, r := range rows(t, filepath.Join(folder, "misses.tsv")) {
		if len(r) != 3 || r[2] == "" {
			t.Fatalf("%s: a miss needs file, state and reason: %q", folder, r)
		}
		out[r[0]] = r[1]
	}
	return out
}

// confusion counts how often each state was told as each, and how many languages' pages are
// all told right.
func confusion(pages []labelled, got map[string]parallax.Article) string {
	count := map[[2]parallax.PageState]int{}
	right, languages := 0, map[string][2]int{}
	for _, p := range pages {
		state := got[p.file].State
		count[[2]parallax.PageState{p.state, state}]++
		l := languages[p.language]
		l[1]++
		if state == p.state {
			right++
			l[0]++
		}
		languages[p.language] = l
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%d of %d pages told right; rows are what they are, columns what they are told as\n\n%-10s", right, len(pages), "")
	for _, s := range parallax.PageStates {
		fmt.Fprintf(&b, "%10s", s)
	}
	for _, is := range parallax.PageStates {
		fmt.Fprintf(&b, "\n%-10s", is)
		for _, told := range parallax.PageStates {
			fmt.Fprintf(&b, "%10d", count[[2]parallax.PageState{is, told}])
		}
	}
	b.WriteString("\n\n")
	var tags []string
	for tag := range languages {
		tags = append(tags, tag)
	}
	slices.Sort(tags)
	for _, tag := range tags {
		fmt.Fprintf(&b, "%s %d/%d  ", tag, languages[tag][0], languages[tag][1])
	}
	return strings.TrimSpace(b.String()) + "\n"
}
