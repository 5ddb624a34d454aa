package store

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"parallax"
)

func init() {
	suite["every item of a feed says what became of it"] = func(t *testing.T, s *Store) {
		id := addFeed(t, s, "https://ayr.example/feed")
		old := feedItem("6", "https://f.example/6")
		old.Passed = "too old"
		var items []Item
		for n, host := range []string{"a", "b", "c", "d", "e"} {
			items = append(items, feedItem(host, fmt.Sprintf("https://%s.example/%d", host, n)))
		}
		for i := range items {
			items[i].Work = pageJob(items[i].ID, items[i].Link, i, 0)
		}
		polled(t, s, id, parallax.FeedState{URL: "https://ayr.example/feed"}, append(items, old)...)
		jobs, err := s.Lease(t.Context(), WorkPage, 5, hour(1), hour(2))
		if err != nil || len(jobs) != 5 {
			t.Fatal(jobs, err)
		}
		x, wall := taken("ayr", 0, "s_1"), held(taken("wall", 1, ""))
		x.Then = &Then{Ending: Ending{Job: jobs[0], Article: x.Article.ID}, Now: nine}
		wall.Article.State = parallax.PageConsent
		wall.Then = &Then{Ending: Ending{Job: jobs[1], Article: wall.Article.ID}, Now: nine}
		add(t, s, x, wall)
		finish(t, s, Ending{Job: jobs[2], Retry: hour(3), Error: "busy"})
		finish(t, s, Ending{Job: jobs[3], Park: hour(1), Error: "broken"})
		say := func(f ItemFilter) string {
			t.Helper()
			items, err := s.FeedItems(t.Context(), id, f, 10, 0)
			if err != nil {
				t.Fatal(err)
			}
			slices.SortFunc(items, func(a, b ItemState) int { return strings.Compare(a.Link, b.Link) })
			var out []string
			for _, i := range items {
				out = append(out, strings.Join(strings.Fields(fmt.Sprint(i.Word(), " ", i.State, " ", i.Story, " ", i.Passed, i.Failed)), " "))
			}
			return strings.Join(out, "; ")
		}
		if got, want := say(AllItems), "read full s_1; read consent; failed busy; parked broken; waits; passed too old"; got != want {
			t.Errorf("items:\n%s, want\n%s", got, want)
		}
		if got, want := say(ItemsNotWhole), "read consent; failed busy; parked broken"; got != want {
			t.Errorf("without whole text:\n%s, want\n%s", got, want)
		}
		if got := say(ItemsPassed); got != "passed too old" {
			t.Errorf("passed over: %s", got)
		}
		if n, err := s.NotWhole(t.Context()); err != nil || n[id] != 3 {
			t.Errorf("%v without whole text, %v", n, err)
		}
		if _, err := s.Erase(t.Context(), nine, "article", string(x.Article.ID)); err != nil {
			t.Fatal(err)
		}
		if got := say(AllItems); strings.Contains(got, "full") {
			t.Errorf("an article that was forgotten is named: %s", got)
		}
	}
}
