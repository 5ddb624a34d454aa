package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"hash/fnv"
	"slices"
	"strings"

	"parallax"
)

const (
	// repeatedOn is in how many stories a line must stand to be given.
	repeatedOn = 3
	// repeatedMost is how many articles are given for a line, repeatedRead how many with it are looked
	// at: a footer stands in all that an outlet printed for years.
	repeatedMost, repeatedRead = 12, 300
	// longestLine is the length in bytes above which a line is taken for part of the account
	// wherever it stands.
	longestLine = 600
	// mostLines is how many lines of an article are looked at.
	mostLines = 2000
)

// Repeated is a line of an article that its outlet printed elsewhere as well.
type Repeated struct {
	Span parallax.Span
	// In are articles with the line, one for each story, and no more than a dozen: of a line that
	// very many have, of the first by ID, which is as good as by lot.
	In []parallax.ArticleID
}

// Repeated gives for each article the lines of its text that stand word for word in articles
// of its outlet in at least three stories. Articles without an outlet have none.
func (s *Store) Repeated(ctx context.Context, articles []parallax.Covered) (map[parallax.ArticleID][]Repeated, error) {
	out := map[parallax.ArticleID][]Repeated{}
	lines := make([][]line, len(articles))
	var keys []int64
	for i := range articles {
		lines[i] = linesOf(&articles[i].Article)
		for _, l := range lines[i] {
			keys = append(keys, l.key)
		}
	}
	err := s.snapshot(ctx, func(q querier) error {
		often, err := frequent(ctx, q, keys)
		if err != nil {
			return err
		}
		for i, list := range lines {
			id := articles[i].Article.ID
			for _, l := range list {
				if in := often[l.key]; len(in) >= repeatedOn {
					out[id] = append(out[id], Repeated{l.span, in})
				}
			}
		}
		return nil
	})
	return out, err
}

// frequent gives the articles of each key that stands in repeatedOn at least, as In has them: few of the
// lines of an article do, so that these are found in one query.
func frequent(ctx context.Context, q querier, keys []int64) (map[int64][]parallax.ArticleID, error) {
	slices.Sort(keys)
	list, err := json.Marshal(slices.Compact(keys))
	if err != nil {
		return nil, err
	}
	keys, err = all(ctx, q, func(r *sql.Rows) (key int64, err error) {
		err = r.Scan(&key)
		return key, err
	}, `SELECT value FROM json_each(?1) WHERE (SELECT COUNT(*) FROM (SELECT 1 FROM line WHERE key = value LIMIT ?2)) >= ?2`, string(list), repeatedOn)
	if err != nil {
		return nil, err
	}
	out := map[int64][]parallax.ArticleID{}
	for _, key := range keys {
		out[key], err = all(ctx, q, one[parallax.ArticleID], `SELECT MIN(l.article) FROM (SELECT article FROM line WHERE key = ? ORDER BY article LIMIT ?) l
			JOIN placement p ON p.article = l.article WHERE p.story != '' GROUP BY p.story ORDER BY MIN(p.sequence) LIMIT ?`, key, repeatedRead, repeatedMost)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// addLines writes the lines of an article in the place of those it had.
func addLines(ctx context.Context, tx *sql.Tx, a *parallax.Article) error {
	if err := dropLines(ctx, tx, a.ID); err != nil {
		return err
	}
	for _, l := range linesOf(a) {
		if _, err := tx.ExecContext(ctx, `INSERT INTO line (key, article) VALUES (?, ?) ON CONFLICT DO NOTHING`, l.key, a.ID); err != nil {
			return err
		}
	}
	return nil
}

// dropLines takes away the lines of every revision of an article; it must still be there.
func dropLines(ctx context.Context, tx *sql.Tx, id parallax.ArticleID) error {
	packed, err := all(ctx, tx, func(r *sql.Rows) (data []byte, err error) {
		err = r.Scan(&data)
		return data, err
	}, `SELECT data FROM article WHERE id = ?`, id)
	if err != nil {
		return err
	}
	for _, data := range packed {
		var old parallax.Article
		if err := unpack(data, &old); err != nil {
			return err
		}
		for _, l := range linesOf(&old) {
			if _, err := tx.ExecContext(ctx, `DELETE FROM line WHERE key = ? AND article = ?`, l.key, id); err != nil {
				return err
			}
		}
	}
	return nil
}

// line is a line of an article's text.
type line struct {
	key  int64
	span parallax.Span
}

// linesOf gives the lines of an article that may be repeated, in order.
func linesOf(a *parallax.Article) (out []line) {
	if a.Outlet.Key() == "" || !a.State.HasText() {
		return nil
	}
	at := 0
	for text := range strings.Lines(a.Text) {
		if len(out) == mostLines {
			break
		}
		bare := strings.TrimSpace(text)
		if n := len(bare); n > 0 && n <= longestLine {
			from := at + strings.Index(text, bare)
			out = append(out, line{lineKey(a.Outlet.Key(), bare), parallax.TextSpan(from, from+n)})
		}
		at += len(text)
	}
	return out
}

// lineKey is the 64-bit FNV-1a of the outlet and the line.
func lineKey(outlet, text string) int64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(outlet))
	_, _ = h.Write([]byte{0})
	_, _ = h.Write([]byte(text))
	return int64(h.Sum64())
}
