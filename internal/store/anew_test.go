package store

import (
	"database/sql"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parallax"
)

// TestCarry wants groups made anew to keep the IDs of those before, and every ID of before to lead somewhere.
func TestCarry(t *testing.T) {
	// "ab c" is two groups, named by their articles; "x:ab" one of the ID x.
	read := func(text string) map[string]string {
		out := map[string]string{}
		for _, part := range strings.Fields(text) {
			id, articles, _ := strings.Cut(part, ":")
			for _, a := range articles {
				out[string(a)] = id
			}
		}
		return out
	}
	for name, test := range map[string]struct{ before, after, redirects, decided, final, leads string }{
		"as before":                 {"x:ab y:c", "p:ab q:c", "", "", "p=x q=y", ""},
		"names swapped":             {"x:ab y:cd", "y:ab x:cd", "", "", "x=y y=x", ""},
		"merged":                    {"x:abc y:d", "p:abcd", "", "", "p=x", "y=x"},
		"split":                     {"x:abcd", "p:abc q:d", "", "", "p=x q=q", ""},
		"split under the same name": {"x:abcd", "p:abc x:d", "", "", "", ""},
		"an ID that a person gave":  {"x:abc y:d", "y:abc q:d", "", "y", "q=q y=y", "x=y"},
		"old redirects":             {"x:ab y:c", "p:abc", "r=x s=y", "", "p=x", "r=x s=x y=x"},
		"nothing is left":           {"x:ab y:c", "p:ab", "r=y", "", "p=x", "r= y="},
	} {
		n := carry(read(test.before), read(test.after), map[string]bool{test.decided: true})
		before := map[string]string{}
		for _, id := range read(test.before) {
			before[id] = ""
		}
		for _, part := range strings.Fields(test.redirects) {
			from, to, _ := strings.Cut(part, "=")
			before[from] = to
		}
		n.follow(before)
		show := func(m map[string]string) string {
			var out []string
			for k, v := range m {
				out = append(out, k+"="+v)
			}
			slices.Sort(out)
			return strings.Join(out, " ")
		}
		if name == "split under the same name" {
			if n.final["p"] != "x" || n.final["x"] == "x" || n.final["x"] == "" {
				t.Errorf("%s: %s", name, show(n.final))
			}
			continue
		}
		if got := show(n.final); got != test.final {
			t.Errorf("%s: go on as %s, want %s", name, got, test.final)
		}
		if got := show(n.redirect); got != test.leads {
			t.Errorf("%s: lead to %s, want %s", name, got, test.leads)
		}
	}
}

// TestReplaceSeesWhatCame wants nothing to be replaced when a page or a decision came meanwhile.
func TestReplaceSeesWhatCame(t *testing.T) {
	for name, meanwhile := range map[string]func(*Store){
		"a page":     func(s *Store) { add(t, s, taken("late", 5, "s_late")) },
		"a decision": func(s *Store) { _ = s.Decide(t.Context(), decide(parallax.Together, "s_a", "a_ayr")) },
	} {
		for _, path := range []string{Memory, filepath.Join(t.TempDir(), "store.db")} {
			s := open(t, path)
			add(t, s, taken("ayr", 0, "s_a"), taken("bex", 1, "s_b"))
			a, err := s.Anew(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			meanwhile(s)
			want := stories(t, s)
			if err := s.Replace(t.Context(), hour(9), a); !errors.Is(err, parallax.ErrConflict) {
				t.Errorf("%s came: %v", name, err)
			}
			wantStories(t, s, want)
			add(t, s, taken("after", 6, "s_b")) // the database is free again
		}
	}
}

// TestReplaceKnowsLines wants the lines of articles to be those of their new reading, also in a store that
// had articles before it kept lines.
func TestReplaceKnowsLines(t *testing.T) {
	s := open(t, Memory)
	add(t, s, taken("ayr", 0, "s_a"))
	if _, err := s.db.ExecContext(t.Context(), `UPDATE line SET key = 7`); err != nil {
		t.Fatal(err)
	}
	a, err := s.Anew(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	again := taken("ayr", 0, "s_a")
	add(t, a.Store, again)
	if err := s.Replace(t.Context(), hour(9), a); err != nil {
		t.Fatal(err)
	}
	got, err := all(t.Context(), s.db, func(r *sql.Rows) (key int64, err error) { return key, r.Scan(&key) }, `SELECT key FROM line`)
	if want := linesOf(&again.Article); err != nil || len(got) != 1 || len(want) != 1 || got[0] != want[0].key {
		t.Errorf("%v, %v are known, want those of %v", got, err, want)
	}
}

// TestReplaceInMemory puts a store made anew in place of one that has no file.
func TestReplaceInMemory(t *testing.T) {
	s := open(t, Memory)
	add(t, s, taken("ayr", 0, "s_a"), taken("bex", 1, "s_b"))
	a, err := s.Anew(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	err = s.Kept(t.Context(), func(k Kept) error {
		n++
		x := taken(strings.TrimPrefix(string(k.Article), "a_"), n, "s_one")
		x.Kept, x.Article.Revision = k, 1
		return a.Add(t.Context(), x)
	})
	if err != nil || n != 2 {
		t.Fatal(n, err)
	}
	if err := s.Replace(t.Context(), hour(9), a); err != nil {
		t.Fatal(err)
	}
	wantStories(t, s, "s_a: a_ayr a_bex")
	if work, err := s.Work(t.Context(), false, 9, 0); err != nil || len(work) != 1 || work[0].Kind != WorkStory || work[0].Key != "s_a" {
		t.Errorf("%+v, %v waits to be composed", work, err)
	}
	if to, err := s.Redirect(t.Context(), "s_b"); err != nil || to != "s_a" {
		t.Errorf("s_b leads to %q: %v", to, err)
	}
	if got := fmt.Sprint(near(s, parallax.Sketch{}).Documents); got != "2" {
		t.Errorf("%s articles are counted", got)
	}
}
