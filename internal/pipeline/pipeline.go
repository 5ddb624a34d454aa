// Package pipeline takes pages through the stages and stories through comparison: the whole
// flow, once. Read Take and Compose and you have read the architecture.
package pipeline

import (
	"context"
	"errors"
	"fmt"
	"time"

	"parallax"
	"parallax/internal/annotate"
	"parallax/internal/compare"
	"parallax/internal/dossier"
	"parallax/internal/embed"
	"parallax/internal/extract"
	"parallax/internal/lineage"
	"parallax/internal/store"
	"parallax/internal/story"
)

// window is how far apart two articles may be reported and still be held against each
// other: stories end within days, storylines run for weeks.
const window = 45 * 24 * time.Hour

// Pipeline is the flow with what it needs. Make one with New.
type Pipeline struct {
	store     *store.Store
	embedder  embed.Embedder
	directory *parallax.Directory
	now       func() time.Time
	oneStory  bool
	// considered are all articles taken so far, so that a dossier can list those that gave nothing.
	considered []parallax.ArticleID
}

// Options are the choices of one run.
type Options struct {
	// OneStory puts every article that has text into one story, whatever it tells.
	OneStory bool
	// Now is the clock; time.Now when nil.
	Now func() time.Time
}

// New makes a pipeline over an open store.
func New(s *store.Store, e embed.Embedder, d *parallax.Directory, o Options) *Pipeline {
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Pipeline{store: s, embedder: e, directory: d, now: o.Now, oneStory: o.OneStory}
}

// Take reads one page and finds out where it belongs. What cannot be read is kept as an
// article of state error with its reason; the error is for what stops the run: a store
// that cannot be written, a context that ended.
func (p *Pipeline) Take(ctx context.Context, page parallax.Page) (parallax.Article, error) {
	read, err := p.read(ctx, page)
	if err != nil {
		return parallax.Article{}, err
	}
	return p.place(ctx, read)
}

// read is the part of Take that looks at nothing but the page, so that many pages can be read at once.
func (p *Pipeline) read(ctx context.Context, page parallax.Page) (*store.Taken, error) {
	t := &store.Taken{Page: page}
	article, err := extract.Article(page, p.directory)
	if err != nil {
		t.Stage, t.Error = "extract", err.Error()
	}
	notes := annotate.Article(article)
	article.Findings = append(article.Findings, annotate.Findings(article, notes)...)
	vectors, err := p.embedder.Vectors(ctx, article.Language, []string{article.Lead()})
	if err != nil {
		return nil, fmt.Errorf("embed %s: %w", page.Input, err)
	}
	t.Article, t.Notes = article, notes
	t.Sketch = story.Sketch(article, notes, vectors[0])
	t.Sketch.Hashes = lineage.Fingerprint(article.Text)
	return t, ctx.Err()
}

// place is the part of Take that holds the article against others.
func (p *Pipeline) place(ctx context.Context, t *store.Taken) (parallax.Article, error) {
	if err := p.settle(ctx, t); err != nil {
		return t.Article, err
	}
	near := p.store.Near(ctx, t.Sketch, window)
	like, err := p.store.Articles(ctx, lineage.Candidates(t.Sketch, near.Sketches))
	if err != nil {
		return t.Article, err
	}
	t.Edges = lineage.Find(parallax.Covered{Article: t.Article, Notes: t.Notes}, like, p.directory)
	t.Place = story.Place(t.Article, t.Sketch, t.Edges, near)
	if p.oneStory {
		t.Place = oneStory(t.Article)
	}
	if err := p.store.Add(ctx, t); err != nil { // one transaction, and last, so that a failed run can be repeated
		return t.Article, err
	}
	p.considered = append(p.considered, t.Article.ID)
	return t.Article, nil
}

// settle gives the article an ID of its own when the same text is already there under it:
// a second copy of a page is listed as a duplicate, while a changed text is a new revision.
func (p *Pipeline) settle(ctx context.Context, t *store.Taken) error {
	text, known, err := p.store.Text(ctx, t.Article.ID)
	if err != nil || !known || text != t.Article.Text {
		return err
	}
	t.Article.ID = parallax.ArticleID(parallax.MakeID("a_", string(t.Article.ID), t.Page.Input, fmt.Sprint(len(p.considered))))
	t.Sketch.Article = t.Article.ID
	return nil
}

// oneStory is the placement when the user says that all inputs tell one story.
func oneStory(a parallax.Article) parallax.Placement {
	if !a.State.HasText() {
		return parallax.Placement{Held: true, Why: a.Why}
	}
	return parallax.Placement{Story: "s_one", Score: 1, Why: []parallax.Reason{{What: "one story", Value: "as asked for"}}}
}

// Composed is a story compared: what Compose made and from what.
type Composed struct {
	Coverage   parallax.Coverage
	Comparison parallax.Comparison
	Dossier    parallax.Dossier
}

// Compose compares a story, writes its dossier, proves it against the sources and publishes it.
func (p *Pipeline) Compose(ctx context.Context, id parallax.StoryID) (Composed, error) {
	coverage, err := p.coverage(ctx, id)
	if err != nil {
		return Composed{}, fmt.Errorf("compose %s: %w", id, err)
	}
	comparison := compare.Coverage(coverage)
	used(&coverage, &comparison)
	d, err := dossier.Compose(coverage, comparison, dossier.Options{Now: p.now()})
	if err != nil {
		return Composed{}, fmt.Errorf("compose %s: %w", id, err)
	}
	out := Composed{coverage, comparison, d}
	if err := errors.Join(comparison.Check(&coverage), d.Check(&coverage)); err != nil {
		return out, fmt.Errorf("compose %s: not published: %w", id, err)
	}
	return out, p.store.Publish(ctx, comparison, d)
}
