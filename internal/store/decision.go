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

// decidedPriority is that of stories a person decided on: somebody waits for them.
const decidedPriority = 3

// Decide keeps what a person decided and makes it so at once: the articles stand in the story
// named, which may be new. A story that is left without articles redirects to it. ID is set, and
// From unless it is given.
// What contradicts a decision that stands is refused: the error wraps parallax.ErrConflict and
// names what to undo first.
func (s *Store) Decide(ctx context.Context, d *parallax.Decision) error {
	if err := d.Check(); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return err
	}
	if c := s.recent.rulings.Conflict(d); c != nil {
		return fmt.Errorf("decide on %s: %w", d.Story, c)
	}
	var line parallax.StorylineID // of the story, afterwards
	err := s.write(ctx, func(tx *sql.Tx) error {
		if err := standFrom(ctx, tx, d); err != nil {
			return err
		}
		if err := addDecision(ctx, tx, d); err != nil || d.Kind == parallax.Named {
			return err
		}
		for _, a := range d.Articles {
			if err := obey(ctx, tx, a, d); err != nil {
				return err
			}
		}
		return tx.QueryRowContext(ctx, `SELECT storyline FROM story WHERE id = ?`, d.Story).Scan(&line)
	})
	if err != nil {
		return fmt.Errorf("decide on %s: %w", d.Story, err)
	}
	if d.Kind != parallax.Named {
		for _, a := range d.Articles {
			s.recent.move(a, d.Story)
		}
		s.recent.tied.tie(d.Story, line)
	}
	return s.rule(ctx, s.recent, append(s.recent.decisions, *d))
}

// standFrom notes where the articles stand now, so that the decision can be taken back.
func standFrom(ctx context.Context, tx *sql.Tx, d *parallax.Decision) error {
	if d.From != nil {
		return nil
	}
	d.From = map[parallax.ArticleID]parallax.StoryID{}
	for _, a := range d.Articles {
		from, err := standsIn(ctx, tx, a)
		if err != nil {
			return err
		}
		d.From[a] = from
	}
	return nil
}

func addDecision(ctx context.Context, tx *sql.Tx, d *parallax.Decision) error {
	data, err := json.Marshal(d)
	if err != nil {
		return err
	}
	done, err := tx.ExecContext(ctx, `INSERT INTO decision (id, kind, at, data) VALUES (
		1 + MAX((SELECT COALESCE(MAX(id), 0) FROM decision), (SELECT COALESCE(MAX(id), 0) FROM undone)), ?, ?, ?)`, string(d.Kind), stamp(d.At), string(data))
	if err != nil {
		return err
	}
	d.ID, err = done.LastInsertId()
	return err
}

// obey takes an article into the story that a person decided it stands in.
func obey(ctx context.Context, tx *sql.Tx, a parallax.ArticleID, d *parallax.Decision) error {
	var from parallax.StoryID
	if err := tx.QueryRowContext(ctx, `SELECT story FROM placement WHERE article = ?`, a).Scan(&from); err != nil {
		return notFound(err, "article", a)
	}
	if from == "" {
		return fmt.Errorf("%w: article %s was held off, for it has no text; it can stand in no story", parallax.ErrInvalid, a)
	}
	if from == d.Story {
		return nil
	}
	why := []parallax.Reason{parallax.Because("decided", "%s by %s", d.Kind, d.Who)}
	if err := move(ctx, tx, parallax.Move{Article: a, From: from, To: d.Story, Score: 1, Why: why}); err != nil {
		return err
	}
	if err := composeAnew(ctx, tx, d.At, d.At, decidedPriority, from, d.Story); err != nil {
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE story SET redirect = ?2 WHERE (id = ?1 OR redirect = ?1) AND id != ?2
		AND NOT EXISTS (SELECT 1 FROM placement WHERE story = ?1)`, from, d.Story)
	return err
}

// Undo takes a decision back. Articles stay where they are until they are placed anew.
func (s *Store) Undo(ctx context.Context, now time.Time, who string, id int64) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return err
	}
	left := slices.DeleteFunc(slices.Clone(s.recent.decisions), func(d parallax.Decision) bool { return d.ID == id })
	if len(left) == len(s.recent.decisions) {
		return notFound(sql.ErrNoRows, "decision", id)
	}
	if err := s.write(ctx, func(tx *sql.Tx) error { return toHistory(ctx, tx, now, who, id) }); err != nil {
		return err
	}
	return s.rule(ctx, s.recent, left)
}

// Decisions gives all that stands, in order of time.
func (s *Store) Decisions(ctx context.Context) ([]parallax.Decision, error) {
	return decisions(ctx, s.read)
}

func decisions(ctx context.Context, q querier) ([]parallax.Decision, error) {
	return all(ctx, q, func(r *sql.Rows) (d parallax.Decision, err error) {
		var id int64
		var data string
		if err = r.Scan(&id, &data); err == nil {
			err = json.Unmarshal([]byte(data), &d)
		}
		d.ID = id
		return d, err
	}, `SELECT id, data FROM decision ORDER BY id`)
}

// decided fills in what people decided about the stories: their titles and which are locked.
func decided(stories []parallax.Story, decisions []parallax.Decision) {
	for i := range stories {
		st := &stories[i]
		for _, d := range decisions {
			if !slices.Contains(st.Articles, d.Articles[0]) {
				continue
			}
			switch d.Kind {
			case parallax.Named:
				st.Title = d.Title
			case parallax.Locked:
				st.Locked = true
			}
		}
	}
}

func (s *Store) page(ctx context.Context, id string) (p parallax.Page, err error) {
	var fetched, raw string
	var body []byte
	err = s.read.QueryRowContext(ctx, `SELECT input, url, fetched, head, body FROM page WHERE id = ?`, id).Scan(&p.Input, &p.URL, &fetched, &raw, &body)
	if err != nil {
		return p, err
	}
	var h head
	if err := json.Unmarshal([]byte(raw), &h); err != nil {
		return p, err
	}
	p.File, p.MediaType, p.Status, p.Header, p.Failure, p.Warnings, p.Told = h.File, h.MediaType, h.Status, h.Header, h.Failure, h.Warnings, h.Told
	if fetched != "" {
		if p.Fetched, err = time.Parse(stampLayout, fetched); err != nil {
			return p, err
		}
	}
	p.Body, err = decoder.DecodeAll(body, nil)
	return p, err
}
