package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
)

// probeBytes is what is written to find out whether there is room again: more than a page of the file.
const probeBytes = 64 << 10

// The result codes of SQLite by which a disk takes nothing (sqlite.org/rescode.html); their higher bytes say more.
const (
	codeReadOnly, codeIO, codeFull, codeCannotOpen = 8, 10, 13, 14
)

// The codes of a read that failed: the disk may take what is written for all that.
const codeRead, codeShortRead = codeIO | 1<<8, codeIO | 2<<8

// DiskFails reports whether an error says that the disk takes nothing: it is full, broken, or not to be written.
func DiskFails(err error) bool {
	var coded interface{ Code() int }
	if !errors.As(err, &coded) {
		return false
	}
	if c := coded.Code(); c == codeRead || c == codeShortRead {
		return false
	}
	switch coded.Code() & 0xff {
	case codeReadOnly, codeIO, codeFull, codeCannotOpen:
		return true
	}
	return false
}

// denied reports whether an error says that a store is kept from this user: it is not to be written, or not to be opened.
func denied(err error) bool {
	var coded interface{ Code() int }
	return errors.As(err, &coded) && slices.Contains([]int{codeReadOnly, codeCannotOpen}, coded.Code()&0xff)
}

// Writable reports whether what comes can be kept. It writes only after a write failed, to find out whether the next one
// would too: who watches asks every few seconds, and writes wait for each other.
func (s *Store) Writable(ctx context.Context) error {
	if s.unwritten.Load() == nil {
		return nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.write(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO probe (data) VALUES (zeroblob(?))`, probeBytes)
		if err == nil {
			_, err = tx.ExecContext(ctx, `DELETE FROM probe`)
		}
		return err
	})
	if err != nil {
		return fmt.Errorf("the store cannot write: %w", err)
	}
	return nil
}
