package main

import (
	"context"
	"errors"
	"log/slog"

	"parallax/internal/store"
)

// indexing makes what an older version of the program kept findable, beside everything else;
// wait ends it and waits for its step.
func indexing(ctx context.Context, s *store.Store, log *slog.Logger) (wait func()) {
	ctx, cancel := context.WithCancel(ctx)
	done := make(chan struct{})
	go func() {
		defer close(done)
		switch n, err := s.Index(ctx); {
		case err != nil && !errors.Is(err, context.Canceled):
			log.Error("search index", "error", err)
		case n > 0:
			log.Info("search index", "articles", n)
		}
	}()
	return func() { cancel(); <-done }
}
