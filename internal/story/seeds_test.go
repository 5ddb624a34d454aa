package story

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parallax"
)

// TestSeeds holds the five seeds to what design.md asks: three events of one storyline, in
// any order of arrival. The days are those the pages print; one prints none.
func TestSeeds(t *testing.T) {
	files, _ := filepath.Glob("../../../shared/seeds/*.txt")
	if len(files) == 0 {
		t.Skip("../shared/seeds is not here")
	}
	if len(files) != 5 {
		t.Fatalf("%d seeds, want 5", len(files))
	}
	printed := []string{"2025-12-19", "2025-12-01", "", "2025-12-22", "2025-12-07"}
	events := []string{"c", "a", "c", "c", "b"}
	var articles []parallax.Article
	for i, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		title, _, _ := strings.Cut(string(text), "\n")
		a := parallax.Article{ID: parallax.ArticleID(filepath.Base(file)), Title: title, Text: string(text), Language: "en", State: parallax.PageFull}
		if printed[i] != "" {
			a.Published.Time, _ = time.Parse(time.DateOnly, printed[i])
		}
		articles = append(articles, a)
	}
	// The day that the undated seed names, as annotate notes it.
	day := strings.Index(articles[2].Text, "December 19")
	notes := map[int][]parallax.Annotation{2: {{Kind: parallax.KindMoment, Span: parallax.TextSpan(day, day+11),
		Moment: &parallax.Moment{Type: "DATE", Refused: "no publication time"}}}}
	for _, order := range [][]int{{0, 1, 2, 3, 4}, {1, 4, 0, 2, 3}, {2, 1, 4, 0, 3}, {4, 3, 2, 1, 0}, {1, 4, 0, 3, 2}, {2, 4, 3, 1, 0}, {3, 1, 2, 4, 0}} {
		past := newPast()
		for _, i := range order {
			past.take(articles[i], notes[i])
		}
		for i := range articles {
			for j := range articles {
				same := past.story(articles[i].ID) == past.story(articles[j].ID)
				if same != (events[i] == events[j]) {
					t.Errorf("order %v: seeds %d and %d in one story: %v", order, i, j, same)
				}
				if past.line(articles[i].ID) != past.line(articles[j].ID) || past.line(articles[i].ID) == "" {
					t.Errorf("order %v: seeds %d and %d are not in one storyline", order, i, j)
				}
			}
		}
		if t.Failed() {
			for _, p := range past.placements {
				t.Logf("%s %s", p.Story, p.Why)
			}
			t.FailNow()
		}
	}
}
