package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"parallax"
)

// Retention says what is let go of. The zero value keeps everything.
type Retention struct {
	// Age: a storyline of which nothing was reported for so long goes; 0 keeps all.
	Age time.Duration
	// Bytes: while the store holds more, the oldest storylines go; 0 is no bound.
	Bytes int64
}

const (
	// keepItems is how long an item is remembered that its feed shows no more, so that it is not taken twice.
	keepItems = 90 * 24 * time.Hour
	// keepParked is how long parked work waits for a person.
	keepParked = 30 * 24 * time.Hour
	// retainBatch is how many storylines go in one transaction: others wait for it.
	retainBatch = 20
)

// Retained says what was let go of.
type Retained struct{ Stories, Articles, Parked, Items int }

// Retain lets go of what is old. A storyline goes whole, or stays whole, so that every line
// shown goes on leading to its words: stories, dossiers with all versions, articles and the bytes of their pages.
// A storyline with a story that a person decided on, or judged a claim of, stays, and so do feeds.
func (s *Store) Retain(ctx context.Context, now time.Time, r Retention) (out Retained, err error) {
	if r.Age > 0 {
		for {
			n, err := s.retainBatch(ctx, now.Add(-r.Age), &out)
			if err != nil || n == 0 {
				if err != nil {
					return out, err
				}
				break
			}
		}
	}
	for r.Bytes > 0 {
		size, err := s.Size(ctx)
		if err != nil {
			return out, err
		}
		if size <= r.Bytes {
			break
		}
		if n, err := s.retainBatch(ctx, now, &out); err != nil || n == 0 {
			return out, err
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.write(ctx, func(tx *sql.Tx) (err error) {
		if out.Parked, err = changed(tx.ExecContext(ctx, `DELETE FROM work WHERE parked != '' AND parked < ?`, stamp(now.Add(-keepParked)))); err != nil {
			return err
		}
		if _, err = tx.ExecContext(ctx, `UPDATE item SET passed = 'given up: its page could not be had for a month' WHERE article = '' AND passed = ''
			AND NOT EXISTS (SELECT 1 FROM work WHERE kind = 'page' AND key = item.link)`); err != nil {
			return err
		}
		out.Items, err = changed(tx.ExecContext(ctx, `DELETE FROM item WHERE seen < ? AND (article != '' OR passed != '')`, stamp(now.Add(-keepItems))))
		return err
	})
	return out, err
}

// Size is how many bytes the store holds, without what was freed and is used again.
func (s *Store) Size(ctx context.Context) (n int64, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT (p.page_count - f.freelist_count) * z.page_size FROM pragma_page_count p, pragma_freelist_count f, pragma_page_size z`).Scan(&n)
	return n, err
}

// retainBatch lets go of the oldest storylines of which nothing was reported since a time, and of pages
// without a text that came before it. It gives how many it found.
func (s *Store) retainBatch(ctx context.Context, before time.Time, out *Retained) (n int, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.write(ctx, func(tx *sql.Tx) error {
		old, err := all(ctx, tx, one[string], `SELECT g FROM (
				SELECT COALESCE(NULLIF(s.storyline, ''), s.id) AS g, MAX(CASE a.reported WHEN '' THEN pg.fetched ELSE a.reported END) AS last,
					MAX(EXISTS (SELECT 1 FROM decision d WHERE d.data LIKE '%"' || s.id || '"%') OR EXISTS (SELECT 1 FROM verdict_article v WHERE v.article = p.article)) AS decided
				FROM story s JOIN placement p ON p.story = s.id JOIN article a ON a.id = p.article JOIN page pg ON pg.id = a.page GROUP BY g)
			WHERE last < ? AND last != '' AND NOT decided ORDER BY last LIMIT ?`, stamp(before), retainBatch)
		if err != nil {
			return err
		}
		n = len(old)
		for _, group := range old {
			stories, err := all(ctx, tx, one[parallax.StoryID], `SELECT id FROM story WHERE id = ?1 OR storyline = ?1`, group)
			if err != nil {
				return err
			}
			for _, id := range stories {
				if err := out.story(ctx, tx, id); err != nil {
					return err
				}
			}
		}
		held, err := all(ctx, tx, one[parallax.ArticleID], `SELECT p.article FROM placement p JOIN article a ON a.id = p.article JOIN page pg ON pg.id = a.page
			WHERE p.story = '' GROUP BY p.article HAVING MAX(pg.fetched) < ? AND MAX(pg.fetched) != '' LIMIT ?`, stamp(before), 10*retainBatch)
		if err != nil {
			return err
		}
		n += len(held)
		return out.articles(ctx, tx, held)
	})
	s.recent = nil
	if err != nil {
		return 0, fmt.Errorf("let go of what is old: %w", err)
	}
	return n, nil
}

func (r *Retained) story(ctx context.Context, tx *sql.Tx, id parallax.StoryID) error {
	articles, err := all(ctx, tx, one[parallax.ArticleID], `SELECT article FROM placement WHERE story = ?`, id)
	if err != nil {
		return err
	}
	if err := r.articles(ctx, tx, articles); err != nil {
		return err
	}
	for _, q := range []string{`DELETE FROM dossier WHERE story = ?1 OR story IN (SELECT id FROM story WHERE redirect = ?1)`, `DELETE FROM work WHERE kind = 'story' AND key = ?1`, `DELETE FROM story WHERE id = ?1 OR redirect = ?1`} {
		if _, err := tx.ExecContext(ctx, q, id); err != nil {
			return err
		}
	}
	r.Stories++
	return nil
}

func (r *Retained) articles(ctx context.Context, tx *sql.Tx, ids []parallax.ArticleID) error {
	var e Erased
	for _, id := range ids {
		pages, err := all(ctx, tx, one[string], `SELECT page FROM article WHERE id = ?1 UNION SELECT id FROM page WHERE article = ?1`, id)
		if err != nil {
			return err
		}
		if err := e.drop(ctx, tx, id, pages); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE item SET article = '', passed = 'let go of, for it was old' WHERE article = ?`, id); err != nil {
			return err
		}
		r.Articles++
	}
	return nil
}
