package pipeline

import (
	"context"
	"errors"
	"maps"
	"time"

	"parallax"
	"parallax/internal/store"
)

// compose composes the story that is due and publishes it where it says something new.
func (f *Follower) compose(ctx context.Context) (did bool, err error) {
	now := f.p.now()
	jobs, err := f.p.store.Lease(ctx, store.WorkStory, 1, now, now.Add(f.Lease))
	if err != nil || len(jobs) == 0 {
		return false, err
	}
	j := jobs[0]
	ctx = context.WithoutCancel(ctx) // a story under way is finished
	err = f.composeJob(ctx, j)
	switch {
	case errors.Is(err, store.ErrLost):
		f.Log.Warn("story taken by another worker", "story", j.Key)
		return true, nil
	case err == nil:
		return true, nil
	}
	f.tally.storiesFailed.Add(1)
	e := store.Ending{Job: j, Error: err.Error()}
	if j.Attempts >= f.Attempts {
		e.Park = f.p.now()
	} else {
		e.Retry = f.backoff(j, 0)
	}
	f.Log.Error("story not composed", "story", j.Key, "error", err, "retry", e.Retry)
	if err := f.p.store.End(ctx, e); !errors.Is(err, store.ErrLost) {
		return true, err
	}
	return true, nil
}

// restShare is how many times as long as composing it worked a story is left alone then, so that one of very many articles
// that grows by the minute does not take a whole processor. What it waited for others is not in it.
const restShare = 10

func (f *Follower) composeJob(ctx context.Context, j store.Job) error {
	id := parallax.StoryID(j.Key)
	began, before := f.p.now(), worked()
	if until := f.rests(id); began.Before(until) {
		return f.p.store.End(ctx, store.Ending{Job: j, Retry: until})
	}
	out, err := f.p.compose(ctx, id)
	switch {
	case errors.Is(err, parallax.ErrNotFound) || err == nil && len(out.Coverage.Story.Articles) == 0:
		return f.p.store.End(ctx, store.Ending{Job: j}) // nothing tells it any more
	case err != nil:
		return err
	}
	fresh, err := f.p.store.PublishJob(ctx, out.Comparison, out.Dossier, store.Ending{Job: j})
	if err != nil {
		return err
	}
	f.tally.stories.Add(1)
	if fresh {
		f.tally.published.Add(1)
	}
	f.restAfter(id, worked()-before)
	f.Log.Info("story composed", "story", out.Coverage.Story.ID, "articles", len(out.Coverage.Story.Articles), "fresh", fresh, "took", f.p.now().Sub(began))
	return nil
}

// rests says until when a story is left alone.
func (f *Follower) rests(id parallax.StoryID) time.Time {
	f.mu.Lock()
	defer f.mu.Unlock()
	return f.resting[id]
}

// restAfter leaves a story alone that took so much work, unless it waits as long for news anyway.
func (f *Follower) restAfter(id parallax.StoryID, work time.Duration) {
	f.mu.Lock()
	defer f.mu.Unlock()
	now := f.p.now()
	maps.DeleteFunc(f.resting, func(_ parallax.StoryID, until time.Time) bool { return !now.Before(until) })
	if rest := restShare * work; rest > f.Quiet {
		f.resting[id] = now.Add(rest)
	}
}

// Compose composes stories at once, for somebody who waits for them. The work that was asked for
// them stays, and finds nothing new.
func (f *Follower) Compose(ctx context.Context, ids []parallax.StoryID) error {
	for _, id := range ids {
		if _, err := f.p.Compose(ctx, id); err != nil {
			return err
		}
	}
	return nil
}
