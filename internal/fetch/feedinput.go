package fetch

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"parallax"
)

const (
	// MediaTypeFeed marks a page that turned out to be a feed, a sitemap or an outline. It
	// never leaves this package.
	mediaTypeFeed = "application/x-parallax-feed"
	// maxFeeds is how many feeds are read for one run, those of outlines and indexes included.
	maxFeeds = 2000
	// maxSitemaps is how many sitemaps of an index are read, the newest.
	maxSitemaps = 5
)

// feedQueue holds the feeds among the inputs until all other pages are given, and what is
// known of their items.
type feedQueue struct {
	named   map[string]bool // addresses named as inputs: only they may be feeds
	waiting []parallax.Page
	read    int
	items   map[string]parallax.FeedItem // by address of the page
}

// name marks an address that may lead to a feed.
func (q *feedQueue) name(address string) {
	if q.named == nil {
		q.named = map[string]bool{}
	}
	q.named[address] = true
}

// sort gives a page on, or keeps it when it is a feed.
func (r *reader) sort(ctx context.Context, p parallax.Page, yield func(parallax.Page) error) error {
	_ = r.layer(ctx, &p) // it is the page's Failure
	item, known := r.feeds.items[p.Input]
	switch {
	case p.MediaType == mediaTypeFeed && (r.feeds.named[p.Input] || p.File != "" || p.Input == "-"):
		r.feeds.waiting = append(r.feeds.waiting, p)
		return nil
	case p.MediaType == mediaTypeFeed:
		p.Body, p.MediaType, p.Failure = nil, "", "a feed where a page is needed"
	}
	if known {
		p.Told = Told(item, "")
	}
	if known && p.Failure != "" && r.Teasers {
		p = teaser(p, item)
	}
	return yield(p)
}

// expand takes the pages of all feeds that were found, until no feed is left.
func (r *reader) expand(ctx context.Context) error {
	for len(r.feeds.waiting) > 0 {
		p := r.feeds.waiting[0]
		r.feeds.waiting = r.feeds.waiting[1:]
		if r.feeds.read++; r.feeds.read > maxFeeds {
			return r.fail(p.Input, "more than %d feeds", maxFeeds)
		}
		if err := r.feed(ctx, p); err != nil {
			return err
		}
		if len(r.feeds.waiting) == 0 { // feeds of outlines are fetched side by side
			if err := r.web.flush(ctx); err != nil {
				return err
			}
		}
	}
	return nil
}

// feed starts fetching what a feed, a sitemap index or an outline leads to.
func (r *reader) feed(ctx context.Context, p parallax.Page) error {
	if list, err := ReadOPML(p.Body); err == nil {
		feeds := FeedsOf(list)
		if len(feeds) == 0 {
			return r.fail(p.Input, "no feeds in this outline")
		}
		for _, o := range feeds {
			if err := r.follow(ctx, o.Feed); err != nil {
				return err
			}
		}
		return nil
	}
	f, err := ReadFeed(p)
	if err != nil {
		return r.fail(p.Input, "%s", oneLine(err.Error()))
	}
	for _, s := range newest(f.Sitemaps, maxSitemaps) {
		if err := r.follow(ctx, s.Link); err != nil {
			return err
		}
	}
	items := slices.DeleteFunc(newest(f.Items, len(f.Items)), func(i parallax.FeedItem) bool { return httpAddress(i.Link) == "" })
	items = items[:min(len(items), r.MaxItems)]
	r.FeedRead(p.Input, f, len(items))
	if len(items) == 0 && len(f.Sitemaps) == 0 {
		return r.fail(p.Input, "a feed without pages")
	}
	for _, i := range items {
		if _, twice := r.feeds.items[i.Link]; twice {
			continue
		}
		if r.feeds.items == nil {
			r.feeds.items = map[string]parallax.FeedItem{}
		}
		r.feeds.items[i.Link] = i
		if err := r.web.add(ctx, i.Link, i.Link); err != nil {
			return err
		}
	}
	return nil
}

// follow fetches a feed that another input names, once.
func (r *reader) follow(ctx context.Context, address string) error {
	if r.feeds.named[address] || httpAddress(address) == "" {
		return nil
	}
	r.feeds.name(address)
	return r.web.add(ctx, address, address)
}

// newest gives the n newest items, newest first; those without a time keep their order behind the others.
func newest(items []parallax.FeedItem, n int) []parallax.FeedItem {
	items = slices.Clone(items)
	slices.SortStableFunc(items, func(a, b parallax.FeedItem) int { return cmp.Compare(itemTime(b).Unix(), itemTime(a).Unix()) })
	return items[:min(len(items), n)]
}

// itemTime is when an item appeared, else when it changed.
func itemTime(i parallax.FeedItem) time.Time {
	if !i.Published.IsZero() {
		return i.Published.Time
	}
	return i.Updated.Time
}

// teaser makes a partial page of what the feed holds of an item whose page could not be had;
// an item without text leaves the page as it is.
func teaser(p parallax.Page, item parallax.FeedItem) parallax.Page { return teaserOf(p, item, "") }

// teaserOf is teaser for an item of an outlet that is known by name.
func teaserOf(p parallax.Page, item parallax.FeedItem, outlet string) parallax.Page {
	text := plainText(item.Content)
	if len(text) < len(item.Summary) {
		text = item.Summary
	}
	if text == "" {
		return p
	}
	var authors []string
	for _, a := range item.Authors {
		if a.Name != "" {
			authors = append(authors, a.Name)
		}
	}
	why := fmt.Sprintf("the page could not be had (%s); this is the text of the feed", p.Failure)
	body, err := json.Marshal(map[string]any{
		"id": p.Input, "url": item.Link, "title": item.Title, "text": text, "published": item.Published.String(), "updated": item.Updated.String(),
		"language": item.Language, "authors": authors, "state": parallax.PagePartial, "why": why, "outlet": outlet,
	})
	if err != nil {
		return p
	}
	return parallax.Page{
		Input: p.Input, URL: item.Link, Fetched: p.Fetched, MediaType: parallax.MediaTypeRow, Body: body,
		Warnings: append(p.Warnings, why),
	}
}

// Told is what a feed says of the page of one of its items, and outlet who publishes it as a person named them. A change is believed only
// of an item that says something: what sitemaps call the last change is often when the file was written.
func Told(item parallax.FeedItem, outlet string) parallax.Told {
	t := parallax.Told{Outlet: outlet, Published: item.Published, Updated: item.Updated}
	if item.Title == "" && item.Summary == "" && item.Content == "" {
		t.Updated = parallax.Date{}
	}
	return t
}
