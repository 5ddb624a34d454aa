package store

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"parallax"
)

// place writes the decision where an article belongs, and what it changed for stories and storylines.
func place(ctx context.Context, tx *sql.Tx, t *Taken) error {
	p := &t.Place
	if err := p.Check(); err != nil {
		return err
	}
	if slices.Contains(p.Merge, p.Story) {
		return fmt.Errorf("%w: story %s merged into itself", parallax.ErrInvalid, p.Story)
	}
	if err := current(ctx, tx, &p.Story); err != nil {
		return err
	}
	why, err := json.Marshal(p.Why)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO placement (article, story, sequence, score, why)
		VALUES (?, ?, (SELECT COALESCE(MAX(sequence) + 1, 0) FROM placement), ?, ?)
		ON CONFLICT (article) DO UPDATE SET story = excluded.story, score = excluded.score, why = excluded.why`,
		t.Article.ID, p.Story, p.Score, string(why))
	if err != nil || p.Held {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO story (id, sequence, storyline) VALUES (?, (SELECT COALESCE(MAX(sequence) + 1, 0) FROM story), ?)
		ON CONFLICT (id) DO UPDATE SET storyline = CASE WHEN excluded.storyline = '' THEN storyline ELSE excluded.storyline END`,
		p.Story, p.Storyline)
	if err != nil {
		return err
	}
	if err := regroup(ctx, tx, p.Moves, p.MergeOthers); err != nil {
		return err
	}
	for _, from := range p.Merge {
		if err := merge(ctx, tx, from, p.Story); err != nil {
			return err
		}
	}
	return joinLine(ctx, tx, *p)
}

// regroup takes articles into other stories, then makes stories parts of others.
func regroup(ctx context.Context, tx *sql.Tx, moves []parallax.Move, merges [][2]parallax.StoryID) error {
	for _, m := range moves {
		if err := move(ctx, tx, m); err != nil {
			return fmt.Errorf("move %s to %s: %w", m.Article, m.To, err)
		}
	}
	for _, pair := range merges {
		if err := merge(ctx, tx, pair[0], pair[1]); err != nil {
			return err
		}
	}
	return nil
}

// ErrDecided is the error of keeping what was found before people decided something: it could undo that.
var ErrDecided = errors.New("people decided something meanwhile")

// Regroup keeps what was found by looking again, in one transaction, and asks for the stories it
// changed to be composed anew as Then says; nothing is asked for when it is nil. Ending is left aside.
// The error wraps ErrDecided, and nothing is kept, when it was found under other decisions than those of now.
func (s *Store) Regroup(ctx context.Context, g *parallax.Regrouping, then *Then) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return err
	}
	if g.Rulings != nil && g.Rulings != s.recent.rulings {
		return fmt.Errorf("regroup: %w", ErrDecided)
	}
	err := s.write(ctx, func(tx *sql.Tx) error {
		if err := regroup(ctx, tx, g.Moves, g.Merge); err != nil {
			return err
		}
		if err := retie(ctx, tx, g); err != nil || then == nil {
			return err
		}
		ids := slices.AppendSeq(touched(g.Moves, g.Merge), maps.Keys(g.Lines))
		slices.Sort(ids)
		return askFor(ctx, tx, then, slices.Compact(ids))
	})
	if err != nil {
		return fmt.Errorf("regroup: %w", err)
	}
	s.recent.Regroup(g)
	return nil
}

// AtHand is how many articles are at hand: those that a new one may be held against.
func (s *Store) AtHand(ctx context.Context) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return 0, fmt.Errorf("read sketches: %w", err)
	}
	return s.recent.Len(), nil
}

// Standing gives the articles at hand that stand in a story, in order of arrival; nil when there are
// more than most. Do not write to what the sketches hold.
func (s *Store) Standing(ctx context.Context, most int) ([]parallax.Sketch, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return nil, fmt.Errorf("read sketches: %w", err)
	}
	if s.recent.Len() > most {
		return nil, nil
	}
	out := s.recent.Standing()
	return out, s.fetched()
}

// OfLine gives the articles at hand of a storyline, in order of arrival. Do not write to what the sketches hold.
func (s *Store) OfLine(ctx context.Context, line parallax.StorylineID) ([]parallax.Sketch, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return nil, fmt.Errorf("read sketches: %w", err)
	}
	out := s.recent.ofLine(line)
	return out, s.fetched()
}

// LineSize gives how many articles of a storyline are at hand.
func (s *Store) LineSize(ctx context.Context, line parallax.StorylineID) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return 0, fmt.Errorf("read sketches: %w", err)
	}
	return s.recent.sizeOfLine(line), nil
}

// LinesAtHand gives the storylines of which anything is at hand, in order.
func (s *Store) LinesAtHand(ctx context.Context) ([]parallax.StorylineID, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return nil, fmt.Errorf("read sketches: %w", err)
	}
	return slices.Sorted(maps.Keys(s.recent.tied.stories)), nil
}

// LineSizes gives how many articles of each storyline are at hand.
func (s *Store) LineSizes(ctx context.Context) (map[parallax.StorylineID]int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return nil, fmt.Errorf("read sketches: %w", err)
	}
	out := make(map[parallax.StorylineID]int, len(s.recent.tied.stories))
	for line := range s.recent.tied.stories {
		out[line] = s.recent.sizeOfLine(line)
	}
	return out, nil
}

// OlderLines gives those of the storylines that have stories of which no article is at hand.
func (s *Store) OlderLines(ctx context.Context, those []parallax.StorylineID) (map[parallax.StorylineID]bool, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return nil, fmt.Errorf("read sketches: %w", err)
	}
	lines, err := json.Marshal(those)
	if err != nil {
		return nil, err
	}
	out := map[parallax.StorylineID]bool{}
	_, err = all(ctx, s.read, func(r *sql.Rows) (none struct{}, err error) {
		var id parallax.StoryID
		var line parallax.StorylineID
		if err = r.Scan(&id, &line); err == nil && len(s.recent.stories[id]) == 0 {
			out[line] = true
		}
		return none, err
	}, `SELECT id, storyline FROM story s WHERE storyline IN (SELECT value FROM json_each(?)) AND +redirect = ''
		AND EXISTS (SELECT 1 FROM placement p WHERE p.story = s.id)`, string(lines))
	return out, err
}

// current replaces the ID of a story that was merged by that of the story it became.
func current(ctx context.Context, tx *sql.Tx, id *parallax.StoryID) error {
	err := tx.QueryRowContext(ctx, `SELECT redirect FROM story WHERE id = ? AND redirect != ''`, *id).Scan(id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

// move takes an article into another story. One that is new belongs to the storyline of the
// story the article comes from; one that had become part of another stands again.
func move(ctx context.Context, tx *sql.Tx, m parallax.Move) error {
	why, err := json.Marshal(m.Why)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, `INSERT INTO story (id, sequence, storyline) SELECT ?1, (SELECT COALESCE(MAX(sequence) + 1, 0) FROM story), storyline FROM story WHERE id = ?2
		ON CONFLICT (id) DO UPDATE SET redirect = ''`, m.To, m.From); err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `UPDATE placement SET story = ?, score = ?, why = ? WHERE article = ?`, m.To, m.Score, string(why), m.Article)
	return err
}

// merge makes the story from part of the story into; from redirects from now on.
func merge(ctx context.Context, tx *sql.Tx, from, into parallax.StoryID) error {
	return redirect(ctx, tx, string(from), string(into),
		`UPDATE placement SET story = ?2 WHERE story = ?1`,
		`UPDATE story SET redirect = ?2 WHERE id = ?1 OR redirect = ?1`)
}

// redirect runs the queries that make from part of into, their first and second parameter.
func redirect(ctx context.Context, tx *sql.Tx, from, into string, queries ...string) error {
	for _, q := range queries {
		if _, err := tx.ExecContext(ctx, q, from, into); err != nil {
			return fmt.Errorf("merge %s into %s: %w", from, into, err)
		}
	}
	return nil
}

// joinLine writes which storylines became one and which stories joined.
func joinLine(ctx context.Context, tx *sql.Tx, p parallax.Placement) error {
	if p.Storyline == "" {
		return nil
	}
	if err := standLine(ctx, tx, p.Storyline); err != nil {
		return err
	}
	for _, id := range p.Link {
		if _, err := tx.ExecContext(ctx, `UPDATE story SET storyline = ? WHERE id = ?`, p.Storyline, id); err != nil {
			return err
		}
	}
	for _, old := range p.MergeLines {
		if err := mergeLine(ctx, tx, old, p.Storyline); err != nil {
			return err
		}
	}
	return nil
}

// standLine has a storyline stand; one that had become part of another stands again.
func standLine(ctx context.Context, tx *sql.Tx, id parallax.StorylineID) error {
	if _, err := tx.ExecContext(ctx, `INSERT INTO storyline (id) VALUES (?) ON CONFLICT (id) DO UPDATE SET redirect = ''`, id); err != nil {
		return fmt.Errorf("storyline %s: %w", id, err)
	}
	return nil
}

// mergeLine makes the storyline from part of the storyline into; from redirects from now on.
func mergeLine(ctx context.Context, tx *sql.Tx, from, into parallax.StorylineID) error {
	return redirect(ctx, tx, string(from), string(into),
		`UPDATE story SET storyline = ?2 WHERE storyline = ?1`,
		`UPDATE storyline SET redirect = ?2 WHERE id = ?1 OR redirect = ?1`)
}

// LineNow gives the storyline that one became part of; its own ID when it stands, or is not known.
func (s *Store) LineNow(ctx context.Context, id parallax.StorylineID) (now parallax.StorylineID, err error) {
	err = s.read.QueryRowContext(ctx, `SELECT redirect FROM storyline WHERE id = ? AND redirect != ''`, id).Scan(&now)
	if errors.Is(err, sql.ErrNoRows) {
		return id, nil
	}
	return now, err
}

// retie takes stories out of storylines and into others.
func retie(ctx context.Context, tx *sql.Tx, g *parallax.Regrouping) error {
	for _, id := range slices.Sorted(maps.Keys(g.Lines)) {
		line := g.Lines[id]
		if line != "" {
			if err := standLine(ctx, tx, line); err != nil {
				return err
			}
		}
		if _, err := tx.ExecContext(ctx, `UPDATE story SET storyline = ? WHERE id = ?`, line, id); err != nil {
			return fmt.Errorf("storyline of %s: %w", id, err)
		}
	}
	for _, pair := range g.MergeLines {
		if err := mergeLine(ctx, tx, pair[0], pair[1]); err != nil {
			return err
		}
	}
	return nil
}

// Stories gives all stories that stand, in the order they started, with their articles in
// order of arrival.
func (s *Store) Stories(ctx context.Context) (out []parallax.Story, err error) {
	err = s.snapshot(ctx, func(q querier) error {
		out, err = standing(ctx, q, "")
		return err
	})
	return out, err
}

// standing gives the stories that stand and fit a condition on s, the row of the story. The plus, here and in
// other queries, keeps SQLite from looking stories up by what nearly all have, that they redirect nowhere.
func standing(ctx context.Context, q querier, and string, args ...any) ([]parallax.Story, error) {
	type row struct {
		story    parallax.StoryID
		line     parallax.StorylineID
		article  parallax.ArticleID
		reported string
	}
	rows, err := all(ctx, q, func(r *sql.Rows) (x row, err error) {
		err = r.Scan(&x.story, &x.line, &x.article, &x.reported)
		return x, err
	}, `SELECT s.id, s.storyline, COALESCE(p.article, ''), COALESCE(a.reported, '') FROM story s
		LEFT JOIN placement p ON p.story = s.id
		LEFT JOIN article a ON a.id = p.article AND a.revision = (SELECT MAX(revision) FROM article b WHERE b.id = a.id)
		WHERE +s.redirect = '' `+and+` ORDER BY s.sequence, p.sequence`, args...)
	if err != nil {
		return nil, err
	}
	var out []parallax.Story
	for _, x := range rows {
		if len(out) == 0 || out[len(out)-1].ID != x.story {
			out = append(out, parallax.Story{ID: x.story, Storyline: x.line})
		}
		if x.article != "" {
			join(&out[len(out)-1], x.article, x.reported)
		}
	}
	made, err := decisions(ctx, q)
	decided(out, made)
	return out, err
}

// these gives stories that stand, in the order asked for.
func these(ctx context.Context, q querier, ids []parallax.StoryID) ([]parallax.Story, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	out, err := standing(ctx, q, `AND s.id IN (SELECT value FROM json_each(?1))`, string(list))
	place := make(map[parallax.StoryID]int, len(ids))
	for i, id := range ids {
		place[id] = i
	}
	slices.SortFunc(out, func(a, b parallax.Story) int { return cmp.Compare(place[a.ID], place[b.ID]) })
	return out, err
}

// join adds an article, reported at the stamp, to the story.
func join(st *parallax.Story, id parallax.ArticleID, reported string) {
	st.Articles = append(st.Articles, id)
	when, err := time.Parse(time.RFC3339Nano, reported)
	if err != nil {
		return // unknown
	}
	if st.First.IsZero() || when.Before(st.First) {
		st.First = when
	}
	if when.After(st.Last) {
		st.Last = when
	}
}

// Where gives for each article the story and storyline it stands in now; held articles are absent.
func (s *Store) Where(ctx context.Context) (map[parallax.ArticleID]parallax.Story, error) {
	stories, err := s.Stories(ctx)
	out := map[parallax.ArticleID]parallax.Story{}
	for _, st := range stories {
		for _, a := range st.Articles {
			out[a] = st
		}
	}
	return out, err
}

// Coverage gives a story with its articles, what was noticed in them and the edges among
// them, and the other stories of its storyline. also are articles that were considered for
// the story though they stand in none; they come with it. The ID may be one that redirects. Of a
// long storyline the stories that started next before and after it come, with passing articles at
// most beside the nearest: it is read for each story of it. Articles and notes are shared with other
// callers: what is changed in them is copied before.
func (s *Store) Coverage(ctx context.Context, id parallax.StoryID, also []parallax.ArticleID) (parallax.Coverage, error) {
	return s.coverage(ctx, id, also, passing)
}

// WholeCoverage is Coverage with all stories of the storyline.
func (s *Store) WholeCoverage(ctx context.Context, id parallax.StoryID, also []parallax.ArticleID) (parallax.Coverage, error) {
	return s.coverage(ctx, id, also, math.MaxInt)
}

// passing is how many articles of the other stories of a storyline come with a story.
const passing = 40

func (s *Store) coverage(ctx context.Context, id parallax.StoryID, also []parallax.ArticleID, most int) (out parallax.Coverage, err error) {
	err = s.snapshot(ctx, func(q querier) error {
		out, err = coverage(ctx, q, id, also, most)
		return err
	})
	return out, err
}

func coverage(ctx context.Context, q querier, id parallax.StoryID, also []parallax.ArticleID, most int) (out parallax.Coverage, err error) {
	var to parallax.StoryID
	if err := q.QueryRowContext(ctx, `SELECT redirect FROM story WHERE id = ?`, id).Scan(&to); err != nil {
		return out, notFound(err, "story", id)
	}
	id = cmp.Or(to, id)
	line, err := lineOf(ctx, q, id, most)
	if err != nil {
		return out, err
	}
	here := slices.IndexFunc(line, func(st sized) bool { return st.id == id })
	if here < 0 {
		return out, fmt.Errorf("story %s: %w", id, parallax.ErrNotFound)
	}
	near := append([]parallax.StoryID{id}, neighbours(line, here, most)...)
	stories, err := these(ctx, q, near)
	if err != nil {
		return out, err
	}
	if out, err = cover(ctx, q, stories[0], also); err != nil {
		return out, err
	}
	for _, st := range stories[1:] {
		other, err := cover(ctx, q, st, nil)
		if err != nil {
			return out, err
		}
		out.Storyline = append(out.Storyline, other)
	}
	slices.SortStableFunc(out.Storyline, func(a, b parallax.Coverage) int { return a.Story.First.Compare(b.Story.First) })
	return out, nil
}

// cover reads one story without its storyline.
func cover(ctx context.Context, q querier, st parallax.Story, also []parallax.ArticleID) (parallax.Coverage, error) {
	c := parallax.Coverage{Story: st}
	ids := append(slices.Clone(st.Articles), also...)
	articles, err := articles(ctx, q, ids, decodedBefore.decode)
	if err != nil {
		return c, err
	}
	slices.SortStableFunc(articles, func(a, b parallax.Covered) int {
		if n := a.Article.Reported().Compare(b.Article.Reported()); n != 0 {
			return n
		}
		return strings.Compare(a.Article.Input, b.Article.Input)
	})
	c.Articles = articles
	c.Edges, err = edges(ctx, q, ids)
	return c, err
}

// Edges gives the edges that leave the articles.
func (s *Store) Edges(ctx context.Context, ids []parallax.ArticleID) ([]parallax.Edge, error) {
	return edges(ctx, s.read, ids)
}

func edges(ctx context.Context, q querier, ids []parallax.ArticleID) ([]parallax.Edge, error) {
	list, err := json.Marshal(ids)
	if err != nil {
		return nil, err
	}
	return all(ctx, q, func(r *sql.Rows) (e parallax.Edge, err error) {
		var raw string
		if err = r.Scan(&raw); err == nil {
			err = json.Unmarshal([]byte(raw), &e)
		}
		return e, err
	}, `SELECT data FROM edge WHERE from_article IN (SELECT value FROM json_each(?)) ORDER BY rowid`, string(list))
}

// ArticlesOf gives the articles of each of the stories in order of arrival, at most so many of each.
func (s *Store) ArticlesOf(ctx context.Context, stories []parallax.StoryID, most int) ([][]parallax.Covered, error) {
	out := make([][]parallax.Covered, len(stories))
	for i, id := range stories {
		ids, err := all(ctx, s.read, func(r *sql.Rows) (a parallax.ArticleID, err error) { return a, r.Scan(&a) },
			`SELECT article FROM placement WHERE story = ? ORDER BY sequence LIMIT ?`, id, most)
		if err == nil {
			out[i], err = s.Articles(ctx, ids)
		}
		if err != nil {
			return nil, fmt.Errorf("articles of story %s: %w", id, err)
		}
	}
	return out, nil
}
