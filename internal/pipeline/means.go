package pipeline

import (
	"context"

	"parallax/internal/embed"
	"parallax/internal/store"
)

// meansOf are the running means of the vectors of each kind of text. They are read from the
// store before the first article is placed and kept there after each.
type meansOf map[string]*embed.Means

// The kinds of text.
const (
	ofText  = "text"
	ofTitle = "title"
)

// resumeMeans reads the means that earlier runs kept, unless they are known. What is kept with an article counts
// those placed by then; vectors are taken less the means of all that is known, those that wait to be placed too.
func (p *Pipeline) resumeMeans(ctx context.Context) error {
	if p.means != nil {
		return nil
	}
	kept, err := p.store.Means(ctx, p.embedder.Model())
	if err != nil {
		return err
	}
	p.means, p.kept = newMeans(p.embedder, kept), newMeans(p.embedder, kept)
	return nil
}

// newMeans gives means that go on from those kept.
func newMeans(e embed.Embedder, kept []store.Mean) meansOf {
	out := meansOf{ofText: embed.NewMeans(e), ofTitle: embed.NewMeans(e)}
	for _, m := range kept {
		if to := out[m.Kind]; to != nil {
			to.Resume(m.Language, m.Sum, m.Count)
		}
	}
	return out
}

// forgetMeans has the means read again before the next article is placed.
func (p *Pipeline) forgetMeans() { p.means, p.kept = nil, nil }

// meet takes the vectors of an article into the means.
func (m meansOf) meet(t *store.Taken) {
	m[ofText].Take(t.Article.Language, t.Sketch.Vector)
	m[ofTitle].Take(t.Article.Language, t.Sketch.Opening)
}

// with gives the means of a language as they are now, to be kept with the article that made them so.
func (m meansOf) with(model, tag string) (out []store.Mean) {
	for _, kind := range []string{ofText, ofTitle} {
		if sum, count := m[kind].Sum(tag); sum != nil {
			out = append(out, store.Mean{Model: model, Kind: kind, Language: tag, Count: count, Sum: sum})
		}
	}
	return out
}
