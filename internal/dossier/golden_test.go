package dossier

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "write what the outputs are now into testdata")

// TestGolden holds every output of the fixture to the file in testdata.
func TestGolden(t *testing.T) {
	d, _ := composed(t)
	d.Version = "test"
	for name, write := range map[string]func(*bytes.Buffer) error{
		"dossier.html":   func(b *bytes.Buffer) error { return HTML(b, English(), d) },
		"stories.html":   func(b *bytes.Buffer) error { return HTML(b, English(), d, d) },
		"dossier.md":     func(b *bytes.Buffer) error { return Markdown(b, English(), d) },
		"dossier.de.md":  func(b *bytes.Buffer) error { return Markdown(b, locale(t, "de"), d) },
		"dossier.json":   func(b *bytes.Buffer) error { return JSON(b, d) },
		"dossier.txt":    func(b *bytes.Buffer) error { return Text(b, English(), 80, d) },
		"dossier-40.txt": func(b *bytes.Buffer) error { return Text(b, English(), 40, d) },
		"summary.txt":    func(b *bytes.Buffer) error { return Summary(b, English(), d, 80) },
	} {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := write(&b); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", name)
			if *update {
				if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), b.String()); diff != "" {
				t.Errorf("changed (-want +got); run with -update when that is meant:\n%s", diff)
			}
		})
	}
}
