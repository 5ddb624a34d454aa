package parallax

import (
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
	"internal/dossier":  {"", "internal/language"},
	"internal/store":    {""},
	"internal/pipeline": {
		"", "internal/annotate", "internal/compare", "internal/dossier", "internal/embed", "internal/extract",
		"internal/fetch", "internal/lineage", "internal/story", "internal/store",
	},
	"cmd/parallax": {
		"", "internal/annotate", "internal/dossier", "internal/embed", "internal/extract", "internal/fetch",
		"internal/pipeline", "internal/store",
	},
}

// mayConnect lists the packages that may open connections, mayStore those that may speak SQL.
var (
	mayConnect = []string{"internal/fetch", "internal/embed"}
	mayStore   = []string{"internal/store"}
)

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
		case pkg == "" && !ours && strings.Contains(imp, ".") && !test:
			t.Errorf("%s imports %s; the root imports the standard library only", name, imp)
		case imp == "database/sql" && !slices.Contains(mayStore, pkg):
			t.Errorf("%s speaks SQL", name)
		case imp == "net" && !slices.Contains(mayConnect, pkg) && !test:
			t.Errorf("%s opens connections", name)
		}
	}
}
