package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"runtime"
	"sync"
	"time"

	"parallax/internal/fetch"
	"parallax/internal/pipeline"
	"parallax/internal/store"
	"parallax/internal/web"
)

// tidyEvery is how often what is old is let go of.
const tidyEvery = 6 * time.Hour

// readersAtOnce is how many requests run at once beside the work of a follower; more of them take turns.
const readersAtOnce = 2

// readersFirst has Go run as many threads as threadsFor says and gives how many processors there are for the work. Go lets whoever
// asks for a page wait for its turn of 10 ms, and again at each step; the system lets who wants little go first.
var readersFirst = sync.OnceValue(func() (processors int) {
	processors = runtime.GOMAXPROCS(0)
	if n := threadsFor(processors, runtime.NumCPU(), os.Getenv("GOMAXPROCS") != ""); n != processors {
		runtime.GOMAXPROCS(n) // once it is called Go does not follow the limit of a container any more
	}
	return processors
})

// threadsFor is how many threads run at once: one for each worker of a follower and some for who reads pages. Where Go uses fewer processors than it
// sees, because somebody said so or because they are shared by time (as in a container with a limit), more would use up that
// time at once, and readers wait with all others until there is some again.
func threadsFor(processors, seen int, said bool) int {
	if said || processors < seen {
		return processors
	}
	return pipeline.Workers(processors) + readersAtOnce
}

// follower makes the follower of a store, which has the program to itself but for who reads pages.
func (s *settings) follower(st *store.Store, log *slog.Logger) (*pipeline.Follower, error) {
	made, err := (&config{outlets: s.Outlets}).maker(pipeline.Options{Topic: s.Topic, Processors: readersFirst()})
	if err != nil {
		return nil, err
	}
	poller := fetch.NewPoller(fetch.Options{AllowPrivate: s.AllowPrivate, PerSecond: s.PerSecond, PDF: readPDFBehind})
	return pipeline.NewFollower(made(st), pipeline.Follow{
		Poller: poller, Pages: s.Pages, Polls: s.Polls, Newest: s.Newest, Quiet: s.Quiet, Base: s.Base, Log: log,
	}), nil
}

// logger writes structured lines: time, level, msg and a few keys that stay (feed, page,
// article, story, error, took).
func (s *settings) logger(w io.Writer) (*slog.Logger, error) {
	var level slog.Level
	if err := level.UnmarshalText([]byte(s.LogLevel)); err != nil {
		return nil, fmt.Errorf("log_level %q: debug, info, warn or error is needed", s.LogLevel)
	}
	o := &slog.HandlerOptions{Level: level}
	if s.LogFormat == "json" {
		return slog.New(slog.NewJSONHandler(w, o)), nil
	}
	return slog.New(slog.NewTextHandler(w, o)), nil
}

// tidy lets go of what is old, now and then, until the context ends.
func (s *settings) tidy(ctx context.Context, st *store.Store, log *slog.Logger) {
	r := store.Retention{Age: time.Duration(s.KeepDays) * 24 * time.Hour, Bytes: s.KeepMegabytes << 20}
	timer := time.NewTimer(time.Minute)
	defer timer.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-timer.C:
		}
		timer.Reset(tidyEvery)
		switch gone, err := st.Retain(ctx, time.Now(), r); {
		case err != nil && !errors.Is(err, context.Canceled):
			log.Error("old stories not let go of", "error", err)
		case gone != store.Retained{}:
			log.Info("let go of what is old", "stories", gone.Stories, "articles", gone.Articles, "parked", gone.Parked, "items", gone.Items)
		}
	}
}

// metrics gives the counts of a follower as the pages show them.
func metrics(f *pipeline.Follower) func() []web.Metric {
	return func() (out []web.Metric) {
		for _, c := range f.Counts() {
			out = append(out, web.Metric{Name: c.Name, Help: c.Help, Value: float64(c.N)})
		}
		return out
	}
}

// readPermitted has those feeds read at once that were refused only while addresses of private networks were.
func readPermitted(ctx context.Context, st *store.Store) error {
	feeds, err := st.Feeds(ctx)
	for i := range feeds {
		if err != nil {
			return err
		}
		if s := &feeds[i].State; s.Failures > 0 && !s.Stopped && fetch.IsPrivateRefused(s.Failure) {
			err = st.ChangeFeed(ctx, feeds[i].ID, func(f *store.Feed) { f.Next = time.Time{} })
		}
	}
	return err
}
