package store

import (
	"database/sql"
	"errors"
	"fmt"
	"testing"
	"time"

	"parallax"
)

func init() {
	suite["a story of many articles lets those of few go first, but not for good"] = func(t *testing.T, s *Store) {
		for _, told := range []struct {
			story    parallax.StoryID
			articles int
		}{{"s_few", 2}, {"s_many", 10}, {"s_most", 40}} {
			for i := range told.articles {
				add(t, s, taken(fmt.Sprint(told.story, i), i, told.story))
			}
		}
		for _, c := range []struct {
			few, many, most time.Duration // how long they are due
			want            string
		}{
			{time.Second, 5 * time.Second, 0, "s_few s_many s_most"},
			{0, 9 * time.Second, 0, "s_many s_few s_most"},
			{0, 0, 29 * time.Second, "s_most s_few s_many"},
			{0, 0, 25 * time.Second, "s_few s_most s_many"},
		} {
			for story, due := range map[parallax.StoryID]time.Duration{"s_few": c.few, "s_many": c.many, "s_most": c.most} {
				if err := s.Want(t.Context(), hour(1), Job{Kind: WorkStory, Key: string(story), NotBefore: hour(2).Add(-due)}); err != nil {
					t.Fatal(err)
				}
			}
			jobs, err := s.Lease(t.Context(), WorkStory, 9, hour(2), hour(3))
			if err != nil || keys(jobs) != c.want {
				t.Errorf("%v: %q, %v", c, keys(jobs), err)
			}
			if _, err := s.leaseStory(t.Context(), "s_few", hour(2), hour(3)); !errors.Is(err, sql.ErrNoRows) {
				t.Errorf("leased twice: %v", err)
			}
			for _, j := range jobs {
				if err := s.End(t.Context(), Ending{Job: j}); err != nil {
					t.Fatal(err)
				}
			}
		}
		if err := s.Want(t.Context(), hour(1), Job{Kind: WorkStory, Key: "s_most", NotBefore: hour(2), Priority: changedPriority}, Job{Kind: WorkStory, Key: "s_few", NotBefore: hour(1), Priority: siblingPriority}); err != nil {
			t.Fatal(err)
		}
		if jobs, err := s.Lease(t.Context(), WorkStory, 1, hour(2), hour(3)); err != nil || keys(jobs) != "s_most" {
			t.Errorf("%q, %v; want what has priority first", keys(jobs), err)
		}
	}
}
