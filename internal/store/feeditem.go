package store

import (
	"context"
	"database/sql"
	"time"

	"parallax"
)

// ItemState is what became of one item of a feed. Of Article, Passed and Failed several may be
// set: an article of the feed's own text may stand in while its page is tried again.
type ItemState struct {
	Link    string             // address of its page, or the key of its work when the feed names none
	At      time.Time          // when it was reported, else updated, else when it was first or last seen
	Article parallax.ArticleID // made of it; "" while there is none
	State   parallax.PageState // of the article
	Story   parallax.StoryID   // the article stands in; "" for none
	Passed  string             // why nothing is made of it; "" when something is or will be

	Waits    bool      // its page is still to be had
	Attempts int       // to have it that failed
	Due      time.Time // when it is tried next; zero when it does not wait
	Parked   time.Time // since when it waits for a person; zero when it does not
	Failed   string    // error of the last attempt; "" when none failed
}

// ItemFilter says which items are asked for.
type ItemFilter string

// The filters of items.
const (
	AllItems      ItemFilter = ""
	ItemsNotWhole ItemFilter = "notwhole" // their page gave no whole text, or could not be had so far
	ItemsPassed   ItemFilter = "passed"   // nothing is made of them
)

// ItemFilters lists all of them.
var ItemFilters = []ItemFilter{AllItems, ItemsNotWhole, ItemsPassed}

// notWhole holds of an item whose page gave no whole text or could not be had so far.
const notWhole = `(a.state != 'full' OR w.error != '')`

// itemRows joins an item (i) with the newest revision of its article (a), its placement (p) and its work (w).
const itemRows = ` FROM item i LEFT JOIN article a ON a.id = i.article AND i.article != '' AND a.revision = (SELECT MAX(b.revision) FROM article b WHERE b.id = i.article)
	LEFT JOIN placement p ON p.article = a.id LEFT JOIN work w ON w.kind = 'page' AND w.key = i.link `

// FeedItems gives what became of the items of a feed, the newest first. An article that was forgotten or let go of is no longer named.
func (s *Store) FeedItems(ctx context.Context, feed string, f ItemFilter, limit, offset int) ([]ItemState, error) {
	where := `i.feed = ?1`
	switch f {
	case ItemsNotWhole:
		where += ` AND ` + notWhole
	case ItemsPassed:
		where += ` AND i.passed != '' AND i.article = ''`
	}
	return all(ctx, s.read, func(r *sql.Rows) (i ItemState, err error) {
		var at, due, parked string
		err = r.Scan(&i.Link, &at, &i.Article, &i.State, &i.Story, &i.Passed, &i.Waits, &i.Attempts, &due, &parked, &i.Failed)
		i.At, i.Due, i.Parked = unstamp(at), unstamp(due), unstamp(parked)
		if !i.Parked.IsZero() {
			i.Due = time.Time{}
		}
		return i, err
	}, `SELECT i.link, `+itemTime+`, COALESCE(a.id, ''), COALESCE(a.state, ''), COALESCE(p.story, ''), i.passed,
			w.key IS NOT NULL, COALESCE(w.attempts, 0), COALESCE(w.not_before, ''), COALESCE(w.parked, ''), COALESCE(w.error, '')`+
		itemRows+`WHERE `+where+` ORDER BY 2 DESC, i.link LIMIT ?2 OFFSET ?3`, feed, limit, offset)
}

// itemTime is when an item was reported, else updated, else first asked for, else last seen.
const itemTime = `COALESCE(NULLIF(a.reported, ''), NULLIF(i.updated, ''), w.created, i.seen)`

// NotWhole counts, for each feed, the items whose page gave no whole text or could not be had so far.
func (s *Store) NotWhole(ctx context.Context) (map[string]int, error) {
	type count struct {
		feed string
		n    int
	}
	rows, err := all(ctx, s.read, func(r *sql.Rows) (c count, err error) { return c, r.Scan(&c.feed, &c.n) },
		`SELECT i.feed, COUNT(*)`+itemRows+`WHERE `+notWhole+` GROUP BY i.feed`)
	out := map[string]int{}
	for _, c := range rows {
		out[c.feed] = c.n
	}
	return out, err
}

// Word gives the state of an item in one word, for lists: "read", "waits", "failed" (and is tried again), "parked", "passed",
// or "gone" when its article is no longer kept.
func (i *ItemState) Word() string {
	switch {
	case !i.Parked.IsZero():
		return "parked"
	case i.Waits && i.Failed != "":
		return "failed"
	case i.Article != "":
		return "read"
	case i.Waits:
		return "waits"
	case i.Passed != "":
		return "passed"
	}
	return "gone"
}
