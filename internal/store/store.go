// Package store takes articles with everything noticed in them and keeps them; it gives
// back what the stages and the pages need. It is SQLite behind plain methods, one file per
// noun; only this package speaks SQL.
package store

import (
	"context"
	"database/sql"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/klauspost/compress/zstd"
	_ "modernc.org/sqlite" // the driver named "sqlite"

	"parallax"
)

// Memory is the name of a store that lives as long as the program.
const Memory = ":memory:"

// leastSQLite is the first version without the lost writes and the FTS5 memory faults of
// its forerunners (sqlite.org/wal.html, "WAL-reset bug"; CVE-2026-11822).
const leastSQLite = "3.53.2"

//go:embed migration/*.sql
var migrations embed.FS

// Store is an open database. It is safe for concurrent use; writes wait for each other, and
// reads wait for nobody.
type Store struct {
	*opened
	read *sql.DB // those that only read; db itself when the database is in memory
}

// opened is what all who use an open database share.
type opened struct {
	db    *sql.DB // one connection, for writing
	work  *sql.DB // those for reading of who works; db when the database is in memory
	pages *sql.DB // those of who shows pages; the same
	path  string

	// mu guards recent and is held through each write, so that there is one writer.
	mu        sync.Mutex
	recent    *Recent // nil until it is needed
	digests   digestList
	named     namedArticles
	unwritten atomic.Pointer[error] // why the disk did not take the last write; nil when it did
	lock      *sql.DB               // holds the lock of the one that works on the store; nil without
}

// escape writes what has a meaning in the address of a database as itself.
var escape = strings.NewReplacer("%", "%25", "?", "%3f", "#", "%23")

// readers is how many connections read at once for who works, and as many for who shows pages; readerCache how many kB of pages each holds, of 2,000 by its own choice: what
// anyone writes empties it, and the system holds the pages anyway.
const (
	readers     = 4
	readerCache = "500"
)

// Open opens or makes the database in the file, or one in memory when path is Memory,
// and brings its schema up to date. The error names the file.
func Open(ctx context.Context, path string) (*Store, error) {
	s, err := openStore(ctx, path)
	if denied(err) {
		return nil, fmt.Errorf("open store %s: %w; its folder must be there, and this user must be able to write both, also to read", path, err)
	}
	if err != nil {
		return nil, fmt.Errorf("open store %s: %w", path, err)
	}
	return s, nil
}

func openStore(ctx context.Context, path string) (*Store, error) {
	dsn := "file:" + escape.Replace(path) + "?_pragma=busy_timeout(10000)&_pragma=foreign_keys(1)"
	if path == Memory {
		dsn = "file::memory:?_pragma=foreign_keys(1)"
	} else if err := refuseForeign(ctx, path); err != nil {
		return nil, err
	}
	db, err := openReusing(dsn + "&_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)&_txlock=immediate")
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1) // an in-memory database lives in its connection, and SQLite has one writer anyway
	s := &Store{&opened{db: db, work: db, pages: db, path: path}, db}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	if path == Memory {
		return s, nil
	}
	for _, reads := range []**sql.DB{&s.work, &s.pages} {
		if *reads, err = openReusing(dsn + "&_pragma=query_only(1)&_pragma=cache_size(-" + readerCache + ")"); err != nil {
			return nil, errors.Join(err, s.Close())
		}
		(*reads).SetMaxOpenConns(readers)
		(*reads).SetMaxIdleConns(readers)
	}
	s.read = s.work
	return s, nil
}

// ForPages gives the same store for who shows pages: with connections of its own, so that a reader does not wait for one until whoever
// reads all articles at hand, or a long story, has a processor again. It is closed with the store it was made from.
func (s *Store) ForPages() *Store { return &Store{s.opened, s.pages} }

// applicationID stands in the file of a store since schema 5.
const applicationID = 0x70726c78

// refuseForeign gives an error for a file that is no store, before anything is written to it.
func refuseForeign(ctx context.Context, path string) (err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0 {
		return nil
	}
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("it is no file")
	}
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", "file:"+escape.Replace(path)+"?mode=ro&_pragma=busy_timeout(10000)")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, db.Close()) }()
	var id, schema, tables, ours int
	err = db.QueryRowContext(ctx, `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version),
		(SELECT COUNT(*) FROM sqlite_master), (SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name IN ('page', 'article', 'placement', 'sketch'))`).Scan(&id, &schema, &tables, &ours)
	switch {
	case err != nil && strings.Contains(err.Error(), "not a database"):
		return errors.New("it is no SQLite database, so no store of parallax; nothing was changed")
	case err != nil:
		return err
	case id == applicationID, id == 0 && schema == 0 && tables == 0, id == 0 && schema > 0 && ours == 4:
		return nil
	}
	return errors.New("it is a database of another program, not a store of parallax; nothing was changed")
}

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return s.read.PingContext(ctx) }

// Path is the file of the store, or Memory.
func (s *Store) Path() string { return s.path }

// Close closes the database and gives up its lock.
func (s *Store) Close() error {
	var err error
	for _, reads := range []*sql.DB{s.work, s.pages} {
		if reads != s.db && reads != nil {
			err = errors.Join(err, reads.Close())
		}
	}
	if s.lock != nil {
		err = errors.Join(err, s.lock.Close())
	}
	return errors.Join(err, s.db.Close())
}

func (s *Store) prepare(ctx context.Context) error {
	var version string
	if err := s.db.QueryRowContext(ctx, `SELECT sqlite_version()`).Scan(&version); err != nil {
		return err
	}
	if olderThan(version, leastSQLite) {
		return fmt.Errorf("SQLite %s can lose data; %s is needed", version, leastSQLite)
	}
	return s.migrate(ctx)
}

// migrate runs the migration files that were not run yet, each in a transaction, in order
// of their names. PRAGMA user_version counts those that ran.
func (s *Store) migrate(ctx context.Context) error {
	files, err := fs.Glob(migrations, "migration/*.sql")
	if err != nil {
		return err
	}
	var done int
	if err := s.db.QueryRowContext(ctx, `PRAGMA user_version`).Scan(&done); err != nil {
		return err
	}
	if done > len(files) {
		return fmt.Errorf("the database was written by a newer version (schema %d, this one knows %d)", done, len(files))
	}
	for i, name := range files[done:] {
		text, err := migrations.ReadFile(name)
		if err != nil {
			return err
		}
		err = s.write(ctx, func(tx *sql.Tx) error {
			if _, err := tx.ExecContext(ctx, string(text)); err != nil {
				return err
			}
			_, err := tx.ExecContext(ctx, fmt.Sprintf(`PRAGMA user_version = %d`, done+i+1))
			return err
		})
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return nil
}

// write runs f in one transaction, which is kept when f gives no error.
func (s *Store) write(ctx context.Context, f func(*sql.Tx) error) error {
	err := s.transact(ctx, f)
	switch {
	case err == nil:
		s.unwritten.Store(nil)
	case DiskFails(err):
		s.unwritten.Store(&err)
	}
	return err
}

func (s *Store) transact(ctx context.Context, f func(*sql.Tx) error) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	if err := f(tx); err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// olderThan compares dotted version numbers part by part.
func olderThan(a, b string) bool {
	var x, y [3]int
	_, _ = fmt.Sscanf(a, "%d.%d.%d", &x[0], &x[1], &x[2])
	_, _ = fmt.Sscanf(b, "%d.%d.%d", &y[0], &y[1], &y[2])
	for i := range x {
		if x[i] != y[i] {
			return x[i] < y[i]
		}
	}
	return false
}

// packWindow is how far back, in bytes, what repeats is looked for: an encoder holds twice as much in memory,
// 8 MB by its own choice. Hardly a page is longer.
const packWindow = 512 << 10

// decoders is how many decode at once: with one, who reads a page waits for it until whoever composes has a processor again.
const decoders = 8

var (
	encoder, _ = zstd.NewWriter(nil, zstd.WithEncoderConcurrency(2), zstd.WithEncoderLevel(zstd.SpeedFastest), zstd.WithWindowSize(packWindow))
	decoder, _ = zstd.NewReader(nil, zstd.WithDecoderConcurrency(decoders))
)

// pack gives v as compressed JSON.
func pack(v any) ([]byte, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	return encoder.EncodeAll(raw, nil), nil
}

// unpack reads what pack wrote.
func unpack(packed []byte, v any) error {
	raw, err := decoder.DecodeAll(packed, nil)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, v)
}

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// snapshot runs f over the database as it is now, whatever is written meanwhile.
func (s *Store) snapshot(ctx context.Context, f func(querier) error) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(f(tx), tx.Rollback())
}

// all runs the query and gives what scan makes of each row.
func all[T any](ctx context.Context, db querier, scan func(*sql.Rows) (T, error), query string, args ...any) (out []T, err error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		v, err := scan(rows)
		if err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// one scans a row of one text.
func one[T ~string](r *sql.Rows) (v T, err error) {
	err = r.Scan(&v)
	return v, err
}

// notFound gives ErrNotFound with the name of the thing when err says there is no row.
func notFound(err error, kind string, id any) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("%s %v: %w", kind, id, parallax.ErrNotFound)
	}
	return fmt.Errorf("%s %v: %w", kind, id, err)
}
