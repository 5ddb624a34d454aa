package pipeline

import (
	"encoding/json"
	"testing"

	"parallax"
	"parallax/internal/store"
)

// TestPageJobNamesTheOutlet wants pages that no address names to be of the outlet that their feed says, and of no other: what is
// listed of elsewhere may be anybody's.
func TestPageJobNamesTheOutlet(t *testing.T) {
	for _, c := range []struct{ feed, page, want string }{
		{"http://127.0.0.1:8081/feed", "http://127.0.0.1:8081/a", "Lindmar Gazette"},
		{"http://localhost:8081/feed", "http://localhost:8081/a", "Lindmar Gazette"},
		{"http://127.0.0.1:8081/feed", "http://127.0.0.1:8082/a", ""},
		{"https://gazette.example/feed", "https://gazette.example/a", ""},
		{"https://gazette.example/feed", "", "Lindmar Gazette"},
	} {
		j, err := pageJob(store.Feed{Address: c.feed, Title: "Lindmar Gazette"}, parallax.FeedItem{Link: c.page}, noon)
		var w store.PageWork
		if err != nil || json.Unmarshal(j.Data, &w) != nil || w.Outlet != c.want {
			t.Errorf("%s of %s: %q, want %q (%v)", c.page, c.feed, w.Outlet, c.want, err)
		}
	}
}
