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

func (p *Pipeline) resumeMeans(ctx context.Context) error {
	if p.means != nil {
		return nil
	}
	kept, err := p.store.Means(ctx, p.embedder.Model())
	if err != nil {
		return err
	}
	p.means = meansOf{ofText: embed.NewMeans(p.embedder), ofTitle: embed.NewMeans(p.embedder)}
	for _, m := range kept {
		if to := p.means[m.Kind]; to != nil {
			to.Resume(m.Language, m.Sum, m.Count)
		}
	}
	return nil
}

// meet takes the vectors of an article into the means.
func (p *Pipeline) meet(t *store.Taken) {
	p.means[ofText].Take(t.Article.Language, t.Sketch.Vector)
	p.means[ofTitle].Take(t.Article.Language, t.Sketch.Opening)
}

// meansWith gives the means of a language as they are now, to be kept with the article that made them so.
func (p *Pipeline) meansWith(tag string) (out []store.Mean) {
	for _, kind := range []string{ofText, ofTitle} {
		if sum, count := p.means[kind].Sum(tag); sum != nil {
			out = append(out, store.Mean{Model: p.embedder.Model(), Kind: kind, Language: tag, Count: count, Sum: sum})
		}
	}
	return out
}
