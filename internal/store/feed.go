package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"time"

	"parallax"
)

// Feed is a feed that is followed.
type Feed struct {
	ID        string   `json:"id"` // "f_...", from the address it was added with
	Address   string   `json:"address"`
	Title     string   `json:"title,omitempty"`  // as a person named it, else as it calls itself
	Site      string   `json:"site,omitempty"`   // address of the site it belongs to
	Outlet    string   `json:"outlet,omitempty"` // who publishes pages that name nobody
	Tags      []string `json:"tags,omitempty"`
	Languages []string `json:"languages,omitempty"` // BCP 47

	Paused bool               `json:"paused,omitempty"`
	Added  time.Time          `json:"added"`
	Next   time.Time          `json:"next,omitzero"` // when it is polled again; zero at once
	State  parallax.FeedState `json:"state"`
	Items  FeedCounts         `json:"items"`
}

// FeedCounts counts the items a feed held.
type FeedCounts struct {
	All     int `json:"all"`
	Taken   int `json:"taken"`   // an article was made of them
	Passed  int `json:"passed"`  // nothing is made of them
	Waiting int `json:"waiting"` // their page is still to be had, parked ones included
}

// AddFeeds follows feeds, and gives the IDs of those that were not followed yet.
func (s *Store) AddFeeds(ctx context.Context, now time.Time, feeds ...Feed) (added []string, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.write(ctx, func(tx *sql.Tx) error {
		for _, f := range feeds {
			f.Address = asSent(f.Address)
			id := parallax.MakeID("f_", f.Address)
			state, err := json.Marshal(parallax.FeedState{URL: f.Address})
			if err != nil {
				return err
			}
			n, err := changed(tx.ExecContext(ctx, `INSERT INTO feed (id, address, title, site, outlet, tags, languages, paused, added, next, state)
				VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?) ON CONFLICT DO NOTHING`,
				id, f.Address, f.Title, f.Site, f.Outlet, list(f.Tags), list(f.Languages), f.Paused, stamp(now), string(state)))
			if err != nil {
				return fmt.Errorf("add feed %s: %w", f.Address, err)
			}
			if n == 1 {
				added = append(added, id)
			}
		}
		return nil
	})
	return added, err
}

// asSent gives an address as it is asked for, so that "/küste" and "/k%C3%BCste" are one; what is none stays as it is.
func asSent(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.String()
	}
	return address
}

// list gives words as a JSON list.
func list(words []string) string {
	if len(words) == 0 {
		return "[]"
	}
	raw, err := json.Marshal(words)
	if err != nil {
		panic(err) // strings can always be written
	}
	return string(raw)
}

const feedColumns = `f.id, f.address, f.title, f.site, f.outlet, f.tags, f.languages, f.paused, f.added, f.next, f.state`

func scanFeed(r interface{ Scan(...any) error }, more ...any) (f Feed, err error) {
	var tags, languages, added, next, state string
	if err = r.Scan(append([]any{&f.ID, &f.Address, &f.Title, &f.Site, &f.Outlet, &tags, &languages, &f.Paused, &added, &next, &state}, more...)...); err != nil {
		return f, err
	}
	f.Added, f.Next = unstamp(added), unstamp(next)
	return f, errors.Join(json.Unmarshal([]byte(tags), &f.Tags), json.Unmarshal([]byte(languages), &f.Languages), json.Unmarshal([]byte(state), &f.State))
}

// Feeds gives all feeds that are followed with how many items they held, by title.
func (s *Store) Feeds(ctx context.Context) ([]Feed, error) {
	return all(ctx, s.read, func(r *sql.Rows) (Feed, error) {
		var c FeedCounts
		f, err := scanFeed(r, &c.All, &c.Taken, &c.Passed)
		c.Waiting = c.All - c.Taken - c.Passed
		f.Items = c
		return f, err
	}, `SELECT `+feedColumns+`, COALESCE(i.n, 0), COALESCE(i.taken, 0), COALESCE(i.passed, 0) FROM feed f LEFT JOIN (SELECT feed, COUNT(*) AS n,
			COUNT(CASE WHEN article != '' THEN 1 END) AS taken, COUNT(CASE WHEN article = '' AND passed != '' THEN 1 END) AS passed FROM item GROUP BY feed) i ON i.feed = f.id
		ORDER BY LOWER(f.title), f.address`)
}

// Feed gives one feed, by its ID or address, without counts.
func (s *Store) Feed(ctx context.Context, idOrAddress string) (Feed, error) {
	f, err := scanFeed(s.read.QueryRowContext(ctx, `SELECT `+feedColumns+` FROM feed f WHERE f.id = ?1 OR f.address IN (?1, ?2)`, idOrAddress, asSent(idOrAddress)))
	if err != nil {
		return f, notFound(err, "feed", idOrAddress)
	}
	return f, nil
}

// ChangeFeed writes what a person says of a feed: title, outlet, tags, languages, and whether
// it is paused. One that goes on after a pause, or was gone, is polled at once.
func (s *Store) ChangeFeed(ctx context.Context, id string, change func(*Feed)) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.write(ctx, func(tx *sql.Tx) error {
		f, err := scanFeed(tx.QueryRowContext(ctx, `SELECT `+feedColumns+` FROM feed f WHERE f.id = ?`, id))
		if err != nil {
			return notFound(err, "feed", id)
		}
		was := f.Paused
		change(&f)
		if was && !f.Paused {
			f.Next, f.State.Stopped, f.State.Next = time.Time{}, false, time.Time{}
		}
		state, err := json.Marshal(f.State)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `UPDATE feed SET title = ?, outlet = ?, tags = ?, languages = ?, paused = ?, next = ?, state = ? WHERE id = ?`,
			f.Title, f.Outlet, list(f.Tags), list(f.Languages), f.Paused, stamp(f.Next), string(state), id)
		return err
	})
}

// RemoveFeed stops following a feed and drops the work that only it asked for. Articles stay.
func (s *Store) RemoveFeed(ctx context.Context, id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.write(ctx, func(tx *sql.Tx) error {
		n, err := changed(tx.ExecContext(ctx, `DELETE FROM feed WHERE id = ?`, id))
		if err != nil || n == 0 {
			return notFound(errors.Join(err, sql.ErrNoRows), "feed", id)
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM work WHERE kind = 'page' AND key IN (SELECT link FROM item WHERE feed = ?1)
			AND key NOT IN (SELECT link FROM item WHERE feed != ?1)`, id); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM push WHERE feed = ?`, id); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `DELETE FROM item WHERE feed = ?`, id)
		return err
	})
}

// ClaimFeed gives the feed that is due longest to the caller, who polls it until the time
// given; ok is false when none is due.
func (s *Store) ClaimFeed(ctx context.Context, now, until time.Time) (f Feed, ok bool, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	err = s.write(ctx, func(tx *sql.Tx) error {
		f, err = scanFeed(tx.QueryRowContext(ctx, `SELECT `+feedColumns+` FROM feed f WHERE f.paused = 0 AND f.next <= ?1 AND f.claimed <= ?1 ORDER BY f.next, f.id LIMIT 1`, stamp(now)))
		if errors.Is(err, sql.ErrNoRows) {
			return nil
		}
		if err == nil {
			ok = true
			_, err = tx.ExecContext(ctx, `UPDATE feed SET claimed = ? WHERE id = ?`, stamp(until), f.ID)
		}
		return err
	})
	return f, ok && err == nil, err
}

// Unseen gives which of the IDs of items the feed did not hold before.
func (s *Store) Unseen(ctx context.Context, feed string, ids []string) (map[string]bool, error) {
	out := map[string]bool{}
	for _, id := range ids {
		out[id] = true
	}
	// One value however many there are: SQLite takes no more than 32,766 of them, and a sitemap lists 50,000 pages.
	known, err := all(ctx, s.read, one[string], `SELECT id FROM item WHERE feed = ? AND id IN (SELECT value FROM json_each(?))`, feed, list(ids))
	for _, id := range known {
		delete(out, id)
	}
	return out, err
}

// Poll is what one poll of a feed came to.
type Poll struct {
	Feed        string    // its ID
	Began       time.Time // when it was asked: what its hub sent since then has it asked again; zero for never mind
	State       parallax.FeedState
	Title, Site string // as the feed calls itself; kept where a person gave none
	Items       []Item
}

// Item is one item of a feed.
type Item struct {
	ID      string
	Link    string // key of its work
	Updated time.Time
	Passed  string // why nothing is made of it; "" when its page is wanted
	Work    Job    // that gets its page
}

// Polled keeps the outcome of a poll: the state of the feed, the items that are new, and the
// work they make, in one transaction. An item that was updated since is taken again. What an
// item of another feed led to already is not done twice. A feed that was removed is passed over.
func (s *Store) Polled(ctx context.Context, now time.Time, p Poll) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	err := s.write(ctx, func(tx *sql.Tx) error {
		kept, err := keepState(ctx, tx, &p)
		if err != nil || !kept {
			return err
		}
		for i := range p.Items {
			if err := keepItem(ctx, tx, now, p.Feed, &p.Items[i]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("keep poll of %s: %w", p.State.URL, err)
	}
	return nil
}

func keepState(ctx context.Context, tx *sql.Tx, p *Poll) (kept bool, err error) {
	var other string
	err = tx.QueryRowContext(ctx, `SELECT title FROM feed WHERE address = ? AND id != ?`, p.State.URL, p.Feed).Scan(&other)
	stopped := p.State.Stopped
	var address any = p.State.URL
	switch {
	case err == nil: // it moved to where another one is followed
		p.State.Stopped, stopped, address = true, true, nil
		p.State.Failure = "it moved to " + p.State.URL + ", which is followed already"
	case !errors.Is(err, sql.ErrNoRows):
		return false, err
	}
	state, err := json.Marshal(p.State)
	if err != nil {
		return false, err
	}
	n, err := changed(tx.ExecContext(ctx, `UPDATE feed SET state = ?2,
			next = CASE WHEN EXISTS (SELECT 1 FROM push WHERE feed = ?1 AND ?8 != '' AND pushed >= ?8) THEN ?9 ELSE ?3 END, claimed = '', address = COALESCE(?4, address), paused = CASE WHEN ?5 THEN 1 ELSE paused END,
			title = CASE title WHEN '' THEN ?6 ELSE title END, site = CASE site WHEN '' THEN ?7 ELSE site END WHERE id = ?1`,
		p.Feed, string(state), stamp(p.State.Next), address, stopped, p.Title, p.Site, stamp(p.Began), stamp(p.State.Alone)))
	return n == 1, err
}

func keepItem(ctx context.Context, tx *sql.Tx, now time.Time, feed string, i *Item) error {
	var updated, passed string
	err := tx.QueryRowContext(ctx, `SELECT updated, passed FROM item WHERE feed = ? AND id = ?`, feed, i.ID).Scan(&updated, &passed)
	switch {
	case err == nil:
		again := passed == "" && i.Passed == "" && updated != "" && stamp(i.Updated) > updated
		_, err = tx.ExecContext(ctx, `UPDATE item SET seen = ?, updated = ? WHERE feed = ? AND id = ?`, stamp(now), max(updated, stamp(i.Updated)), feed, i.ID)
		if err == nil && again {
			err = want(ctx, tx, now, i.Work)
		}
		return err
	case !errors.Is(err, sql.ErrNoRows):
		return err
	}
	var article string
	err = tx.QueryRowContext(ctx, `SELECT article FROM item WHERE link = ? AND (passed = '' OR article != '') ORDER BY article DESC LIMIT 1`, i.Link).Scan(&article)
	known := err == nil
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO item (feed, id, link, seen, updated, article, passed) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		feed, i.ID, i.Link, stamp(now), stamp(i.Updated), article, i.Passed)
	if err != nil || known || i.Passed != "" {
		return err
	}
	return want(ctx, tx, now, i.Work)
}
