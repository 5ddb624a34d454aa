package fetch

import (
	"context"
	"errors"
	"net/http"
	"time"

	"code.dny.dev/ssrf"

	"parallax"
)

// Got is what became of fetching the page of an item.
type Got struct {
	Page parallax.Page
	// Lasting is true when asking again soon would give the same: the page is there, is gone,
	// is refused, or is nothing that can be read.
	Lasting bool
	// Endless is true when the page is there and reading it took longer than it may.
	Endless bool
	// Why says in words for people that there is no page; "" when there is one.
	Why string
	// Wait is how long the server asks to be left alone; 0 when it does not say.
	Wait time.Duration
}

// Page fetches one page, politely towards its host. Whatever goes wrong is the page's Failure.
func (p *Poller) Page(ctx context.Context, address string) Got {
	t := &trip{}
	page := p.web.get(ctx, address, address, t)
	if page.MediaType == mediaTypeFeed {
		page.Body, page.MediaType, page.Failure = nil, "", "a feed where a page is needed"
	}
	lasts := lasting(page, t.err)
	err := p.web.layer(ctx, &page)
	why := page.Failure
	if why == "" && page.Status >= http.StatusBadRequest {
		why = inWords(page.Status)
	}
	wait := min(retryAfter(page.Header, p.web.Now()), maxWait)
	return Got{Page: page, Why: why, Lasting: lasts && !errors.Is(err, parallax.ErrBusy), Endless: errors.Is(err, parallax.ErrEndless), Wait: wait}
}

// Saved reads one page from the bytes of a file that somebody saved: HTML, MHTML, PDF, mail or text, as its name ends and its
// bytes begin. What cannot be read is the page's Failure.
func (p *Poller) Saved(ctx context.Context, input, name string, body []byte) Got {
	page, err := saved(ctx, input, name, body, p.web.Options)
	return Got{Page: page, Why: page.Failure, Lasting: !errors.Is(err, parallax.ErrBusy), Endless: errors.Is(err, parallax.ErrEndless)}
}

// Find reads the feed at an address, and gives the feeds a page names when it is none.
func (p *Poller) Find(ctx context.Context, address string) (parallax.Feed, []parallax.FeedLink, error) {
	return findFeed(ctx, p.web, address, nil)
}

func lasting(page parallax.Page, err error) bool {
	switch {
	case err != nil:
		return errors.Is(err, parallax.ErrRefused) && !errors.Is(err, errNoRobots) || errors.Is(err, errNoPage) ||
			errors.Is(err, ssrf.ErrProhibitedIP) || errors.Is(err, ssrf.ErrProhibitedNetwork) || errors.Is(err, ssrf.ErrProhibitedPort)
	case page.Status == http.StatusRequestTimeout, page.Status == http.StatusTooEarly, page.Status == http.StatusTooManyRequests:
		return false
	case page.Status >= http.StatusInternalServerError:
		return page.Status == http.StatusNotImplemented
	}
	return page.Body != nil || page.Failure == "" || page.Status >= http.StatusBadRequest
}

// Teaser makes a partial page of what a feed holds of an item whose page gave no text, and
// why it gave none; ok is false when the feed holds no text either. outlet is who publishes it, "" when
// that is not known.
func Teaser(page parallax.Page, item parallax.FeedItem, outlet, why string) (t parallax.Page, ok bool) {
	page.Failure = why
	t = teaserOf(page, item, outlet)
	return t, t.MediaType == parallax.MediaTypeRow && t.Failure == ""
}
