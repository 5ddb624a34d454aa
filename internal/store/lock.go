package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"
)

// ErrLocked is the error of Lock when another program has the lock.
var ErrLocked = errors.New("another parallax works on this store; it must end first")

// Lock makes this program the only one that places articles, until the store is closed or the
// program ends in whatever way: the sketches it holds in memory would not see what another one
// writes. Reading, and asking for work, needs no lock. It is a lock of SQLite on a file of its
// own beside the store, since that is the same on every system.
func (s *Store) Lock(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.path == Memory || s.lock != nil {
		return nil
	}
	db, err := sql.Open("sqlite", "file:"+escape.Replace(s.path)+"-lock?_pragma=journal_mode(MEMORY)")
	if err != nil {
		return fmt.Errorf("lock %s: %w", s.path, err)
	}
	db.SetMaxOpenConns(1)
	_, err = db.ExecContext(ctx, `BEGIN EXCLUSIVE`) // it is held as long as the connection lives
	if err == nil {
		s.lock, s.recent = db, nil // another program may have written since it was read
		return nil
	}
	if strings.Contains(err.Error(), "locked") || strings.Contains(err.Error(), "busy") {
		err = ErrLocked
	}
	return errors.Join(fmt.Errorf("lock %s: %w", s.path, err), db.Close())
}
