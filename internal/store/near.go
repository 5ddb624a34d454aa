package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"parallax"
)

const (
	// alike is how many articles that share words, and kin how many of other languages by
	// vector, are looked at most for stories that an article may belong to; of those stories
	// alikeStories and kinStories at most.
	alike, kin               = 60, 30
	alikeStories, kinStories = 24, 8

	// members is how many articles of one story are held against a new one: its likest, then its latest.
	members = 50
)

// remember reads what Recent holds when it is first needed. The caller holds mu.
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

// loadRecent reads the sketches within the window, decoded, as Recent keeps them.
func (s *Store) loadRecent(ctx context.Context) (*Recent, error) {
	r := NewRecent()
	r.read = s.sketches
	var last string
	if err := s.read.QueryRowContext(ctx, `SELECT COALESCE(MAX(at), '') FROM sketch`).Scan(&last); err != nil {
		return nil, err
	}
	from := ""
	if latest, err := time.Parse(stampLayout, last); err == nil {
		from = stamp(latest.Add(-kept))
	}
	old, err := readSketches(ctx, s.read, r, from)
	if err != nil {
		return nil, err
	}
	if err := s.renewSketches(ctx, r, old); err != nil {
		return nil, err
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
		if len(r.stories[parallax.StoryID(story)]) > 0 {
			r.tied.tie(parallax.StoryID(story), parallax.StorylineID(line))
		}
		return struct{}{}, err
	}, `SELECT id, storyline FROM story WHERE storyline != ''`)
	return r, err
}

// rule takes over what people decided, with where the articles stand it is about.
func (s *Store) rule(ctx context.Context, r *Recent, decisions []parallax.Decision) error {
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

// Near gives what a new article is held against; see Recent.Near. The sketches share memory with
// the store: do not write to them.
func (s *Store) Near(ctx context.Context, k parallax.Sketch, within time.Duration) (parallax.Near, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.remember(ctx); err != nil {
		return parallax.Near{}, fmt.Errorf("read sketches: %w", err)
	}
	n := s.recent.Near(k, within)
	return n, s.fetched()
}

// fetched gives why sketches could not be read, if they could not; then all are read anew when they are next needed. The caller holds mu.
func (s *Store) fetched() error {
	if s.recent.failed == nil {
		return nil
	}
	err := fmt.Errorf("read sketches: %w", s.recent.failed)
	s.recent = nil
	return err
}

// Near gives what a new article is held against: the articles of the stories that may be like
// it, and how common its terms are. Those are the stories of the articles that share enough of its
// weightiest terms, in any language, of those nearest in meaning in other languages, and those
// that people put the article into. Only articles reported within the time before and after it
// count, or of unknown time; all when its own is unknown.
func (r *Recent) Near(k parallax.Sketch, within time.Duration) parallax.Near {
	n := parallax.Near{Documents: r.count, Rulings: r.rulings, Ruled: r.ruling(), Frequency: make(map[parallax.Term]int, k.Terms.Len())}
	r.countInto(n.Frequency, &k)
	self, when := r.place(k.Article), spanOf(&k, within)
	likest := r.sharing(&k, &n, self, when)
	stories := slices.Concat(r.told(likest, alikeStories), r.told(r.kin(&k, self), kinStories), r.putInto(k.Article))
	slices.Sort(stories)
	var numbers []int
	for _, id := range slices.Compact(stories) {
		numbers = append(numbers, r.speakers(id, likest, self, when)...)
	}
	slices.Sort(numbers)
	n.Sketches = r.sketches(numbers)
	for i := range n.Sketches {
		if k := &n.Sketches[i]; k.Terms.Len() < parallax.Short {
			r.countInto(n.Frequency, k)
		}
	}
	return n
}

// countInto sets in how many articles at hand each term of a sketch occurs.
func (r *Recent) countInto(frequency map[parallax.Term]int, k *parallax.Sketch) {
	terms, _ := k.Terms.Numbers()
	for _, term := range terms {
		if count := r.posts.count(term); count > 0 {
			frequency[term] = count
		}
	}
}

// told gives the first stories that articles tell, most at most.
func (r *Recent) told(numbers []int, most int) (out []parallax.StoryID) {
	for _, number := range numbers {
		if id := r.get(number).story; len(out) < most && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}

// putInto gives the stories that people put the article into.
func (r *Recent) putInto(a parallax.ArticleID) (out []parallax.StoryID) {
	if _, ruled := r.placed[a]; !ruled {
		return nil
	}
	for id, articles := range r.ruling() {
		if slices.ContainsFunc(articles, func(b parallax.ArticleID) bool { return r.rulings.Of(a, b) == parallax.OneStory }) {
			out = append(out, id)
		}
	}
	return out
}

// speakers gives the articles of a story that are held against a new one, members at most.
func (r *Recent) speakers(id parallax.StoryID, likest []int, self int, when span) []int {
	var all []int
	for _, number := range r.stories[id] {
		if at := number - r.first; at != self && when.has(r.times[at]) {
			all = append(all, number)
		}
	}
	if len(all) <= members {
		return all
	}
	var out []int
	for _, number := range likest {
		if len(out) < members && r.get(number).story == id {
			out = append(out, number)
		}
	}
	for _, number := range slices.Backward(all) {
		if len(out) < members && !slices.Contains(out, number) {
			out = append(out, number)
		}
	}
	return out
}
