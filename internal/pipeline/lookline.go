package pipeline

import (
	"context"
	"errors"
	"fmt"
	"math/bits"

	"parallax"
	"parallax/internal/store"
	"parallax/internal/story"
)

// looking is story.Look or story.LookAtLine.
type looking func(articles []parallax.Sketch, older map[parallax.StorylineID]bool, near func(*parallax.Sketch) (parallax.Near, []parallax.Edge)) parallax.Regrouping

// lineLooks remembers, by storyline, how many articles of it were at hand when it was looked at last, as the number of their bits.
type lineLooks map[parallax.StorylineID]int

// lineLooksMost is how many storylines are remembered; then all are forgotten, which costs a look at each that goes on.
const lineLooksMost = 10_000

// due reports whether a storyline has twice as many articles as when it was looked at last, or more, and remembers that it was.
func (l lineLooks) due(line parallax.StorylineID, articles int) bool {
	if articles < fewest || bits.Len(uint(articles)) <= l[line] {
		return false
	}
	if len(l) >= lineLooksMost {
		clear(l)
	}
	l[line] = bits.Len(uint(articles))
	return true
}

// resumeLines takes the storylines that are there before the first article is placed as looked at with as many articles as they have: an
// earlier run did so when they had got half as many. Else a program that starts would look at each storyline that goes on.
func (p *Pipeline) resumeLines(ctx context.Context) error {
	if p.resumed {
		return nil
	}
	sizes, err := p.store.LineSizes(ctx)
	if err != nil {
		return err
	}
	for line, articles := range sizes {
		p.lines.due(line, articles)
	}
	p.resumed = true
	return nil
}

// lookAtLine looks again at a storyline each time it has twice as many articles: one article that tied two topics does not
// hold them together for good. One of more than lookMost articles at hand stays as it is: it was looked at when it had half as
// many and as few, and a look takes time with the square. When people decide something meanwhile, or the store fails, the look is done with
// the next article of the storyline.
func (p *Pipeline) lookAtLine(ctx context.Context, line parallax.StorylineID, then *store.Then) error {
	if line == "" || p.oneStory {
		return nil
	}
	size, err := p.store.LineSize(ctx, line)
	if err == nil && (size > p.lookMost || !p.lines.due(line, size)) {
		return nil
	}
	if err == nil {
		err = p.tieAnew(ctx, line, then)
	}
	if err != nil {
		delete(p.lines, line)
	}
	if err != nil && !errors.Is(err, store.ErrDecided) {
		return fmt.Errorf("%w: %w", errLook, err)
	}
	return nil
}

// lookAtLines looks again at every storyline at hand that was not, or that has twice as many articles since.
func (p *Pipeline) lookAtLines(ctx context.Context, then *store.Then) error {
	lines, err := p.store.LinesAtHand(ctx)
	for _, line := range lines {
		if err = p.lookAtLine(ctx, line, then); err != nil {
			return err
		}
	}
	return err
}

// tieAnew ties the stories of one storyline anew.
func (p *Pipeline) tieAnew(ctx context.Context, line parallax.StorylineID, then *store.Then) error {
	articles, err := p.store.OfLine(ctx, line)
	if err != nil {
		return err
	}
	g, err := p.regrouping(ctx, articles, story.LookAtLine)
	if err != nil || len(g.Lines)+len(g.MergeLines) == 0 {
		return err
	}
	p.standing = nil
	return p.store.Regroup(ctx, &g, then)
}
