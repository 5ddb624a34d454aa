package pdf

import (
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestTidy holds that what other versions compiled goes when it was not used for long, and nothing else does.
func TestTidy(t *testing.T) {
	cache, now := t.TempDir(), time.Now()
	used := func(name string, ago time.Duration) string {
		dir := filepath.Join(cache, name)
		if err := os.MkdirAll(filepath.Join(dir, "within"), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "compiled"), []byte("x"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(dir, now.Add(-ago), now.Add(-ago)); err != nil {
			t.Fatal(err)
		}
		return name
	}
	used("reader-of-old", 30*24*time.Hour)
	used("wazero-v1.0.0-amd64-linux", 30*24*time.Hour)
	left := []string{used(filepath.Base(own(cache)), 90*24*time.Hour), used("reader-beside", time.Hour), used("somebody else's", 90*24*time.Hour)}
	tidy(cache, now)
	entries, err := os.ReadDir(cache)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	slices.Sort(left)
	if !slices.Equal(names, left) {
		t.Errorf("left: %q, want %q", names, left)
	}
	info, err := os.Stat(own(cache))
	if err != nil || now.Sub(info.ModTime()).Abs() > time.Minute {
		t.Errorf("what was used now is marked as used at %v, %v", info.ModTime(), err)
	}
}
