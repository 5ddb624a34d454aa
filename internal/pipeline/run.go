package pipeline

import (
	"context"
	"slices"
	"sync"
	"time"

	"parallax"
	"parallax/internal/store"
)

// Source gives pages one after the other until it returns; it stops when yield gives an error.
type Source func(yield func(parallax.Page) error) error

// Order is the order in which articles are placed.
type Order int

// The orders.
const (
	Arrival Order = iota // as they come, one after the other
	ByTime               // by time of report among the next ten thousand; those of unknown time first
)

// TakeAll takes all pages of a source: read side by side on all processors, placed one by
// one in the order asked for. seen, when not nil, is called for each article as it is placed.
func (p *Pipeline) TakeAll(ctx context.Context, from Source, order Order, seen func(parallax.Page, parallax.Article)) error {
	return p.takeAll(ctx, func(yield func(store.Kept) error) error {
		return from(func(page parallax.Page) error { return yield(store.Kept{Page: page}) })
	}, order, seen)
}

// takeAll is TakeAll for pages of which some were kept before.
func (p *Pipeline) takeAll(ctx context.Context, from func(yield func(store.Kept) error) error, order Order, seen func(parallax.Page, parallax.Article)) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	queue := make(chan chan *store.Taken, 2*p.processors)
	var sourced error
	go func() {
		defer close(queue)
		read := p.ready
		if order == ByTime { // many wait, and what is made of each takes memory
			read = p.unready
		}
		sourced = readAll(ctx, from, read, queue, cancel)
	}()
	var waiting []*store.Taken
	for result := range queue {
		t := <-result
		if t == nil {
			continue // the cause is in the context
		}
		if order == ByTime {
			if waiting = append(waiting, t); len(waiting) == mostWaiting {
				if err := p.placeAll(ctx, waiting, seen); err != nil {
					cancel(err)
				}
				waiting = waiting[:0]
			}
			continue
		}
		if err := p.placeSeen(ctx, t, seen); err != nil {
			cancel(err)
		}
	}
	if err := context.Cause(ctx); err != nil {
		return err
	}
	if err := p.placeAll(ctx, waiting, seen); err != nil {
		return err
	}
	return sourced
}

// mostWaiting is how many articles are held in memory to be placed in the order of their times.
const mostWaiting = 10_000

// placeAll places articles by time of report. They came together: the means of their languages are
// taken before the first is placed, and all are looked at again after the last.
func (p *Pipeline) placeAll(ctx context.Context, waiting []*store.Taken, seen func(parallax.Page, parallax.Article)) error {
	if len(waiting) == 0 {
		return nil
	}
	slices.SortStableFunc(waiting, byReport)
	if err := p.resumeMeans(ctx); err != nil {
		return err
	}
	for _, t := range waiting {
		known := false // since an earlier run, which met it
		if p.before == nil {
			var err error
			if known, err = p.store.Done(ctx, &t.Article); err != nil {
				return err
			}
		}
		if !known {
			p.means.meet(t)
		}
	}
	p.together = true
	defer func() { p.together = false }()
	for _, t := range waiting {
		if err := p.placeSeen(ctx, t, seen); err != nil {
			return err
		}
	}
	return p.look(ctx, nil)
}

// readAll starts a reader for each page and puts its result into the queue in the order of
// the pages. The length of the queue bounds how many run at once.
func readAll(ctx context.Context, from func(yield func(store.Kept) error) error, read func(context.Context, store.Kept) (*store.Taken, error), queue chan<- chan *store.Taken, cancel context.CancelCauseFunc) error {
	var running sync.WaitGroup
	defer running.Wait()
	return from(func(k store.Kept) error {
		result := make(chan *store.Taken, 1)
		select {
		case queue <- result:
		case <-ctx.Done():
			return context.Cause(ctx)
		}
		running.Go(func() {
			t, err := read(ctx, k)
			if err != nil {
				cancel(err)
				t = nil
			}
			result <- t
		})
		return nil
	})
}

// composedAhead is how many stories are composed at most while those before them are, so that a story of many articles
// does not leave the other processors idle. Nearly all that is held of them is articles that they share.
const composedAhead = 8

// ComposeAll is Compose for many stories, which are composed side by side on all processors, then published and
// shown to seen one after the other in the order asked for. seen gets the error of each; what it gives ends the run.
func (p *Pipeline) ComposeAll(ctx context.Context, ids []parallax.StoryID, seen func(parallax.StoryID, Composed, error) error) error {
	if _, err := p.outcome(ctx); err != nil { // all of them ask for it
		return err
	}
	type result struct {
		out Composed
		err error
	}
	ctx, cancel := context.WithCancel(ctx)
	queue := make(chan chan result, composedAhead)
	var running sync.WaitGroup
	defer running.Wait()
	defer cancel()
	running.Go(func() {
		for _, id := range ids {
			made := make(chan result, 1)
			select {
			case queue <- made:
			case <-ctx.Done():
				return
			}
			running.Go(func() {
				out, err := p.compose(ctx, id)
				made <- result{out, err}
			})
		}
	})
	for _, id := range ids {
		var r result
		select {
		case made := <-queue:
			r = <-made
		case <-ctx.Done():
			return ctx.Err()
		}
		if r.err == nil {
			r.err = p.store.Publish(ctx, r.out.Comparison, r.out.Dossier)
		}
		if err := seen(id, r.out, r.err); err != nil {
			return err
		}
	}
	return nil
}

func (p *Pipeline) placeSeen(ctx context.Context, t *store.Taken, seen func(parallax.Page, parallax.Article)) error {
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	article, err := p.place(ctx, t)
	if err == nil && seen != nil {
		seen(t.Page, article)
	}
	return err
}

// byReport orders by time of report, unknown times first: they join what comes by likeness alone.
func byReport(a, b *store.Taken) int {
	x, y := stated(a), stated(b)
	return x.Compare(y) // the zero time is before any other
}

// stated is when an article says it was reported; the zero time when that is only read out of its
// text, where it may be the day of the event.
func stated(t *store.Taken) time.Time {
	if d := t.Article.ReportedDate(); d.From != "text" {
		return d.Time
	}
	return time.Time{}
}
