package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"parallax"
)

// Push is what was agreed with a hub on pushing a feed. The zero value is nothing.
type Push struct {
	Feed   string // its ID
	Token  string // of the address the hub calls
	Secret string // with which it signs what it sends; "" for one that is asked without encryption
	Hub    string
	Topic  string    // the feed's own address, as it states it
	Asked  time.Time // when the hub was last asked; zero for never
	Until  time.Time // when what it promised ends; zero while it promised nothing
	Pushed time.Time // when it last sent something; zero for never
	Error  string    // why it could not be asked or refused; "" when neither
}

const pushColumns = `feed, token, secret, hub, topic, asked, until, pushed, error`

func scanPush(r interface{ Scan(...any) error }) (p Push, err error) {
	var asked, until, pushed string
	err = r.Scan(&p.Feed, &p.Token, &p.Secret, &p.Hub, &p.Topic, &asked, &until, &pushed, &p.Error)
	p.Asked, p.Until, p.Pushed = unstamp(asked), unstamp(until), unstamp(pushed)
	return p, err
}

// Pushes gives what was agreed with hubs, by feed.
func (s *Store) Pushes(ctx context.Context) (map[string]Push, error) {
	rows, err := all(ctx, s.read, func(r *sql.Rows) (Push, error) { return scanPush(r) }, `SELECT `+pushColumns+` FROM push`)
	out := map[string]Push{}
	for _, p := range rows {
		out[p.Feed] = p
	}
	return out, err
}

// Push gives what was agreed on a feed; the zero value when nothing was.
func (s *Store) Push(ctx context.Context, feed string) (Push, error) {
	p, err := scanPush(s.read.QueryRowContext(ctx, `SELECT `+pushColumns+` FROM push WHERE feed = ?`, feed))
	if errors.Is(err, sql.ErrNoRows) {
		return Push{}, nil
	}
	return p, err
}

// PushAt gives what was agreed with the hub that calls the address with the token; an error that wraps
// parallax.ErrNotFound when there is none.
func (s *Store) PushAt(ctx context.Context, token string) (Push, error) {
	p, err := scanPush(s.read.QueryRowContext(ctx, `SELECT `+pushColumns+` FROM push WHERE token = ?`, token))
	if err != nil {
		return Push{}, notFound(err, "push", "at this address")
	}
	return p, nil
}

// KeepPush keeps what is asked of a hub about a feed that is followed; one that was removed meanwhile is passed over. What the
// hub said and sent since it was read stays: Until counts only for another hub or topic, Pushed never.
func (s *Store) KeepPush(ctx context.Context, p Push) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.db.ExecContext(ctx, `INSERT INTO push (`+pushColumns+`) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9 WHERE EXISTS (SELECT 1 FROM feed WHERE id = ?1)
		ON CONFLICT (feed) DO UPDATE SET token = excluded.token, secret = excluded.secret, hub = excluded.hub, topic = excluded.topic,
			asked = excluded.asked, error = excluded.error,
			until = CASE WHEN hub = excluded.hub AND topic = excluded.topic AND token = excluded.token THEN until ELSE excluded.until END`,
		p.Feed, p.Token, p.Secret, p.Hub, p.Topic, stamp(p.Asked), stamp(p.Until), stamp(p.Pushed), p.Error)
	if err != nil {
		return fmt.Errorf("keep push of feed %s: %w", p.Feed, err)
	}
	return nil
}

// ChangePush writes what the hub said to the address with the token: it promises until a time, or refuses with an error.
func (s *Store) ChangePush(ctx context.Context, token string, until time.Time, why string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.db.ExecContext(ctx, `UPDATE push SET until = ?2, error = ?3 WHERE token = ?1`, token, stamp(until), why)
	return err
}

// PushFailed writes why the hub of the address with the token could not be asked; what it promised stays.
func (s *Store) PushFailed(ctx context.Context, token, why string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.db.ExecContext(ctx, `UPDATE push SET error = ?2 WHERE token = ?1`, token, why)
	return err
}

// Pushed has a feed polled because its hub sent something, unless it did so less than rest ago: at once, or as soon as its server
// does not ask any more to be left alone.
func (s *Store) Pushed(ctx context.Context, token string, now time.Time, rest time.Duration) (polled bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.write(ctx, func(tx *sql.Tx) error {
		n, err := changed(tx.ExecContext(ctx, `UPDATE push SET pushed = ?2 WHERE token = ?1 AND pushed <= ?3`, token, stamp(now), stamp(now.Add(-rest))))
		if err != nil || n == 0 {
			return err
		}
		polled = true
		var feed, data string
		err = tx.QueryRowContext(ctx, `SELECT f.id, f.state FROM feed f JOIN push p ON p.feed = f.id WHERE p.token = ?`, token).Scan(&feed, &data)
		var state parallax.FeedState
		if err == nil {
			err = json.Unmarshal([]byte(data), &state)
		}
		if err == nil {
			_, err = tx.ExecContext(ctx, `UPDATE feed SET next = ? WHERE id = ?`, stamp(state.Alone), feed)
		}
		return err
	})
	return polled && err == nil, err
}
