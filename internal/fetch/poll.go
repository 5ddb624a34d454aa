package fetch

import (
	"cmp"
	"context"
	"fmt"
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
	if len(f.Items) == 0 && len(f.Sitemaps) > 0 {
		p.sitemaps(ctx, &f, &o)
	}
	o.Items, o.TTL, o.Hubs = f.Items, f.TTL, f.Hubs
	if f.Cut {
		o.Part, o.Note = true, fmt.Sprintf("it ends in the middle; what could be read of it are %d items", len(f.Items))
	}
	return f, o
}

// sitemaps reads the newest sitemaps that an index names: their pages are the items of the index. The
// index may stay as it is while they change, so its validators are not kept.
func (p *Poller) sitemaps(ctx context.Context, f *parallax.Feed, o *Outcome) {
	o.Part = true
	var wrong []string
	for _, s := range newest(f.Sitemaps, maxSitemaps) {
		page := p.web.page(ctx, s.Link, s.Link)
		err := unanswered(s.Link, page)
		var part parallax.Feed
		if err == nil {
			part, err = ReadFeed(page)
		}
		if err != nil {
			wrong = append(wrong, oneLine(err.Error()))
			continue
		}
		f.Items = append(f.Items, part.Items...)
		f.Title, f.Language = cmp.Or(f.Title, part.Title), cmp.Or(f.Language, part.Language)
	}
	switch {
	case len(f.Items) == 0 && len(wrong) > 0:
		o.Failure = "none of its newest sitemaps could be read: " + wrong[0]
	case len(f.Items) == 0:
		o.Note = "its newest sitemaps name no pages"
	case len(wrong) > 0:
		o.Note = fmt.Sprintf("%d of its newest sitemaps could not be read: %s", len(wrong), wrong[0])
	}
}
