package store

import (
	"strconv"
	"testing"
	"time"

	"parallax"
)

func feedItem(id, link string) Item {
	return Item{ID: id, Link: link, Work: pageJob("a", link, 0, 0)}
}

func polled(t *testing.T, s *Store, id string, state parallax.FeedState, items ...Item) {
	t.Helper()
	if err := s.Polled(t.Context(), nine, Poll{Feed: id, State: state, Title: "Ayr Post", Items: items}); err != nil {
		t.Fatal(err)
	}
}

func feed(t *testing.T, s *Store, id string) Feed {
	t.Helper()
	all, err := s.Feeds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range all {
		if f.ID == id {
			return f
		}
	}
	t.Fatalf("no feed %s among %v", id, all)
	return Feed{}
}

func addFeed(t *testing.T, s *Store, address string) string {
	t.Helper()
	added, err := s.AddFeeds(t.Context(), nine, Feed{Address: address, Tags: []string{"north"}})
	if err != nil || len(added) != 1 {
		t.Fatal(added, err)
	}
	return added[0]
}

func init() {
	suite["a feed is followed once, polled when due, and its items make work once"] = func(t *testing.T, s *Store) {
		id := addFeed(t, s, "https://ayr.example/feed")
		if again, err := s.AddFeeds(t.Context(), nine, Feed{Address: "https://ayr.example/feed"}); len(again) != 0 || err != nil {
			t.Errorf("added twice: %v, %v", again, err)
		}
		f, ok, err := s.ClaimFeed(t.Context(), nine, hour(1))
		if !ok || err != nil || f.ID != id || f.State.URL != "https://ayr.example/feed" || f.Tags[0] != "north" {
			t.Fatalf("claimed %+v, %v, %v", f, ok, err)
		}
		if _, ok, _ := s.ClaimFeed(t.Context(), nine, hour(1)); ok {
			t.Error("claimed twice")
		}
		unseen, err := s.Unseen(t.Context(), id, []string{"1", "2"})
		if err != nil || len(unseen) != 2 {
			t.Errorf("unseen %v, %v", unseen, err)
		}
		old := feedItem("3", "https://ayr.example/3")
		old.Passed = "too old"
		state := parallax.FeedState{URL: "https://ayr.example/feed", Next: hour(2)}
		polled(t, s, id, state, feedItem("1", "https://ayr.example/1"), feedItem("2", "https://ayr.example/2"), old)
		polled(t, s, id, state, feedItem("2", "https://ayr.example/2"), old)
		if got := keys(leased(t, s, 5)); got != "https://ayr.example/1" {
			t.Errorf("leased %q", got)
		}
		f = feed(t, s, id)
		if f.Title != "Ayr Post" || f.Items != (FeedCounts{All: 3, Passed: 1, Waiting: 2}) || !f.Next.Equal(hour(2)) {
			t.Errorf("feed %+v", f)
		}
		if unseen, _ := s.Unseen(t.Context(), id, []string{"1", "4"}); !unseen["4"] || len(unseen) != 1 {
			t.Errorf("unseen %v", unseen)
		}
	}
	suite["a page of two feeds is taken once, and again when it was updated"] = func(t *testing.T, s *Store) {
		a, b := addFeed(t, s, "https://ayr.example/feed"), addFeed(t, s, "https://bex.example/feed")
		item := feedItem("1", "https://ayr.example/1")
		item.Updated = nine
		polled(t, s, a, parallax.FeedState{URL: "https://ayr.example/feed"}, item)
		polled(t, s, b, parallax.FeedState{URL: "https://bex.example/feed"}, feedItem("x", "https://ayr.example/1"))
		jobs := leased(t, s, 5)
		if len(jobs) != 1 {
			t.Fatalf("leased %q", keys(jobs))
		}
		x := taken("ayr", 0, "s_1")
		x.Then = &Then{Ending: Ending{Job: jobs[0], Article: x.Article.ID}, Now: nine}
		add(t, s, x)
		if feed(t, s, a).Items.Taken != 1 || feed(t, s, b).Items.Taken != 1 {
			t.Error("an item that led to the page is not accounted for")
		}
		polled(t, s, a, parallax.FeedState{URL: "https://ayr.example/feed"}, item)
		if got := keys(leased(t, s, 5)); got != "" {
			t.Errorf("taken again though nothing changed: %q", got)
		}
		item.Updated = hour(1)
		polled(t, s, a, parallax.FeedState{URL: "https://ayr.example/feed"}, item)
		if got := keys(leased(t, s, 5)); got != "https://ayr.example/1" {
			t.Errorf("leased %q after an update", got)
		}
	}
	suite["feeds are paused, move and are removed"] = func(t *testing.T, s *Store) {
		a, b := addFeed(t, s, "https://ayr.example/feed"), addFeed(t, s, "https://bex.example/feed")
		pause := func(yes bool) {
			if err := s.ChangeFeed(t.Context(), a, func(f *Feed) { f.Paused, f.Title = yes, "Ayr" }); err != nil {
				t.Fatal(err)
			}
		}
		pause(true)
		if f, ok, err := s.ClaimFeed(t.Context(), nine, hour(1)); !ok || f.ID != b || err != nil {
			t.Errorf("claimed %+v, %v, %v", f, ok, err)
		}
		if _, ok, _ := s.ClaimFeed(t.Context(), nine, hour(1)); ok {
			t.Error("claimed a feed that is paused")
		}
		pause(false)
		if f, ok, _ := s.ClaimFeed(t.Context(), nine, hour(1)); !ok || f.Title != "Ayr" {
			t.Errorf("after the pause %+v", f)
		}
		polled(t, s, a, parallax.FeedState{URL: "https://ayr.example/new"}, feedItem("1", "https://ayr.example/1"), feedItem("2", "https://both.example/2"))
		polled(t, s, b, parallax.FeedState{URL: "https://ayr.example/new"}, feedItem("2", "https://both.example/2"))
		if f := feed(t, s, a); f.Address != "https://ayr.example/new" {
			t.Errorf("moved feed %+v", f)
		}
		if f := feed(t, s, b); !f.Paused || f.State.Failure == "" || f.Address != "https://bex.example/feed" {
			t.Errorf("feed that moved to where another is %+v", f)
		}
		if err := s.RemoveFeed(t.Context(), a); err != nil {
			t.Fatal(err)
		}
		work, err := s.Work(t.Context(), false, 9, 0)
		if err != nil || keys(work) != "https://both.example/2" {
			t.Errorf("left %q, %v", keys(work), err)
		}
		polled(t, s, a, parallax.FeedState{URL: "https://ayr.example/new", Next: time.Time{}}, feedItem("9", "https://ayr.example/9"))
		if all, _ := s.Feeds(t.Context()); len(all) != 1 {
			t.Errorf("a removed feed came back: %v", all)
		}
	}
	suite["a story that is told the same is published once"] = func(t *testing.T, s *Store) {
		add(t, s, taken("ayr", 0, "s_1"))
		d := parallax.Dossier{Format: parallax.DossierFormat, Version: "1", Story: "s_1", Made: nine, Counts: parallax.Counts{Outlets: 1, Origins: 1}}
		for _, change := range []func(){func() {}, func() { d.Made, d.Version = hour(1), "2" }, func() { d.Counts.Outlets = 2 }} {
			change()
			if err := s.Publish(t.Context(), parallax.Comparison{Story: "s_1"}, d); err != nil {
				t.Fatal(err)
			}
		}
		versions, err := s.Versions(t.Context(), "s_1")
		if err != nil || len(versions) != 2 || versions[1].Made != nine {
			t.Errorf("versions %+v, %v", versions, err)
		}
	}
}

// TestManyUnseen asks for as many items as the largest sitemap may list.
func TestManyUnseen(t *testing.T) {
	s := open(t, Memory)
	ids := make([]string, 50_000)
	for i := range ids {
		ids[i] = strconv.Itoa(i)
	}
	if unseen, err := s.Unseen(t.Context(), "f_1", ids); err != nil || len(unseen) != len(ids) {
		t.Errorf("%d unseen, %v", len(unseen), err)
	}
}

// TestFeedOfTwoSpellings follows an address once, however its letters are written.
func TestFeedOfTwoSpellings(t *testing.T) {
	s := open(t, Memory)
	id := addFeed(t, s, "https://bex.example/küste.xml")
	if again, err := s.AddFeeds(t.Context(), nine, Feed{Address: "https://bex.example/k%C3%BCste.xml"}); err != nil || len(again) != 0 {
		t.Errorf("followed twice: %v, %v", again, err)
	}
	for _, address := range []string{"https://bex.example/küste.xml", "https://bex.example/k%C3%BCste.xml"} {
		if f, err := s.Feed(t.Context(), address); err != nil || f.ID != id {
			t.Errorf("%s: %v", address, err)
		}
	}
}
