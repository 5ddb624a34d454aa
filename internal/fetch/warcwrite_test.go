package fetch

import (
	"bytes"
	"net/http"
	"os"
	"testing"
	"time"

	"parallax"
)

// TestWARCRoundTrip: what is written is read again as it was.
func TestWARCRoundTrip(t *testing.T) {
	at := time.Date(2026, 3, 14, 9, 0, 0, 250_000_000, time.UTC)
	pages := []parallax.Page{
		{Input: "https://a.example/1", URL: "https://a.example/1?x=1&y=%20", Status: 200, MediaType: "text/html", Fetched: at, Body: []byte("<p>Ebb.\r\n\r\nWARC/1.0\r\n"),
			Header: http.Header{"Content-Type": {"text/html; charset=iso-8859-1"}, "Content-Encoding": {"gzip"}, "Set-Cookie": {"a=1", "b=2"}}},
		{Input: "https://a.example/2", URL: "https://a.example/2", Status: 404, MediaType: "text/plain", Fetched: at, Body: []byte("gone \xff"), Header: http.Header{"Content-Type": {"text/plain"}}},
		{Input: "saved.mhtml", URL: "https://a.example/4", MediaType: "text/html", Fetched: at, Body: []byte("<p>Fl\xf6."), Header: http.Header{"Content-Type": {"text/html; charset=iso-8859-1"}}},
		{Input: "f.txt", URL: "https://a.example/3", MediaType: "text/plain", Fetched: at, Body: []byte("Flood.")},
	}
	var b bytes.Buffer
	w, err := NewWARCWriter(&b, at)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range pages {
		if err := w.Page(p); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Page(parallax.Page{URL: "https://a.example/", Failure: "timed out"}); err == nil {
		t.Error("a page that failed is written")
	}
	if file := os.Getenv("PARALLAX_WARC"); file != "" { // to try another reader by hand
		if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got := collect(t, nil, b.String(), Options{})
	if len(got) != len(pages) {
		t.Fatalf("%d pages, want %d: %+v", len(got), len(pages), got)
	}
	for i, p := range pages {
		g := got[i]
		if g.URL != p.URL || g.Status != p.Status || g.MediaType != p.MediaType || !g.Fetched.Equal(p.Fetched) || !bytes.Equal(g.Body, p.Body) || g.Failure != "" {
			t.Errorf("page %+v, want %+v", g, p)
		}
		if p.Header != nil && (g.Header.Get("Content-Type") != p.Header.Get("Content-Type") || len(g.Header["Set-Cookie"]) != len(p.Header["Set-Cookie"])) {
			t.Errorf("header %v, want %v", g.Header, p.Header)
		}
	}
}
