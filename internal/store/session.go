package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// SetPassword keeps the hash of the owner's password in place of the one before, and ends
// all sessions.
func (s *Store) SetPassword(ctx context.Context, hash string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `INSERT INTO password (id, hash) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET hash = excluded.hash`, hash); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM session`)
		return err
	})
	if err != nil {
		return fmt.Errorf("set password: %w", err)
	}
	return nil
}

// Password gives the hash of the owner's password; "" when none was set.
func (s *Store) Password(ctx context.Context) (hash string, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT hash FROM password`).Scan(&hash)
	if errors.Is(err, sql.ErrNoRows) {
		return "", nil
	}
	return hash, err
}

// AddSession keeps a session by the hash of its token, and lets go of those that ended.
func (s *Store) AddSession(ctx context.Context, hash []byte, made, expires time.Time) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.write(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `DELETE FROM session WHERE expires <= ?`, stamp(made)); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO session (hash, made, expires) VALUES (?, ?, ?)`, hash, stamp(made), stamp(expires))
		return err
	})
	if err != nil {
		return fmt.Errorf("add session: %w", err)
	}
	return nil
}

// Session reports whether the session with that hash of its token stands at the time.
func (s *Store) Session(ctx context.Context, hash []byte, at time.Time) (bool, error) {
	var n int
	err := s.read.QueryRowContext(ctx, `SELECT COUNT(*) FROM session WHERE hash = ? AND expires > ?`, hash, stamp(at)).Scan(&n)
	return n > 0, err
}

// EndSession ends a session; one that is not there has ended already.
func (s *Store) EndSession(ctx context.Context, hash []byte) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.db.ExecContext(ctx, `DELETE FROM session WHERE hash = ?`, hash)
	return err
}
