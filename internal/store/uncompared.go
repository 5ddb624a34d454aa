package store

import (
	"context"
	"slices"

	"parallax"
)

// Uncompared gives the articles of a story that came since its dossier was made, without what was noticed in them:
// those that are not among the compared, the last to come first, most of them at most, and how many there are.
func (s *Store) Uncompared(ctx context.Context, id parallax.StoryID, compared []parallax.ArticleID, most int) (out []parallax.Article, total int, err error) {
	stand, err := all(ctx, s.read, one[parallax.ArticleID], `SELECT article FROM placement WHERE story = ? ORDER BY sequence DESC`, id)
	if err != nil {
		return nil, 0, err
	}
	known := make(map[parallax.ArticleID]bool, len(compared)) // a story may have thousands, and its page is asked for often
	for _, a := range compared {
		known[a] = true
	}
	stand = slices.DeleteFunc(stand, func(a parallax.ArticleID) bool { return known[a] })
	covered, err := textsOf(ctx, s.read, stand[:min(most, len(stand))])
	for i := range covered {
		out = append(out, covered[i].Article)
	}
	return out, len(stand), err
}
