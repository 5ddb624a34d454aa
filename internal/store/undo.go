package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"parallax"
)

// TakeBack takes a decision back and puts the articles that still stand where it put them
// into the stories they stood in before, as far as the decision says (Decision.From) and no
// other decision speaks of them. Undone keeps it, with who took it back. It gives the stories that changed. The error wraps a
// *parallax.Contradiction where a story it would move articles into or out of is locked.
func (s *Store) TakeBack(ctx context.Context, now time.Time, who string, id int64) (changed []parallax.StoryID, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return nil, err
	}
	i := slices.IndexFunc(s.recent.decisions, func(d parallax.Decision) bool { return d.ID == id })
	if i < 0 {
		return nil, notFound(sql.ErrNoRows, "decision", id)
	}
	d, left := s.recent.decisions[i], slices.Delete(slices.Clone(s.recent.decisions), i, i+1)
	if locks := locking(&d, left); len(locks) > 0 {
		return nil, fmt.Errorf("undo decision %d: %w", id, &parallax.Contradiction{Decision: d, Against: locks, Why: "a story is locked"})
	}
	err = s.write(ctx, func(tx *sql.Tx) error { // one transaction: no decision is lost whose articles stay moved
		if err := toHistory(ctx, tx, now, who, id); err != nil {
			return err
		}
		if d.Kind == parallax.Named || d.Kind == parallax.Locked {
			return nil
		}
		changed, err = s.putBack(ctx, tx, d, left)
		return err
	})
	if err != nil {
		s.recent = nil // what was moved in memory is read anew
		return nil, err
	}
	return changed, s.rule(ctx, s.recent, left)
}

// locking gives the locks among the decisions on articles that taking one back would move, or move others to.
func locking(d *parallax.Decision, left []parallax.Decision) (out []parallax.Decision) {
	if d.Kind != parallax.Together && d.Kind != parallax.Apart {
		return nil
	}
	for _, o := range left {
		if o.Kind == parallax.Locked && slices.ContainsFunc(o.Articles, func(a parallax.ArticleID) bool { return slices.Contains(d.Articles, a) || slices.Contains(d.Others, a) }) {
			out = append(out, o)
		}
	}
	return out
}

// Undone is a decision that was taken back.
type Undone struct {
	parallax.Decision
	Until time.Time // when it was taken back
	By    string    // who took it back
}

// Undone gives all decisions that were taken back, in the order of their numbers.
func (s *Store) Undone(ctx context.Context) ([]Undone, error) {
	return all(ctx, s.read, func(r *sql.Rows) (u Undone, err error) {
		var id int64
		var at, data string
		if err = r.Scan(&id, &at, &u.By, &data); err == nil {
			err = json.Unmarshal([]byte(data), &u.Decision)
		}
		u.ID, u.Until = id, unstamp(at)
		return u, err
	}, `SELECT id, at, who, data FROM undone ORDER BY id`)
}

// toHistory takes a decision from those that stand to those that were taken back.
func toHistory(ctx context.Context, tx *sql.Tx, now time.Time, who string, id int64) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO undone (id, at, who, data) SELECT id, ?, ?, data FROM decision WHERE id = ?`, stamp(now), who, id)
	if err == nil {
		_, err = tx.ExecContext(ctx, `DELETE FROM decision WHERE id = ?`, id)
	}
	if err != nil {
		return fmt.Errorf("undo decision %d: %w", id, err)
	}
	return nil
}

// putBack moves the articles of a decision that is taken back; left are those that stand.
func (s *Store) putBack(ctx context.Context, tx *sql.Tx, d parallax.Decision, left []parallax.Decision) (changed []parallax.StoryID, err error) {
	why := []parallax.Reason{parallax.Because("undone", "%s by %s", d.Kind, d.Who)}
	for _, a := range d.Articles {
		to := d.From[a]
		spoken := slices.ContainsFunc(left, func(o parallax.Decision) bool {
			return o.Kind != parallax.Named && o.ID > d.ID && (slices.Contains(o.Articles, a) || slices.Contains(o.Others, a))
		})
		now, err := standsIn(ctx, tx, a)
		if err != nil {
			return nil, err
		}
		if to == "" || to == d.Story || now != d.Story || spoken {
			continue
		}
		if err := move(ctx, tx, parallax.Move{Article: a, From: d.Story, To: to, Score: 1, Why: why}); err != nil {
			return nil, err
		}
		if err := composeAnew(ctx, tx, d.At, d.At, decidedPriority, d.Story, to); err != nil {
			return nil, err
		}
		s.recent.move(a, to)
		changed = append(changed, d.Story, to)
		if _, err := tx.ExecContext(ctx, `UPDATE story SET redirect = ?2 WHERE (id = ?1 OR redirect = ?1) AND id != ?2
			AND NOT EXISTS (SELECT 1 FROM placement WHERE story = ?1)`, d.Story, to); err != nil {
			return nil, err
		}
	}
	slices.Sort(changed)
	return slices.Compact(changed), nil
}

// standsIn gives the story an article stands in; "" when it is held or gone.
func standsIn(ctx context.Context, tx *sql.Tx, a parallax.ArticleID) (id parallax.StoryID, err error) {
	err = tx.QueryRowContext(ctx, `SELECT COALESCE((SELECT story FROM placement WHERE article = ?), '')`, a).Scan(&id)
	return id, err
}
