package pipeline

import (
	"context"

	"parallax"
)

// Reprocess makes everything anew from the pages kept, in the order they came. What people
// decided stays. seen is as in TakeAll.
func (p *Pipeline) Reprocess(ctx context.Context, seen func(parallax.Page, parallax.Article)) error {
	if err := p.store.Forget(ctx); err != nil {
		return err
	}
	p.means, p.considered, p.standing = nil, nil, nil
	return p.TakeAll(ctx, func(yield func(parallax.Page) error) error {
		return p.store.Pages(ctx, func(page parallax.Page, _ parallax.ArticleID) error { return yield(page) })
	}, Arrival, seen)
}
