package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"time"

	"parallax"
)

// mostTopics is how many topics are kept: the articles of each are looked for when the front page counts its stories.
const mostTopics = 100

// KeepTopic keeps a topic as it is now: a new one when its ID is 0, else a change of it. ID and Change are set. The error
// wraps parallax.ErrInvalid when it cannot be looked for, or too many are kept.
func (s *Store) KeepTopic(ctx context.Context, t *parallax.Topic) error {
	if err := t.Check(); err != nil {
		return err
	}
	q, err := parallax.ParseQuery(t.Query)
	if err == nil && !t.Gone { // what was kept before it was refused can be removed
		_, err = asked(&q)
	}
	if err != nil {
		return err
	}
	return s.changeTopic(ctx, func(tx *sql.Tx) error {
		if t.ID != 0 {
			list, err := topicChanges(ctx, tx, t.ID)
			if err != nil {
				return err
			}
			if t.Gone && list[0].Gone { // removed already: a second removal would be what is taken back first
				t.Change = list[0].Change
				return nil
			}
		}
		if err := roomForTopic(ctx, tx, t); err != nil {
			return err
		}
		return addTopic(ctx, tx, t)
	})
}

// roomForTopic refuses a topic that would be one too many.
func roomForTopic(ctx context.Context, tx *sql.Tx, t *parallax.Topic) error {
	var n int
	err := tx.QueryRowContext(ctx, `SELECT COUNT(*) FROM (`+topicsNow+`) WHERE NOT gone AND id != ?`, t.ID).Scan(&n)
	if err == nil && n >= mostTopics && !t.Gone {
		err = fmt.Errorf("%w: %d topics are kept already; remove one first", parallax.ErrInvalid, n)
	}
	return err
}

// UndoTopic takes the last change of a topic back, which has the number given: it is again what it was before, or removed
// when that was its first. The taking back is a change like any other. When it was changed since, the error wraps
// parallax.ErrConflict; when too many are kept for it to come back, parallax.ErrInvalid.
func (s *Store) UndoTopic(ctx context.Context, now time.Time, who string, id, change int64) error {
	return s.changeTopic(ctx, func(tx *sql.Tx) error {
		list, err := topicChanges(ctx, tx, id)
		if err != nil {
			return err
		}
		if list[0].Change != change {
			return fmt.Errorf("%w: the topic was changed since", parallax.ErrConflict)
		}
		was := list[0]
		if len(list) > 1 {
			was = list[1]
		} else {
			was.Gone = true
		}
		was.Who, was.At = who, now
		if err := roomForTopic(ctx, tx, &was); err != nil {
			return err
		}
		return addTopic(ctx, tx, &was)
	})
}

func (s *Store) changeTopic(ctx context.Context, f func(*sql.Tx) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.write(ctx, f); err != nil {
		return fmt.Errorf("topic: %w", err)
	}
	return nil
}

func addTopic(ctx context.Context, tx *sql.Tx, t *parallax.Topic) error {
	err := tx.QueryRowContext(ctx, `INSERT INTO topic (id, name, query, gone, who, at) VALUES (?, ?, ?, ?, ?, ?) RETURNING change`,
		t.ID, t.Name, t.Query, t.Gone, t.Who, stamp(t.At)).Scan(&t.Change)
	if err == nil && t.ID == 0 {
		t.ID = t.Change
		_, err = tx.ExecContext(ctx, `UPDATE topic SET id = ?1 WHERE change = ?1`, t.ID)
	}
	return err
}

// topicsNow gives every topic as its last change made it.
const topicsNow = `SELECT id, change, name, query, gone, who, at FROM topic WHERE change IN (SELECT MAX(change) FROM topic GROUP BY id)`

// Topics gives every topic as it is now, those that were removed among them, in order of their names.
func (s *Store) Topics(ctx context.Context) ([]parallax.Topic, error) {
	return all(ctx, s.read, scanTopic, topicsNow+` ORDER BY gone, name, id`)
}

// TopicChanges gives all that a topic was, the newest first; an error that wraps parallax.ErrNotFound when there is none.
func (s *Store) TopicChanges(ctx context.Context, id int64) ([]parallax.Topic, error) {
	return topicChanges(ctx, s.read, id)
}

func topicChanges(ctx context.Context, q querier, id int64) ([]parallax.Topic, error) {
	list, err := all(ctx, q, scanTopic, `SELECT id, change, name, query, gone, who, at FROM topic WHERE id = ? ORDER BY change DESC`, id)
	if err == nil && len(list) == 0 {
		err = fmt.Errorf("topic %d: %w", id, parallax.ErrNotFound)
	}
	return list, err
}

func scanTopic(r *sql.Rows) (t parallax.Topic, err error) {
	var at string
	err = r.Scan(&t.ID, &t.Change, &t.Name, &t.Query, &t.Gone, &t.Who, &at)
	t.At = unstamp(at)
	return t, err
}

// StoriesFound gives the stories that articles which fit the query stand in, and in how many articles that is so. Of what fits, as many
// articles as Search looks at are looked at, the last to arrive first. The error wraps parallax.ErrInvalid as that of Search does.
func (s *Store) StoriesFound(ctx context.Context, q parallax.Query) (stories map[parallax.StoryID]bool, articles int, err error) {
	m, err := findable(&q)
	if err != nil || m == "" && len(q.Wanted) > 0 {
		return nil, 0, err
	}
	outlets, err := s.meant(ctx, q.Outlet)
	if err != nil || q.Outlet != "" && len(outlets) == 0 {
		return nil, 0, err
	}
	query, args := searchQuery(&q, m, outlets)
	list, err := all(ctx, s.read, one[parallax.StoryID], `SELECT COALESCE(p.story, '') FROM (`+query+`) f LEFT JOIN placement p ON p.article = f.article`, args...)
	if err != nil {
		return nil, 0, fmt.Errorf("search: %w", err)
	}
	list = list[:min(len(list), looked)]
	articles = len(list)
	slices.Sort(list)
	stories = map[parallax.StoryID]bool{}
	for _, id := range slices.Compact(list) {
		if id != "" {
			stories[id] = true
		}
	}
	return stories, articles, nil
}
