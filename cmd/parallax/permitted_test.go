package main

import (
	"path/filepath"
	"testing"
	"time"

	"parallax"
	"parallax/internal/fetch"
	"parallax/internal/store"
)

// TestReadPermitted has a feed read at once that was refused while private addresses were, and no other.
func TestReadPermitted(t *testing.T) {
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), storeName))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	later := time.Now().Add(time.Hour).Truncate(time.Second)
	address := outletServer(t, "Ayr Post", "")
	_, outcome := fetch.NewPoller(fetch.Options{}).Poll(t.Context(), parallax.FeedState{URL: address + "/feed"})
	if !fetch.IsPrivateRefused(outcome.Failure) {
		t.Fatalf("a feed of this machine gives %q", outcome.Failure)
	}
	for address, why := range map[string]string{address: outcome.Failure, "https://gone.example/feed": "no such host: gone.example"} {
		added, err := s.AddFeeds(t.Context(), time.Now(), store.Feed{Address: address})
		if err != nil || len(added) != 1 {
			t.Fatal(added, err)
		}
		err = s.ChangeFeed(t.Context(), added[0], func(f *store.Feed) { f.Next, f.State.Failures, f.State.Failure = later, 1, why })
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := readPermitted(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	feeds, err := s.Feeds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range feeds {
		if now := !f.Next.After(time.Now()); now != (f.Address == address) {
			t.Errorf("%s is read next at %v", f.Address, f.Next)
		}
	}
}
