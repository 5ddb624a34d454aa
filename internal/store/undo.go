package store

import (
	"context"
	"database/sql"
	"slices"

	"parallax"
)

// TakeBack takes a decision back and puts the articles that still stand where it put them
// into the stories they stood in before, as far as the decision says (Decision.From) and no
// other decision speaks of them. It gives the stories that changed.
func (s *Store) TakeBack(ctx context.Context, id int64) ([]parallax.StoryID, error) {
	all, err := s.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.Undo(ctx, id); err != nil {
		return nil, err
	}
	i := slices.IndexFunc(all, func(d parallax.Decision) bool { return d.ID == id })
	if i < 0 || all[i].Kind == parallax.Named || all[i].Kind == parallax.Locked {
		return nil, nil
	}
	back := all[i]
	return s.putBack(ctx, back, slices.Delete(all, i, i+1))
}

// putBack moves the articles of a decision that was taken back; left are those that stand.
func (s *Store) putBack(ctx context.Context, d parallax.Decision, left []parallax.Decision) (changed []parallax.StoryID, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return nil, err
	}
	why := []parallax.Reason{parallax.Because("undone", "%s by %s", d.Kind, d.Who)}
	err = s.write(ctx, func(tx *sql.Tx) error {
		for _, a := range d.Articles {
			to := d.From[a]
			spoken := slices.ContainsFunc(left, func(o parallax.Decision) bool {
				return o.Kind != parallax.Named && o.ID > d.ID && (slices.Contains(o.Articles, a) || slices.Contains(o.Others, a))
			})
			now, err := standsIn(ctx, tx, a)
			if err != nil {
				return err
			}
			if to == "" || to == d.Story || now != d.Story || spoken {
				continue
			}
			if err := move(ctx, tx, parallax.Move{Article: a, From: d.Story, To: to, Score: 1, Why: why}); err != nil {
				return err
			}
			if err := composeAnew(ctx, tx, d.At, d.At, decidedPriority, d.Story, to); err != nil {
				return err
			}
			s.recent.move(a, to)
			changed = append(changed, d.Story, to)
			if _, err := tx.ExecContext(ctx, `UPDATE story SET redirect = ?2 WHERE (id = ?1 OR redirect = ?1) AND id != ?2
				AND NOT EXISTS (SELECT 1 FROM placement WHERE story = ?1)`, d.Story, to); err != nil {
				return err
			}
		}
		return nil
	})
	slices.Sort(changed)
	return slices.Compact(changed), err
}

// standsIn gives the story an article stands in; "" when it is held or gone.
func standsIn(ctx context.Context, tx *sql.Tx, a parallax.ArticleID) (id parallax.StoryID, err error) {
	err = tx.QueryRowContext(ctx, `SELECT COALESCE((SELECT story FROM placement WHERE article = ?), '')`, a).Scan(&id)
	return id, err
}
