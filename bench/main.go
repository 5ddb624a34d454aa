//go:build unix

// Command bench reads the labelled pages of $PARALLAX_EVAL (default ../shared) with parallax,
// go-trafilatura and go-readability and prints body F1, titles, days and time of each. It is
// a module of its own, so that what it measures against never reaches the binary.
//
//	cd bench && go run . [SET...]
package main

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"time"
)

// rounds is how often every page is read; the fastest round counts, so that a run of the
// collector does not.
const rounds = 3

// page is one labelled page. Day is the first ten letters of the date, "" when unknown.
type page struct {
	URL, Title, Text, Day string
	html                  []byte
}

func main() {
	runtime.GOMAXPROCS(1)
	sets := os.Args[1:]
	if len(sets) == 0 {
		sets = []string{"extraction-newspaper4k", "extraction-fundus"}
	}
	for _, set := range sets {
		pages, err := load(filepath.Join(cmp.Or(os.Getenv("PARALLAX_EVAL"), "../../shared"), "eval", set))
		if err != nil {
			fmt.Fprintln(os.Stderr, "bench:", err)
			os.Exit(1)
		}
		fmt.Printf("%s, %d pages\n", set, len(pages))
		fmt.Printf("  %-32s %6s %6s %6s  %6s %6s  %8s %8s\n", "", "P", "R", "F1", "titles", "days", "ms/page", "slowest")
		for _, r := range readers {
			t := run(r, pages)
			t.print(r.name)
		}
	}
}

// run reads all pages with one reader.
func run(r reader, pages []page) tally {
	var t tally
	for _, p := range pages {
		var found article
		fastest := time.Duration(0)
		for i := range rounds {
			start := processorTime()
			found = r.read(p)
			if took := processorTime() - start; i == 0 || took < fastest {
				fastest = took
			}
		}
		t.add(p, found, fastest)
	}
	return t
}

// processorTime is what the process used so far; unlike the clock it leaves out the
// neighbours on the machine.
func processorTime() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

func (t *tally) print(name string) {
	slices.Sort(t.times)
	ms := func(d time.Duration) float64 { return d.Seconds() * 1000 }
	p, r, f := t.body()
	fmt.Printf("  %-32s %6.3f %6.3f %6.3f  %6.3f %6.3f  %8.2f %8.1f\n", name, p, r, f, share(t.titles, t.titled), share(t.days, t.dated),
		ms(t.times[len(t.times)/2]), ms(t.times[len(t.times)-1]))
}

// load reads a folder of labelled pages.
func load(dir string) ([]page, error) {
	f, err := os.Open(filepath.Join(dir, "pages.jsonl"))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var pages []page
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var row struct {
			URL, Title, Text, HTML, Date string
			Published                    string `json:"publishing_date"`
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return nil, fmt.Errorf("%s: line %d: %w", f.Name(), len(pages)+1, err)
		}
		day := cmp.Or(row.Published, row.Date)
		html, err := unpack(filepath.Join(dir, row.HTML))
		if err != nil {
			return nil, err
		}
		pages = append(pages, page{URL: row.URL, Title: row.Title, Text: row.Text, Day: day[:min(10, len(day))], html: html})
	}
	if len(pages) == 0 {
		return nil, fmt.Errorf("%s: no pages", f.Name())
	}
	return pages, lines.Err()
}

func unpack(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if !strings.HasSuffix(name, ".gz") {
		return io.ReadAll(f)
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return io.ReadAll(z)
}
