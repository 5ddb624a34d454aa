package store

import (
	"database/sql"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"parallax"
)

// TestDecideOnHeld holds that an article without text cannot be put into a story, and that
// trying leaves all stories standing.
func TestDecideOnHeld(t *testing.T) {
	s, err := Open(t.Context(), Memory)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	add(t, s, taken("karvik", 0, "s_a"), taken("odra", 1, "s_b"), held(taken("mute", 2, "")))
	err = s.Decide(t.Context(), &parallax.Decision{Kind: parallax.Together, Story: "s_a", Articles: []parallax.ArticleID{"a_karvik", "a_mute"}, Who: "test", At: hour(3)})
	if !errors.Is(err, parallax.ErrInvalid) {
		t.Errorf("the decision gives %v", err)
	}
	if stories, err := s.Stories(t.Context()); err != nil || len(stories) != 2 {
		t.Errorf("%d stories stand, %v", len(stories), err)
	}
}

// decide makes a decision by ann.
func decide(kind parallax.DecisionKind, story parallax.StoryID, articles ...parallax.ArticleID) *parallax.Decision {
	return &parallax.Decision{Kind: kind, Story: story, Articles: articles, Who: "ann", At: hour(9)}
}

// TestDecideRefusesContradictions wants a decision that contradicts one that stands to change
// nothing and to say what stands in its way, and to be possible once that was undone.
func TestDecideRefusesContradictions(t *testing.T) {
	s := open(t, Memory)
	add(t, s, taken("ayr", 0, "s_a"), taken("bex", 1, "s_b"), taken("cork", 2, "s_c"))
	first, second := decide(parallax.Together, "s_a", "a_ayr", "a_bex"), decide(parallax.Together, "s_a", "a_bex", "a_cork")
	for _, d := range []*parallax.Decision{first, second} {
		if err := s.Decide(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	split := decide(parallax.Apart, "s_new", "a_cork")
	split.Others = []parallax.ArticleID{"a_ayr"}
	err := s.Decide(t.Context(), split)
	if !errors.Is(err, parallax.ErrConflict) || !strings.Contains(err.Error(), "decision 2 (together, by ann on") {
		t.Errorf("split of what was merged: %v", err)
	}
	if all, err := s.Decisions(t.Context()); err != nil || len(all) != 2 {
		t.Errorf("%d decisions stand, %v", len(all), err)
	}
	wantStories(t, s, "s_a: a_ayr a_bex a_cork")
	if err := s.Undo(t.Context(), nine, "Ann", second.ID); err != nil {
		t.Fatal(err)
	}
	if err := s.Decide(t.Context(), split); err != nil {
		t.Errorf("after undoing: %v", err)
	}
	wantStories(t, s, "s_a: a_ayr a_bex", "s_new: a_cork")
}

// TestDecideMovesWhatIsNear wants what is at hand to follow a decision as the database does: the
// stories of the articles, their storylines, and where the articles decided about stand.
func TestDecideMovesWhatIsNear(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := open(t, path)
	b := taken("bex", 1, "s_2")
	b.Place.Storyline, b.Place.Link = "l_1", []parallax.StoryID{"s_1"}
	add(t, s, taken("ayr", 0, "s_1"), b, taken("cork", 2, "s_2"))
	split := decide(parallax.Apart, "s_new", "a_cork")
	split.Others = []parallax.ArticleID{"a_bex"}
	if err := s.Decide(t.Context(), split); err != nil {
		t.Fatal(err)
	}
	merging := taken("dole", 3, "s_1")
	merging.Place.Merge = []parallax.StoryID{"s_new"}
	for _, step := range []*Taken{nil, merging} {
		if step != nil {
			add(t, s, step)
		}
		now := near(s, parallax.Sketch{})
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		s = open(t, path)
		if d := cmp.Diff(near(s, parallax.Sketch{}), now, cmp.AllowUnexported(parallax.Sketch{}), cmpopts.EquateEmpty(), cmpopts.IgnoreFields(parallax.Near{}, "Rulings")); d != "" {
			t.Errorf("near (-as stored +at hand):\n%s", d)
		}
		if line := now.Sketches[2].Storyline; line != "l_1" {
			t.Errorf("what was split off is in storyline %q", line)
		}
	}
}

// TestMeansAreOfOneModel wants the means of one model never to be given as those of another.
func TestMeansAreOfOneModel(t *testing.T) {
	s := open(t, Memory)
	for _, m := range []Mean{{"words", "text", "en", 3, []float64{1, 2}}, {"other", "text", "en", 5, []float64{7}}, {"words", "text", "en", 4, []float64{2, 2}}} {
		if err := s.write(t.Context(), func(tx *sql.Tx) error { return keepMean(t.Context(), tx, m) }); err != nil {
			t.Fatal(err)
		}
	}
	got, err := s.Means(t.Context(), "words")
	if err != nil || cmp.Diff(got, []Mean{{"words", "text", "en", 4, []float64{2, 2}}}) != "" {
		t.Errorf("%v, %v", got, err)
	}
	if got, err := s.Means(t.Context(), "third"); err != nil || len(got) != 0 {
		t.Errorf("of a model never used: %v, %v", got, err)
	}
}

// TestTakeBackIsWhole wants a decision to be taken back with its articles or not at all.
func TestTakeBackIsWhole(t *testing.T) {
	s := open(t, Memory)
	add(t, s, taken("ayr", 0, "s_a"), taken("bex", 1, "s_b"))
	d := decide(parallax.Together, "s_a", "a_ayr", "a_bex")
	d.From = map[parallax.ArticleID]parallax.StoryID{"a_ayr": "s_a", "a_bex": "s_b"}
	if err := s.Decide(t.Context(), d); err != nil {
		t.Fatal(err)
	}
	sql := func(statement string) {
		if _, err := s.db.ExecContext(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	sql(`CREATE TRIGGER stop BEFORE UPDATE ON placement BEGIN SELECT RAISE(ABORT, 'stop'); END`)
	if _, err := s.TakeBack(t.Context(), nine, "Ann", d.ID); err == nil {
		t.Fatal("no error though no article can be moved")
	}
	if all, err := s.Decisions(t.Context()); err != nil || len(all) != 1 {
		t.Errorf("%d decisions stand, %v", len(all), err)
	}
	wantStories(t, s, "s_a: a_ayr a_bex")
	sql(`DROP TRIGGER stop`)
	if changed, err := s.TakeBack(t.Context(), nine, "Ann", d.ID); err != nil || len(changed) != 2 {
		t.Errorf("changed %v, %v", changed, err)
	}
	wantStories(t, s, "s_a: a_ayr", "s_b: a_bex")
	if _, err := s.TakeBack(t.Context(), nine, "Ann", d.ID); !errors.Is(err, parallax.ErrNotFound) {
		t.Errorf("taken back twice: %v", err)
	}
	if was, err := s.Undone(t.Context()); err != nil || len(was) != 1 || was[0].ID != d.ID || was[0].By != "Ann" || !was[0].Until.Equal(nine) || was[0].Kind != parallax.Together {
		t.Errorf("the history holds %+v, %v", was, err)
	}
	next := decide(parallax.Locked, "s_a", "a_ayr")
	if err := s.Decide(t.Context(), next); err != nil || next.ID == d.ID {
		t.Errorf("the next decision has the number %d again, %v", next.ID, err)
	}
}

// TestRegroupIsOfNow wants what was found before a person decided something to be refused, whole, and what was found after to be kept.
func TestRegroupIsOfNow(t *testing.T) {
	s := open(t, Memory)
	add(t, s, taken("ayr", 0, "s_a"), taken("bex", 1, "s_a"), taken("cork", 2, "s_c"))
	find := func() *parallax.Regrouping {
		near, err := s.Near(t.Context(), parallax.Sketch{Article: "a_ayr"}, time.Hour)
		if err != nil {
			t.Fatal(err)
		}
		return &parallax.Regrouping{Moves: []parallax.Move{{Article: "a_ayr", From: "s_a", To: "s_new"}}, Merge: [][2]parallax.StoryID{{"s_c", "s_a"}}, Rulings: near.Rulings}
	}
	before := find()
	if err := s.Decide(t.Context(), decide(parallax.Locked, "s_a", "a_ayr", "a_bex")); err != nil {
		t.Fatal(err)
	}
	if err := s.Regroup(t.Context(), before, nil); !errors.Is(err, ErrDecided) {
		t.Errorf("found before the decision: %v", err)
	}
	wantStories(t, s, "s_a: a_ayr a_bex", "s_c: a_cork")
	if err := s.Regroup(t.Context(), find(), nil); err != nil {
		t.Error(err)
	}
	wantStories(t, s, "s_a: a_bex a_cork", "s_new: a_ayr")
}

// TestAddIsOfNow wants an article whose place was found before a person decided something to be refused, whole.
func TestAddIsOfNow(t *testing.T) {
	s := open(t, Memory)
	add(t, s, taken("ayr", 0, "s_a"), taken("bex", 1, "s_a"))
	late := taken("cork", 2, "s_a")
	near, err := s.Near(t.Context(), late.Sketch, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	late.Rulings = near.Rulings
	if err := s.Decide(t.Context(), decide(parallax.Locked, "s_a", "a_ayr", "a_bex")); err != nil {
		t.Fatal(err)
	}
	if err := s.Add(t.Context(), late); !errors.Is(err, ErrDecided) {
		t.Errorf("placed before the decision: %v", err)
	}
	wantStories(t, s, "s_a: a_ayr a_bex")
}

// TestTakeBackOfLocked wants what would move articles into or out of a locked story not to be taken back before the lock is.
func TestTakeBackOfLocked(t *testing.T) {
	s := open(t, Memory)
	add(t, s, taken("ayr", 0, "s_a"), taken("bex", 1, "s_b"))
	merge := decide(parallax.Together, "s_a", "a_ayr", "a_bex")
	merge.From = map[parallax.ArticleID]parallax.StoryID{"a_ayr": "s_a", "a_bex": "s_b"}
	lock := decide(parallax.Locked, "s_a", "a_ayr", "a_bex")
	for _, d := range []*parallax.Decision{merge, lock} {
		if err := s.Decide(t.Context(), d); err != nil {
			t.Fatal(err)
		}
	}
	_, err := s.TakeBack(t.Context(), nine, "Ann", merge.ID)
	if against := (*parallax.Contradiction)(nil); !errors.As(err, &against) || len(against.Against) != 1 || against.Against[0].ID != lock.ID {
		t.Errorf("a merge of a locked story is taken back: %v", err)
	}
	wantStories(t, s, "s_a: a_ayr a_bex")
	for _, d := range []*parallax.Decision{lock, merge} {
		if _, err := s.TakeBack(t.Context(), nine, "Ann", d.ID); err != nil {
			t.Fatal(err)
		}
	}
	wantStories(t, s, "s_a: a_ayr", "s_b: a_bex")
}
