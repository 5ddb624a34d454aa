package store

import (
	"database/sql"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"testing"
)

// TestMigrateFromEveryVersion opens a database of each earlier version, with a story
// in it, and wants the schema of a new one, the story and nothing amiss.
func TestMigrateFromEveryVersion(t *testing.T) {
	files, err := fs.Glob(migrations, "migration/*.sql")
	if err != nil || len(files) < 11 {
		t.Fatal(files, err)
	}
	schema := func(s *Store) []string {
		list, err := all(t.Context(), s.db, one[string], `SELECT type || ' ' || name || ' ' || COALESCE(sql, '') FROM sqlite_schema ORDER BY 1`)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	want := schema(open(t, Memory))
	for version := 1; version < len(files); version++ {
		path := filepath.Join(t.TempDir(), "store.db")
		db, err := sql.Open("sqlite", path)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range files[:version] {
			text, err := migrations.ReadFile(name)
			if err == nil {
				_, err = db.Exec(string(text))
			}
			if err != nil {
				t.Fatal(name, err)
			}
		}
		_, err = db.Exec(fmt.Sprintf(`INSERT INTO story (id, sequence) VALUES ('s_a', 1); PRAGMA user_version = %d`, version))
		if err != nil {
			t.Fatal(err)
		}
		if err := db.Close(); err != nil {
			t.Fatal(err)
		}
		s := open(t, path)
		if got := schema(s); !slices.Equal(got, want) {
			t.Errorf("from version %d: schema\n%q\nwant\n%q", version, got, want)
		}
		if to, err := s.Redirect(t.Context(), "s_a"); err != nil || to != "s_a" {
			t.Errorf("from version %d: the story is %q, %v", version, to, err)
		}
		if faults, err := s.Faults(t.Context()); err != nil || len(faults) > 0 {
			t.Errorf("from version %d: %q, %v", version, faults, err)
		}
	}
}
