package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"parallax"
)

// Taken is all that the stages made of one page.
type Taken struct {
	Page parallax.Page
	// Kept is the page as it was kept before when it is taken anew: it is not kept again.
	Kept    Kept
	Article parallax.Article
	Notes   []parallax.Annotation
	Edges   []parallax.Edge
	Sketch  parallax.Sketch
	Place   parallax.Placement
	// Rulings are the decisions of people under which the place was found; nil when these do not matter.
	Rulings *parallax.Rulings
	// Stage and Error say where and why a stage failed; empty when none did.
	Stage string
	Error string
	// Means are the running means of vectors with this article.
	Means []Mean
	// Then is what its work leads to; nil when it came from no queue.
	Then *Then

	made *prepared // by Prepare; nil when it was not called
}

// Then is written in the transaction that keeps an article.
type Then struct {
	Ending Ending // of the job that took it
	Now    time.Time
	// First is from when the stories it changed are composed that no dossier shows yet, Stories from
	// when the others it changed are composed anew, Siblings from when the other stories of their
	// storylines are, which show them in passing.
	First, Stories, Siblings time.Time
}

// priorities of composing: what nobody can read yet comes first, and what changed before what
// shows it in passing.
const (
	firstPriority   = 2
	changedPriority = 1
	siblingPriority = 0
)

// Add keeps a page with everything made of it, in one transaction: after a crash it is
// there whole or not at all. Revision is set to the next one of the article's ID, but for
// pages taken anew. The error wraps ErrDecided, and nothing is kept, when the place was found
// under other decisions of people than those of now.
func (s *Store) Add(ctx context.Context, t *Taken) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return err
	}
	if t.Rulings != nil && t.Rulings != s.recent.rulings {
		return fmt.Errorf("store %s: %w", t.Page.Input, ErrDecided)
	}
	made, err := t.prepare()
	if err != nil {
		return fmt.Errorf("store %s: %w", t.Page.Input, err)
	}
	if number, known := s.recent.at[t.Article.ID]; known {
		s.recent.whole(number) // it is written over
	}
	if err := s.fetched(); err != nil {
		return fmt.Errorf("store %s: %w", t.Page.Input, err)
	}
	err = s.write(ctx, func(tx *sql.Tx) error { return t.keep(ctx, tx, made) })
	if err != nil {
		return fmt.Errorf("store %s: %w", t.Page.Input, err)
	}
	k := t.Sketch
	k.Article = t.Article.ID
	s.recent.Add(k, &t.Place)
	_ = s.fetched() // the article is kept, and what is at hand is read anew
	return nil
}

// keep writes the page and everything made of it in a transaction.
func (t *Taken) keep(ctx context.Context, tx *sql.Tx, made *prepared) error {
	before, err := storyBefore(ctx, tx, t.Article.ID)
	if err != nil {
		return err
	}
	page, err := addPage(ctx, tx, t, made.body)
	if err != nil {
		return err
	}
	if err := addLines(ctx, tx, &t.Article); err != nil {
		return err
	}
	if err := addArticle(ctx, tx, page, t, made.notes); err != nil {
		return err
	}
	if t.Kept.ID == "" { // else it is indexed where it goes
		if err := indexArticle(ctx, tx, &t.Article, made.found); err != nil {
			return err
		}
	}
	if t.Article.Revision > 1 {
		if err := dropEdges(ctx, tx, t.Article.ID); err != nil {
			return err
		}
	}
	if err := addEdges(ctx, tx, t.Edges); err != nil {
		return err
	}
	if err := addSketch(ctx, tx, t); err != nil {
		return err
	}
	if err := place(ctx, tx, t); err != nil {
		return err
	}
	for _, m := range t.Means {
		if err := keepMean(ctx, tx, m); err != nil {
			return err
		}
	}
	if t.Then == nil {
		return nil
	}
	return follow(ctx, tx, t, before)
}

// storyBefore gives the story the article stood in until now; "" when it is new or was held off.
func storyBefore(ctx context.Context, tx *sql.Tx, id parallax.ArticleID) (story parallax.StoryID, err error) {
	err = tx.QueryRowContext(ctx, `SELECT story FROM placement WHERE article = ?`, id).Scan(&story)
	if errors.Is(err, sql.ErrNoRows) {
		err = nil
	}
	return story, err
}

// follow ends the job that took an article and asks for the stories it changed to be composed anew.
func follow(ctx context.Context, tx *sql.Tx, t *Taken, before parallax.StoryID) error {
	p, then := &t.Place, t.Then
	ids := append(touched(p.Moves, p.MergeOthers), before, p.Story)
	ids = append(ids, p.Link...)
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if err := askFor(ctx, tx, then, ids); err != nil {
		return err
	}
	siblings, err := all(ctx, tx, one[parallax.StoryID],
		`SELECT id FROM story WHERE storyline != '' AND storyline = (SELECT storyline FROM story WHERE id = ?) AND +redirect = '' ORDER BY sequence DESC LIMIT ?`, p.Story, mostSiblings)
	if err != nil {
		return err
	}
	siblings = slices.DeleteFunc(siblings, func(id parallax.StoryID) bool { return slices.Contains(ids, id) })
	if err := composeAnew(ctx, tx, then.Now, then.Siblings, siblingPriority, siblings...); err != nil {
		return err
	}
	return end(ctx, tx, then.Ending)
}

// touched gives the stories that moves and merges change and that stand afterwards.
func touched(moves []parallax.Move, merges [][2]parallax.StoryID) (ids []parallax.StoryID) {
	for _, m := range moves {
		ids = append(ids, m.From, m.To)
	}
	for _, pair := range merges {
		ids = append(ids, pair[1])
	}
	return ids
}

// askFor asks for stories that changed to be composed anew, those first that no dossier shows yet.
func askFor(ctx context.Context, tx *sql.Tx, then *Then, ids []parallax.StoryID) error {
	for _, id := range ids {
		from, priority := then.Stories, changedPriority
		switch content, err := newestContent(ctx, tx, id); {
		case err != nil:
			return err
		case content == "":
			from, priority = then.First, firstPriority
		}
		if err := composeAnew(ctx, tx, then.Now, from, priority, id); err != nil {
			return err
		}
	}
	return nil
}

// mostSiblings is how many stories of a storyline are composed anew for news in one of them, the latest.
const mostSiblings = 20

// head is what is kept of a page beside its bytes.
type head struct {
	File      string              `json:"file,omitempty"`
	MediaType string              `json:"media_type,omitempty"`
	Status    int                 `json:"status,omitempty"`
	Header    map[string][]string `json:"header,omitempty"`
	Failure   string              `json:"failure,omitempty"`
	Warnings  []string            `json:"warnings,omitempty"`
	Told      parallax.Told       `json:"told,omitzero"`
}

// addPage keeps a page; packed is its body, empty (not nil) for one of a store beside the one that has it.
func addPage(ctx context.Context, tx *sql.Tx, t *Taken, packed []byte) (id string, err error) {
	p := t.Page
	if t.Kept.ID != "" {
		p.Body = nil // of a store beside the one that has it
	}
	raw, err := json.Marshal(head{p.File, p.MediaType, p.Status, p.Header, p.Failure, p.Warnings, p.Told})
	if err != nil {
		return "", err
	}
	fetched := stamp(p.Fetched)
	id = cmp.Or(t.Kept.ID, parallax.MakeID("p_", p.Input, p.URL, fetched, string(p.Body)))
	_, err = tx.ExecContext(ctx, `INSERT INTO page (id, input, url, fetched, head, body, stage, error, version, article)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET stage = excluded.stage, error = excluded.error, version = excluded.version`,
		id, p.Input, p.URL, fetched, string(raw), packed, t.Stage, t.Error, parallax.Version, t.Article.ID)
	return id, err
}

func addArticle(ctx context.Context, tx *sql.Tx, page string, t *Taken, notes []byte) error {
	a := &t.Article
	given := a.Revision // with which a page that is taken anew goes on
	row := tx.QueryRowContext(ctx, `SELECT COALESCE(MAX(revision), 0) + 1 FROM article WHERE id = ?`, a.ID)
	if err := row.Scan(&a.Revision); err != nil {
		return err
	}
	if t.Kept.Article != "" {
		a.Revision = max(a.Revision, given)
	}
	data, err := pack(a)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO article (id, revision, page, input, outlet, language, state, reported, data, notes, version)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		a.ID, a.Revision, page, a.Input, a.Outlet.Key(), a.Language, string(a.State), stamp(a.Reported()), data, notes, parallax.Version)
	return err
}

// dropEdges takes away what was found in an earlier revision of the article: the edges that
// leave it, and the places in it of those that lead to it.
func dropEdges(ctx context.Context, tx *sql.Tx, id parallax.ArticleID) error {
	for _, q := range []string{
		`DELETE FROM edge WHERE from_article = ?`,
		`UPDATE edge SET data = (SELECT json_set(data, '$.passages', json_group_array(json_remove(value, '$.there')))
			FROM json_each(data, '$.passages')) WHERE to_article = ? AND json_type(data, '$.passages') = 'array'`,
	} {
		if _, err := tx.ExecContext(ctx, q, id); err != nil {
			return err
		}
	}
	return nil
}

func addEdges(ctx context.Context, tx *sql.Tx, edges []parallax.Edge) error {
	for _, e := range edges {
		raw, err := json.Marshal(e)
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO edge (from_article, to_article, kind, data) VALUES (?, ?, ?, ?)`,
			e.From, e.To, string(e.Kind), string(raw))
		if err != nil {
			return err
		}
	}
	return nil
}

func addSketch(ctx context.Context, tx *sql.Tx, t *Taken) error {
	k := t.Sketch
	k.Article, k.Like = t.Article.ID, t.Place.Like
	data, err := k.MarshalBinary()
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO sketch (article, at, data) VALUES (?, ?, ?)
		ON CONFLICT (article) DO UPDATE SET at = excluded.at, data = excluded.data`, t.Article.ID, stamp(t.Sketch.At), data)
	return err
}

// stampLayout has a fraction of fixed width, so that stamps sort as text as they do as times.
const stampLayout = "2006-01-02T15:04:05.000000000Z"

// stamp gives a time as it is compared: RFC 3339 in UTC; "" for the zero time.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(stampLayout)
}
