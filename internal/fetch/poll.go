package fetch

import (
	"context"
	"net/http"

	"parallax"
)

// Poller reads feeds again and again. It is safe for use by several goroutines; a host is
// asked one thing at a time.
type Poller struct{ web *web }

// NewPoller makes a Poller.
func NewPoller(o Options) *Poller { return &Poller{newWeb(o.withDefaults())} }

// Poll asks for a feed, with the validators of its state. The feed is empty when it is
// unchanged (Outcome.Status 304) or could not be read (Outcome.Failure). The caller counts
// Outcome.New and hands the outcome to Next.
func (p *Poller) Poll(ctx context.Context, s FeedState) (parallax.Feed, Outcome) {
	t := &trip{header: http.Header{"Accept": {"application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"}}}
	if s.ETag != "" {
		t.header.Set("If-None-Match", s.ETag)
	}
	if s.LastModified != "" {
		t.header.Set("If-Modified-Since", s.LastModified)
	}
	page := p.web.get(ctx, s.URL, s.URL, t)
	o := Outcome{
		Status: page.Status, MovedTo: t.movedTo, Failure: page.Failure, ETag: page.Header.Get("ETag"), LastModified: page.Header.Get("Last-Modified"),
		RetryAfter: retryAfter(page.Header, p.web.Now()), Fresh: Freshness(page.Header, p.web.Now()),
	}
	switch {
	case page.Status == http.StatusNotModified:
		o.Failure = ""
		return parallax.Feed{}, o
	case page.Status >= http.StatusBadRequest:
		o.Failure = inWords(page.Status)
	}
	if o.Failure != "" {
		return parallax.Feed{}, o
	}
	f, err := ReadFeed(page)
	if err != nil {
		o.Failure = oneLine(err.Error())
		return parallax.Feed{}, o
	}
	o.Items, o.TTL = f.Items, f.TTL
	return f, o
}
