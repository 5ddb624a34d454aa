package dossier

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parallax/internal/browser"
)

// TestBrowser opens the pages in a browser; see browser.Audit for what is looked at.
func TestBrowser(t *testing.T) {
	ctx := browser.Start(t)
	for name, file := range map[string]string{"fixture": fixturePage(t, "en"), "right to left": fixturePage(t, "ar"), "contents": contentsPage(t), "silo": siloPage(t)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			browser.Audit(ctx, t, "file://"+file)
		})
	}
}

func fixturePage(t *testing.T, tag string) string {
	t.Helper()
	d, _ := composed(t)
	return written(t, "fixture-"+tag+".html", func(f *os.File) error { return HTML(f, locale(t, tag), d) })
}

func contentsPage(t *testing.T) string {
	t.Helper()
	d, _ := composed(t)
	other := d
	other.Sections = nil // named by the fixed text for a story without words
	return written(t, "contents.html", func(f *os.File) error { return HTML(f, English(), d, other) })
}

func written(t *testing.T, name string, write func(*os.File) error) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	f, err := os.Create(file)
	if err == nil {
		err = write(f)
	}
	if err == nil {
		err = f.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// siloPage gives the page of the shipped example, made by the program itself: the dossier
// does not know the stages that lead to it.
func siloPage(t *testing.T) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "silo.html")
	cmd := exec.CommandContext(t.Context(), "go", "run", "./cmd/parallax", "compare", "-o", file, "examples/silo")
	cmd.Dir = filepath.Join("..", "..")
	var errors strings.Builder
	cmd.Stderr = &errors
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v: %s", err, errors.String())
	}
	return file
}
