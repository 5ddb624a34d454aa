package parallax

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// mayImport lists for each package which others of the module it may import; stages know
// the root and language only. "" is the root, which imports the standard library alone.
var mayImport = map[string][]string{
	"":                  {},
	"internal/language": {""},
	"internal/fetch":    {"", "internal/language"},
	"internal/extract":  {"", "internal/language"},
	"internal/annotate": {"", "internal/language"},
	"internal/embed":    {"", "internal/language"},
	"internal/lineage":  {"", "internal/language"},
	"internal/story":    {"", "internal/language"},
	"internal/compare":  {"", "internal/language"},
	"internal/dossier":  {"", "internal/language", "internal/browser"},
	"internal/browser":  {},
	"internal/pdf":      {""},
	"examples":          {},
	"internal/writer":   {""},
	"internal/measure":  {"", "internal/language"},
	"internal/store":    {"", "internal/language"},
	"internal/web":      {"", "internal/dossier", "internal/store", "internal/browser"},
	"internal/pipeline": {
		"", "internal/annotate", "internal/compare", "internal/dossier", "internal/embed", "internal/extract",
		"internal/fetch", "internal/lineage", "internal/story", "internal/store",
	},
	"cmd/parallax": {
		"", "examples", "internal/annotate", "internal/dossier", "internal/embed", "internal/extract", "internal/fetch",
		"internal/measure", "internal/pdf", "internal/pipeline", "internal/store", "internal/web", "internal/writer",
	},
}

// mayConnect lists the packages that may open connections, mayStore those that may speak SQL.
// The command opens the port that the pages of web are served on.
var (
	mayConnect = []string{"internal/fetch", "internal/embed", "internal/writer", "cmd/parallax"}
	mayStore   = []string{"internal/store"}
)

// pure lists the packages that are functions of values: no files, no clock, no chance, no log.
var pure = []string{
	"", "internal/language", "internal/extract", "internal/annotate", "internal/lineage", "internal/story", "internal/compare", "internal/dossier",
}

// impure are imports that a pure package does without. net/http is among the types of a Page.
var impure = []string{"crypto/tls", "log", "log/slog", "math/rand", "math/rand/v2", "net", "os", "os/exec", "os/signal", "syscall"}

func TestImports(t *testing.T) {
	files := 0
	err := filepath.WalkDir(".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && name != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || name == "tools" || name == "bench"):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go"):
			return nil
		}
		files++
		checkImports(t, filepath.ToSlash(name))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 20 {
		t.Errorf("looked at %d files only", files)
	}
}

func checkImports(t *testing.T, name string) {
	f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
	if err != nil {
		t.Fatal(err)
	}
	pkg := strings.TrimPrefix(path.Dir(name), ".")
	allowed, known := mayImport[pkg]
	if !known {
		t.Errorf("%s: package %q is not in mayImport", name, pkg)
	}
	test := strings.HasSuffix(name, "_test.go")
	for _, spec := range f.Imports {
		imp, _ := strconv.Unquote(spec.Path.Value)
		own, ours := strings.CutPrefix(imp+"/", "parallax/")
		own = strings.TrimSuffix(own, "/")
		switch {
		case ours && own != pkg && !slices.Contains(allowed, own):
			t.Errorf("%s imports %s", name, imp)
		case own == "internal/browser" && !test:
			t.Errorf("%s imports %s, which is for tests", name, imp)
		case pkg == "" && !ours && strings.Contains(imp, ".") && !test:
			t.Errorf("%s imports %s; the root imports the standard library only", name, imp)
		case imp == "database/sql" && !slices.Contains(mayStore, pkg):
			t.Errorf("%s speaks SQL", name)
		case (imp == "net" || imp == "crypto/tls") && !slices.Contains(mayConnect, pkg) && !test:
			t.Errorf("%s opens connections", name)
		case slices.Contains(impure, imp) && slices.Contains(pure, pkg) && !test:
			t.Errorf("%s imports %s; %q is pure", name, imp, pkg)
		}
	}
	if !test && slices.Contains(pure, pkg) {
		checkClock(t, name)
	}
}

// checkClock reports calls of time.Now, time.Since and the like in a file.
func checkClock(t *testing.T, name string) {
	f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if call, ok := n.(*ast.SelectorExpr); ok {
			if x, ok := call.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until", "Sleep", "After"}, call.Sel.Name) {
				t.Errorf("%s looks at the clock: time.%s", name, call.Sel.Name)
			}
		}
		return true
	})
}
