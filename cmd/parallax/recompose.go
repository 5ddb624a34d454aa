package main

import (
	"context"
	"path/filepath"
	"sync"

	"parallax"
	"parallax/internal/pipeline"
	"parallax/internal/store"
)

// over makes the pipeline over an open store, with the outlets and the Writer that serve has.
func over(s *store.Store) (*pipeline.Pipeline, error) {
	set, err := loadSettings(filepath.Dir(s.Path()), environment)
	if err != nil {
		return nil, err
	}
	made, err := (&config{outlets: set.Outlets}).maker(pipeline.Options{})
	if err != nil {
		return nil, err
	}
	return made(s), nil
}

// recomposer has stories compared anew that a person's decision changed, one after the other.
func recomposer(s *store.Store) func(context.Context, []parallax.StoryID) error {
	var one sync.Mutex
	made := sync.OnceValues(func() (*pipeline.Pipeline, error) { return over(s) })
	return func(ctx context.Context, ids []parallax.StoryID) error {
		one.Lock()
		defer one.Unlock()
		p, err := made()
		if err != nil {
			return err
		}
		p.Following()
		for _, id := range ids {
			if _, err := p.Compose(ctx, id); err != nil {
				return err
			}
		}
		return nil
	}
}
