package fetch

import (
	"context"
	"net/url"
	"strings"
	"sync"

	"parallax"
)

const (
	// maxFetches is how many pages are fetched at once, each from another host.
	maxFetches = 8
	// maxAhead is how many addresses may be on their way or wait for an earlier one: enough
	// that a slow host does not hold up the others, few enough to be held in memory.
	maxAhead = 64
)

// queue fetches addresses side by side and gives their pages in the order they were added.
// The pages of a host are fetched one after another. It is used by one goroutine.
type queue struct {
	fetch   func(ctx context.Context, input, address string) parallax.Page
	yield   func(parallax.Page) error
	slots   chan struct{}            // one value for each page that is being fetched
	last    map[string]chan struct{} // by host; closed when the page added last was fetched
	pending []chan parallax.Page     // in order
	running sync.WaitGroup
}

func newQueue(fetch func(ctx context.Context, input, address string) parallax.Page, yield func(parallax.Page) error) *queue {
	return &queue{fetch: fetch, yield: yield, slots: make(chan struct{}, maxFetches), last: map[string]chan struct{}{}}
}

// add starts fetching an address. When too many are on their way it gives the first one first.
func (q *queue) add(ctx context.Context, input, address string) error {
	for len(q.pending) >= maxAhead {
		if err := q.first(ctx); err != nil {
			return err
		}
	}
	host := hostOf(address)
	before, fetched := q.last[host], make(chan struct{})
	q.last[host] = fetched
	page := make(chan parallax.Page, 1)
	q.pending = append(q.pending, page)
	q.running.Go(func() {
		defer close(fetched)
		if before != nil {
			<-before
		}
		select {
		case q.slots <- struct{}{}:
		case <-ctx.Done():
			return // nobody waits for the page any more
		}
		defer func() { <-q.slots }()
		page <- q.fetch(ctx, input, address)
	})
	return nil
}

// flush gives all pages that were added.
func (q *queue) flush(ctx context.Context) error {
	for len(q.pending) > 0 {
		if err := q.first(ctx); err != nil {
			return err
		}
	}
	clear(q.last)
	return nil
}

// first waits for the first page and gives it.
func (q *queue) first(ctx context.Context) error {
	select {
	case p := <-q.pending[0]:
		if err := ctx.Err(); err != nil {
			return err
		}
		q.pending = q.pending[1:]
		return q.yield(p)
	case <-ctx.Done():
		return ctx.Err()
	}
}

// hostOf is the host of an address with its port; of what is no address it is empty.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.ToLower(u.Host)
}
