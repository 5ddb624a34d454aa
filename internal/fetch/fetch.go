// Package fetch takes inputs (addresses, files, folders, JSON lines, standard input) and
// gives pages: their bytes untouched, with where and when. Addresses are fetched politely and within limits.
//
// What each input is and what becomes of it is written down in doc/inputs.md. An input that
// cannot be read is a Page with its Failure, never an end of the work.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"golang.org/x/net/publicsuffix"

	"parallax"
)

const (
	// DefaultMaxBytes is how large one page may be, decoded. The longest articles of our
	// sets have 5 MB; pages beyond 20 MB are dumps or traps.
	DefaultMaxBytes = 20 << 20
	// DefaultTimeout bounds one request with its redirects and body.
	DefaultTimeout = 30 * time.Second
	// DefaultItems is how many pages are taken of one feed: a day of a small outlet, an hour of a large one.
	DefaultItems = 20
)

// Options say how inputs are read. The zero value is ready for use.
type Options struct {
	// MaxBytes is the most a page may have, decoded; 0 means DefaultMaxBytes.
	MaxBytes int64
	// Timeout of one page from the network; 0 means DefaultTimeout.
	Timeout time.Duration
	// AllowPrivate permits addresses inside the network: for tests and sites of one's own.
	AllowPrivate bool
	// IgnoreRobots fetches what robots.txt asks robots not to fetch.
	IgnoreRobots bool
	// PerSecond is how many pages a second are asked of one host; 0 means 1.
	PerSecond float64
	// PassedOver is told, once per folder, the files in it that are no pages; nil means nobody is.
	PassedOver func(folder string, files []string)
	// MaxItems is how many pages are taken of one feed, the newest first; 0 means DefaultItems.
	MaxItems int
	// Teasers lets the text that a feed holds of an item stand in for a page that cannot be
	// had, as a partial page.
	Teasers bool
	// FeedRead is told of every feed among the inputs what it held and how many of its pages
	// are taken; nil means nobody is.
	FeedRead func(input string, f parallax.Feed, taken int)
	// PDF reads the text layer of a PDF, and says in its error what is wrong with one (parallax.ErrEndless: that it takes too
	// long; ErrBusy: nothing, it may be read later); nil means that PDFs are told and not read. It is called for one page at a time of an Inputs, and by several goroutines of a Poller.
	PDF func(ctx context.Context, body []byte) (parallax.TextLayer, error)
	// AsCame leaves PDFs as they came, for keeping them.
	AsCame bool
	// Cache keeps pages from one run to the next; nil keeps none.
	Cache Cache
	// Now is the clock; nil means time.Now. It may be called from several goroutines at once.
	Now func() time.Time
}

func (o Options) withDefaults() Options {
	if o.MaxBytes <= 0 {
		o.MaxBytes = DefaultMaxBytes
	}
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	if o.PerSecond <= 0 {
		o.PerSecond = 1
	}
	if o.PassedOver == nil {
		o.PassedOver = func(string, []string) {}
	}
	if o.MaxItems <= 0 {
		o.MaxItems = DefaultItems
	}
	if o.FeedRead == nil {
		o.FeedRead = func(string, parallax.Feed, int) {}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return o
}

// reader reads the inputs of one call.
type reader struct {
	Options
	web   *queue // addresses on their way; all other pages are given behind them
	stdin io.Reader
	give  func(parallax.Page) error
	feeds feedQueue
}

// Inputs reads every argument (an address, a file, a folder, "-" for stdin; stdin when there
// are none) and hands each page to yield, in order, one at a time. It returns an error only when it was used
// wrongly, when ctx ended, or when yield returned one; what could not be read is a Page with
// its Failure set.
func Inputs(ctx context.Context, args []string, stdin io.Reader, o Options, yield func(parallax.Page) error) error {
	if yield == nil {
		return errors.New("fetch: nobody takes the pages")
	}
	if len(args) == 0 {
		args = []string{"-"}
	}
	o = o.withDefaults()
	ctx, cancel := context.WithCancel(ctx)
	r := &reader{Options: o, stdin: stdin}
	web := newWeb(o)
	web.leaves = true
	r.web = newQueue(web.page, func(p parallax.Page) error { return r.sort(ctx, p, yield) })
	defer r.web.running.Wait()
	defer cancel() // what is on its way when we end early is not waited for
	r.give = func(p parallax.Page) error {
		if err := r.web.flush(ctx); err != nil {
			return err
		}
		return r.sort(ctx, p, yield)
	}
	for _, arg := range args {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := r.input(ctx, arg); err != nil {
			return err
		}
	}
	if err := r.web.flush(ctx); err != nil {
		return err
	}
	return r.expand(ctx)
}

func (r *reader) input(ctx context.Context, arg string) error {
	switch {
	case arg == "":
		return errors.New("fetch: an empty input")
	case arg == "-" || arg == "/dev/stdin":
		if r.stdin == nil {
			return errors.New("fetch: no standard input")
		}
		in := r.stdin
		r.stdin = nil // it can be read once
		return r.stream(ctx, source{name: "-"}, in)
	case isAddress(arg):
		r.feeds.name(arg)
		return r.web.add(ctx, arg, arg)
	}
	info, err := os.Stat(arg)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return r.fail(arg, "%s%s", plain(err), addressHint(arg))
	case err != nil:
		return r.fail(arg, "%s", plain(err))
	case info.IsDir():
		return r.folder(ctx, arg)
	}
	return r.file(ctx, arg)
}

func isAddress(s string) bool {
	scheme, _, ok := strings.Cut(s, "://")
	return ok && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// addressHint says how to write what reads like an address and is no file; "" for anything else.
func addressHint(arg string) string {
	if scheme, _, ok := strings.Cut(arg, "://"); ok {
		return fmt.Sprintf("; addresses begin with http:// or https://, not with %s://", oneLine(scheme))
	}
	host, _, _ := strings.Cut(strings.ToLower(arg), "/")
	host, _, _ = strings.Cut(host, ":")
	suffix, known := publicsuffix.PublicSuffix(host)
	if _, page := format(host); page || !known || suffix == host || strings.ContainsAny(host, ` \`) || strings.HasPrefix(host, ".") {
		return ""
	}
	return "; for an address write https://" + oneLine(arg)
}

// fail yields a page that could not be read.
func (r *reader) fail(input, format string, args ...any) error {
	return r.give(parallax.Page{Input: input, Failure: fmt.Sprintf(format, args...)})
}

// tooLarge is the failure of a page beyond the limit.
func (r *reader) tooLarge() string { return "larger than " + size(r.MaxBytes) }

// size gives bytes for people: "20 MB".
func size(n int64) string {
	if n >= 1<<20 {
		return fmt.Sprintf("%d MB", n>>20)
	}
	return fmt.Sprintf("%d bytes", n)
}
