package store

import (
	"bytes"
	"fmt"
	"path/filepath"
	"reflect"
	"testing"

	"parallax"
)

// TestOldSketches holds that sketches as versions before wrote them are read as what they say, and written as this one
// writes them; what is broken is an error that names the article.
func TestOldSketches(t *testing.T) {
	path := filepath.Join(t.TempDir(), "store.db")
	s := open(t, path)
	var want []parallax.Sketch
	for i := range 3 {
		k := taken(fmt.Sprint("ferry", i), i, "s_1")
		k.Sketch.Hashes, k.Sketch.Passages, k.Sketch.At = []uint16{1, 65535}, []uint32{7, 1 << 31}, hour(i)
		k.Sketch.Terms = parallax.NewTerms(map[string]int{"w:ferri": 100 + i, "n:brandt": 3})
		k.Sketch.Vector = parallax.Vector{0.6, -0.8}
		if err := s.Add(t.Context(), k); err != nil {
			t.Fatal(err)
		}
	}
	want = s.recent.Standing()
	for i, k := range want {
		whole := struct {
			parallax.Sketch
			Hashes []uint32 `json:"hashes"`
		}{k, []uint32{1 + 5<<16, 65535}}
		whole.Terms, whole.Vector, whole.Title = parallax.NewTerms(map[string]int{"w:ferri": 100 + i, "n:brandt": 3}), parallax.Vector{0.6, -0.8}, parallax.Terms{}
		data, err := pack(whole)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.db.ExecContext(t.Context(), `UPDATE sketch SET data = ? WHERE article = ?`, data, k.Article); err != nil {
			t.Fatal(err)
		}
	}
	for _, old := range []int{len(want), 0} {
		if n := packedSketches(t, s); n != old {
			t.Errorf("%d sketches are packed, want %d", n, old)
		}
		r, err := s.loadRecent(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if got := r.Standing(); !reflect.DeepEqual(got, want) {
			t.Errorf("%+v\nwant %+v", got, want)
		}
	}
	for _, data := range []string{"", "\x28\xb5\x2f\xfd", "\x01\x02", "\x02"} {
		if _, err := s.db.ExecContext(t.Context(), `UPDATE sketch SET data = ? WHERE article = ?`, []byte(data), want[0].Article); err != nil {
			t.Fatal(err)
		}
		if _, err := s.loadRecent(t.Context()); err == nil {
			t.Errorf("%q was read as a sketch", data)
		}
	}
}

// TestOldSketchWrittenMeanwhile holds that a sketch which another program wrote after it was read is not written over.
func TestOldSketchWrittenMeanwhile(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "store.db"))
	add(t, s, taken("ferry", 1, "s_1"), taken("quay", 2, "s_1"))
	var newer []byte
	if err := s.db.QueryRowContext(t.Context(), `UPDATE sketch SET data = x'28b52ffd00' WHERE article = 'a_quay' RETURNING (SELECT data FROM sketch WHERE article = 'a_ferry')`).Scan(&newer); err != nil {
		t.Fatal(err)
	}
	r := NewRecent()
	for _, id := range []parallax.ArticleID{"a_ferry", "a_quay"} {
		r.put(parallax.Sketch{Article: id, Story: "s_1", Outlet: "as it was read"})
	}
	if err := s.renewSketches(t.Context(), r, []parallax.ArticleID{"a_ferry", "a_quay"}); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[parallax.ArticleID]bool{"a_ferry": false, "a_quay": true} {
		var data []byte
		if err := s.db.QueryRowContext(t.Context(), `SELECT data FROM sketch WHERE article = ?`, id).Scan(&data); err != nil {
			t.Fatal(err)
		}
		if written := bytes.Contains(data, []byte("as it was read")); written != want || id == "a_ferry" && !bytes.Equal(data, newer) {
			t.Errorf("%s: written anew is %v, want %v", id, written, want)
		}
	}
}

func packedSketches(t *testing.T, s *Store) (n int) {
	t.Helper()
	all, err := all(t.Context(), s.db, one[string], `SELECT data FROM sketch`)
	if err != nil {
		t.Fatal(err)
	}
	for _, data := range all {
		if isPacked([]byte(data)) {
			n++
		}
	}
	return n
}
