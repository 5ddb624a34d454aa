package pipeline

import (
	"context"
	"errors"
	"fmt"

	"parallax"
	"parallax/internal/store"
)

// Reprocess makes everything anew from the pages kept, in the order their articles came. What
// people decided stays, articles and stories keep their IDs, and an article that reads as before
// keeps its revision. Every story is asked to be composed anew. It is made beside what is there, which stays as it is until all is
// done, and for good when the run is stopped before. seen is as in TakeAll.
func (p *Pipeline) Reprocess(ctx context.Context, seen func(parallax.Page, parallax.Article)) error {
	fresh, err := p.store.Anew(ctx)
	if err != nil {
		return fmt.Errorf("reprocess: %w", err)
	}
	anew := &Pipeline{log: p.log, store: fresh.Store, before: p.store, embedder: p.embedder, directory: p.directory, now: p.now, oneStory: p.oneStory, isIn: map[parallax.ArticleID]bool{}, composing: p.composing}
	anew.again = anew.look
	err = anew.takeAll(ctx, func(yield func(store.Kept) error) error { return p.store.Kept(ctx, yield) }, Arrival, seen)
	if err != nil {
		return fmt.Errorf("reprocess: %w", errors.Join(err, fresh.Close()))
	}
	if err := p.store.Replace(ctx, p.now(), fresh); err != nil {
		return fmt.Errorf("reprocess: %w", err)
	}
	p.forgetMeans()
	p.considered, p.isIn, p.standing = anew.considered, anew.isIn, nil
	p.passing.forget() // a text that reads as before keeps its revision, whatever is noticed in it now
	return nil
}

// resume gives an article that is taken anew the ID it has and the revision it goes on with.
func (p *Pipeline) resume(ctx context.Context, t *store.Taken) (err error) {
	if t.Kept.Article == "" {
		return nil
	}
	t.Article.ID, t.Sketch.Article = t.Kept.Article, t.Kept.Article
	t.Article.Revision, err = p.before.Revision(ctx, &t.Article)
	return err
}
