package store

import (
	"database/sql"
	"fmt"
	"math"
	"strings"
	"testing"

	"parallax"
)

// TestLineOf holds that the stories next to one are found in the order they started, without those that became part of others, and by
// an index that is in that order.
func TestLineOf(t *testing.T) {
	s := open(t, Memory)
	for i := range 9 {
		x := taken(fmt.Sprint("n", i), i, parallax.StoryID(fmt.Sprint("s_", i)))
		if i != 3 {
			x.Place.Storyline = "l_1"
		}
		if i == 6 {
			x.Place.Merge = []parallax.StoryID{"s_5"}
		}
		add(t, s, x)
	}
	for _, test := range []struct {
		id   parallax.StoryID
		most int
		want string
	}{{"s_4", 2, "s_1 s_2 s_4 s_6 s_7"}, {"s_0", 1, "s_0 s_1"}, {"s_8", 3, "s_4 s_6 s_7 s_8"}, {"s_3", 5, "s_3"}, {"s_4", math.MaxInt, "s_0 s_1 s_2 s_4 s_6 s_7 s_8"}} {
		line, err := lineOf(t.Context(), s.read, test.id, test.most)
		var got []string
		for _, st := range line {
			got = append(got, string(st.id))
			if want := map[bool]int{true: 2, false: 1}[st.id == "s_6"]; st.articles != want {
				t.Errorf("%s has %d articles, want %d", st.id, st.articles, want)
			}
		}
		if err != nil || strings.Join(got, " ") != test.want {
			t.Errorf("%d around %s: %v, %v; want %s", test.most, test.id, got, err, test.want)
		}
	}
	for _, where := range []string{lineBefore, lineAfter} {
		steps, err := all(t.Context(), s.read, func(r *sql.Rows) (step string, err error) {
			var id, parent, unused int
			return step, r.Scan(&id, &parent, &unused, &step)
		}, `EXPLAIN QUERY PLAN SELECT id FROM story s WHERE `+where+` LIMIT 3`, "l_1", 4)
		if err != nil || len(steps) != 1 || !strings.Contains(steps[0], "story_storyline (storyline=? AND sequence") {
			t.Errorf("%s: %q, %v", where, steps, err)
		}
	}
}

// TestMovedOutOfLine holds that a story which has no storyline gets none from an article that comes from one that has, and a new
// story does, at hand as in the database.
func TestMovedOutOfLine(t *testing.T) {
	s := open(t, Memory)
	for i, line := range []parallax.StorylineID{"l_1", "l_1", "l_1", ""} {
		x := taken(fmt.Sprint("n", i), i, parallax.StoryID(fmt.Sprint("s_", i/2)))
		if i == 3 {
			x.Place.Story = "s_alone"
		}
		x.Place.Storyline = line
		add(t, s, x)
	}
	moves := []parallax.Move{{Article: "a_n0", From: "s_0", To: "s_alone"}, {Article: "a_n1", From: "s_0", To: "s_new"}}
	if err := s.Regroup(t.Context(), &parallax.Regrouping{Moves: moves}, nil); err != nil {
		t.Fatal(err)
	}
	again, err := s.loadRecent(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, r := range map[string]*Recent{"at hand": s.recent, "read anew": again} {
		if alone, made := r.tied.of["s_alone"], r.tied.of["s_new"]; alone != "" || made != "l_1" {
			t.Errorf("%s: the story of its own is in %q, the new one in %q", name, alone, made)
		}
	}
}
