package pdf

import (
	"context"
	"testing"
	"time"
)

// FuzzRead holds that whatever comes in ends: with a layer within its bounds, or an error.
func FuzzRead(f *testing.F) {
	f.Add(written("The port closed the bridge.", "Two ferries run."))
	f.Add(scanned())
	for _, name := range []string{"no objects", "an endless list of xref", "its own parent", "a page tree in a loop", "two billion pages", "cut in the middle"} {
		f.Add(hostile()[name]())
	}
	dir := cache(f)
	f.Fuzz(func(t *testing.T, body []byte) {
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		l, err := Read(ctx, body, dir)
		if err == nil && (l.Count < len(l.Sheets) || len(l.Sheets) > MaxSheets || len(textOf(l)) > MaxText+1<<20) {
			t.Errorf("%d of %d sheets, %d bytes", len(l.Sheets), l.Count, len(textOf(l)))
		}
	})
}
