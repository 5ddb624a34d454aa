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
	got, passed, err := FeedsOfOPML(b.Bytes())
	if d := cmp.Diff(feeds, got); d != "" || err != nil || len(passed) > 0 {
		t.Errorf("feeds (-want +got), %q passed over, %v:\n%s", passed, err, d)
	}
	if _, _, err := FeedsOfOPML([]byte("<opml><body/></opml>")); err == nil {
		t.Error("a list without feeds is taken")
	}
}

// TestOPMLTellsWhatIsNoFeed gives back what a list calls a feed and has no address of one.
func TestOPMLTellsWhatIsNoFeed(t *testing.T) {
	list := `<opml><body><outline text="Wires"><outline text="Ayr" xmlUrl="https://ayr.example/feed"/><outline text="Bex" xmlUrl="bex feed"/></outline>
		<outline text="Cob" xmlUrl="ftp://cob.example/feed"/><outline text="Empty"/></body></opml>`
	feeds, passed, err := FeedsOfOPML([]byte(list))
	if d := cmp.Diff([]string{"bex feed", "ftp://cob.example/feed"}, passed); d != "" || err != nil || len(feeds) != 1 {
		t.Errorf("%d feeds, %v; passed over (-want +got):\n%s", len(feeds), err, d)
	}
	if _, passed, err := FeedsOfOPML([]byte(`<opml><body><outline xmlUrl="nothing"/></body></opml>`)); err == nil || len(passed) != 1 {
		t.Errorf("of a list without feeds: %q, %v", passed, err)
	}
}
