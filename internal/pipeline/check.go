package pipeline

import (
	"context"
	"errors"
	"fmt"

	"parallax"
)

// Check proves again, from the store alone, that the newest dossier of every story is true to its
// sources; stories that wait for a new one are left out. It gives how many it looked at, and
// tells report what does not hold.
func (p *Pipeline) Check(ctx context.Context, report func(parallax.StoryID, error)) (checked int, err error) {
	ids, err := p.store.Settled(ctx)
	if err != nil {
		return 0, fmt.Errorf("check: %w", err)
	}
	for _, id := range ids {
		comparison, d, err := p.store.Dossier(ctx, id)
		if err != nil {
			report(id, err)
			continue
		}
		c, err := p.coverage(ctx, id)
		if err != nil {
			report(id, err)
			continue
		}
		prove := func() error {
			used(&c, &comparison)
			return errors.Join(comparison.Check(&c), d.Check(&c))
		}
		if err = prove(); err != nil { // a story of the storyline may have come nearer than one it shows
			also, failed := p.considerable(ctx, id)
			if failed == nil {
				c, failed = p.store.WholeCoverage(ctx, id, also)
			}
			if failed == nil {
				c, failed = p.described(ctx, c)
			}
			if err = failed; err == nil {
				err = prove()
			}
		}
		if err != nil {
			report(id, err)
		}
		checked++
	}
	return checked, ctx.Err()
}

// Following makes the pipeline one whose pages come from feeds, without an end: an article that
// stands alone is told too, and none is a stray of a run.
func (p *Pipeline) Following() *Pipeline {
	p.following = true
	return p
}
