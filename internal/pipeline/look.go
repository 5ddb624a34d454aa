package pipeline

import (
	"context"
	"errors"
	"fmt"
	"math/bits"
	"runtime/debug"
	"slices"

	"parallax"
	"parallax/internal/store"
	"parallax/internal/story"
)

// fewest is how many articles are looked at again at least: two are compared when the second comes.
const fewest = 4

// lookSometimesMost is how many articles a follower looks at again at most: a look takes time and memory with
// the square of their number, and a small box follows feeds meanwhile.
const lookSometimesMost = 512

// lookSometimes looks again at all articles at hand each time there are twice as many, as long as
// they are no more than lookMost, and beyond that at the storyline the last one came into; what failed is done with the
// next article. then asks for what changes to be composed anew; nil when nothing is to be.
func (p *Pipeline) lookSometimes(ctx context.Context, line parallax.StorylineID, then *store.Then) error {
	count, err := p.store.AtHand(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("%w: %w", errLook, err)
	case count > p.lookMost:
		return p.lookAtLine(ctx, line, then)
	case count < fewest || count == p.looked || !p.due && bits.OnesCount(uint(count)) != 1:
		return nil
	}
	p.looked = count // whatever comes of it: only more articles are a reason to look again
	err = p.again(ctx, then)
	if p.due = err != nil; p.due {
		err = fmt.Errorf("%w: %w", errLook, err)
	}
	return err
}

// errLook is wrapped by what the store failed at while all was looked at again. The article that was the reason is kept.
var errLook = errors.New("looking again at the grouping failed")

// lookTries is how often all is looked at again at most when people decide something meanwhile.
const lookTries = 3

// look looks again at all articles at hand; see story.Look. Vectors stay as they were placed with.
// It takes seconds: when people decide something meanwhile, it is done anew, and in the end given up.
func (p *Pipeline) look(ctx context.Context, then *store.Then) error {
	for range lookTries {
		if err := p.lookOnce(ctx, then); !errors.Is(err, store.ErrDecided) {
			return err
		}
	}
	return nil
}

func (p *Pipeline) lookOnce(ctx context.Context, then *store.Then) error {
	if p.oneStory {
		return nil
	}
	articles, err := p.store.Standing(ctx, p.lookAllMost)
	if err == nil && articles == nil { // too many
		return p.lookAtLines(ctx, then)
	}
	if err != nil || len(articles) < fewest {
		return err
	}
	g, err := p.regrouping(ctx, articles, story.Look)
	if err != nil || len(g.Moves)+len(g.Merge)+len(g.Lines)+len(g.MergeLines) == 0 {
		return err
	}
	p.standing = nil
	return p.store.Regroup(ctx, &g, then)
}

// regrouping is story.Look or story.LookAtLine with what the store knows. When it breaks, nothing is to change: where the articles stand is
// good without it, and the next page must not wait for a mistake here, which the log tells of.
func (p *Pipeline) regrouping(ctx context.Context, articles []parallax.Sketch, look looking) (g parallax.Regrouping, failed error) {
	defer func() {
		if cause := recover(); cause != nil {
			p.log.Error("looking again at the grouping failed", "articles", len(articles), "error", fmt.Sprint(cause), "stack", string(debug.Stack()))
			g = parallax.Regrouping{}
		}
	}()
	older, err := p.store.OlderLines(ctx, linesOf(articles))
	if err != nil {
		return g, err
	}
	g = look(articles, older, func(k *parallax.Sketch) (near parallax.Near, edges []parallax.Edge) {
		if failed == nil {
			near, failed = p.store.Near(ctx, *k, window)
		}
		if failed == nil {
			edges, failed = p.drawnOn(ctx, k.Article)
		}
		return near, edges
	})
	return g, failed
}

// linesOf gives the storylines that articles stand in.
func linesOf(articles []parallax.Sketch) (out []parallax.StorylineID) {
	for i := range articles {
		if line := articles[i].Storyline; line != "" {
			out = append(out, line)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// drawnOn gives the edges that leave an article.
func (p *Pipeline) drawnOn(ctx context.Context, a parallax.ArticleID) (out []parallax.Edge, err error) {
	edges, err := p.store.Edges(ctx, []parallax.ArticleID{a})
	for _, e := range edges {
		if e.From == a {
			out = append(out, e)
		}
	}
	return out, err
}
