package pipeline

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"parallax"
	"parallax/internal/fetch"
	"parallax/internal/store"
)

// ready is a page that was read and waits to be placed.
type ready struct {
	taken  *store.Taken // nil when nothing is kept of this attempt
	ending store.Ending
	began  time.Time
}

// fetchPages leases pages and reads them side by side until the context ends.
func (f *Follower) fetchPages(ctx context.Context, read chan<- ready) error {
	free := make(chan struct{}, f.Pages)
	for range f.Pages {
		free <- struct{}{}
	}
	defer func() { // all readers have ended when all their places are free
		for range f.Pages {
			<-free
		}
	}()
	return f.again(ctx, func(ctx context.Context) (bool, error) {
		n := len(free)
		if n == 0 {
			return false, nil
		}
		now := f.p.now()
		jobs, err := f.p.store.Lease(ctx, store.WorkPage, n, now, now.Add(f.Lease))
		for _, j := range jobs {
			<-free
			go func() {
				defer func() { free <- struct{}{}; f.Wake() }()
				f.readPage(ctx, j, read)
			}()
		}
		return len(jobs) > 0, err
	})
}

// readPage fetches and reads one page and hands it on; when the context ends before, the job is given back.
func (f *Follower) readPage(ctx context.Context, j store.Job, read chan<- ready) {
	r := ready{ending: store.Ending{Job: j}, began: f.p.now()}
	var w store.PageWork
	switch err := json.Unmarshal(j.Data, &w); {
	case err != nil:
		r.ending.Park, r.ending.Error = f.p.now(), "what is known of this page cannot be read: "+err.Error()
	case j.Attempts > f.Attempts+f.Lost:
		r.ending.Park, r.ending.Error = f.p.now(), fmt.Sprintf("the program ended %d times while it worked on this page", j.Attempts-1)
	default:
		err = f.attempt(ctx, w, &r)
		if err != nil && ctx.Err() == nil {
			r.taken, r.ending = nil, store.Ending{Job: j, Retry: f.backoff(j, 0), Error: err.Error()}
		}
	}
	if ctx.Err() == nil {
		select {
		case read <- r:
			return
		case <-ctx.Done():
		}
	}
	if err := f.p.store.Release(context.WithoutCancel(ctx), j); err != nil {
		f.Log.Error("page not given back", "page", j.Key, "error", err)
	}
}

// attempt fetches and reads the page of an item, and says what is kept and how the job ends: a page
// that gave no text is tried again while that may help, and the text of the feed stands in for it.
func (f *Follower) attempt(ctx context.Context, w store.PageWork, r *ready) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("fetching failed: %v", cause)
		}
	}()
	j := r.ending.Job
	got := fetch.Got{Page: parallax.Page{Input: j.Key, Fetched: f.p.now(), Failure: "the feed names no page for it"}, Lasting: true}
	switch {
	case w.File != "":
		got = f.Poller.Saved(ctx, j.Key, w.File, w.Body)
		got.Page.Fetched = f.p.now()
	case !w.Bare:
		got = f.Poller.Page(ctx, j.Key)
	}
	got.Page.Told = fetch.Told(w.Item, w.Outlet)
	if r.taken, err = f.read(ctx, got.Page); err != nil {
		return err
	}
	if r.taken.Article.State.HasText() {
		f.tally.pages.Add(1)
		return nil
	}
	f.tally.pagesFailed.Add(1)
	why := failure(&r.taken.Article)
	teaser, ok := fetch.Teaser(got.Page, w.Item, w.Outlet, why)
	last := j.Attempts >= f.Attempts
	switch {
	case !got.Lasting && !last:
		r.ending.Retry, r.ending.Error = f.backoff(j, got.Wait), why
	case !got.Lasting && !ok:
		r.ending.Park, r.ending.Error = f.p.now(), why
	case (w.Asked || got.Endless) && !ok: // a person may see to it that there is time
		r.ending.Park, r.ending.Error = f.p.now(), cmp.Or(got.Why, why)
	}
	switch {
	case ok:
		r.taken, err = f.read(ctx, teaser)
	case !r.ending.Retry.IsZero(), w.Asked:
		r.taken = nil
	}
	said := []any{"page", j.Key, "error", why, "teaser", ok}
	if !r.ending.Retry.IsZero() {
		said = append(said, "retry", r.ending.Retry)
	}
	f.Log.Info("page without text", said...)
	return err
}

// read reads a page when a processor is free for it.
func (f *Follower) read(ctx context.Context, page parallax.Page) (t *store.Taken, err error) {
	f.reading <- struct{}{}
	defer func() { <-f.reading }()
	err = behind(takingBehind, func() error {
		t, err = f.p.ready(ctx, store.Kept{Page: page})
		return err
	})
	return t, err
}

// placePages places pages one by one, since a placement depends on what came before.
func (f *Follower) placePages(ctx context.Context, read <-chan ready) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case r := <-read:
			err := f.placed(context.WithoutCancel(ctx), r) // what has come this far is finished
			if errors.Is(err, store.ErrLost) {
				f.Log.Warn("page taken by another worker", "page", r.ending.Job.Key)
				err = nil
			}
			if err != nil {
				return err
			}
		}
	}
}

// placed is place, where an article that cannot be kept is a failure of its page alone.
func (f *Follower) placed(ctx context.Context, r ready) error {
	err := f.place(ctx, r)
	if err == nil || errors.Is(err, store.ErrLost) {
		return err
	}
	f.Log.Error("article not kept", "page", r.ending.Job.Key, "error", err)
	e := store.Ending{Job: r.ending.Job, Error: err.Error()}
	if e.Job.Attempts >= f.Attempts {
		e.Park = f.p.now()
	} else {
		e.Retry = f.backoff(e.Job, 0)
	}
	return f.p.store.End(ctx, e) // the error of a store that cannot be written at all
}

func (f *Follower) place(ctx context.Context, r ready) error {
	t := r.taken
	if t == nil {
		return f.p.store.End(ctx, r.ending)
	}
	f.p.identify(t)
	skip, err := f.p.store.Skip(ctx, t.Article.ID, t.Article.Outlet.Key(), t.Article.State)
	switch {
	case err != nil:
		return err
	case skip == store.SkipForgotten:
		r.ending.Passed, r.ending.Retry, r.ending.Park = store.ForgottenWhy, time.Time{}, time.Time{}
		return f.p.store.End(ctx, r.ending)
	case skip == store.SkipPoorer: // what is kept says more than what came now
		r.ending.Article = t.Article.ID
		return f.p.store.End(ctx, r.ending)
	}
	now := f.p.now()
	t.Then = &store.Then{Ending: r.ending, Now: now, First: now.Add(f.First), Stories: now.Add(f.Quiet), Siblings: now.Add(f.Passing)}
	a, err := f.p.place(ctx, t)
	if errors.Is(err, errLook) { // the article is kept, and where the others stand is good without it
		f.Log.Error("grouping not looked at again", "error", err)
		err = nil
	}
	if err != nil {
		return err
	}
	f.tally.articles.Add(1)
	f.Log.Info("article taken", "article", a.ID, "page", r.ending.Job.Key, "outlet", a.Outlet.Key(), "state", a.State, "took", now.Sub(r.began))
	return nil
}
