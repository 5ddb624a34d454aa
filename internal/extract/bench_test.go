//go:build unix

package extract

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
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

// BenchmarkSets extracts every eighth page of each labelled set. Beside the median and the
// slowest page by the clock it reports processor time, which others on the machine do not change.
func BenchmarkSets(b *testing.B) {
	for _, set := range evalSets {
		b.Run(set, func(b *testing.B) { benchmark(b, samplePages(b, set, 8)) })
	}
}

// benchmark times every page by its fastest run, so that one run of the collector or of a
// neighbour on the machine does not count.
func benchmark(b *testing.B, pages []parallax.Page) {
	fastest := make([]time.Duration, len(pages))
	runs := 0
	b.ReportAllocs()
	before := processorTime()
	for b.Loop() {
		for i, p := range pages {
			start := time.Now()
			if _, err := Article(p, nil); err != nil {
				b.Fatal(err)
			}
			if took := time.Since(start); runs == 0 || took < fastest[i] {
				fastest[i] = took
			}
		}
		runs++
	}
	slices.Sort(fastest)
	b.ReportMetric(fastest[len(fastest)/2].Seconds()*1000, "ms/median")
	b.ReportMetric(fastest[len(fastest)-1].Seconds()*1000, "ms/slowest")
	b.ReportMetric((processorTime()-before).Seconds()*1000/float64(runs*len(pages)), "cpu-ms/page")
}

// processorTime is what the process used in user mode so far.
func processorTime() time.Duration {
	var r syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &r) != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano())
}

// samplePages reads every nth page of a set, and skips the benchmark where there is none.
func samplePages(b *testing.B, set string, nth int) []parallax.Page {
	dir := filepath.Join("..", "..", "..", "shared", "eval", set)
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
