package main

import (
	"context"
	"sync"

	"parallax"
	"parallax/internal/pipeline"
	"parallax/internal/store"
)

// recomposer has stories compared anew that a person's decision changed, one after the other.
func recomposer(s *store.Store) func(context.Context, []parallax.StoryID) error {
	var one sync.Mutex
	return func(ctx context.Context, ids []parallax.StoryID) error {
		one.Lock()
		defer one.Unlock()
		e, err := embedder()
		if err != nil {
			return err
		}
		w, err := shortener()
		if err != nil {
			return err
		}
		p := pipeline.New(s, e, nil, pipeline.Options{Writer: w}).Following() // composing looks at no outlets
		for _, id := range ids {
			if _, err := p.Compose(ctx, id); err != nil {
				return err
			}
		}
		return nil
	}
}
