package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// storyTurn gives the story that is composed next: of the highest priority, and of those the one due longest, where each article counts as a
// second, up to thirty. What a story costs grows with its articles: where more comes than can be composed, one of forty articles
// stands in the way of twenty of two, and the longer it waits the more is compared at once. Only those due longest are
// looked at: nothing waits for good, and a queue of thousands costs little.
const storyTurn = `SELECT key FROM (
		SELECT key, priority, not_before, (SELECT COUNT(*) FROM (SELECT 1 FROM placement WHERE story = key LIMIT 30)) AS articles FROM
			(SELECT key, priority, not_before FROM work WHERE kind = 'story' AND parked = '' AND not_before <= ?1 AND leased <= ?1 ORDER BY priority DESC, not_before, key LIMIT 200))
	ORDER BY priority DESC, julianday(not_before) * 86400 + articles, key LIMIT 1`

// turnTries is how often a story is looked for whose turn it is, when others take it meanwhile.
const turnTries = 3

// leaseStories is Lease for stories. Whose turn it is is found while others write.
func (s *Store) leaseStories(ctx context.Context, n int, now, until time.Time) (jobs []Job, err error) {
	for tries := 0; len(jobs) < n && tries < turnTries; {
		var key string
		err := s.read.QueryRowContext(ctx, storyTurn, stamp(now)).Scan(&key)
		if errors.Is(err, sql.ErrNoRows) {
			break
		}
		var j Job
		if err == nil {
			j, err = s.leaseStory(ctx, key, now, until)
		}
		switch {
		case errors.Is(err, sql.ErrNoRows):
			tries++
		case err != nil:
			return nil, fmt.Errorf("lease %s: %w", WorkStory, err)
		default:
			jobs, tries = append(jobs, j), 0
		}
	}
	return jobs, nil
}

// leaseStory leases one story; the error wraps sql.ErrNoRows when it is not to be had any more.
func (s *Store) leaseStory(ctx context.Context, key string, now, until time.Time) (j Job, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.write(ctx, func(tx *sql.Tx) error {
		j, err = scanJob(tx.QueryRowContext(ctx, `UPDATE work SET leased = ?3, lease = lease + 1, attempts = attempts + 1
			WHERE kind = 'story' AND key = ?1 AND parked = '' AND not_before <= ?2 AND leased <= ?2 RETURNING `+jobColumns, key, stamp(now), stamp(until)))
		return err
	})
	return j, err
}
