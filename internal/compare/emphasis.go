package compare

import (
	"slices"

	"parallax"
)

const (
	// high and low are the places in an article between which a claim is neither stressed nor buried.
	high, low = 0.12, 0.6
)

// emphases finds claims that one article leads with and another tells far down.
func (s *story) emphases() []parallax.Difference {
	var out []parallax.Difference
	told := map[parallax.Evidence]bool{}
	for _, c := range s.claims {
		if len(c.tellings()) < 3 {
			continue
		}
		var top, bottom []parallax.Side
		for _, t := range c.tellings() {
			if len(t.statements) < leastText || t.covered.Article.State != parallax.PageFull {
				continue
			}
			side := c.first(t).side(parallax.Span{}, "", 0)
			side.Rank, side.Share, side.Headline = c.measure(t)
			switch {
			case side.Headline || side.Rank <= high:
				top = append(top, side)
			case side.Rank >= low:
				side.Group = 1
				bottom = append(bottom, side)
			}
		}
		headline := slices.ContainsFunc(top, func(x parallax.Side) bool { return x.Headline })
		if len(top) == 0 || len(bottom) == 0 || (c.echo != nil || c.share < coreShare) && !headline {
			continue // of the lesser claims only a headline stresses one
		}
		if told[bottom[0].Evidence] {
			continue // a claim like it was told before
		}
		told[bottom[0].Evidence] = true
		out = append(out, parallax.Difference{Kind: parallax.Emphasised, Claim: c.id, About: clip(c.centre.Exact), Score: c.weight * 0.8, Sides: append(top, bottom...),
			Why: []parallax.Reason{parallax.Because("leads", "%s at %d%%", top[0].Outlet, s.percent(&top[0])), parallax.Because("far down", "%s at %d%%", bottom[0].Outlet, s.percent(&bottom[0]))}})
	}
	return out
}

// percent gives how far into its text the sentence of a side begins; 0 in a title.
func (s *story) percent(side *parallax.Side) int {
	at := s.cov.Find(side.Evidence.Article)
	if at == nil || side.Evidence.Field != parallax.FieldText || len(at.Article.Text) == 0 {
		return 0
	}
	return 100 * side.Evidence.Start / len(at.Article.Text)
}

// measure gives where the claim first stands in the telling, its share of the text, and
// whether the title states it.
func (c *claim) measure(t *telling) (rank, share float64, headline bool) {
	rank = 1
	for _, m := range c.members {
		if m.telling != t {
			continue
		}
		share += float64(m.Len()) / float64(t.bytes)
		if m.Field == parallax.FieldTitle || m.order == 0 && t.titleInText() {
			headline = true
			continue
		}
		rank = min(rank, m.place)
	}
	if headline && rank == 1 {
		rank = 0
	}
	return rank, share, headline
}

// titleInText reports whether the first statement is the title itself, as in plain text.
func (t *telling) titleInText() bool {
	title := t.covered.Article.Title
	return title != "" && len(t.statements) > 0 && t.statements[0].Exact == title
}
