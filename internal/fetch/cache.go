package fetch

import (
	"context"
	"net/http"
	"strings"
	"time"

	"parallax"
)

// Cache keeps pages between runs, so that what did not change is not sent again. Folder is
// one; a store can be another. It must be safe for use by several goroutines.
type Cache interface {
	// Kept gives the page kept of an address, with status, header and time, and the zero page
	// when there is none.
	Kept(ctx context.Context, address string) (parallax.Page, error)
	// Keep takes a page in place of the one kept of its URL.
	Keep(ctx context.Context, page parallax.Page) error
}

// kept gives the page the cache has of an address; the zero page when it has none, and where
// the caller brings validators of its own.
func (w *web) kept(ctx context.Context, p *parallax.Page, t *trip) parallax.Page {
	if w.Cache == nil || t.header.Get("If-None-Match") != "" || t.header.Get("If-Modified-Since") != "" {
		return parallax.Page{}
	}
	kept, err := w.Cache.Kept(ctx, p.URL)
	if err != nil {
		p.Warnings = append(p.Warnings, "the cache could not be read: "+oneLine(err.Error()))
		return parallax.Page{}
	}
	return kept
}

// use fills p from a kept page. It was seen at a time: when it was fetched or confirmed last.
func use(p *parallax.Page, kept parallax.Page, seen time.Time) {
	p.Status, p.Header, p.MediaType, p.Body, p.Fetched = kept.Status, kept.Header, kept.MediaType, kept.Body, seen
}

// fresh reports whether a kept page may be used without asking.
func fresh(kept parallax.Page, now time.Time) bool {
	age := now.Sub(kept.Fetched)
	return kept.Status == http.StatusOK && age >= 0 && age < Freshness(kept.Header, kept.Fetched)
}

// ask adds to a request that the page is wanted only if it changed.
func ask(header http.Header, kept parallax.Page) {
	if etag := kept.Header.Get("ETag"); etag != "" {
		header.Set("If-None-Match", etag)
	}
	if modified := kept.Header.Get("Last-Modified"); modified != "" {
		header.Set("If-Modified-Since", modified)
	}
}

// confirmed gives the header of a kept page with what the answer 304 says anew (RFC 9111, section 4.3.4).
func confirmed(kept, answer http.Header) http.Header {
	out := kept.Clone()
	for name, values := range answer {
		switch name {
		case "Content-Length", "Content-Encoding", "Content-Type", "Transfer-Encoding":
		default:
			out[name] = values
		}
	}
	return out
}

// keep gives a page to the cache if it may be kept and will be of use.
func (w *web) keep(ctx context.Context, p *parallax.Page) {
	if w.Cache == nil || p.Failure != "" || p.Status != http.StatusOK || !keepable(p.Header, p.Fetched) {
		return
	}
	page := *p
	page.Input, page.Warnings = "", nil
	page.Header = p.Header.Clone()
	page.Header.Del("Set-Cookie") // it may be a secret, and we send none
	if err := w.Cache.Keep(ctx, page); err != nil {
		p.Warnings = append(p.Warnings, "the page could not be kept: "+oneLine(err.Error()))
	}
}

func keepable(h http.Header, now time.Time) bool {
	for _, d := range splitList(strings.Join(h.Values("Cache-Control"), ",")) {
		if strings.EqualFold(d, "no-store") {
			return false
		}
	}
	for _, v := range splitList(strings.Join(h.Values("Vary"), ",")) {
		if v == "*" {
			return false
		}
	}
	return h.Get("ETag") != "" || h.Get("Last-Modified") != "" || Freshness(h, now) > 0
}
