package story

import (
	"slices"
	"testing"

	"parallax"
)

func TestTie(t *testing.T) {
	cand := func(story, line string, order int, lineal float64) *candidate {
		return &candidate{story: parallax.StoryID(story), line: parallax.StorylineID(line), order: order, lineal: lineal, nearest: &telling{}}
	}
	own, ownTied := cand("s_own", "", 5, 9), cand("s_own", "l_own", 5, 9)
	made := func(story string) parallax.StorylineID { return parallax.StorylineID(parallax.MakeID("l_", story)) }
	tests := []struct {
		name  string
		own   []*candidate
		found []*candidate
		line  parallax.StorylineID
		link  []parallax.StoryID
		merge []parallax.StorylineID
	}{
		{"nothing near", nil, []*candidate{cand("s_a", "", 0, -1)}, "", nil, nil},
		{"joined alone", []*candidate{own}, []*candidate{own}, "", nil, nil},
		{"started beside a story", nil, []*candidate{cand("s_a", "", 0, 1)}, made("s_a"), []parallax.StoryID{"s_a"}, nil},
		{"named for the oldest", []*candidate{own}, []*candidate{own, cand("s_b", "", 7, 2), cand("s_a", "", 1, 1)}, made("s_a"), []parallax.StoryID{"s_a", "s_b"}, nil},
		{"takes the line that is there", nil, []*candidate{cand("s_a", "", 0, 1), cand("s_b", "l_b", 1, 1)}, "l_b", []parallax.StoryID{"s_a"}, nil},
		{"the older line stays", []*candidate{ownTied}, []*candidate{ownTied, cand("s_a", "l_a", 1, 1), cand("s_b", "l_b", 9, 1)}, "l_a", nil, []parallax.StorylineID{"l_own", "l_b"}},
		{"lines of merged stories become one", []*candidate{cand("s_a", "l_a", 0, 9), ownTied}, nil, "l_a", nil, []parallax.StorylineID{"l_own"}},
	}
	for _, test := range tests {
		var place parallax.Placement
		tie(&place, test.own, test.found, &teller{article: &parallax.Article{}, sketch: &parallax.Sketch{}})
		if place.Storyline != test.line || !slices.Equal(place.Link, test.link) || !slices.Equal(place.MergeLines, test.merge) {
			t.Errorf("%s: line %q, links %v, merges %v; want %q, %v, %v", test.name, place.Storyline, place.Link, place.MergeLines, test.line, test.link, test.merge)
		}
	}
}
