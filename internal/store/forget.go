package store

import (
	"context"
	"database/sql"
	"errors"

	"parallax"
)

// Skip says why an article that was read is not kept.
type Skip int

// The reasons; the zero value is that it is kept.
const (
	SkipNot       Skip = iota
	SkipForgotten      // a person wants it, or its outlet, never to be seen again
	SkipPoorer         // what is kept of it says more: a text, or a whole one where this is a teaser
)

// Skip reports whether an article that was read anew is kept.
func (s *Store) Skip(ctx context.Context, id parallax.ArticleID, outlet string, state parallax.PageState) (Skip, error) {
	var n int
	err := s.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM forgotten WHERE kind = 'article' AND key = ?1 OR kind = 'outlet' AND key = ?2 AND ?2 != ''`, id, outlet).Scan(&n)
	if err != nil || n > 0 {
		return SkipForgotten, err
	}
	var kept parallax.PageState
	err = s.read.QueryRowContext(ctx, `SELECT state FROM article WHERE id = ? ORDER BY revision DESC LIMIT 1`, id).Scan(&kept)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return SkipNot, nil
	case err != nil:
		return SkipNot, err
	case kept.HasText() && !state.HasText(), kept == parallax.PageFull && state == parallax.PagePartial:
		return SkipPoorer, nil
	}
	return SkipNot, nil
}
