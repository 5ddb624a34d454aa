package web

import (
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"

	"parallax"
	"parallax/internal/store"
)

// TestMergedBeforeItIsCompared wants the address of a story to show what was published of it until the one it became part of is
// compared, and then to lead there.
func TestMergedBeforeItIsCompared(t *testing.T) {
	s := filled(t)
	take(t, s, "pier", "Ferry and pier", "The ferry and the pier are one matter, the board said.", "s_both", 40, func(x *store.Taken) {
		x.Place.Merge = []parallax.StoryID{"s_ferry"}
	})
	server := httptest.NewServer(New(s, slog.New(slog.NewTextHandler(io.Discard, nil)), Options{}).Handler())
	defer server.Close()
	response, body := get(t, server.URL+"/story/s_ferry")
	if response.status != http.StatusOK {
		t.Fatalf("before: status %d", response.status)
	}
	holds(t, body, "/article/a_gazette")
	publish(t, s, "s_both")
	if response, _ := get(t, server.URL+"/story/s_ferry"); response.status != http.StatusMovedPermanently || response.header.Get("Location") != "/story/s_both" {
		t.Errorf("after: status %d to %q", response.status, response.header.Get("Location"))
	}
}
