// Command stream measures what it costs to find out where an article belongs, in an archive
// that grows: it places generated articles, of 300 outlets in several languages and scripts, with
// bursts, copies and updates, and writes a table and a plot. It is for development only.
//
//	go run ./tools/stream [-articles 100000] [-plot doc/stream.svg] [-seed 1] [-perday 200,1000]
//
// The articles are sketches made directly: reading and annotating them is not measured. Times
// are of the processor (one runs), since a machine that is shared tells little by its clock.
package main

import (
	"flag"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"

	"parallax"
	"parallax/internal/store"
	"parallax/internal/story"
)

// window is that of internal/pipeline.
const window = 30 * 24 * time.Hour

// stream is what was measured of articles of which some come a day.
type stream struct {
	perDay int
	blocks []block
}

// block is what was measured of some articles.
type block struct {
	articles int     // in the archive afterwards
	hand     int     // at hand afterwards
	each     float64 // milliseconds of processor time for an article
	heap     float64 // megabytes in use afterwards
}

func main() {
	articles := flag.Int("articles", 100_000, "how many articles")
	every := flag.Int("every", 5000, "articles in a row of the table")
	perDay := flag.String("perday", "200,1000", "how many articles come a day, of which those of 60 days are at hand; several with commas")
	plot := flag.String("plot", "", "file of the plot")
	seed := flag.Uint64("seed", 1, "of the generator")
	flag.Parse()
	runtime.GOMAXPROCS(1)
	if err := measure(*perDay, *articles, *every, *seed, *plot); err != nil {
		fmt.Fprintln(os.Stderr, "stream:", err)
		os.Exit(1)
	}
}

// measure runs a stream of each rate, writes its table and then the plot of all.
func measure(rates string, articles, every int, seed uint64, plot string) error {
	var streams []stream
	for rate := range strings.SplitSeq(rates, ",") {
		perDay, err := strconv.Atoi(rate)
		if err != nil || perDay < 1 {
			return fmt.Errorf("-perday %s: not numbers with commas", rates)
		}
		s := stream{perDay, run(articles, every, seed, perDay)}
		table(os.Stdout, s)
		streams = append(streams, s)
	}
	if plot == "" {
		return nil
	}
	return os.WriteFile(plot, draw(streams), 0o644)
}

// fate is what became of the articles of an event as they came: the story of the last, and whether another had one before.
type fate struct {
	story parallax.StoryID
	split bool
}

func run(articles, every int, seed uint64, perDay int) (out []block) {
	g, recent := newGenerator(seed, perDay), store.NewRecent()
	found, whole, ended := map[int]fate{}, 0, 0 // by event, of those that are told
	var spent time.Duration
	for i := 1; i <= articles; i++ {
		x := g.next()
		begin := processor()
		near := recent.Near(x.sketch, window)
		p := story.Place(parallax.Article{ID: x.sketch.Article, State: parallax.PageFull}, x.sketch, x.edges, near)
		recent.Add(x.sketch, &p)
		spent += processor() - begin
		f, told := found[x.event]
		found[x.event] = fate{p.Story, f.split || told && f.story != p.Story}
		for _, event := range x.ended {
			if ended++; !found[event].split {
				whole++
			}
			delete(found, event)
		}
		if i%every == 0 {
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			fmt.Fprintln(os.Stderr, i, recent.Len(), spent/time.Duration(every), m.HeapAlloc/1e6, "MB")
			out = append(out, block{i, recent.Len(), spent.Seconds() * 1000 / float64(every), float64(m.HeapAlloc) / 1e6})
			spent = 0
		}
	}
	fmt.Fprintf(os.Stderr, "%d of %d events that ended were put into one story as they came\n", whole, ended)
	return out
}

// processor is the processor time used so far.
func processor() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
