//go:build unix

package extract

import (
	"bufio"
	"bytes"
	"cmp"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"parallax"
)

// evalSets lie beside the checkout; they are other people's pages and not part of it.
var evalSets = []string{"extraction-fundus", "extraction-newspaper4k"}

// BenchmarkFixtures extracts the invented pages of testdata, in turn.
func BenchmarkFixtures(b *testing.B) {
	names, _ := filepath.Glob("testdata/*.html")
	if len(names) == 0 {
		b.Fatal("no pages in testdata")
	}
	var pages []parallax.Page
	for _, name := range names {
		body, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, htmlPage("https://lindmargazette.example/"+filepath.Base(name), body))
	}
	benchmark(b, pages)
}

// BenchmarkSets extracts the pages of each labelled set, every eighth of them with -short.
func BenchmarkSets(b *testing.B) {
	nth := 1
	if testing.Short() {
		nth = 8
	}
	for _, set := range evalSets {
		b.Run(set, func(b *testing.B) { benchmark(b, samplePages(b, set, nth)) })
	}
}

// benchmark takes for every page the processor time of its fastest run, so that one run of
// the collector does not count, nor what others do on the machine. MB/most is the most that
// one page allocated in all, an upper bound for the memory its extraction needs; of-budget is
// the largest share of 16 MB + 20 x the size of the page that any of them allocated.
func benchmark(b *testing.B, pages []parallax.Page) {
	fastest := make([]time.Duration, len(pages))
	most, share := uint64(0), 0.0
	runs := 0
	b.ReportAllocs()
	for b.Loop() {
		for i, p := range pages {
			start, had := processorTime(), allocated()
			if _, err := Article(p, nil); err != nil {
				b.Fatal(err)
			}
			took, used := processorTime()-start, allocated()-had
			if runs == 0 || took < fastest[i] {
				fastest[i] = took
			}
			if runs > 0 { // tables are built in the first run
				most = max(most, used)
				share = max(share, float64(used)/float64(16<<20+20*len(p.Body)))
			}
		}
		runs++
	}
	slices.Sort(fastest)
	b.ReportMetric(fastest[len(fastest)/2].Seconds()*1000, "cpu-ms/median")
	b.ReportMetric(fastest[len(fastest)-1].Seconds()*1000, "cpu-ms/slowest")
	if runs > 1 {
		b.ReportMetric(float64(most)/(1<<20), "MB/most")
		b.ReportMetric(share, "of-budget")
	}
}

// processorTime is what the process used so far.
func processorTime() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// allocated is how many bytes the process allocated so far.
func allocated() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.TotalAlloc
}

// samplePages reads every nth page of a set, and skips the benchmark where there is none.
func samplePages(b *testing.B, set string, nth int) []parallax.Page {
	dir := filepath.Join(cmp.Or(os.Getenv("PARALLAX_EVAL"), "../../../shared"), "eval", set)
	index, err := os.ReadFile(filepath.Join(dir, "pages.jsonl"))
	if err != nil {
		b.Skip("no labelled pages: ", err)
	}
	var pages []parallax.Page
	lines := bufio.NewScanner(bytes.NewReader(index))
	lines.Buffer(nil, 16<<20)
	for i := 0; lines.Scan(); i++ {
		var row struct{ HTML, URL string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			b.Fatal(err)
		}
		if i%nth != 0 {
			continue
		}
		body, err := readPacked(filepath.Join(dir, row.HTML))
		if err != nil {
			b.Fatal(err)
		}
		pages = append(pages, htmlPage(row.URL, body))
	}
	return pages
}

func readPacked(name string) ([]byte, error) {
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

func htmlPage(address string, body []byte) parallax.Page {
	return parallax.Page{URL: address, Body: body, MediaType: "text/html", Header: http.Header{}}
}
