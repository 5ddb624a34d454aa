package store

import (
	"context"
	"path/filepath"
	"testing"
	"time"
)

// TestForPages has everybody who works read for long, and wants a page to be read meanwhile, and what is written through either to be there for
// both.
func TestForPages(t *testing.T) {
	s := open(t, filepath.Join(t.TempDir(), "store.db"))
	pages := s.ForPages()
	add(t, pages, taken("ayr", 0, "s_1"))
	for range readers {
		tx, err := s.read.BeginTx(t.Context(), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer tx.Rollback()
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	if story, err := pages.StoryOf(ctx, "a_ayr"); err != nil || story != "s_1" {
		t.Errorf("%q, %v", story, err)
	}
	if n, err := s.AtHand(ctx); err != nil || n != 1 {
		t.Errorf("%d at hand, %v", n, err)
	}
	memory := open(t, Memory)
	add(t, memory, taken("bex", 0, "s_2"))
	if story, err := memory.ForPages().StoryOf(t.Context(), "a_bex"); err != nil || story != "s_2" {
		t.Errorf("in memory %q, %v", story, err)
	}
}
