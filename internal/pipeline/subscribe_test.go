package pipeline

import (
	"bytes"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/internal/store"
)

// TestOPMLRoundTrip holds that feeds come back from a list as they went in, tags included.
func TestOPMLRoundTrip(t *testing.T) {
	feeds := []store.Feed{
		{Address: "https://ayr.example/feed", Title: "Ayr Post", Site: "https://ayr.example/", Languages: []string{"en"}},
		{Address: "https://bex.example/feed", Title: "Bex & Söhne", Tags: []string{"north", "wire"}, Languages: []string{"de"}},
		{Address: "https://cob.example/feed", Title: "Cob", Tags: []string{"wire"}},
	}
	var b bytes.Buffer
	if err := WriteOPML(&b, feeds); err != nil {
		t.Fatal(err)
	}
	got, err := FeedsOfOPML(b.Bytes())
	if d := cmp.Diff(feeds, got); d != "" || err != nil {
		t.Errorf("feeds (-want +got), %v:\n%s", err, d)
	}
	if _, err := FeedsOfOPML([]byte("<opml><body/></opml>")); err == nil {
		t.Error("a list without feeds is taken")
	}
}
