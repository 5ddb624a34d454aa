package store

import (
	"context"
	"database/sql"
	"slices"

	"parallax"
)

// sized is a story with how many articles it has.
type sized struct {
	id       parallax.StoryID
	articles int
}

// neighbours gives the stories around one in the order they started, the nearest first and of two
// as near the earlier, until they have most articles; the nearest in any case.
func neighbours(stories []sized, here, most int) (out []parallax.StoryID) {
	for d := 1; d < len(stories); d++ {
		for _, at := range []int{here - d, here + d} {
			if at < 0 || at >= len(stories) {
				continue
			}
			if most -= stories[at].articles; most < 0 && len(out) > 0 {
				return out
			}
			out = append(out, stories[at].id)
		}
	}
	return out
}

// lineOf gives the stories of the storyline of a story in the order they started, most at most on either side of it; itself alone
// when it has none. Of stories that do not stand any more nothing is given.
func lineOf(ctx context.Context, q querier, id parallax.StoryID, most int) ([]sized, error) {
	var line parallax.StorylineID
	var sequence int
	if err := q.QueryRowContext(ctx, `SELECT storyline, sequence FROM story WHERE id = ?`, id).Scan(&line, &sequence); err != nil {
		return nil, notFound(err, "story", id)
	}
	side := func(where string, key any, limit int) ([]sized, error) {
		return all(ctx, q, func(r *sql.Rows) (s sized, err error) { return s, r.Scan(&s.id, &s.articles) },
			`SELECT id, (SELECT COUNT(*) FROM placement WHERE story = s.id) FROM story s WHERE `+where+` LIMIT ?`, key, sequence, limit)
	}
	out, err := side(`id = ? AND +redirect = '' AND sequence = ?`, id, 1)
	if err != nil || line == "" {
		return out, err
	}
	before, err := side(lineBefore, line, most)
	if err != nil {
		return nil, err
	}
	after, err := side(lineAfter, line, most)
	slices.Reverse(before)
	return slices.Concat(before, out, after), err
}

// The stories of a storyline before and after a place in it, the nearest first: found in the order of an index, since
// a storyline may have tens of thousands and each of them asks for its nearest.
const (
	lineBefore = `storyline = ? AND +redirect = '' AND sequence < ? ORDER BY sequence DESC`
	lineAfter  = `storyline = ? AND +redirect = '' AND sequence > ? ORDER BY sequence`
)
