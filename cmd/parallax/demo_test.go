package main

import (
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"parallax"
	"parallax/examples"
)

// TestPlay plays the demo without its pauses: one story grows, and at the end a reader splits it, which can be undone.
func TestPlay(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "pages"), examples.Pages); err != nil {
		t.Fatal(err)
	}
	f := config{store: filepath.Join(dir, "demo.db")}
	e, err := f.engine(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer e.store.Close()
	if err := e.play(t.Context(), filepath.Join(dir, "pages"), 0, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	told, err := e.store.Digests(t.Context())
	if err != nil || len(told) != 2 {
		t.Fatalf("%d stories are told, want 2; %v", len(told), err)
	}
	slices.SortFunc(told, func(a, b *parallax.Digest) int { return b.Counts.Outlets - a.Counts.Outlets })
	if told[0].Counts.Outlets < 7 || told[1].Counts.Outlets != len(examples.SplitOff) {
		t.Errorf("stories of %v and %v", told[0].Counts, told[1].Counts)
	}
	made, err := e.store.Decisions(t.Context())
	if err != nil || len(made) != 1 || made[0].Kind != parallax.Apart || made[0].Who != demoReader {
		t.Errorf("decisions %v, %v", made, err)
	}
}
