package pdf

import (
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"
)

// unused is how long what another version of the program compiled is kept after it was last used: two versions may run
// on one machine, and while one is tried the other should not compile each time.
const unused = 7 * 24 * time.Hour

// own gives the folder within the cache folder for what is compiled of the PDFium of this program by the compiler of it:
// either changes with the program's version, and leaves 22 MB behind.
func own(cache string) string {
	name := "reader"
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, d := range info.Deps {
			if short := filepath.Base(d.Path); short == "go-pdfium" || short == "wazero" {
				name += "-" + short + "-" + d.Version
			}
		}
	}
	return filepath.Join(cache, strings.ReplaceAll(name, string(filepath.Separator), "-"))
}

// tidy notes that the own folder was used now, and removes the others in the cache folder that were not for long. What
// cannot be removed stays: it harms nobody, and the next one tries again.
func tidy(cache string, now time.Time) {
	mine := own(cache)
	_ = os.Chtimes(mine, now, now)
	entries, _ := os.ReadDir(cache)
	for _, e := range entries {
		info, err := e.Info()
		ours := strings.HasPrefix(e.Name(), "reader") || strings.HasPrefix(e.Name(), "wazero-") // as versions before named theirs
		if at := filepath.Join(cache, e.Name()); err == nil && ours && at != mine && now.Sub(info.ModTime()) > unused {
			_ = os.RemoveAll(at)
		}
	}
}
