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

// TestPushedLeavesAlone wants a feed whose server asked to be left alone (Retry-After) read no sooner because its hub sent something, be that
// while it is read or later.
func TestPushedLeavesAlone(t *testing.T) {
	s := open(t, Memory)
	ids, err := s.AddFeeds(t.Context(), nine, Feed{Address: "https://one.example/feed"})
	if err == nil {
		err = s.KeepPush(t.Context(), Push{Feed: ids[0], Token: "t", Asked: nine})
	}
	if err != nil {
		t.Fatal(err)
	}
	alone := nine.Add(2 * time.Hour)
	state := parallax.FeedState{URL: "https://one.example/feed", Alone: alone, Next: nine.Add(5 * time.Hour)}
	for n, pushed := range []time.Time{nine.Add(-time.Minute), nine.Add(time.Minute)} {
		push := func() {
			if polled, err := s.Pushed(t.Context(), "t", pushed, time.Second); err != nil || !polled {
				t.Fatal(polled, err)
			}
		}
		if n == 0 {
			push()
		}
		if err := s.Polled(t.Context(), nine, Poll{Feed: ids[0], Began: nine.Add(-time.Hour), State: state}); err != nil {
			t.Fatal(err)
		}
		if n == 1 {
			push()
		}
		if f, err := s.Feed(t.Context(), ids[0]); err != nil || !f.Next.Equal(alone) {
			t.Errorf("pushed at %v: next %v, %v; want %v", pushed, f.Next, err, alone)
		}
	}
}

// TestKeepPushKeepsWhatTheHubSaid asks a hub anew while it promises and sends: what was read before must not be written over that.
func TestKeepPushKeepsWhatTheHubSaid(t *testing.T) {
	s := open(t, Memory)
	ids, err := s.AddFeeds(t.Context(), nine, Feed{Address: "https://one.example/feed"})
	if err != nil {
		t.Fatal(err)
	}
	read := Push{Feed: ids[0], Token: "t", Hub: "https://hub.example/", Topic: "https://one.example/feed", Asked: nine}
	until, pushed := nine.Add(240*time.Hour), nine.Add(time.Minute)
	keep := func(p Push) Push {
		t.Helper()
		err := s.KeepPush(t.Context(), p)
		now, err2 := s.Push(t.Context(), ids[0])
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		return now
	}
	keep(read)
	if err := s.ChangePush(t.Context(), "t", until, ""); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Pushed(t.Context(), "t", pushed, time.Second); err != nil {
		t.Fatal(err)
	}
	if now := keep(read); !now.Until.Equal(until) || !now.Pushed.Equal(pushed) {
		t.Errorf("asked anew: %+v", now)
	}
	if err := s.PushFailed(t.Context(), "t", "no"); err != nil {
		t.Fatal(err)
	}
	if now, err := s.Push(t.Context(), ids[0]); err != nil || !now.Until.Equal(until) || now.Error != "no" {
		t.Errorf("after a failure: %+v, %v", now, err)
	}
	read.Hub = "https://other.example/"
	if now := keep(read); !now.Until.IsZero() {
		t.Errorf("another hub promised nothing: %+v", now)
	}
}
