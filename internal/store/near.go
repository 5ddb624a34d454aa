package store

import (
	"context"
	"database/sql"
	"slices"
	"time"

	"parallax"
)

// recent holds the sketches of all articles decoded, since reading hundreds of them from
// the database for each new article would cost more than everything else together. It is
// built from the database when that is opened and follows every write.
type recent struct {
	sketches []parallax.Sketch // in order of arrival; placement kept current
	at       map[parallax.ArticleID]int
	// documents and terms count articles and in how many of them each term occurs.
	documents int
	terms     map[string]int
}

func (s *Store) loadRecent(ctx context.Context) (*recent, error) {
	r := &recent{at: map[parallax.ArticleID]int{}, terms: map[string]int{}}
	sketches, err := all(ctx, s.db, func(rows *sql.Rows) (k parallax.Sketch, err error) {
		var data []byte
		var story, line string
		if err = rows.Scan(&data, &story, &line); err == nil {
			err = unpack(data, &k)
		}
		k.Story, k.Storyline = parallax.StoryID(story), parallax.StorylineID(line)
		return k, err
	}, `SELECT k.data, p.story, COALESCE(t.storyline, '') FROM sketch k JOIN placement p ON p.article = k.article
		LEFT JOIN story t ON t.id = p.story ORDER BY p.sequence`)
	if err != nil {
		return nil, err
	}
	for _, k := range sketches {
		r.put(k)
	}
	return r, nil
}

func (r *recent) put(k parallax.Sketch) {
	if i, known := r.at[k.Article]; known {
		r.sketches[i] = k
		return
	}
	r.at[k.Article] = len(r.sketches)
	r.sketches = append(r.sketches, k)
	r.documents++
	for term := range k.Terms {
		r.terms[term]++
	}
}

// add takes over what was written of one article and what its placement changed for others.
func (r *recent) add(t *Taken) {
	k := t.Sketch
	k.Article, k.Story, k.Storyline = t.Article.ID, t.Place.Story, t.Place.Storyline
	r.put(k)
	if t.Place.Held {
		return
	}
	for i := range r.sketches {
		old := &r.sketches[i]
		if slices.Contains(t.Place.Merge, old.Story) {
			old.Story = t.Place.Story
		}
		if t.Place.Storyline != "" && (old.Story == t.Place.Story || slices.Contains(t.Place.Link, old.Story) ||
			old.Storyline != "" && slices.Contains(t.Place.MergeLines, old.Storyline)) {
			old.Storyline = t.Place.Storyline
		}
	}
}

// Near gives what a new article is held against: the sketches of placed articles reported
// within the time before and after it, or of unknown time (all when its own is unknown),
// and how common its terms are. The sketches share memory with the store: do not write to them.
func (s *Store) Near(_ context.Context, k parallax.Sketch, within time.Duration) parallax.Near {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := parallax.Near{Documents: s.recent.documents, Frequency: make(map[string]int, len(k.Terms))}
	for _, old := range s.recent.sketches {
		apart := old.At.Sub(k.At).Abs()
		if old.Story != "" && old.Article != k.Article && (old.At.IsZero() || k.At.IsZero() || apart <= within) {
			n.Sketches = append(n.Sketches, old)
		}
	}
	for term := range k.Terms {
		if df := s.recent.terms[term]; df > 0 {
			n.Frequency[term] = df
		}
	}
	return n
}
