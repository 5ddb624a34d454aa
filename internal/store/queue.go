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

// The kinds of work.
const (
	WorkPage  = "page"  // fetch a page and take it; Key is its address
	WorkStory = "story" // compose a story anew; Key is its ID
)

// ErrLost is the error of ending work whose lease ran out and was given to somebody else.
// What was made of it must not be kept a second time.
var ErrLost = errors.New("the lease of this work is lost")

// Job is work that is still to be done. Kind and Key name it: there is one of each.
type Job struct {
	Kind, Key string
	Host      string // who is asked for it; "" when nobody is
	Priority  int    // higher comes first
	NotBefore time.Time
	Data      json.RawMessage // what the worker needs; nil when the key is enough

	Created  time.Time
	Attempts int       // leases since it was asked for, the present one included
	Leased   time.Time // until when somebody has it; zero when nobody has
	Parked   time.Time // since when it waits for a person; zero when it does not
	Error    string    // of the last attempt

	lease, wanted int64
}

// Want asks for work, in one transaction. Work that is asked for already is done as soon as
// either wants it, is unparked, and is done once more when somebody is at it now.
func (s *Store) Want(ctx context.Context, now time.Time, jobs ...Job) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.write(ctx, func(tx *sql.Tx) error { return want(ctx, tx, now, jobs...) })
}

func want(ctx context.Context, tx *sql.Tx, now time.Time, jobs ...Job) error {
	for _, j := range jobs {
		data := []byte{}
		if j.Data != nil {
			data = encoder.EncodeAll(j.Data, nil)
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO work (kind, key, host, priority, not_before, created, data) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT (kind, key) DO UPDATE SET wanted = work.wanted + 1, attempts = 0, error = '', parked = '', data = excluded.data,
				not_before = CASE WHEN work.attempts > 0 AND work.leased = '' OR excluded.not_before < work.not_before THEN excluded.not_before ELSE work.not_before END,
				priority = CASE WHEN excluded.priority > work.priority THEN excluded.priority ELSE work.priority END`,
			j.Kind, j.Key, j.Host, j.Priority, stamp(j.NotBefore), stamp(now), data)
		if err != nil {
			return fmt.Errorf("want %s %s: %w", j.Kind, j.Key, err)
		}
	}
	return nil
}

// jobColumns are the columns of a job for its worker, shownColumns those for people, without its data: that may be a whole file.
const (
	jobColumns   = `kind, key, host, priority, not_before, created, leased, lease, wanted, attempts, parked, error, data`
	shownColumns = `kind, key, host, priority, not_before, created, leased, lease, wanted, attempts, parked, error, ''`
)

func scanJob(r interface{ Scan(...any) error }) (j Job, err error) {
	var notBefore, created, leased, parked string
	var data []byte
	err = r.Scan(&j.Kind, &j.Key, &j.Host, &j.Priority, &notBefore, &created, &leased, &j.lease, &j.wanted, &j.Attempts, &parked, &j.Error, &data)
	if err != nil {
		return j, err
	}
	j.NotBefore, j.Created, j.Leased, j.Parked = unstamp(notBefore), unstamp(created), unstamp(leased), unstamp(parked)
	if len(data) > 0 {
		j.Data, err = decoder.DecodeAll(data, nil)
	}
	return j, err
}

// Lease gives up to n jobs of a kind that are due to the caller, until the time given: no two
// of one host, none of a host somebody is at, the hosts that waited longest first. Of one
// host the highest priority comes first, then what is due longest; of stories as storyTurn says.
func (s *Store) Lease(ctx context.Context, kind string, n int, now, until time.Time) (jobs []Job, err error) {
	if kind == WorkStory {
		return s.leaseStories(ctx, n, now, until)
	}
	due, err := all(ctx, s.read, one[string], anyDue, kind, stamp(now)) // it is asked for often, and writing has others wait
	if err != nil || len(due) == 0 {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.write(ctx, func(tx *sql.Tx) error {
		hosts, err := waiting(ctx, tx, kind, n, now)
		if err != nil {
			return err
		}
		for _, host := range hosts {
			j, err := lease(ctx, tx, kind, host, now, until)
			if err != nil {
				return err
			}
			jobs = append(jobs, j)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("lease %s: %w", kind, err)
	}
	return jobs, nil
}

// anyDue is work of a kind that is due and that nobody has, whosever host it asks.
const anyDue = `SELECT key FROM work WHERE kind = ?1 AND parked = '' AND not_before <= ?2 AND leased <= ?2 LIMIT 1`

// waiting gives up to n hosts that have work due and are left alone now; "" for each job
// that asks nobody.
func waiting(ctx context.Context, tx *sql.Tx, kind string, n int, now time.Time) ([]string, error) {
	hosts, err := all(ctx, tx, one[string], `SELECT w.host FROM
			(SELECT host, MAX(priority) AS priority, MIN(not_before) AS not_before FROM work WHERE kind = ?1 AND parked = '' AND host != '' AND not_before <= ?2 GROUP BY host) w
		LEFT JOIN host h ON h.name = w.host
		WHERE w.host NOT IN (SELECT host FROM work WHERE kind = ?1 AND leased > ?2)
		ORDER BY COALESCE(h.served, ''), w.priority DESC, w.not_before LIMIT ?3`, kind, stamp(now), n)
	if err != nil || len(hosts) == n {
		return hosts, err
	}
	nobody, err := all(ctx, tx, one[string], `SELECT host FROM work WHERE kind = ?1 AND parked = '' AND host = '' AND not_before <= ?2 AND leased <= ?2 LIMIT ?3`,
		kind, stamp(now), n-len(hosts))
	return append(hosts, nobody...), err
}

func lease(ctx context.Context, tx *sql.Tx, kind, host string, now, until time.Time) (Job, error) {
	j, err := scanJob(tx.QueryRowContext(ctx, `UPDATE work SET leased = ?4, lease = lease + 1, attempts = attempts + 1 WHERE kind = ?1 AND key =
			(SELECT key FROM work WHERE kind = ?1 AND host = ?2 AND parked = '' AND not_before <= ?3 AND leased <= ?3 ORDER BY priority DESC, not_before, key LIMIT 1)
		RETURNING `+jobColumns, kind, host, stamp(now), stamp(until)))
	if err != nil || host == "" {
		return j, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO host (name, served) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET served = excluded.served`, host, stamp(now))
	return j, err
}

// Ending is what becomes of a job a worker had: it is done, unless Retry or Park says otherwise.
type Ending struct {
	Job   Job
	Retry time.Time // not before then it is tried again; zero when it is not. Without an Error it was put off: no attempt
	Park  time.Time // since then it waits for a person; zero when it does not
	Error string    // why it is not done; "" when it is

	// Article is what was made of a page, Passed why nothing was: written to the items that
	// lead there. Both are "" when it is not known yet.
	Article parallax.ArticleID
	Passed  string
}

// End writes how a job ended. The error wraps ErrLost when the caller has it no longer.
func (s *Store) End(ctx context.Context, e Ending) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.write(ctx, func(tx *sql.Tx) error { return end(ctx, tx, e) })
}

func end(ctx context.Context, tx *sql.Tx, e Ending) error {
	j := e.Job
	if j.Kind == WorkPage && (e.Article != "" || e.Passed != "") {
		if _, err := tx.ExecContext(ctx, `UPDATE item SET article = ?, passed = ? WHERE link = ?`, e.Article, e.Passed, j.Key); err != nil {
			return err
		}
	}
	var query string
	args := []any{j.Kind, j.Key, j.lease}
	switch {
	case !e.Retry.IsZero():
		query, args = `UPDATE work SET leased = '', not_before = ?, error = ?, attempts = attempts - ?`, append([]any{stamp(e.Retry), e.Error, e.Error == ""}, args...)
	case !e.Park.IsZero():
		query, args = `UPDATE work SET leased = '', parked = ?, error = ?`, append([]any{stamp(e.Park), e.Error}, args...)
	default:
		n, err := changed(tx.ExecContext(ctx, `DELETE FROM work WHERE kind = ? AND key = ? AND lease = ? AND wanted = ?`, j.Kind, j.Key, j.lease, j.wanted))
		if err != nil || n == 1 {
			return err
		}
		query = `UPDATE work SET leased = '', attempts = 0, error = ''` // it was asked for again meanwhile
	}
	n, err := changed(tx.ExecContext(ctx, query+` WHERE kind = ? AND key = ? AND lease = ? AND leased != ''`, args...))
	if err == nil && n == 0 {
		err = fmt.Errorf("%s %s: %w", j.Kind, j.Key, ErrLost)
	}
	return err
}

// Release gives back a job that was not begun, as if it had not been leased.
func (s *Store) Release(ctx context.Context, j Job) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.db.ExecContext(ctx, `UPDATE work SET leased = '', attempts = attempts - 1 WHERE kind = ? AND key = ? AND lease = ? AND leased != ''`, j.Kind, j.Key, j.lease)
	return err
}

// ReleaseAll gives back what a program that ended without a word had, feeds it polled included. Only the one program
// that works on the store may call it.
func (s *Store) ReleaseAll(ctx context.Context) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	n, err := changed(s.db.ExecContext(ctx, `UPDATE work SET leased = '' WHERE leased != ''`))
	if err == nil {
		_, err = s.db.ExecContext(ctx, `UPDATE feed SET claimed = '' WHERE claimed != ''`)
	}
	return n, err
}

// Unpark tries parked work again; with key "" all of the kind. It gives how many.
func (s *Store) Unpark(ctx context.Context, kind, key string, now time.Time) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return changed(s.db.ExecContext(ctx, `UPDATE work SET parked = '', attempts = 0, not_before = ?3 WHERE kind = ?1 AND (key = ?2 OR ?2 = '') AND parked != ''`, kind, key, stamp(now)))
}

// Drop gives parked work up for good. Items that waited for it say so.
func (s *Store) Drop(ctx context.Context, kind, key string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.write(ctx, func(tx *sql.Tx) error {
		j, err := scanJob(tx.QueryRowContext(ctx, `DELETE FROM work WHERE kind = ? AND key = ? AND parked != '' RETURNING `+jobColumns, kind, key))
		if err != nil {
			return notFound(err, "parked "+kind, key)
		}
		if kind == WorkPage {
			_, err = tx.ExecContext(ctx, `UPDATE item SET passed = ? WHERE link = ? AND article = ''`, "given up: "+j.Error, key)
		}
		return err
	})
}

// Work lists jobs without Data: the parked ones, the latest first, or those still to be done in the order they are due.
func (s *Store) Work(ctx context.Context, parked bool, limit, offset int) ([]Job, error) {
	where := `parked = '' ORDER BY leased DESC, not_before, priority DESC, kind, key`
	if parked {
		where = `parked != '' ORDER BY parked DESC, kind, key`
	}
	return all(ctx, s.read, func(r *sql.Rows) (Job, error) { return scanJob(r) }, `SELECT `+shownColumns+` FROM work WHERE `+where+` LIMIT ? OFFSET ?`, limit, offset)
}

// Job gives the work of a kind and key without Data; an error that wraps parallax.ErrNotFound when there is none.
func (s *Store) Job(ctx context.Context, kind, key string) (Job, error) {
	j, err := scanJob(s.read.QueryRowContext(ctx, `SELECT `+shownColumns+` FROM work WHERE kind = ? AND key = ?`, kind, key))
	if err != nil {
		return j, notFound(err, kind, key)
	}
	return j, nil
}

// WorkCount counts the jobs of one kind.
type WorkCount struct {
	Kind                       string
	Due, Later, Leased, Parked int
	Oldest                     time.Time // since when the job due longest is due; zero when none is
}

// WorkCounts counts what is in the queue, kind by kind.
func (s *Store) WorkCounts(ctx context.Context, now time.Time) ([]WorkCount, error) {
	return all(ctx, s.read, func(r *sql.Rows) (c WorkCount, err error) {
		var oldest sql.NullString
		err = r.Scan(&c.Kind, &c.Parked, &c.Leased, &c.Due, &c.Later, &oldest)
		c.Oldest = unstamp(oldest.String)
		return c, err
	}, `SELECT kind, COUNT(CASE WHEN parked != '' THEN 1 END), COUNT(CASE WHEN parked = '' AND leased > ?1 THEN 1 END),
			COUNT(CASE WHEN parked = '' AND leased <= ?1 AND not_before <= ?1 THEN 1 END), COUNT(CASE WHEN parked = '' AND leased <= ?1 AND not_before > ?1 THEN 1 END),
			MIN(CASE WHEN parked = '' AND leased <= ?1 AND not_before <= ?1 THEN not_before END)
		FROM work GROUP BY kind ORDER BY kind`, stamp(now))
}

const (
	firstWait = time.Minute
	maxWait   = 12 * time.Hour
	// waitGrowth is by what each wait is longer than the one before.
	waitGrowth = 4
)

// Backoff is how long to wait after an attempt that failed, counted from 1: a minute, four,
// sixteen, about an hour, four, twelve. chance, from 0 to 1, adds up to a quarter, so that
// what failed together is not tried together.
func Backoff(attempt int, chance float64) time.Duration {
	wait := firstWait
	for range attempt - 1 {
		if wait = min(wait*waitGrowth, maxWait); wait == maxWait {
			break
		}
	}
	return wait + time.Duration(float64(wait)/4*min(max(chance, 0), 1))
}

// composeAnew asks for stories to be composed anew.
func composeAnew(ctx context.Context, tx *sql.Tx, now, notBefore time.Time, priority int, ids ...parallax.StoryID) error {
	for _, id := range ids {
		if id == "" {
			continue
		}
		if err := want(ctx, tx, now, Job{Kind: WorkStory, Key: string(id), Priority: priority, NotBefore: notBefore}); err != nil {
			return err
		}
	}
	return nil
}

// changed gives how many rows a statement changed.
func changed(r sql.Result, err error) (int, error) {
	if err != nil {
		return 0, err
	}
	n, err := r.RowsAffected()
	return int(n), err
}

// unstamp reads what stamp wrote; the zero time for "".
func unstamp(s string) time.Time {
	t, err := time.Parse(stampLayout, s)
	if err != nil {
		return time.Time{}
	}
	return t
}
