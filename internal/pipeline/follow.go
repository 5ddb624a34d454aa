package pipeline

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"parallax"
	"parallax/internal/fetch"
	"parallax/internal/store"
)

// Follow says how feeds are followed. Poller is needed; the zero value of every other field
// stands for its default.
type Follow struct {
	Poller *fetch.Poller
	// Pages is how many pages are fetched at once, each of another host (8), Polls how many feeds are read at once (4).
	Pages, Polls int
	// Newest is how many pages are taken of a feed that is read for the first time (fetch.DefaultItems).
	Newest int
	// Quiet is how long after an article came its story is composed anew, so that what comes
	// together is compared at once (5 s); First the same for a story that was never composed
	// (2 s, Quiet at most), Passing for the stories of its storyline, which show it in passing (10 min).
	First, Quiet, Passing time.Duration
	// Attempts is how often a page or a story is tried before it is parked (5).
	Attempts int
	// Lost is how often the program may end while it works on a page before the page is parked (10).
	Lost int
	// Lease is how long a page or story may take before another worker gets it (5 min).
	Lease time.Duration
	// Idle is how long to wait, by the clock on the wall, before looking for work again (500 ms).
	Idle time.Duration
	// Base is the address at which hubs reach the pages of this server, for feeds to be pushed; "" when none can.
	Base string
	// Chance gives random numbers from 0 to 1.
	Chance func() float64
	Log    *slog.Logger
}

func (o Follow) withDefaults() Follow {
	count := func(n *int, otherwise int) {
		if *n <= 0 {
			*n = otherwise
		}
	}
	span := func(d *time.Duration, otherwise time.Duration) {
		if *d <= 0 {
			*d = otherwise
		}
	}
	count(&o.Pages, 8)
	count(&o.Polls, 4)
	count(&o.Newest, fetch.DefaultItems)
	count(&o.Attempts, 5)
	count(&o.Lost, 10)
	span(&o.Quiet, 5*time.Second)
	span(&o.First, min(2*time.Second, o.Quiet))
	span(&o.Passing, 10*time.Minute)
	span(&o.Lease, 5*time.Minute)
	span(&o.Idle, 500*time.Millisecond)
	if o.Chance == nil {
		o.Chance = rand.Float64
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

// Follower watches feeds, takes what comes, groups, compares and publishes. Feeds and pages
// are fetched and read side by side; articles are placed one by one; stories are composed
// beside that. All that is to be done stands in the queue of the store, so that the program
// can end at any moment: what was not finished is done again, and nothing twice.
type Follower struct {
	Follow
	p     *Pipeline
	tally counters
	// reading bounds how many pages are read at once, which costs a processor each.
	reading chan struct{}

	mu   sync.Mutex
	wake chan struct{} // closed when there is new work
	// resting says until when stories that took long are left alone.
	resting map[parallax.StoryID]time.Time
}

// NewFollower makes a follower over the store of a pipeline, which it has to itself from then on.
func NewFollower(p *Pipeline, o Follow) *Follower {
	o = o.withDefaults()
	p.following, p.log = true, o.Log
	return &Follower{Follow: o, p: p, wake: make(chan struct{}), reading: make(chan struct{}, p.processors), resting: map[parallax.StoryID]time.Time{}}
}

// Run works until the context ends; then what is under way is finished or given back, and it
// gives nil. An error means that the store cannot be worked on.
func (f *Follower) Run(ctx context.Context) error {
	if err := f.p.store.Lock(ctx); err != nil {
		return err
	}
	n, err := f.p.store.ReleaseAll(ctx)
	if ctx.Err() != nil {
		return nil
	}
	if err != nil {
		return fmt.Errorf("follow: %w", err)
	}
	if n > 0 {
		f.Log.Info("work taken up again", "jobs", n)
	}
	told := ctx
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	read := make(chan ready)
	var workers sync.WaitGroup
	start := func(work func(context.Context) error) {
		workers.Go(func() {
			if err := work(ctx); err != nil {
				cancel(err) // the first one counts
			}
		})
	}
	for range f.Polls {
		start(func(ctx context.Context) error { return f.again(ctx, f.poll) })
	}
	start(func(ctx context.Context) error { return f.fetchPages(ctx, read) })
	start(func(ctx context.Context) error {
		return behind(takingBehind, func() error { return f.placePages(ctx, read) })
	})
	for range f.p.processors {
		start(func(ctx context.Context) error {
			return behind(composingBehind, func() error { return f.again(ctx, f.compose) })
		})
	}
	workers.Wait()
	if told.Err() != nil {
		return nil // we were told to stop
	}
	return fmt.Errorf("follow: %w", context.Cause(ctx))
}

// Wake makes workers that found nothing look again.
func (f *Follower) Wake() {
	f.mu.Lock()
	defer f.mu.Unlock()
	close(f.wake)
	f.wake = make(chan struct{})
}

func (f *Follower) waker() <-chan struct{} {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.wake
}

// again runs a step until the context ends; after one that found nothing to do it waits.
func (f *Follower) again(ctx context.Context, step func(context.Context) (did bool, err error)) error {
	for {
		woken := f.waker() // before looking, so that what comes meanwhile is not missed
		did, err := step(ctx)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			return err
		case !did:
			f.rest(ctx, woken)
		}
	}
}

// rest waits until there may be work.
func (f *Follower) rest(ctx context.Context, woken <-chan struct{}) {
	timer := time.NewTimer(f.Idle)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-woken:
	case <-timer.C:
	}
}

// backoff is when a job that failed is tried again.
func (f *Follower) backoff(j store.Job, wait time.Duration) time.Time {
	return f.p.now().Add(max(store.Backoff(j.Attempts, f.Chance()), wait))
}
