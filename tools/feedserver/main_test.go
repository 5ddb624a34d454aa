package main

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"parallax"
	"parallax/internal/fetch"
)

// TestFeeds reads the feeds of the sample as parallax does: each outlet has one, each page stands in one and is served.
func TestFeeds(t *testing.T) {
	folder := "../../examples/silo"
	channels, err := read(folder)
	if err != nil {
		t.Fatal(err)
	}
	h := handler(folder, "http://127.0.0.1:1", channels)
	get := func(path string) string {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
		if w.Code != http.StatusOK {
			t.Errorf("%s: status %d", path, w.Code)
		}
		return w.Body.String()
	}
	list, err := fetch.ReadOPML([]byte(get("/feeds.opml")))
	if err != nil || len(list) != len(channels) || len(list) < 10 {
		t.Fatalf("%d feeds listed of %d, %v", len(list), len(channels), err)
	}
	pages := map[string]bool{}
	for _, o := range list {
		body := get(strings.TrimPrefix(o.Feed, "http://127.0.0.1:1"))
		f, err := fetch.ReadFeed(parallax.Page{Input: o.Feed, URL: o.Feed, MediaType: "application/rss+xml", Body: []byte(body)})
		if err != nil || f.Title != o.Title || len(f.Items) == 0 {
			t.Errorf("%s: %q with %d items, %v", o.Feed, f.Title, len(f.Items), err)
		}
		for _, i := range f.Items {
			pages[i.Link] = strings.Contains(get(strings.TrimPrefix(i.Link, "http://127.0.0.1:1")), "<html")
		}
	}
	if len(pages) != 14 {
		t.Errorf("%d pages, want 14", len(pages))
	}
	if _, err := read(t.TempDir()); err == nil {
		t.Error("a folder without pages gives feeds")
	}
}
