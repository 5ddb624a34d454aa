package store

import (
	"fmt"
	"testing"

	"parallax"
)

// TestNearest wants of a long storyline the stories nearest in time, bounded by stories and by articles.
func TestNearest(t *testing.T) {
	var line []parallax.Story
	for i := range 50 {
		line = append(line, parallax.Story{ID: parallax.StoryID(fmt.Sprint(i)), First: hour(i), Articles: []parallax.ArticleID{"a"}})
	}
	got := nearest(line, 10)
	if len(got) != mostOthers || got[0].ID != "9" || got[1].ID != "11" || got[19].ID != "20" {
		t.Errorf("%d stories, %v", len(got), got)
	}
	if got := nearest(line[:3], 1); len(got) != 2 || got[0].ID != "0" || got[1].ID != "2" {
		t.Errorf("of three: %v", got)
	}
	for i := range line {
		line[i].Articles = make([]parallax.ArticleID, mostOtherArticles/2)
	}
	if got := nearest(line, 0); len(got) != 2 {
		t.Errorf("%d large stories", len(got))
	}
	line[1].Articles = make([]parallax.ArticleID, 2*mostOtherArticles)
	if got := nearest(line, 0); len(got) != 1 || got[0].ID != "1" {
		t.Errorf("beside a huge one: %d", len(got))
	}
}
