package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"parallax"
)

// Articles gives the current revision of each article with its annotations and the score
// and reasons of its placement, in the order asked for. An unknown ID is an error.
func (s *Store) Articles(ctx context.Context, ids []parallax.ArticleID) ([]parallax.Covered, error) {
	out := make([]parallax.Covered, 0, len(ids))
	for _, id := range ids {
		var data, notes []byte
		var why sql.NullString
		var score sql.NullFloat64
		err := s.db.QueryRowContext(ctx, `SELECT a.data, a.notes, p.score, p.why FROM article a LEFT JOIN placement p ON p.article = a.id
			WHERE a.id = ? ORDER BY a.revision DESC LIMIT 1`, id).Scan(&data, &notes, &score, &why)
		if err != nil {
			return nil, notFound(err, "article", id)
		}
		var c parallax.Covered
		err = errors.Join(unpack(data, &c.Article), unpack(notes, &c.Notes))
		if err == nil && why.Valid {
			c.Score = score.Float64
			err = json.Unmarshal([]byte(why.String), &c.Why)
		}
		if err != nil {
			return nil, fmt.Errorf("article %s: %w", id, err)
		}
		out = append(out, c)
	}
	return out, nil
}

// Text gives the text of the current revision of an article, and whether there is such an article.
func (s *Store) Text(ctx context.Context, id parallax.ArticleID) (string, bool, error) {
	var data []byte
	err := s.db.QueryRowContext(ctx, `SELECT data FROM article WHERE id = ? ORDER BY revision DESC LIMIT 1`, id).Scan(&data)
	if errors.Is(err, sql.ErrNoRows) {
		return "", false, nil
	}
	var a parallax.Article
	if err == nil {
		err = unpack(data, &a)
	}
	return a.Text, err == nil, err
}
