package store

import (
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
