package store

import (
	"fmt"
	"path/filepath"
	"testing"
)

// coded is an error of SQLite.
type coded int

func (c coded) Error() string { return fmt.Sprint("code ", int(c)) }
func (c coded) Code() int     { return int(c) }

// TestDiskFails tells a disk that takes nothing from one that gives nothing.
func TestDiskFails(t *testing.T) {
	for code, want := range map[coded]bool{13: true, 8: true, 14: true, 10: true, 10 | 3<<8: true /* a write */, 10 | 1<<8: false /* a read */, 10 | 2<<8: false, 5: false} {
		if got := DiskFails(fmt.Errorf("topic: %w", code)); got != want {
			t.Errorf("code %d: %v", code, got)
		}
	}
}

// TestWritable fills the store to its brim: it says so after a write failed, and no more once there is room, without anybody writing between.
func TestWritable(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "news.db"))
	filled(t, s)
	limit := func(pages string) {
		t.Helper()
		if _, err := s.db.Exec(`PRAGMA max_page_count = ` + pages); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Writable(t.Context()); err != nil {
		t.Error("a store with room:", err)
	}
	limit("1") // no more than there are
	var err error
	for n := 0; n < 100 && err == nil; n++ {
		err = s.Add(t.Context(), taken(fmt.Sprint("x", n), n, "s_1"))
	}
	if !DiskFails(err) {
		t.Fatalf("a full store: %v", err)
	}
	for range 2 {
		if err := s.Writable(t.Context()); !DiskFails(err) {
			t.Errorf("a full store is writable: %v", err)
		}
	}
	limit("100000")
	if err := s.Writable(t.Context()); err != nil || s.unwritten.Load() != nil {
		t.Error("there is room again:", err)
	}
}
