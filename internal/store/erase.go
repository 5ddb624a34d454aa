package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"parallax"
)

// What can be forgotten.
const (
	ForgetArticle = "article" // by its ID
	ForgetOutlet  = "outlet"  // by Outlet.Key: all its articles, and those it publishes later
)

// ForgottenWhy is what items say that led to what is forgotten.
const ForgottenWhy = "forgotten on a person's word"

// Erased says what is gone.
type Erased struct {
	Articles, Pages, Dossiers int
	Stories                   []parallax.StoryID // that lost an article or a dossier
}

// Erase forgets an article or all of an outlet for good: texts with all revisions, the bytes
// of their pages, what was noticed in them, what people said of them, work that holds a feed's
// words of them, and every version of every dossier that names them. They are not taken again. The stories they stood in are asked to be composed anew
// from what is left. The bytes are overwritten in the file; backups made before keep them.
func (s *Store) Erase(ctx context.Context, now time.Time, kind, key string) (e Erased, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := s.db.ExecContext(ctx, `PRAGMA secure_delete = 1`); err != nil {
		return e, err
	}
	err = s.write(ctx, func(tx *sql.Tx) error {
		ids, err := toForget(ctx, tx, kind, key)
		if err != nil {
			return err
		}
		if kind == ForgetOutlet { // articles are remembered by their IDs alone, which tell nothing
			if _, err := tx.ExecContext(ctx, `INSERT INTO forgotten (kind, key, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING`, kind, key, stamp(now)); err != nil {
				return err
			}
		}
		e.Articles = len(ids)
		for _, id := range ids {
			if err := e.article(ctx, tx, id); err != nil {
				return fmt.Errorf("article %s: %w", id, err)
			}
		}
		if err := e.dossiers(ctx, tx, ids); err != nil {
			return err
		}
		// The index only marks what is gone; written anew, it holds the words no more.
		if _, err := tx.ExecContext(ctx, `INSERT INTO term (term) VALUES ('optimize')`); err != nil {
			return err
		}
		slices.Sort(e.Stories)
		e.Stories = slices.Compact(e.Stories)
		return composeAnew(ctx, tx, now, now, decidedPriority, e.Stories...)
	})
	s.recent = nil
	_, off := s.db.ExecContext(ctx, `PRAGMA secure_delete = 0`)
	_, moved := s.db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`) // the journal held the words too
	if err := errors.Join(err, off, moved); err != nil {
		return Erased{}, fmt.Errorf("forget: %w", err)
	}
	return e, nil
}

func toForget(ctx context.Context, tx *sql.Tx, kind, key string) ([]parallax.ArticleID, error) {
	query := `SELECT DISTINCT id FROM article WHERE id = ?1 OR input = ?1`
	switch kind {
	case ForgetOutlet:
		return all(ctx, tx, one[parallax.ArticleID], `SELECT DISTINCT id FROM article WHERE outlet = ?`, key)
	case ForgetArticle:
		ids, err := all(ctx, tx, one[parallax.ArticleID], query, key)
		if err == nil && len(ids) == 0 {
			err = fmt.Errorf("article %s: %w", key, parallax.ErrNotFound)
		}
		return ids, err
	}
	return nil, fmt.Errorf("%w: forget a %s", parallax.ErrInvalid, kind)
}

// article drops everything made of one article.
func (e *Erased) article(ctx context.Context, tx *sql.Tx, id parallax.ArticleID) error {
	story, err := storyBefore(ctx, tx, id)
	if err != nil {
		return err
	}
	if story != "" {
		e.Stories = append(e.Stories, story)
	}
	pages, err := all(ctx, tx, one[string], `SELECT page FROM article WHERE id = ?1 UNION SELECT id FROM page WHERE article = ?1`, id)
	if err != nil {
		return err
	}
	for _, q := range []string{
		`INSERT INTO forgotten (kind, key, at) SELECT 'article', ?1, '' WHERE ?2 != '' AND NOT EXISTS (SELECT 1 FROM forgotten WHERE kind = 'article' AND key = ?1)`,
		`DELETE FROM verdict WHERE ?2 != '' AND id IN (SELECT verdict FROM verdict_article WHERE article = ?1)`,
		`DELETE FROM work WHERE ?2 != '' AND kind = 'page' AND key IN (SELECT input FROM article WHERE id = ?1 UNION SELECT link FROM item WHERE article = ?1)`,
		`UPDATE item SET article = '', passed = ?2 WHERE article = ?1 AND ?2 != ''`,
	} {
		if _, err := tx.ExecContext(ctx, q, id, ForgottenWhy); err != nil {
			return err
		}
	}
	return e.drop(ctx, tx, id, pages)
}

// drop takes away an article with its pages.
func (e *Erased) drop(ctx context.Context, tx *sql.Tx, id parallax.ArticleID, pages []string) error {
	if err := dropLines(ctx, tx, id); err != nil {
		return err
	}
	for _, q := range []string{
		`DELETE FROM edge WHERE from_article = ?1 OR to_article = ?1`,
		`DELETE FROM sketch WHERE article = ?1`,
		`DELETE FROM placement WHERE article = ?1`,
		`DELETE FROM article WHERE id = ?1`,
	} {
		if _, err := tx.ExecContext(ctx, q, id); err != nil {
			return err
		}
	}
	for _, page := range pages {
		n, err := changed(tx.ExecContext(ctx, `DELETE FROM page WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM article WHERE page = ?1)`, page))
		if err != nil {
			return err
		}
		e.Pages += n
	}
	return nil
}

// dossiers drops every version of every dossier that names one of the articles. All are looked
// at: an article may have stood elsewhere before, and others of its storyline show it.
func (e *Erased) dossiers(ctx context.Context, tx *sql.Tx, ids []parallax.ArticleID) error {
	type key struct {
		story   parallax.StoryID
		version int
	}
	named, err := all(ctx, tx, func(r *sql.Rows) (k key, err error) {
		var comparison, data []byte
		if err := r.Scan(&k.story, &k.version, &comparison, &data); err != nil {
			return k, err
		}
		for _, packed := range [][]byte{comparison, data} {
			raw, err := decoder.DecodeAll(packed, nil)
			if err != nil {
				return k, err
			}
			if slices.ContainsFunc(ids, func(id parallax.ArticleID) bool { return bytes.Contains(raw, []byte(id)) }) {
				return k, nil
			}
		}
		return key{}, nil
	}, `SELECT story, version, comparison, data FROM dossier`)
	if err != nil {
		return err
	}
	for _, k := range named {
		if k.story == "" {
			continue
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM dossier WHERE story = ? AND version = ?`, k.story, k.version); err != nil {
			return err
		}
		e.Dossiers++
		e.Stories = append(e.Stories, k.story)
	}
	return nil
}
