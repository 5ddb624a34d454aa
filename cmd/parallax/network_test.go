package main

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
)

// TestFeedsCache holds that feeds read and feeds add keep what they fetch in the folder of --cache.
func TestFeedsCache(t *testing.T) {
	whole := 0
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"1"`)
		switch {
		case r.URL.Path != "/feed.xml":
			http.NotFound(w, r)
		case r.Header.Get("If-None-Match") == `"1"`:
			w.WriteHeader(http.StatusNotModified)
		default:
			whole++
			fmt.Fprint(w, `<rss version="2.0"><channel><title>Orlow Post</title><item><title>Ferry</title><guid>1</guid></item></channel></rss>`)
		}
	}))
	defer server.Close()
	dir := t.TempDir()
	for _, args := range [][]string{{"read"}, {"read"}, {"add", "--data", filepath.Join(dir, "data")}} {
		var out strings.Builder
		args = append(append([]string{"feeds"}, args...), "--allow-private", "--cache", filepath.Join(dir, "cache"), server.URL+"/feed.xml")
		if status := run(t.Context(), args, strings.NewReader(""), &out, io.Discard); status != statusDone || !strings.Contains(out.String(), "Orlow Post") {
			t.Errorf("%v ends with %d: %s", args, status, out.String())
		}
	}
	if whole != 1 {
		t.Errorf("the feed was sent whole %d times", whole)
	}
}
