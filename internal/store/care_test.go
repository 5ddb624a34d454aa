package store

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax"
)

// dossierOf is a dossier that says no more than which articles it is made of.
func dossierOf(story parallax.StoryID, articles ...string) (parallax.Comparison, parallax.Dossier) {
	c := parallax.Comparison{Story: story}
	for _, a := range articles {
		c.Claims = append(c.Claims, parallax.Claim{ID: parallax.ClaimID("c_" + a), Members: []parallax.Member{{Statement: parallax.Statement{Evidence: parallax.Evidence{Article: parallax.ArticleID("a_" + a)}}}}})
	}
	return c, parallax.Dossier{Format: parallax.DossierFormat, Story: story, Made: nine}
}

// filled gives a store with two stories of one storyline and a third alone, each with its dossier.
func filled(t *testing.T, s *Store) {
	t.Helper()
	bex := taken("bex", 1, "s_1")
	cob := taken("cob", 2, "s_2")
	cob.Place.Storyline, cob.Place.Link = "l_1", []parallax.StoryID{"s_1"}
	old := taken("dun", -24*100, "s_3")
	for _, x := range []*Taken{taken("ayr", 0, "s_1"), bex, cob, old} {
		x.Page.Fetched = x.Article.Published.Time
		add(t, s, x)
	}
	for story, articles := range map[parallax.StoryID][]string{"s_1": {"ayr", "bex"}, "s_2": {"cob", "ayr"}, "s_3": {"dun"}} {
		c, d := dossierOf(story, articles...)
		if err := s.Publish(t.Context(), c, d); err != nil {
			t.Fatal(err)
		}
	}
}

func init() {
	suite["an article is forgotten for good, with every dossier that names it"] = func(t *testing.T, s *Store) {
		filled(t, s)
		e, err := s.Erase(t.Context(), nine, ForgetArticle, "a_ayr")
		if err != nil || e.Articles != 1 || e.Pages != 1 || e.Dossiers != 2 || !slices.Equal(e.Stories, []parallax.StoryID{"s_1", "s_2"}) {
			t.Errorf("erased %+v, %v", e, err)
		}
		if _, err := s.Articles(t.Context(), []parallax.ArticleID{"a_ayr"}); !errors.Is(err, parallax.ErrNotFound) {
			t.Errorf("the article: %v", err)
		}
		wantStories(t, s, "s_1 of l_1: a_bex", "s_2 of l_1: a_cob", "s_3: a_dun")
		if skip, err := s.Skip(t.Context(), "a_ayr", "The ayr", parallax.PageFull); skip != SkipForgotten || err != nil {
			t.Errorf("taken again: %v, %v", skip, err)
		}
		if slices.ContainsFunc(near(s, parallax.Sketch{}).Sketches, func(k parallax.Sketch) bool { return k.Article == "a_ayr" }) {
			t.Error("its sketch is still at hand")
		}
		if faults, err := s.Faults(t.Context()); len(faults) > 0 || err != nil {
			t.Errorf("faults %v, %v", faults, err)
		}
		if _, err := s.Erase(t.Context(), nine, ForgetArticle, "a_none"); !errors.Is(err, parallax.ErrNotFound) {
			t.Errorf("an article that is not there: %v", err)
		}
	}
	suite["an outlet is forgotten with what it publishes later"] = func(t *testing.T, s *Store) {
		filled(t, s)
		if e, err := s.Erase(t.Context(), nine, ForgetOutlet, "The bex"); err != nil || e.Articles != 1 {
			t.Errorf("erased %+v, %v", e, err)
		}
		if skip, err := s.Skip(t.Context(), "a_new", "The bex", parallax.PageFull); skip != SkipForgotten || err != nil {
			t.Errorf("a new article of it: %v, %v", skip, err)
		}
		if skip, err := s.Skip(t.Context(), "a_new", "", parallax.PageFull); skip != SkipNot || err != nil {
			t.Errorf("an article of nobody known: %v, %v", skip, err)
		}
	}
	suite["what is old goes with its whole storyline, but for what a person decided on"] = func(t *testing.T, s *Store) {
		filled(t, s)
		locked := taken("elm", -24*120, "s_4")
		add(t, s, locked)
		d := parallax.Decision{Kind: parallax.Named, Articles: []parallax.ArticleID{"a_elm"}, Story: "s_4", Title: "Elm", Who: "ann", At: nine}
		if err := s.Decide(t.Context(), &d); err != nil {
			t.Fatal(err)
		}
		got, err := s.Retain(t.Context(), hour(3), Retention{Age: 50 * 24 * time.Hour})
		if err != nil || got.Stories != 1 || got.Articles != 1 {
			t.Errorf("let go of %+v, %v", got, err)
		}
		wantStories(t, s, "s_1 of l_1: a_ayr a_bex", "s_2 of l_1: a_cob", "s_4: a_elm")
		if _, _, err := s.Dossier(t.Context(), "s_3"); !errors.Is(err, parallax.ErrNotFound) {
			t.Errorf("its dossier: %v", err)
		}
		if got, err := s.Retain(t.Context(), hour(3), Retention{Bytes: 1}); err != nil || got.Stories != 2 {
			t.Errorf("for room %+v, %v", got, err)
		}
		wantStories(t, s, "s_4: a_elm")
		if faults, err := s.Faults(t.Context()); len(faults) > 0 || err != nil {
			t.Errorf("faults %v, %v", faults, err)
		}
	}
	suite["a storyline that a person spoke of stays whole"] = func(t *testing.T, s *Store) {
		for i, line := range []parallax.StorylineID{"l_1", "l_2"} {
			n := string(rune('1' + i))
			add(t, s, taken("ayr"+n, -24*100, parallax.StoryID("s_a"+n)))
			x := taken("bex"+n, -24*99, parallax.StoryID("s_b"+n))
			x.Place.Storyline, x.Place.Link = line, []parallax.StoryID{parallax.StoryID("s_a" + n)}
			add(t, s, x)
		}
		d := parallax.Decision{Kind: parallax.Named, Articles: []parallax.ArticleID{"a_ayr1"}, Story: "s_a1", Title: "Elm", Who: "ann", At: nine}
		if err := s.Decide(t.Context(), &d); err != nil {
			t.Fatal(err)
		}
		if _, err := s.Judge(t.Context(), saidOf(parallax.Comment, "a_ayr2")); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Retain(t.Context(), hour(3), Retention{Age: 50 * 24 * time.Hour}); err != nil || got.Stories != 0 {
			t.Errorf("let go of %+v, %v", got, err)
		}
	}
	suite["a story that is let go of takes the dossiers of those that became part of it along"] = func(t *testing.T, s *Store) {
		add(t, s, taken("ayr", -24*100, "s_1"))
		c, d := dossierOf("s_1", "ayr")
		if err := s.Publish(t.Context(), c, d); err != nil {
			t.Fatal(err)
		}
		x := taken("bex", -24*99, "s_2")
		x.Place.Merge = []parallax.StoryID{"s_1"}
		add(t, s, x)
		if got, err := s.Retain(t.Context(), hour(3), Retention{Age: 50 * 24 * time.Hour}); err != nil || got.Articles != 2 {
			t.Errorf("let go of %+v, %v", got, err)
		}
		if left, err := s.Tables(t.Context()); err != nil || left.Dossiers != 0 {
			t.Errorf("left %+v, %v", left, err)
		}
	}
	suite["what a dossier that stays shows stays, and goes with it"] = func(t *testing.T, s *Store) {
		filled(t, s)
		c, d := dossierOf("s_1", "dun", "bex") // dun stood in s_1 before
		if err := s.Publish(t.Context(), c, d); err != nil {
			t.Fatal(err)
		}
		c, d = dossierOf("s_1", "ayr", "bex")
		if err := s.Publish(t.Context(), c, d); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Retain(t.Context(), hour(3), Retention{Age: 50 * 24 * time.Hour}); err != nil || got.Articles != 0 {
			t.Errorf("let go of %+v, %v", got, err)
		}
		if a, err := s.Articles(t.Context(), []parallax.ArticleID{"a_dun"}); err != nil || a[0].Article.Text == "" {
			t.Errorf("what version 2 shows: %v", err)
		}
		if got, err := s.Retain(t.Context(), hour(24*60), Retention{Age: 50 * 24 * time.Hour}); err != nil || got.Articles != 4 || got.Stories != 3 {
			t.Errorf("later %+v, %v", got, err)
		}
		if left, err := s.Tables(t.Context()); err != nil || left.Dossiers+left.Articles+left.Pages+left.Stories != 0 {
			t.Errorf("left %+v, %v", left, err)
		}
	}
	suite["a version of a dossier is taken apart once, and none where nothing is old"] = func(t *testing.T, s *Store) {
		filled(t, s)
		c, d := dossierOf("s_1", "dun", "bex") // dun, which is old, stands in s_3 and is shown by s_1
		if err := s.Publish(t.Context(), c, d); err != nil {
			t.Fatal(err)
		}
		var sound []byte
		if err := s.read.QueryRow(`SELECT data FROM dossier WHERE story = 's_1' AND version = 2`).Scan(&sound); err != nil {
			t.Fatal(err)
		}
		set := func(data []byte) {
			t.Helper()
			if _, err := s.db.Exec(`UPDATE dossier SET data = ? WHERE story = 's_1' AND version = 2`, data); err != nil {
				t.Fatal(err)
			}
		}
		retain := func() (Retained, error) { return s.Retain(t.Context(), hour(3), Retention{Age: 50 * 24 * time.Hour}) }
		set([]byte("none"))
		if _, err := s.Retain(t.Context(), hour(3), Retention{Age: 500 * 24 * time.Hour}); err != nil {
			t.Errorf("nothing is old: %v", err)
		}
		if _, err := retain(); err == nil {
			t.Error("a version that cannot be read was not read")
		}
		set(sound)
		if got, err := retain(); err != nil || got.Articles != 0 {
			t.Errorf("let go of %+v, %v", got, err)
		}
		set([]byte("none"))
		if got, err := retain(); err != nil || got.Articles != 0 {
			t.Errorf("the same once more: let go of %+v, %v", got, err)
		}
		set(sound)
		add(t, s, taken("elm", -24*100, "s_4"))
		c, d = dossierOf("s_1", "ayr", "bex", "elm")
		if err := s.Publish(t.Context(), c, d); err != nil {
			t.Fatal(err)
		}
		if got, err := retain(); err != nil || got.Articles != 0 {
			t.Errorf("a version was added: let go of %+v, %v", got, err)
		}
		if _, err := s.db.Exec(`DELETE FROM dossier WHERE story = 's_1' AND version = 2`); err != nil {
			t.Fatal(err)
		}
		if got, err := retain(); err != nil || got.Articles != 1 {
			t.Errorf("the version that showed it is gone: let go of %+v, %v", got, err)
		}
	}
	suite["what came lately is not old, whenever it was reported"] = func(t *testing.T, s *Store) {
		x := taken("ayr", -24*400, "s_1")
		x.Page.Fetched = hour(0)
		add(t, s, x)
		y := held(taken("bex", -24*400, ""))
		y.Page.Fetched = hour(0)
		add(t, s, y)
		if got, err := s.Retain(t.Context(), hour(24*29), Retention{Age: 30 * 24 * time.Hour}); err != nil || got != (Retained{}) {
			t.Errorf("let go of %+v, %v", got, err)
		}
		if got, err := s.Retain(t.Context(), hour(24*31), Retention{Age: 30 * 24 * time.Hour}); err != nil || got.Articles != 2 || got.Stories != 1 {
			t.Errorf("a month later %+v, %v", got, err)
		}
	}
	suite["a decision keeps its articles wherever they stand now"] = func(t *testing.T, s *Store) {
		for i, name := range []string{"ayr", "bex", "cob"} {
			add(t, s, taken(name, -24*100-i, "s_1"))
		}
		apart := parallax.Decision{Kind: parallax.Apart, Articles: []parallax.ArticleID{"a_bex"}, Others: []parallax.ArticleID{"a_ayr"}, Story: "s_2", Who: "ann", At: nine}
		if err := s.Decide(t.Context(), &apart); err != nil {
			t.Fatal(err)
		}
		if err := s.write(t.Context(), func(tx *sql.Tx) error { // as grouping anew does
			_, err := tx.Exec(`INSERT INTO story (id, sequence) VALUES ('s_9', 9); UPDATE placement SET story = 's_9' WHERE article = 'a_ayr'`)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		if got, err := s.Retain(t.Context(), hour(3), Retention{Age: 50 * 24 * time.Hour}); err != nil || got.Articles != 1 {
			t.Errorf("let go of %+v, %v", got, err)
		}
		wantStories(t, s, "s_2: a_bex", "s_9: a_ayr")
	}
	suite["what changed since it was found to be old stays"] = func(t *testing.T, s *Store) {
		for name, change := range map[string]func(story parallax.StoryID, article string){
			"a": func(story parallax.StoryID, _ string) { add(t, s, taken("new", 0, story)) },
			"b": func(story parallax.StoryID, article string) {
				d := parallax.Decision{Kind: parallax.Named, Articles: []parallax.ArticleID{parallax.ArticleID(article)}, Story: story, Title: "x", Who: "ann", At: nine}
				if err := s.Decide(t.Context(), &d); err != nil {
					t.Fatal(err)
				}
			},
		} {
			story := parallax.StoryID("s_" + name)
			add(t, s, taken(name, -24*100, story))
			found, err := s.units(t.Context(), func(string) bool { return true })
			found = slices.DeleteFunc(found, func(u unit) bool { return u.articles[0] != parallax.ArticleID("a_"+name) })
			if err != nil || len(found) == 0 {
				t.Fatal(found, err)
			}
			change(story, "a_"+name)
			var out Retained
			if err := s.drop(t.Context(), found, &out); err != nil || out != (Retained{}) {
				t.Errorf("%s: let go of %+v, %v", name, out, err)
			}
		}
	}
	suite["faults are found"] = func(t *testing.T, s *Store) {
		filled(t, s)
		if faults, err := s.Faults(t.Context()); len(faults) > 0 || err != nil {
			t.Errorf("faults of a sound store: %v, %v", faults, err)
		}
		for _, q := range []string{
			`DELETE FROM placement WHERE article = 'a_ayr'`, `UPDATE placement SET story = 's_9' WHERE article = 'a_bex'`,
			`INSERT INTO item (feed, id, link, seen, updated) VALUES ('f_1', '1', 'https://ayr.example/1', '', '')`,
		} {
			if _, err := s.db.Exec(q); err != nil {
				t.Fatal(err)
			}
		}
		faults, err := s.Faults(t.Context())
		if err != nil || len(faults) != 3 {
			t.Errorf("faults %q, %v", faults, err)
		}
	}
}

// TestErasedBytes holds that nothing of a forgotten article can be found in the file.
func TestErasedBytes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "news.db")
	s := open(t, path)
	x := taken("ayr", 0, "s_1")
	x.Page.Input, x.Article.Input = "unmistakable-input", "unmistakable-input"
	x.Article.Text = "A quillwort stood there."
	add(t, s, x, taken("bex", 1, "s_1"))
	v := saidOf(parallax.Confirm, "a_ayr", "a_bex")
	v.Kept = &parallax.Difference{Sides: []parallax.Side{{Evidence: parallax.Evidence{Article: "a_ayr", Exact: "words of unmistakable-input"}}}}
	if _, err := s.Judge(t.Context(), v); err != nil {
		t.Fatal(err)
	}
	if err := s.Want(t.Context(), nine, Job{Kind: WorkPage, Key: "unmistakable-input", Host: "ayr.example"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Erase(t.Context(), nine, ForgetArticle, "unmistakable-input"); err != nil {
		t.Fatal(err)
	}
	for _, end := range []string{"", "-wal"} {
		raw, err := os.ReadFile(path + end)
		if err != nil && !os.IsNotExist(err) {
			t.Fatal(err)
		}
		for _, words := range []string{"unmistakable-input", "quillwort"} {
			if strings.Contains(string(raw), words) {
				t.Errorf("%s is still in %q", words, filepath.Base(path+end))
			}
		}
	}
}

// TestBackup backs a store up while it is written to, damages it, and restores it.
func TestBackup(t *testing.T) {
	dir := t.TempDir()
	path, copied := filepath.Join(dir, "news.db"), filepath.Join(dir, "copy.db")
	s := open(t, path)
	filled(t, s)
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), copied); err == nil {
		t.Error("a backup was written over another")
	}
	add(t, s, taken("elm", 5, "s_5"))
	if err := s.Lock(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := Restore(t.Context(), copied, path, true); !errors.Is(err, ErrLocked) {
		t.Errorf("restored under a program that works on it: %v", err)
	}
	s.Close()
	if err := Restore(t.Context(), copied, path, false); err == nil {
		t.Error("restored over a store without being told to")
	}
	if err := Restore(t.Context(), copied, path, true); err != nil {
		t.Fatal(err)
	}
	wantStories(t, open(t, path), "s_1 of l_1: a_ayr a_bex", "s_2 of l_1: a_cob", "s_3: a_dun")
	wantStories(t, open(t, path+"-before"), "s_1 of l_1: a_ayr a_bex", "s_2 of l_1: a_cob", "s_3: a_dun", "s_5: a_elm")
	broken := filepath.Join(dir, "broken.db")
	raw, err := os.ReadFile(copied)
	if err == nil {
		copy(raw[len(raw)/2:], make([]byte, 8192))
		err = os.WriteFile(broken, raw, 0o600)
	}
	if err != nil {
		t.Fatal(err)
	}
	if err := Restore(t.Context(), broken, path, true); err == nil {
		t.Error("a damaged backup was restored")
	}
	nothing := filepath.Join(dir, "nothing.db")
	if err := os.WriteFile(nothing, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for from, want := range map[string]string{nothing: "is empty", dir: "is a folder", nothing + "x": "no such file"} {
		if err := Restore(t.Context(), from, path, true); err == nil || !strings.Contains(err.Error(), from) || !strings.Contains(err.Error(), want) || strings.Contains(err.Error(), "\n") {
			t.Errorf("restoring from %s gives %v, want that it %s", from, err, want)
		}
	}
}
