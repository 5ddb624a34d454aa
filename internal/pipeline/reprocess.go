package pipeline

import (
	"context"

	"parallax"
	"parallax/internal/embed"
)

// Reprocess makes everything anew from the pages kept, in the order they came. What people
// decided stays. seen is as in TakeAll.
func (p *Pipeline) Reprocess(ctx context.Context, seen func(parallax.Page, parallax.Article)) error {
	if err := p.store.Forget(ctx); err != nil {
		return err
	}
	p.means, p.openings, p.considered, p.standing = embed.NewMeans(p.embedder), embed.NewMeans(p.embedder), nil, nil
	return p.TakeAll(ctx, func(yield func(parallax.Page) error) error { return p.store.Pages(ctx, yield) }, Arrival, seen)
}
