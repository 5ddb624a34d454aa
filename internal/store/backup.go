package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Backup writes the store as it is at this moment to a new file, while others go on reading and
// writing. What it wrote is checked before it gets its name.
func (s *Store) Backup(ctx context.Context, to string) (err error) {
	if s.path == Memory {
		return errors.New("backup: a store in memory has no file")
	}
	if _, err := os.Stat(to); !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("backup to %s: there is a file of that name already", to)
	}
	if _, err := os.Stat(filepath.Dir(to)); err != nil {
		return fmt.Errorf("backup to %s: no such folder", to)
	}
	part := to + ".part"
	if err := discard(part); err != nil {
		return fmt.Errorf("backup to %s: %w", to, err)
	}
	db, err := sql.Open("sqlite", "file:"+escape.Replace(s.path)+"?_pragma=busy_timeout(10000)")
	if err != nil {
		return fmt.Errorf("backup to %s: %w", to, err)
	}
	_, err = db.ExecContext(ctx, `VACUUM INTO ?`, part)
	err = errors.Join(err, db.Close())
	if err == nil {
		err = whole(ctx, part)
	}
	if err == nil {
		err = os.Rename(part, to)
	}
	if err != nil {
		return errors.Join(fmt.Errorf("backup to %s: %w", to, err), discard(part))
	}
	return nil
}

// whole checks that a file is a store, and not damaged.
func whole(ctx context.Context, path string) (err error) {
	if err := refuseForeign(ctx, path); err != nil {
		return err
	}
	db, err := sql.Open("sqlite", "file:"+escape.Replace(path)+"?mode=ro")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	wrong, err := all(ctx, db, one[string], `PRAGMA integrity_check(10)`)
	if err != nil {
		return err
	}
	if len(wrong) != 1 || wrong[0] != "ok" {
		return fmt.Errorf("it is damaged: %s", wrong[0])
	}
	return nil
}

// Restore puts a backup in place of the store at a path, which nobody may be working on. With
// replace it may be there already; then it is kept beside it with the ending "-before".
func Restore(ctx context.Context, from, path string, replace bool) (err error) {
	switch info, err := os.Stat(from); {
	case err != nil:
		return fmt.Errorf("restore: %w", err) // names the file
	case info.IsDir():
		return fmt.Errorf("restore: %s is a folder, and a backup is a file", from)
	case info.Size() == 0:
		return fmt.Errorf("restore: %s is empty", from)
	}
	if err := whole(ctx, from); err != nil {
		return fmt.Errorf("restore %s: %w", from, err)
	}
	_, err = os.Stat(path)
	there := err == nil
	if there && !replace {
		return fmt.Errorf("restore: %s is there already; with --replace it stays beside the new one as -before", path)
	}
	if there {
		if err := setAside(ctx, path); err != nil {
			return fmt.Errorf("restore: %w", err)
		}
	}
	if err := copyFile(from, path+".part"); err != nil {
		return errors.Join(fmt.Errorf("restore %s: %w", from, err), discard(path+".part"))
	}
	return os.Rename(path+".part", path)
}

// setAside moves a store to a name of its own, with all that is in its journal.
func setAside(ctx context.Context, path string) error {
	s, err := Open(ctx, path)
	if err != nil {
		return err
	}
	err = s.Lock(ctx)
	if err == nil {
		_, err = s.db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE)`)
	}
	if err := errors.Join(err, s.Close()); err != nil {
		return err
	}
	if err := discard(path + "-before"); err != nil {
		return err
	}
	if err := os.Rename(path, path+"-before"); err != nil {
		return err
	}
	return discard(path)
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
