package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"parallax"
)

// Kept is a page that was taken before, with the article made of it.
type Kept struct {
	ID   string // of the page; "" for one that is taken for the first time
	Page parallax.Page
	// Article is the ID it has kept since it first came; "" when none is known, as when an
	// older version of the program broke off.
	Article parallax.ArticleID
}

// Kept gives the last page of each article, articles in order of arrival, then pages of which no
// article was made. Pages of earlier revisions are left out: those revisions stay as they are.
func (s *Store) Kept(ctx context.Context, yield func(Kept) error) error {
	list, err := all(ctx, s.read, func(r *sql.Rows) (k Kept, err error) { return k, r.Scan(&k.ID, &k.Article) },
		`SELECT page, id FROM (
			SELECT a.page, a.id, 0 AS last, COALESCE(p.sequence, 0) AS place FROM article a LEFT JOIN placement p ON p.article = a.id
			WHERE a.revision = (SELECT MAX(revision) FROM article b WHERE b.id = a.id)
			UNION ALL SELECT id, article, 1, rowid FROM page WHERE id NOT IN (SELECT page FROM article))
		ORDER BY last, place`)
	if err != nil {
		return err
	}
	for _, k := range list {
		if k.Page, err = s.page(ctx, k.ID); err != nil {
			return notFound(err, "page", k.ID)
		}
		if err := yield(k); err != nil {
			return err
		}
	}
	return nil
}

// Revision gives the number of an article that was read anew: that of the current revision when
// it reads the same, so that what was published of it stays true, and the next one otherwise.
func (s *Store) Revision(ctx context.Context, a *parallax.Article) (int, error) {
	old, err := s.Articles(ctx, []parallax.ArticleID{a.ID})
	if errors.Is(err, parallax.ErrNotFound) {
		return 1, nil
	}
	if err != nil {
		return 0, err
	}
	was := &old[0].Article
	if was.Text == a.Text && was.Title == a.Title && slices.EqualFunc(was.Images, a.Images, sameWords) {
		return was.Revision, nil
	}
	return was.Revision + 1, nil
}

// sameWords reports whether evidence from one image's words is evidence from the other's.
func sameWords(a, b parallax.Image) bool { return a.Caption == b.Caption && a.Credit == b.Credit }

// Anew is an empty store beside this one in which everything is made again from the pages
// kept. It knows what people decided. Replace puts it in place of what is there now; until then,
// and when the program is stopped before, nothing has changed. Close it when it is not needed.
func (s *Store) Anew(ctx context.Context) (*Anew, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return nil, err
	}
	path := s.path + "-anew"
	if s.path == Memory {
		dir, err := os.MkdirTemp("", "parallax")
		if err != nil {
			return nil, err
		}
		path = filepath.Join(dir, "anew")
	}
	if err := discard(path); err != nil { // of a run that was stopped
		return nil, err
	}
	fresh, err := Open(ctx, path)
	if err != nil {
		return nil, err
	}
	a := &Anew{Store: fresh}
	if a.upTo, err = markOf(ctx, s.db); err == nil {
		err = fresh.remember(ctx)
	}
	if err == nil {
		err = fresh.rule(ctx, fresh.recent, s.recent.decisions)
	}
	if err != nil {
		return nil, errors.Join(err, a.Close())
	}
	return a, nil
}

// Anew is a store that takes the place of another when it is complete.
type Anew struct {
	*Store
	upTo mark // of the other, when this was begun
}

// Close closes the store and removes its file.
func (a *Anew) Close() error {
	err := errors.Join(a.Store.Close(), discard(a.path))
	if filepath.Base(a.path) == "anew" { // of a store in memory
		err = errors.Join(err, os.Remove(filepath.Dir(a.path)))
	}
	return err
}

// discard removes a database that may not be there.
func discard(path string) error {
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + end); err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
	}
	return nil
}

// mark tells whether pages or decisions came since an earlier one.
type mark struct{ page, decision, decisions int64 }

func markOf(ctx context.Context, from querier) (m mark, err error) {
	err = from.QueryRowContext(ctx, `SELECT (SELECT COALESCE(MAX(rowid), 0) FROM page), (SELECT COALESCE(MAX(id), 0) FROM decision),
		(SELECT COUNT(*) FROM decision)`).Scan(&m.page, &m.decision, &m.decisions)
	return m, err
}

// Replace puts what was made anew in place of what is there now, in one transaction. Stories
// and storylines keep the ID of the one they have most articles of; every other ID there was
// leads to the story that most of its articles stand in, so that no address is lost. Dossiers and
// earlier revisions stay. The error wraps parallax.ErrConflict, and nothing has changed, when
// pages or decisions came meanwhile. Every story is asked to be composed anew as of now. a is closed in every case.
func (s *Store) Replace(ctx context.Context, now time.Time, a *Anew) error {
	err := s.replaceBy(ctx, now, a)
	if err := errors.Join(err, a.Close()); err != nil {
		return fmt.Errorf("replace what was made of the pages: %w", err)
	}
	_, err = s.Index(ctx) // cut short, it is done when the program next starts
	return err
}

func (s *Store) replaceBy(ctx context.Context, now time.Time, a *Anew) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return err
	}
	names, err := s.carryOver(ctx, a.Store)
	if err != nil {
		return err
	}
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return err
	}
	s.recent = nil // read anew when it is next needed
	return errors.Join(s.replace(ctx, now, conn, a, names), conn.Close())
}

func (s *Store) replace(ctx context.Context, now time.Time, conn *sql.Conn, a *Anew, names []naming) (err error) {
	if _, err := conn.ExecContext(ctx, `ATTACH DATABASE ? AS anew`, "file:"+escape.Replace(a.path)); err != nil {
		return err
	}
	defer func() {
		_, detached := conn.ExecContext(context.WithoutCancel(ctx), `DETACH DATABASE anew`)
		err = errors.Join(err, detached)
	}()
	tx, err := conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	err = s.swap(ctx, tx, a.upTo, names)
	if err == nil {
		err = everyStory(ctx, tx, now)
	}
	if err != nil {
		return errors.Join(err, tx.Rollback())
	}
	return tx.Commit()
}

// everyStory asks for all stories to be composed anew.
func everyStory(ctx context.Context, tx *sql.Tx, now time.Time) error {
	ids, err := all(ctx, tx, one[parallax.StoryID], `SELECT DISTINCT story FROM placement WHERE story != '' ORDER BY story`)
	if err != nil {
		return err
	}
	return composeAnew(ctx, tx, now, now, 0, ids...)
}

func (s *Store) swap(ctx context.Context, tx *sql.Tx, upTo mark, names []naming) error {
	now, err := markOf(ctx, tx)
	if err != nil {
		return err
	}
	if now != upTo {
		return fmt.Errorf("%w: pages or decisions came meanwhile; run it again", parallax.ErrConflict)
	}
	for _, q := range []string{
		`DELETE FROM edge`, `DELETE FROM sketch`, `DELETE FROM placement`, `DELETE FROM mean`, `DELETE FROM line`,
		`INSERT INTO edge (from_article, to_article, kind, data) SELECT from_article, to_article, kind, data FROM anew.edge ORDER BY rowid`,
		`INSERT INTO sketch (article, at, data) SELECT article, at, data FROM anew.sketch`,
		`INSERT INTO placement (article, story, sequence, score, why) SELECT article, story, sequence, score, why FROM anew.placement`,
		`INSERT INTO mean (model, kind, language, count, sum) SELECT model, kind, language, count, sum FROM anew.mean`,
		`INSERT INTO line (key, article) SELECT key, article FROM anew.line`,
		`INSERT OR REPLACE INTO article (id, revision, page, input, outlet, language, state, reported, data, notes, version)
			SELECT id, revision, page, input, outlet, language, state, reported, data, notes, version FROM anew.article`,
		`UPDATE searched SET revision = 0 WHERE article IN (SELECT id FROM anew.article)`, // Index finds their new terms and names
		`UPDATE page SET stage = n.stage, error = n.error, version = n.version FROM anew.page n WHERE n.id = page.id`,
	} {
		if _, err := tx.ExecContext(ctx, q); err != nil {
			return fmt.Errorf("%.40s: %w", q, err)
		}
	}
	for _, n := range names {
		if err := n.write(ctx, tx); err != nil {
			return err
		}
	}
	return nil
}

// naming is what becomes of the IDs of stories, or of storylines.
type naming struct {
	table string
	// final gives the ID that each one made anew goes on under, redirect where each one of
	// before leads that does not stand, "" for one of which nothing is left.
	final, redirect map[string]string
}

// carryOver gives the names under which what was made anew goes on.
func (s *Store) carryOver(ctx context.Context, anew *Store) ([]naming, error) {
	decided := map[string]bool{}
	for _, d := range s.recent.decisions {
		decided[string(d.Story)] = true
	}
	var out []naming
	for _, kind := range []struct{ table, standing string }{
		{"story", `SELECT article, story FROM placement WHERE story != ''`},
		{"storyline", `SELECT p.article, s.storyline FROM placement p JOIN story s ON s.id = p.story WHERE s.storyline != ''`},
	} {
		before, err := groups(ctx, s.read, kind.standing)
		if err != nil {
			return nil, err
		}
		after, err := groups(ctx, anew.db, kind.standing)
		if err != nil {
			return nil, err
		}
		n := carry(before, after, decided)
		n.table = kind.table
		redirects, err := groups(ctx, s.read, `SELECT id, redirect FROM `+kind.table)
		if err != nil {
			return nil, err
		}
		n.follow(redirects)
		out = append(out, n)
	}
	return out, nil
}

// groups reads pairs of an article and what it stands in, or of an ID and where it leads.
func groups(ctx context.Context, db querier, query string) (map[string]string, error) {
	out := map[string]string{}
	_, err := all(ctx, db, func(r *sql.Rows) (_ struct{}, err error) {
		var a, group string
		err = r.Scan(&a, &group)
		out[a] = group
		return struct{}{}, err
	}, query)
	return out, err
}

// carry gives each group the ID of the group of before that it shares most articles with; no
// two the same. A group that goes by an ID that a person gave keeps that.
func carry(before, after map[string]string, decided map[string]bool) naming {
	type pair struct{ old, now string }
	shared := map[pair]int{}
	for a, now := range after {
		if old := before[a]; old != "" {
			shared[pair{old, now}]++
		}
	}
	pairs := slices.SortedFunc(maps.Keys(shared), func(a, b pair) int {
		return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a.old, b.old), cmp.Compare(a.now, b.now))
	})
	n := naming{final: map[string]string{}, redirect: map[string]string{}}
	used := map[string]bool{}
	name := func(now, id string) {
		n.final[now], used[id] = id, true
	}
	standing := slices.Compact(slices.Sorted(maps.Values(after)))
	for _, now := range standing {
		if decided[now] {
			name(now, now)
		}
	}
	for _, p := range pairs {
		if n.final[p.now] == "" && !used[p.old] {
			name(p.now, p.old)
		}
	}
	for _, now := range standing {
		if n.final[now] != "" {
			continue
		}
		id := now
		for used[id] {
			prefix, _, _ := strings.Cut(now, "_")
			id = parallax.MakeID(prefix+"_", id)
		}
		name(now, id)
	}
	for _, p := range pairs {
		if !used[p.old] && n.redirect[p.old] == "" {
			n.redirect[p.old] = n.final[p.now]
		}
	}
	return n
}

// follow completes redirects with the IDs that led elsewhere before, and those of which nothing is left.
func (n *naming) follow(before map[string]string) {
	used := map[string]bool{}
	for _, id := range n.final {
		used[id] = true
	}
	for id, to := range before {
		switch {
		case used[id]:
		case to == "":
			if _, known := n.redirect[id]; !known {
				n.redirect[id] = "" // nothing of it is left
			}
		case used[to]:
			n.redirect[id] = to
		default:
			n.redirect[id] = n.redirect[to]
		}
	}
}

// write puts the stories, or storylines, made anew in place of those there were.
func (n *naming) write(ctx context.Context, tx *sql.Tx) error {
	run := func(query string, args ...any) error {
		_, err := tx.ExecContext(ctx, query, args...)
		return err
	}
	err := errors.Join(
		run(`CREATE TEMP TABLE final (id TEXT PRIMARY KEY, name TEXT NOT NULL)`),
		run(`DELETE FROM `+n.table),
	)
	for _, id := range slices.Sorted(maps.Keys(n.final)) {
		err = errors.Join(err, run(`INSERT INTO temp.final (id, name) VALUES (?, ?)`, id, n.final[id]))
	}
	if n.table == "story" {
		err = errors.Join(err,
			run(`INSERT INTO story (id, sequence, storyline, redirect) SELECT f.name, ROW_NUMBER() OVER (ORDER BY s.sequence) - 1, s.storyline, ''
				FROM anew.story s JOIN temp.final f ON f.id = s.id`),
			run(`UPDATE placement SET story = f.name FROM temp.final f WHERE f.id = placement.story`))
	} else {
		err = errors.Join(err,
			run(`INSERT INTO storyline (id) SELECT name FROM temp.final`),
			run(`UPDATE story SET storyline = COALESCE((SELECT name FROM temp.final f WHERE f.id = storyline), '')`))
	}
	for _, id := range slices.Sorted(maps.Keys(n.redirect)) {
		query := `INSERT INTO storyline (id, redirect) VALUES (?, ?) ON CONFLICT DO NOTHING`
		if n.table == "story" {
			query = `INSERT INTO story (id, redirect, sequence) VALUES (?, ?, (SELECT COALESCE(MAX(sequence), -1) + 1 FROM story)) ON CONFLICT DO NOTHING`
		}
		err = errors.Join(err, run(query, id, n.redirect[id]))
	}
	return errors.Join(err, run(`DROP TABLE temp.final`))
}
