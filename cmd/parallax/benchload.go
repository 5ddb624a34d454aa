package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/measure"
	"parallax/internal/pipeline"
	"parallax/internal/store"
)

// loadFigures is what `bench load` measures.
type loadFigures struct {
	Articles int     `json:"articles"`
	Read     float64 `json:"articles_per_second_placed"` // read, noticed and placed
	Flow     float64 `json:"articles_per_second"`        // and their stories composed; 0 when not all were
	Stories  int     `json:"stories"`
	Made     int     `json:"stories_composed_before"` // of these, the latest, before articles came and pages were asked for
	Making   float64 `json:"seconds_composed_before"`
	Bytes    int64   `json:"stored_bytes_per_article"`
	Filled   memory  `json:"memory_filled"` // at most while the store was filled; zero when it was not

	Coming    float64           `json:"coming_per_second"` // articles, while pages were asked for
	Seconds   float64           `json:"seconds"`
	Taken     int               `json:"taken"`    // of those that came
	Composed  int               `json:"composed"` // stories
	Pages     []measure.Latency `json:"pages"`
	Listed    measure.Latency   `json:"item_to_page"`   // until the page of the story lists it, in milliseconds
	Shown     measure.Latency   `json:"item_to_story"`  // until it is compared there
	Unlisted  int               `json:"unlisted"`       // watched, and not listed when it ended
	Unshown   int               `json:"unshown"`        // watched, and not compared when it ended
	Opened    memory            `json:"memory_opened"`  // of the server before anything came
	Working   memory            `json:"memory_working"` // the mean while articles came
	Memory    memory            `json:"memory_peak"`    // the most of that time
	Cores     int               `json:"cores"`
	GoVersion string            `json:"go"`
}

// load is the choices of `bench load`.
type load struct {
	config
	articles  int
	days      int
	composing time.Duration
	coming    float64
	lasting   time.Duration
	seed      uint64
	keep      string // where the store that was filled is kept; "" keeps none
	from      string // such a store, that is served in place of filling one
}

func benchLoadCommand() *cobra.Command {
	var l load
	c := &cobra.Command{
		Use:   "load",
		Short: "Measure a server with many invented articles while more come in and pages are asked for",
		Long: `Load fills a store in a temporary folder with invented articles of 300 outlets in several
languages, then serves it while more come in through feeds on this machine, and asks for the
front page, stories and searches. Feeds are made due every two seconds, in place of the
minutes after which they are read again otherwise.

With --composing only so much time is spent on the stories of the articles that are there before,
the latest first: of 100,000 articles all are placed and can be found, and the report says how many stories have a page.`,
		Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return l.run(c) },
	}
	c.Flags().IntVar(&l.articles, "articles", 10_000, "how many articles are there before")
	c.Flags().IntVar(&l.days, "days", 0, "over how many days these were reported; a day for each thousand when 0")
	c.Flags().DurationVar(&l.composing, "composing", 0, "how long their stories are composed before; until all are when 0")
	c.Flags().Float64Var(&l.coming, "coming", 20, "how many articles a second come in")
	c.Flags().DurationVar(&l.lasting, "lasting", time.Minute, "how long pages are asked for")
	c.Flags().Uint64Var(&l.seed, "seed", 1, "of the invented articles")
	c.Flags().StringVar(&l.keep, "keep", "", "keep the store that was filled in this file")
	c.Flags().StringVar(&l.from, "from", "", "serve a copy of the store in this file, which --keep made with the same --articles and --seed, and fill none")
	c.Flags().BoolVar(&l.json, "json", false, "write JSON for programs to standard output")
	return c
}

// loadPerDay is how many articles a day the store is filled with unless a number of days is asked for.
const loadPerDay = 1000

func (l *load) run(c *cobra.Command) (err error) {
	sparing() // as serve
	dir, err := os.MkdirTemp("", "parallax-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir) //nolint:errcheck // a temporary folder
	l.store = filepath.Join(dir, storeName)
	news := measure.NewNewsroom(l.seed)
	out := loadFigures{Articles: l.articles, Coming: l.coming, Cores: runtime.GOMAXPROCS(0), GoVersion: runtime.Version()}
	if err := l.ready(c.Context(), news, &out, c.ErrOrStderr()); err != nil {
		return err
	}
	out.Bytes = sizeOf(dir) / int64(max(1, l.articles))
	if err := l.serve(c.Context(), dir, news, &out); err != nil {
		return err
	}
	if l.json {
		return writeLine(c.OutOrStdout(), out)
	}
	return out.write(c.OutOrStdout())
}

// serve lets a server work on the store while articles come and pages are asked for.
func (l *load) serve(ctx context.Context, dir string, news *measure.Newsroom, out *loadFigures) (err error) {
	s, err := store.Open(ctx, l.store) // beside the server, as "parallax feeds" does it
	if err != nil {
		return err
	}
	defer closing(s, &err)
	stories, err := s.Digests(ctx)
	if err != nil {
		return err
	}
	if out.Made = len(stories); l.from != "" {
		out.Stories = out.Made // those without a page are not known
	}
	server, err := serveBench(ctx, dir)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, server.end()) }()
	t, err := newStorm(ctx, s, server.address, news)
	if err != nil {
		return err
	}
	defer t.close()
	if _, _, err := t.get("/"); err != nil {
		return err
	}
	out.Opened = server.memory()
	watched := watchMemory(server.memory)
	err = t.blow(ctx, l.coming, l.lasting, out)
	out.Working, out.Memory = watched()
	return err
}

// ready fills the store, or copies one that was filled before.
func (l *load) ready(ctx context.Context, news *measure.Newsroom, out *loadFigures, progress io.Writer) (err error) {
	if l.from != "" {
		for range l.articles { // so that what comes goes on with their events
			news.Next(time.Now())
		}
		return copyFile(l.from, l.store)
	}
	e, err := l.engine(ctx)
	if err != nil {
		return err
	}
	defer closing(e.store, &err)
	watched := watchMemory(func() memory { return memoryOf("self") })
	if err := l.fill(ctx, e, news, out, progress); err != nil {
		return err
	}
	_, out.Filled = watched()
	if l.keep != "" {
		return e.store.Backup(ctx, l.keep)
	}
	return nil
}

// copyFile copies the bytes of a file into one that is not there yet.
func copyFile(from, to string) (err error) {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer closing(out, &err)
	_, err = io.Copy(out, in)
	return err
}

// fill takes the articles and composes their stories.
func (l *load) fill(ctx context.Context, e *engine, news *measure.Newsroom, out *loadFigures, progress io.Writer) error {
	began, n := time.Now(), 0
	err := e.TakeAll(ctx, l.pages(news), pipeline.Arrival, func(parallax.Page, parallax.Article) {
		if n++; n%1000 == 0 {
			fmt.Fprintf(progress, "%d of %d articles placed, %.0f a second\n", n, l.articles, float64(n)/time.Since(began).Seconds())
		}
	})
	if err != nil {
		return err
	}
	out.Read = float64(l.articles) / time.Since(began).Seconds()
	if err := l.compose(ctx, e, out, progress); err != nil {
		return err
	}
	if out.Made == out.Stories {
		out.Flow = float64(l.articles) / time.Since(began).Seconds()
	}
	return nil
}

// pages gives the articles that are there before, at even steps until now.
func (l *load) pages(news *measure.Newsroom) pipeline.Source {
	span := time.Duration(l.articles) * 24 * time.Hour / loadPerDay
	if l.days > 0 {
		span = time.Duration(l.days) * 24 * time.Hour
	}
	first, step := time.Now().Add(-span), span/time.Duration(max(1, l.articles))
	return func(yield func(parallax.Page) error) error {
		for i := range l.articles {
			a := news.Next(first.Add(time.Duration(i) * step))
			if err := yield(a.Page()); err != nil {
				return err
			}
		}
		return nil
	}
}

// errEnough ends composing when its time is over.
var errEnough = errors.New("enough")

// compose composes the stories, the latest alone when there is no time for all.
func (l *load) compose(ctx context.Context, e *engine, out *loadFigures, progress io.Writer) error {
	told, err := e.Told(ctx)
	if err != nil {
		return err
	}
	if l.composing > 0 {
		slices.Reverse(told) // readers look at the latest
	}
	out.Stories = len(told)
	began, failed := time.Now(), 0
	err = e.ComposeAll(ctx, told, func(_ parallax.StoryID, _ pipeline.Composed, err error) error {
		if err != nil {
			failed++
			fmt.Fprintln(progress, plainLine(err.Error()))
		}
		if out.Made++; out.Made%1000 == 0 {
			fmt.Fprintf(progress, "%d of %d stories composed\n", out.Made, len(told))
		}
		if l.composing > 0 && time.Since(began) > l.composing {
			return errEnough
		}
		return nil
	})
	out.Making = time.Since(began).Seconds()
	switch {
	case err != nil && !errors.Is(err, errEnough):
		return err
	case failed > 0:
		return fmt.Errorf("%d of %d stories could not be composed", failed, out.Made)
	}
	return nil
}

func (f *loadFigures) write(w io.Writer) error {
	b := &printer{w: w}
	b.f("%d articles, %d stories; %d cores, %s\n", f.Articles, f.Stories, f.Cores, f.GoVersion)
	switch {
	case f.Read > 0 && f.Made == f.Stories:
		b.f("articles a second: %.1f read and placed, %.1f with their stories composed; memory at most %v\n", f.Read, f.Flow, f.Filled)
	case f.Read > 0:
		b.f("articles a second: %.1f read and placed; the latest %d stories composed in %.0f s, the others have no page; memory at most %v\n", f.Read, f.Made, f.Making, f.Filled)
	}
	b.f("%.1f kB stored for an article\n", float64(f.Bytes)/1000)
	b.f("while %g articles a second came for %.0f s (%d were taken, stories composed %d times):\n", f.Coming, f.Seconds, f.Taken, f.Composed)
	for _, l := range f.Pages {
		b.f("%-16s p50 %7.1f ms   p99 %7.1f ms   at most %7.1f ms   of %d\n", l.Name, l.P50, l.P99, l.Most, l.Count)
	}
	b.f("memory           opened %v; working %v, at most %v\n", f.Opened, f.Working, f.Memory)
	f.wait(b, f.Listed, f.Unlisted, "listed")
	f.wait(b, f.Shown, f.Unshown, "compared")
	return b.err
}

// wait writes how long what came waited.
func (f *loadFigures) wait(b *printer, l measure.Latency, without int, what string) {
	b.f("%-16s p50 %7.1f s    p99 %7.1f s    at most %7.1f s    of %d, and %d not %s when it ended\n", l.Name, l.P50/1000, l.P99/1000, l.Most/1000, l.Count, without, what)
}

// errStorm is the error of pages that answer with something else than a page.
var errStorm = errors.New("a page could not be had")
