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
	// Age: a storyline of which nothing came for so long goes; 0 keeps all.
	Age time.Duration
	// Bytes: while the store holds more, the oldest storylines go; 0 is no bound.
	Bytes int64
}

const (
	// keepItems is how long an item is remembered that its feed shows no more, so that it is not taken twice.
	keepItems = 90 * 24 * time.Hour
	// keepParked is how long parked work waits for a person.
	keepParked = 30 * 24 * time.Hour
	// retainBatch is after how many articles a transaction ends that lets go of storylines: others wait for it.
	retainBatch = 200
)

// Retained says what was let go of.
type Retained struct{ Stories, Articles, Parked, Items int }

// Retain lets go of what is old: stories, dossiers with all versions, articles and the bytes of their pages. A storyline goes whole, or
// stays whole, and so do storylines of which one shows articles of the other (an article may have moved, and older versions
// show it where it stood), so that every line shown goes on leading to its words.
// A storyline with an article that a person decided on, or judged a claim of, stays, and so do feeds and topics.
func (s *Store) Retain(ctx context.Context, now time.Time, r Retention) (out Retained, err error) {
	size, err := s.Size(ctx)
	if err == nil && (r.Age > 0 || r.Bytes > 0 && size > r.Bytes) {
		err = s.letGo(ctx, now, r, r.Bytes > 0 && size > r.Bytes, &out)
	}
	if err != nil {
		return out, fmt.Errorf("let go of what is old: %w", err)
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

// letGo drops the units that are too old, then, while the store is too large, the oldest.
func (s *Store) letGo(ctx context.Context, now time.Time, r Retention, large bool, out *Retained) error {
	units, err := s.units(ctx, func(last string) bool { return large || r.Age > 0 && last < stamp(now.Add(-r.Age)) })
	if err != nil {
		return err
	}
	tooOld := func(u *unit) bool { return r.Age > 0 && u.last < stamp(now.Add(-r.Age)) }
	for len(units) > 0 {
		old := tooOld(&units[0])
		if !old { // nor is any other: what goes now goes for room
			size, err := s.Size(ctx)
			if err != nil || r.Bytes == 0 || size <= r.Bytes {
				return err
			}
		}
		n, articles := 0, 0
		for n < len(units) && articles < retainBatch && tooOld(&units[n]) == old {
			articles += len(units[n].articles)
			n++
		}
		if err := s.drop(ctx, units[:n], out); err != nil {
			return err
		}
		units = units[n:]
	}
	return nil
}

// drop lets go of units in one transaction, but for those that changed since they were found.
func (s *Store) drop(ctx context.Context, units []unit, out *Retained) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.write(ctx, func(tx *sql.Tx) error {
		for _, u := range units {
			same, err := u.stands(ctx, tx)
			if err == nil && same {
				err = out.unit(ctx, tx, u)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
	s.recent = nil
	return err
}

// unit lets go of everything of a unit.
func (r *Retained) unit(ctx context.Context, tx *sql.Tx, u unit) error {
	for _, line := range u.lines {
		stories, err := all(ctx, tx, one[parallax.StoryID], `SELECT id FROM story WHERE (id = ?1 OR storyline = ?1) AND redirect = ''`, line)
		if err != nil {
			return err
		}
		for _, id := range stories {
			if err := r.story(ctx, tx, id); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM storyline WHERE id = ?1 OR redirect = ?1`, line); err != nil {
			return err
		}
	}
	return r.articles(ctx, tx, u.articles) // those that were held; the others are gone
}

// Size is how many bytes the store holds, without what was freed and is used again.
func (s *Store) Size(ctx context.Context) (n int64, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT (p.page_count - f.freelist_count) * z.page_size FROM pragma_page_count p, pragma_freelist_count f, pragma_page_size z`).Scan(&n)
	return n, err
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
		var there bool
		if err := tx.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM article WHERE id = ?)`, id).Scan(&there); err != nil {
			return err
		}
		if !there {
			continue
		}
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
