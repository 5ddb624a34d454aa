package store

import (
	"testing"
	"time"

	"parallax"
)

// TestPushedWhilePolled wants a feed that its hub sends something of while it is read to be read again at once, and no other.
func TestPushedWhilePolled(t *testing.T) {
	s := open(t, Memory)
	ids, err := s.AddFeeds(t.Context(), nine, Feed{Address: "https://one.example/feed"})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.KeepPush(t.Context(), Push{Feed: ids[0], Token: "t", Asked: nine}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		pushed, began time.Time
		again         bool
	}{{nine, nine.Add(time.Minute), false}, {nine.Add(2 * time.Minute), nine.Add(time.Minute), true}, {nine.Add(3 * time.Minute), nine.Add(4 * time.Minute), false}} {
		if polled, err := s.Pushed(t.Context(), "t", c.pushed, time.Second); err != nil || !polled {
			t.Fatal(polled, err)
		}
		next := nine.Add(time.Hour)
		if err := s.Polled(t.Context(), c.began, Poll{Feed: ids[0], Began: c.began, State: parallax.FeedState{URL: "https://one.example/feed", Next: next}}); err != nil {
			t.Fatal(err)
		}
		if f, err := s.Feed(t.Context(), ids[0]); err != nil || f.Next.IsZero() != c.again {
			t.Errorf("pushed at %v, asked at %v: next %v, %v", c.pushed, c.began, f.Next, err)
		}
	}
}
