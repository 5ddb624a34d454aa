package pipeline

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parallax/internal/dossier"
)

// TestSiloDossier holds the dossier of the shipped example to examples/silo.dossier.md, which
// was read line by line against the pages. After a change that is meant, write it anew with
// -update, and read it again before it is committed.
func TestSiloDossier(t *testing.T) {
	d := silo(t).composed.Dossier
	d.Version = "test"
	for i := range d.Sections {
		for j := range d.Sections[i].Blocks {
			sources := d.Sections[i].Blocks[j].Sources
			for k := range sources { // inputs are paths, which differ between machines
				sources[k].Input = filepath.Base(sources[k].Input)
			}
		}
	}
	var got bytes.Buffer
	if err := dossier.Markdown(&got, dossier.English(), d); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join("..", "..", "examples", "silo.dossier.md")
	if *update {
		if err := os.WriteFile(file, got.Bytes(), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got.String()); diff != "" {
		t.Errorf("the dossier of the example changed (-want +got); when that is meant, run\n"+
			"go test ./internal/pipeline -run TestSiloDossier -update, and read it:\n%s", diff)
	}
}
