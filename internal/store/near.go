package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"time"

	"parallax"
)

// recent holds the sketches of recent articles decoded, since reading hundreds of them from
// the database for each new article would cost more than everything else together. It is
// built from the database when it is first needed and follows every write.
type recent struct {
	sketches  []parallax.Sketch // in order of arrival; Story kept current, Storyline filled in by Near
	at        map[parallax.ArticleID]int
	lines     map[parallax.StoryID]parallax.StorylineID
	decisions []parallax.Decision
	rulings   *parallax.Rulings
	// placed is where the articles stand that people decided about, the old ones too, and ruled
	// the same by story; nil when it must be made anew.
	placed map[parallax.ArticleID]parallax.StoryID
	ruled  map[parallax.StoryID][]parallax.ArticleID
	// documents and terms count articles and in how many of them each term occurs.
	documents int
	terms     map[string]int
}

// remember reads what recent holds when it is first needed. The caller holds mu.
func (s *Store) remember(ctx context.Context) error {
	if s.recent != nil {
		return nil
	}
	r, err := s.loadRecent(ctx)
	if err == nil {
		s.recent = r
	}
	return err
}

func (s *Store) loadRecent(ctx context.Context) (*recent, error) {
	r := &recent{at: map[parallax.ArticleID]int{}, lines: map[parallax.StoryID]parallax.StorylineID{}, terms: map[string]int{}}
	sketches, err := all(ctx, s.read, func(rows *sql.Rows) (k parallax.Sketch, err error) {
		var data []byte
		var story string
		if err = rows.Scan(&data, &story); err == nil {
			err = unpack(data, &k)
		}
		k.Story, k.Storyline = parallax.StoryID(story), ""
		return k, err
	}, `SELECT k.data, p.story FROM sketch k JOIN placement p ON p.article = k.article ORDER BY p.sequence`)
	if err != nil {
		return nil, err
	}
	for _, k := range sketches {
		r.put(k)
	}
	decisions, err := s.Decisions(ctx)
	if err != nil {
		return nil, err
	}
	if err := s.rule(ctx, r, decisions); err != nil {
		return nil, err
	}
	_, err = all(ctx, s.read, func(rows *sql.Rows) (_ struct{}, err error) {
		var story, line string
		err = rows.Scan(&story, &line)
		r.lines[parallax.StoryID(story)] = parallax.StorylineID(line)
		return struct{}{}, err
	}, `SELECT id, storyline FROM story WHERE storyline != ''`)
	return r, err
}

// rule takes over what people decided, with where the articles stand it is about.
func (s *Store) rule(ctx context.Context, r *recent, decisions []parallax.Decision) error {
	r.decisions, r.rulings = decisions, parallax.Rule(decisions)
	r.placed, r.ruled = map[parallax.ArticleID]parallax.StoryID{}, nil
	for _, d := range decisions {
		for _, a := range slices.Concat(d.Articles, d.Others) {
			if _, known := r.placed[a]; known {
				continue
			}
			var story parallax.StoryID
			err := s.db.QueryRowContext(ctx, `SELECT story FROM placement WHERE article = ?`, a).Scan(&story)
			if err != nil && !errors.Is(err, sql.ErrNoRows) {
				return err
			}
			r.placed[a] = story
		}
	}
	return nil
}

// moved follows where an article stands that people decided about.
func (r *recent) moved(a parallax.ArticleID, to parallax.StoryID) {
	if _, ruled := r.placed[a]; ruled {
		r.placed[a], r.ruled = to, nil
	}
}

// merged follows the same when a story became part of another.
func (r *recent) merged(from, into parallax.StoryID) {
	for a, story := range r.placed {
		if story == from {
			r.placed[a], r.ruled = into, nil
		}
	}
}

// ruling gives the articles that people decided about by the story they stand in.
func (r *recent) ruling() map[parallax.StoryID][]parallax.ArticleID {
	if r.ruled != nil {
		return r.ruled
	}
	r.ruled = map[parallax.StoryID][]parallax.ArticleID{}
	for _, a := range slices.Sorted(maps.Keys(r.placed)) {
		if story := r.placed[a]; story != "" {
			r.ruled[story] = append(r.ruled[story], a)
		}
	}
	return r.ruled
}

const (
	// kept is how far before the latest report an article may be reported and still be at hand.
	// Nothing that arrives now is held against older ones; what arrives late, and is itself
	// older, finds those that are left.
	kept = 60 * 24 * time.Hour

	// keptUndated is how many articles may arrive after one of unknown time before it goes.
	keptUndated = 20_000

	// sweepEvery is after how many articles those no longer needed are looked for.
	sweepEvery = 1000
)

// sweep lets go of sketches that nothing will be held against. How common terms are is still
// counted over all articles.
func (r *recent) sweep() {
	latest := time.Time{}
	for i := range r.sketches {
		if at := r.sketches[i].At; at.After(latest) {
			latest = at
		}
	}
	left := r.sketches[:0]
	for i, k := range r.sketches {
		old := !k.At.IsZero() && latest.Sub(k.At) > kept || k.At.IsZero() && len(r.sketches)-i > keptUndated
		if old {
			delete(r.at, k.Article)
			continue
		}
		r.at[k.Article] = len(left)
		left = append(left, k)
	}
	clear(r.sketches[len(left):])
	r.sketches = left
}

// put adds the sketch, or replaces that of an earlier revision of the article.
func (r *recent) put(k parallax.Sketch) {
	if i, known := r.at[k.Article]; known {
		for term := range r.sketches[i].Terms {
			r.terms[term]--
		}
		r.sketches[i] = k
	} else {
		r.at[k.Article] = len(r.sketches)
		r.sketches = append(r.sketches, k)
		r.documents++
		if r.documents%sweepEvery == 0 {
			r.sweep()
		}
	}
	for term := range k.Terms {
		r.terms[term]++
	}
	if k.Story != "" && k.Storyline != "" {
		r.lines[k.Story] = k.Storyline
	}
}

// add takes over what was written of one article and what its placement changed for
// others; it does in memory what place does in the database.
func (r *recent) add(t *Taken) {
	k, p := t.Sketch, t.Place
	k.Article, k.Story, k.Storyline, k.Like = t.Article.ID, p.Story, p.Storyline, p.Like
	r.put(k)
	r.moved(k.Article, p.Story)
	if p.Held {
		return
	}
	for _, m := range p.Moves {
		r.moved(m.Article, m.To)
		if i, ok := r.at[m.Article]; ok {
			r.sketches[i].Story = m.To
		}
		if _, known := r.lines[m.To]; !known && r.lines[m.From] != "" {
			r.lines[m.To] = r.lines[m.From]
		}
	}
	for _, pair := range p.MergeOthers {
		r.merged(pair[0], pair[1])
		for i := range r.sketches {
			if r.sketches[i].Story == pair[0] {
				r.sketches[i].Story = pair[1]
			}
		}
	}
	for _, from := range p.Merge {
		r.merged(from, p.Story)
	}
	if len(p.Merge) > 0 {
		for i := range r.sketches {
			if slices.Contains(p.Merge, r.sketches[i].Story) {
				r.sketches[i].Story = p.Story
			}
		}
	}
	if p.Storyline == "" {
		return
	}
	for _, id := range p.Link {
		r.lines[id] = p.Storyline
	}
	for id, line := range r.lines {
		if slices.Contains(p.MergeLines, line) {
			r.lines[id] = p.Storyline
		}
	}
}

// Near gives what a new article is held against: the sketches of placed articles reported
// within the time before and after it, or of unknown time (all when its own is unknown),
// and how common its terms are. The sketches share memory with the store: do not write to them.
func (s *Store) Near(ctx context.Context, k parallax.Sketch, within time.Duration) (parallax.Near, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return parallax.Near{}, fmt.Errorf("read sketches: %w", err)
	}
	n := parallax.Near{Documents: s.recent.documents, Rulings: s.recent.rulings, Ruled: s.recent.ruling(), Frequency: make(map[string]int, len(k.Terms))}
	for _, old := range s.recent.sketches {
		apart := old.At.Sub(k.At).Abs()
		if old.Story != "" && old.Article != k.Article && (old.At.IsZero() || k.At.IsZero() || apart <= within) {
			old.Storyline = s.recent.lines[old.Story]
			n.Sketches = append(n.Sketches, old)
		}
	}
	for term := range k.Terms {
		if df := s.recent.terms[term]; df > 0 {
			n.Frequency[term] = df
		}
	}
	return n, nil
}
