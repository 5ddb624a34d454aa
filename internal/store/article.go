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
	return articles(ctx, s.read, ids, decode)
}

// textsOf is Articles without what was noticed in them, which is most of what is stored.
func textsOf(ctx context.Context, q querier, ids []parallax.ArticleID) ([]parallax.Covered, error) {
	return articlesBy(ctx, q, articleQuery(`''`), ids, decodeText)
}

// decode reads what is stored of an article and its notes.
func decode(_ parallax.ArticleID, data, notes []byte) (c parallax.Covered, err error) {
	err = errors.Join(unpack(data, &c.Article), unpack(notes, &c.Notes))
	return c, err
}

// decodeText is decode without the notes, which are most of it.
func decodeText(_ parallax.ArticleID, data, _ []byte) (c parallax.Covered, err error) {
	return c, unpack(data, &c.Article)
}

// articles reads articles; decoded gives what their bytes say, to which score and reasons are added.
func articles(ctx context.Context, q querier, ids []parallax.ArticleID, decoded func(id parallax.ArticleID, data, notes []byte) (parallax.Covered, error)) ([]parallax.Covered, error) {
	return articlesBy(ctx, q, articleQuery(`a.notes`), ids, decoded)
}

// articleQuery gives the query of articles with the column that stands for what was noticed.
func articleQuery(notes string) string {
	return `SELECT a.data, ` + notes + `, p.score, p.why FROM article a LEFT JOIN placement p ON p.article = a.id WHERE a.id = ? ORDER BY a.revision DESC LIMIT 1`
}

func articlesBy(ctx context.Context, q querier, query string, ids []parallax.ArticleID, decoded func(id parallax.ArticleID, data, notes []byte) (parallax.Covered, error)) ([]parallax.Covered, error) {
	out := make([]parallax.Covered, 0, len(ids))
	for _, id := range ids {
		var data, notes []byte
		var why sql.NullString
		var score sql.NullFloat64
		err := q.QueryRowContext(ctx, query, id).Scan(&data, &notes, &score, &why)
		if err != nil {
			return nil, notFound(err, "article", id)
		}
		c, err := decoded(id, data, notes)
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

// Done reports whether the article was taken before as it is now: the current revision under
// its ID reads the same, no stage failed on it, and this version of the program made it.
func (s *Store) Done(ctx context.Context, a *parallax.Article) (bool, error) {
	var data []byte
	var version, stage string
	err := s.read.QueryRowContext(ctx, `SELECT a.data, a.version, p.stage FROM article a JOIN page p ON p.id = a.page
		WHERE a.id = ? ORDER BY a.revision DESC LIMIT 1`, a.ID).Scan(&data, &version, &stage)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	var old parallax.Article
	if err == nil {
		err = unpack(data, &old)
	}
	if err != nil {
		return false, fmt.Errorf("article %s: %w", a.ID, err)
	}
	same := old.Text == a.Text && old.Title == a.Title && old.State == a.State && old.Outlet.Key() == a.Outlet.Key() &&
		old.Published.String() == a.Published.String() && old.Updated.String() == a.Updated.String()
	return same && stage == "" && version == parallax.Version, nil
}
