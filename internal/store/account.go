package store

import (
	"context"
	"database/sql"
	"fmt"
)

// Unaccounted lists items of feeds of which nothing is known: no article was made of them,
// nothing says why not, and no work waits for them. There should be none at any time.
func (s *Store) Unaccounted(ctx context.Context) ([]string, error) {
	return all(ctx, s.read, one[string], `SELECT i.feed || ' ' || i.link FROM item i WHERE i.article = '' AND i.passed = ''
		AND NOT EXISTS (SELECT 1 FROM work w WHERE w.kind = 'page' AND w.key = i.link) ORDER BY 1`)
}

// Items gives what became of each item of a feed: its link, then its article, why it was
// passed over, or "" while its page is still to be had.
func (s *Store) Items(ctx context.Context, feed string, yield func(link, article, passed string)) error {
	_, err := all(ctx, s.read, func(r *sql.Rows) (_ struct{}, err error) {
		var link, article, passed string
		if err = r.Scan(&link, &article, &passed); err == nil {
			yield(link, article, passed)
		}
		return struct{}{}, err
	}, `SELECT link, article, passed FROM item WHERE feed = ? ORDER BY link`, feed)
	if err != nil {
		return fmt.Errorf("items of %s: %w", feed, err)
	}
	return nil
}
