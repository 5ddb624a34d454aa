package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"

	"parallax"
)

// Judge keeps what a person said of a claim or a difference, and has the stories of its articles
// composed anew. It gives the number of the verdict, by which it can be withdrawn. A verdict that
// speaks of no article, or names nobody, is refused: the error wraps parallax.ErrInvalid.
func (s *Store) Judge(ctx context.Context, v *parallax.Verdict) (id int64, err error) {
	articles := articlesOf(v)
	if len(articles) == 0 || v.By == "" || v.At.IsZero() {
		return 0, fmt.Errorf("%w: a verdict needs places, a person and a time", parallax.ErrInvalid)
	}
	data, err := json.Marshal(v)
	if err != nil {
		return 0, fmt.Errorf("judge: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.write(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, `INSERT INTO verdict (id, at, data) VALUES (
			1 + MAX((SELECT COALESCE(MAX(id), 0) FROM verdict), (SELECT COALESCE(MAX(id), 0) FROM withdrawn)), ?, ?)`, stamp(v.At), string(data))
		if err != nil {
			return err
		}
		if id, err = done.LastInsertId(); err != nil {
			return err
		}
		for _, a := range articles {
			if _, err := tx.ExecContext(ctx, `INSERT INTO verdict_article (verdict, article) VALUES (?, ?)`, id, a); err != nil {
				return err
			}
		}
		stories, err := storiesOf(ctx, tx, id)
		if err != nil {
			return err
		}
		return composeAnew(ctx, tx, v.At, v.At, decidedPriority, stories...)
	})
	if err != nil {
		return 0, fmt.Errorf("judge: %w", err)
	}
	return id, nil
}

// Withdraw takes a verdict back and gives the stories it spoke of, which are composed anew; an
// error that wraps parallax.ErrNotFound when there is none.
func (s *Store) Withdraw(ctx context.Context, id int64) (stories []parallax.StoryID, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.write(ctx, func(tx *sql.Tx) error {
		var at string
		if err := tx.QueryRowContext(ctx, `SELECT at FROM verdict WHERE id = ?`, id).Scan(&at); err != nil {
			return notFound(err, "verdict", id)
		}
		if stories, err = storiesOf(ctx, tx, id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO withdrawn (id) VALUES (?)`, id); err != nil { // its number is not given again
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM verdict WHERE id = ?`, id); err != nil {
			return err
		}
		return composeAnew(ctx, tx, unstamp(at), unstamp(at), decidedPriority, stories...)
	})
	if err != nil {
		return nil, fmt.Errorf("withdraw verdict %d: %w", id, err)
	}
	return stories, nil
}

// Judged is a verdict with its number, by which it can be withdrawn.
type Judged struct {
	ID int64
	parallax.Verdict
}

// Judged gives the verdicts that speak of one of the articles, in the order in which they came.
func (s *Store) Judged(ctx context.Context, articles ...parallax.ArticleID) ([]Judged, error) {
	list, err := json.Marshal(articles)
	if err != nil {
		return nil, err
	}
	return all(ctx, s.read, func(r *sql.Rows) (v Judged, err error) {
		var data string
		if err = r.Scan(&v.ID, &data); err == nil {
			err = json.Unmarshal([]byte(data), &v.Verdict)
		}
		return v, err
	}, `SELECT id, data FROM verdict WHERE id IN (SELECT verdict FROM verdict_article WHERE article IN (SELECT value FROM json_each(?))) ORDER BY id`, string(list))
}

// Verdicts is Judged without numbers.
func (s *Store) Verdicts(ctx context.Context, articles ...parallax.ArticleID) ([]parallax.Verdict, error) {
	judged, err := s.Judged(ctx, articles...)
	var out []parallax.Verdict
	for i := range judged {
		out = append(out, judged[i].Verdict)
	}
	return out, err
}

// storiesOf gives the stories in which the articles of a verdict stand.
func storiesOf(ctx context.Context, tx *sql.Tx, id int64) ([]parallax.StoryID, error) {
	return all(ctx, tx, func(r *sql.Rows) (story parallax.StoryID, err error) { return story, r.Scan(&story) },
		`SELECT DISTINCT p.story FROM placement p JOIN verdict_article v ON v.article = p.article WHERE v.verdict = ? AND p.story != ''`, id)
}

// articlesOf gives the articles a verdict speaks of, each once.
func articlesOf(v *parallax.Verdict) []parallax.ArticleID {
	var out []parallax.ArticleID
	seen := map[parallax.ArticleID]bool{}
	add := func(places []parallax.Anchor) {
		for _, p := range places {
			if p.Article != "" && !seen[p.Article] {
				seen[p.Article] = true
				out = append(out, p.Article)
			}
		}
	}
	add(v.On.Places)
	for _, w := range v.With {
		add(w.Places)
	}
	add(v.Away)
	return out
}
