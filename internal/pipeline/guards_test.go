package pipeline

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

// TestGuards takes the guard of each world of TestDefects out of the program and asks that
// the world then fails: a world that passes without its guard proves nothing. What is taken
// out stands in the file "guard" of the world. It compiles the program once for each world,
// so it runs only when asked for:
//
//	PARALLAX_GUARDS=1 go test ./internal/pipeline -run TestGuards -timeout 2h
func TestGuards(t *testing.T) {
	only := os.Getenv("PARALLAX_GUARDS")
	if only == "" {
		t.Skip("PARALLAX_GUARDS is not set")
	}
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(root, "internal", "dossier", "testdata", "defects", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d worlds, %v", len(files), err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".txtar")
		if only != "1" && !strings.Contains(","+only+",", ","+name+",") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel() // each builds a program of its own
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			out := withoutGuard(t, root, name, archive)
			if !strings.Contains(out, "--- FAIL: TestDefects/"+name) {
				t.Errorf("it does not fail without its guard:\n%s", out)
			}
		})
	}
}

// withoutGuard runs a world on the program without its guard and gives what the test printed.
func withoutGuard(t *testing.T, root, name string, archive *txtar.Archive) string {
	t.Helper()
	dir := t.TempDir()
	replaced := map[string]string{}
	for _, f := range archive.Files {
		if f.Name != "guard" {
			continue
		}
		path, source := guardless(t, root, string(f.Data))
		changed := filepath.Join(dir, fmt.Sprint(len(replaced), "-", filepath.Base(path)))
		if err := os.WriteFile(changed, []byte(source), 0o600); err != nil {
			t.Fatal(err)
		}
		replaced[path] = changed
	}
	if len(replaced) == 0 {
		t.Fatal("it names no guard")
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replaced})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "overlay.json"), overlay, 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "go", "test", "-overlay", filepath.Join(dir, "overlay.json"), "-vet=off", "-run", "TestDefects/^"+name+"$", "./internal/pipeline")
	cmd.Dir = root
	out, err := cmd.CombinedOutput()
	if err == nil {
		return "ok\n" + string(out)
	}
	return string(out)
}

// guardless reads a guard, the path of a file and the lines to change in it ("- old", "+ new",
// as in a patch), and gives the path and the file with the change.
func guardless(t *testing.T, root, guard string) (path, source string) {
	t.Helper()
	lines := strings.Split(strings.TrimSpace(guard), "\n")
	path = filepath.Join(root, filepath.FromSlash(lines[0]))
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	source = string(raw)
	var old, other []string
	change := func() {
		if len(old) == 0 {
			return
		}
		if was := strings.Join(old, "\n"); strings.Count(source, was) != 1 {
			t.Fatalf("%s holds %d times:\n%s", lines[0], strings.Count(source, was), was)
		}
		source = strings.Replace(source, strings.Join(old, "\n"), strings.Join(other, "\n"), 1)
		old, other = nil, nil
	}
	for _, line := range lines[1:] {
		switch {
		case strings.HasPrefix(line, "- "):
			if len(other) > 0 {
				change()
			}
			old = append(old, line[2:])
		case strings.HasPrefix(line, "+"):
			other = append(other, strings.TrimPrefix(line[1:], " "))
		default:
			t.Fatalf("cannot read the guard line %q", line)
		}
	}
	change()
	return path, source
}

// TestGuardsStand asks that each world names the lines of its guard as they stand in the program, those of one file in
// one guard, and that README.md has it in its list, in order.
func TestGuardsStand(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	files, err := filepath.Glob(filepath.Join(root, "internal", "dossier", "testdata", "defects", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d worlds, %v", len(files), err)
	}
	t.Run("README", func(t *testing.T) { listed(t, files) })
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			seen := map[string]bool{}
			for _, f := range archive.Files {
				if f.Name != "guard" {
					continue
				}
				path, _ := guardless(t, root, string(f.Data))
				if seen[path] {
					t.Errorf("two guards name %s: one would be taken out and the other put back", path)
				}
				seen[path] = true
			}
			if len(seen) == 0 {
				t.Error("it names no guard")
			}
		})
	}
}

// listed asks that README.md beside the worlds has a row for each with the files of its guard, in their order.
func listed(t *testing.T, files []string) {
	raw, err := os.ReadFile(filepath.Join(filepath.Dir(files[0]), "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	var rows, worlds []string
	for line := range strings.Lines(string(raw)) {
		if strings.HasPrefix(line, "| `") {
			rows = append(rows, strings.TrimSpace(line))
		}
	}
	for _, file := range files {
		archive, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var guards []string
		for _, f := range archive.Files {
			if path, _, _ := strings.Cut(string(f.Data), "\n"); f.Name == "guard" {
				guards = append(guards, "`"+path+"`")
			}
		}
		worlds = append(worlds, fmt.Sprintf("| `%s` | %s |", strings.TrimSuffix(filepath.Base(file), ".txtar"), strings.Join(guards, ", ")))
	}
	slices.Sort(worlds)
	if diff := cmp.Diff(worlds, rows); diff != "" {
		t.Errorf("worlds, and the rows of README.md:\n%s", diff)
	}
}
