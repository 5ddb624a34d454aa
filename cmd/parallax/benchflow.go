package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/pipeline"
)

// flowFigures is what `bench flow` measures.
type flowFigures struct {
	Pages     int     `json:"pages"`
	Read      float64 `json:"pages_per_second"` // read, noticed and placed
	Stories   int     `json:"stories"`
	Composed  float64 `json:"stories_per_second"`
	Bytes     int64   `json:"stored_bytes_per_page"`
	Memory    uint64  `json:"peak_memory_bytes"` // as the runtime took it from the system
	Cores     int     `json:"cores"`
	GoVersion string  `json:"go"`
}

func benchFlowCommand() *cobra.Command {
	var f config
	c := &cobra.Command{
		Use:   "flow INPUT...",
		Short: "Measure how fast pages go through the whole flow, and what they take in memory and on disk",
		Args:  usage(cobra.ArbitraryArgs),
		RunE:  func(c *cobra.Command, args []string) error { return f.benchFlow(c, args) },
	}
	f.flags(c)
	return c
}

// benchFlow runs the whole flow over the inputs into a store in a folder of its own.
func (f *config) benchFlow(c *cobra.Command, args []string) (err error) {
	in, err := f.inputs(c, args)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "parallax-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a temporary folder
	f.store = filepath.Join(dir, "store.db")
	e, err := f.engine(c.Context())
	if err != nil {
		return err
	}
	defer closing(e.store, &err)

	began := time.Now()
	if err := e.TakeAll(c.Context(), in.pages(c.Context()), pipeline.Arrival, func(page parallax.Page, a parallax.Article) { in.took(page, a) }); err != nil {
		return err
	}
	if in.read == 0 {
		return in.result()
	}
	took := time.Since(began)
	told, err := e.Told(c.Context())
	if err != nil {
		return err
	}
	began = time.Now()
	err = e.ComposeAll(c.Context(), told, func(_ parallax.StoryID, _ pipeline.Composed, err error) error {
		if err != nil {
			in.bar.note(err.Error())
			in.broken++
		}
		return nil
	})
	if err != nil {
		return err
	}
	out := flowFigures{
		Pages: in.read, Read: float64(in.read) / took.Seconds(), Stories: len(told), Composed: float64(len(told)) / time.Since(began).Seconds(),
		Bytes: sizeOf(dir) / int64(in.read), Memory: peak(), Cores: runtime.GOMAXPROCS(0), GoVersion: runtime.Version(),
	}
	if f.json {
		err = writeLine(c.OutOrStdout(), out)
	} else {
		_, err = fmt.Fprintf(c.OutOrStdout(), "%d pages, %.1f a second read and placed; %d stories, %.1f a second composed; %.1f kB stored for a page; %.0f MB of memory at most; %d cores, %s\n",
			out.Pages, out.Read, out.Stories, out.Composed, float64(out.Bytes)/1000, float64(out.Memory)/1e6, out.Cores, out.GoVersion)
	}
	if err != nil {
		return err
	}
	return in.result()
}

// sizeOf adds up the files of a folder.
func sizeOf(dir string) int64 {
	var sum int64
	entries, _ := os.ReadDir(dir) // nothing there is nothing stored
	for _, e := range entries {
		if info, err := e.Info(); err == nil {
			sum += info.Size()
		}
	}
	return sum
}

// peak is the memory the runtime has taken from the system so far; it gives little of it back
// while the program is busy.
func peak() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.Sys
}
