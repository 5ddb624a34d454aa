package store

import (
	"context"
	"database/sql"
	"hash/fnv"
	"slices"
	"strconv"
	"strings"

	"parallax"
)

const (
	// repeatedOn is in how many stories a line must stand to be given.
	repeatedOn = 3
	// repeatedMost is how many articles are given for a line.
	repeatedMost = 12
	// longestLine is the length in bytes above which a line is taken for part of the account
	// wherever it stands.
	longestLine = 600
	// mostLines is how many lines of an article are looked at.
	mostLines = 2000
)

// Repeated is a line of an article that its outlet printed elsewhere as well.
type Repeated struct {
	Span parallax.Span
	// In are articles with the line, one for each story, and no more than a dozen.
	In []parallax.ArticleID
}

// Repeated gives for each article the lines of its text that stand word for word in articles
// of its outlet in at least three stories. Articles without an outlet have none.
func (s *Store) Repeated(ctx context.Context, articles []parallax.Covered) (map[parallax.ArticleID][]Repeated, error) {
	out := map[parallax.ArticleID][]Repeated{}
	err := s.snapshot(ctx, func(q querier) error {
		for i := range articles {
			a := &articles[i].Article
			lines := linesOf(a)
			common, err := commonLines(ctx, q, lines)
			if err != nil {
				return err
			}
			for _, l := range lines {
				if !slices.Contains(common, l.key) {
					continue
				}
				in, err := all(ctx, q, one[parallax.ArticleID], `SELECT MIN(l.article) FROM line l JOIN placement p ON p.article = l.article
					WHERE l.key = ? AND p.story != '' GROUP BY p.story ORDER BY MIN(p.sequence) LIMIT ?`, l.key, repeatedMost)
				if err != nil {
					return err
				}
				if len(in) >= repeatedOn {
					out[a.ID] = append(out[a.ID], Repeated{l.span, in})
				}
			}
		}
		return nil
	})
	return out, err
}

// commonLines gives the keys of the lines that so many articles have that they may be repeated:
// one question for an article, since hardly any of its lines is.
func commonLines(ctx context.Context, q querier, lines []line) ([]int64, error) {
	keys := make([]any, len(lines))
	for i, l := range lines {
		keys[i] = l.key
	}
	return all(ctx, q, func(r *sql.Rows) (key int64, err error) {
		err = r.Scan(&key)
		return key, err
	}, `SELECT key FROM line WHERE key IN (`+marks(len(keys))+`) GROUP BY key HAVING COUNT(*) >= `+strconv.Itoa(repeatedOn), keys...)
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
