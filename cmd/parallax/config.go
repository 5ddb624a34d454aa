package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"parallax"
	"parallax/internal/dossier"
	"parallax/internal/embed"
	"parallax/internal/fetch"
	"parallax/internal/pipeline"
	"parallax/internal/store"
	"parallax/internal/writer"
)

// config is what the flags shared by the commands come to.
type config struct {
	store    string // a file, or store.Memory
	outlets  string // a file with more outlets and agencies
	private  bool
	oneStory bool
	topic    string
	reader   string // language that of statements equally good is shown; "" for that of most sources
	json     bool
	newest   int    // pages taken of a feed
	teasers  bool   // texts of feeds stand in for pages that cannot be had
	cache    string // folder of pages fetched before; "" for none
}

// flags adds the flags that all commands which read inputs share.
func (f *config) flags(c *cobra.Command) {
	c.Flags().BoolVar(&f.private, "allow-private", false, "also fetch addresses inside private networks")
	c.Flags().StringVar(&f.outlets, "outlets", "", "file of JSON lines with more outlets and agencies")
	c.Flags().IntVar(&f.newest, "newest", fetch.DefaultItems, "how many pages to take of a feed, the newest first")
	c.Flags().BoolVar(&f.teasers, "teasers", false, "let the text in a feed stand in for a page that cannot be had, as a partial page")
	c.Flags().StringVar(&f.cache, "cache", "", "folder to keep fetched pages in, so that unchanged ones are not fetched again")
	c.Flags().BoolVar(&f.json, "json", false, "write JSON for programs to standard output")
}

// directory loads the outlets and agencies known, with those of the user's file.
func (f *config) directory() (*parallax.Directory, error) {
	if f.outlets == "" {
		return parallax.LoadDirectory()
	}
	file, err := os.Open(f.outlets)
	if err != nil {
		return nil, err
	}
	d, err := parallax.LoadDirectory(file)
	if err = errors.Join(err, file.Close()); err != nil {
		return nil, fmt.Errorf("outlets %s: %w", f.outlets, err)
	}
	return d, nil
}

// inputs are the inputs named on the command line, as a source of pages; it counts them.
type inputs struct {
	command *cobra.Command
	args    []string
	options fetch.Options
	bar     *progress
	// read counts the pages seen, unread those that gave no bytes, broken the stories that
	// could not be composed.
	read, unread, broken int
	failed               map[string]bool // the inputs that gave no bytes
	// without says of each page that was read and has no text why, for when none has.
	without []string
}

// inputs prepares reading what the arguments name, or standard input when they name nothing.
func (f *config) inputs(c *cobra.Command, args []string) (*inputs, error) {
	if f.newest < 1 {
		return nil, usageError{errors.New("--newest takes a number from 1")}
	}
	if len(args) == 0 && isTerminal(c.InOrStdin()) {
		return nil, usageError{fmt.Errorf("%s needs inputs: addresses, files, folders, or pages on standard input", c.CommandPath())}
	}
	bar := newProgress(c.ErrOrStderr(), "reading")
	passed := func(folder string, files []string) {
		bar.note(fmt.Sprintf("%s: passed over %d files that are no pages, such as %s", folder, len(files), files[0]))
	}
	fed := func(input string, feed parallax.Feed, taken int) {
		which := ""
		if taken < len(feed.Items) {
			which = fmt.Sprintf(", of which the newest %d is taken", taken)
			if taken != 1 {
				which = fmt.Sprintf(", of which the newest %d are taken", taken)
			}
		}
		bar.note(fmt.Sprintf("%s: %s with %s%s", input, feedName(feed), counted(len(feed.Items), "page"), which))
	}
	o := fetch.Options{AllowPrivate: f.private, PassedOver: passed, FeedRead: fed, MaxItems: f.newest, Teasers: f.teasers, PDF: pdfProgram().Read}
	if f.cache != "" {
		o.Cache = fetch.Folder(f.cache)
	}
	return &inputs{failed: map[string]bool{}, command: c, args: args, options: o, bar: bar}, nil
}

// pages yields the pages; it reports each that could not be read in one line.
func (in *inputs) pages(ctx context.Context) pipeline.Source {
	return func(yield func(parallax.Page) error) error {
		err := fetch.Inputs(ctx, in.args, in.command.InOrStdin(), in.options, func(page parallax.Page) error {
			in.read++
			if page.Failure != "" {
				in.unread++
				in.failed[page.Input] = true
				in.bar.note(fmt.Sprintf("%s: %s", page.Input, page.Failure))
			}
			in.bar.step(page.Input)
			return yield(page)
		})
		in.bar.done()
		return err
	}
}

// took tells what was odd about a page once it was read.
func (in *inputs) took(page parallax.Page, a parallax.Article) {
	for _, w := range a.Warnings {
		in.bar.note(fmt.Sprintf("%s: %s", page.Input, w))
	}
	if page.Failure == "" && !a.State.HasText() {
		in.without = append(in.without, fmt.Sprintf("%s: %s: %s", page.Input, a.State, reasons(a.Why)))
	}
}

// nothing is the error of a run in which no page had a text; it tells of each page why.
func (in *inputs) nothing() error {
	for _, why := range in.without {
		in.bar.note(why)
	}
	if in.read == 0 || in.unread == in.read {
		return in.result()
	}
	return errors.New("no input has a text that could be compared")
}

// result is the error of a run whose work was done: nil, or how many inputs were unread.
func (in *inputs) result() error {
	switch {
	case in.read == 0:
		return errors.New("there was nothing to read")
	case in.unread == 1 && in.read == 1:
		return errors.New("the input could not be read")
	case in.unread == in.read:
		return fmt.Errorf("none of the %d inputs could be read", in.read)
	}
	var missed []string
	if in.unread > 0 {
		missed = append(missed, fmt.Sprintf("%d of %d inputs could not be read", in.unread, in.read))
	}
	if in.broken > 0 {
		missed = append(missed, fmt.Sprintf("%d stories could not be composed", in.broken))
	}
	if len(missed) > 0 {
		return partlyError(strings.Join(missed, ", "))
	}
	return nil
}

// engine is an open store with a pipeline over it.
type engine struct {
	*pipeline.Pipeline
	store *store.Store
	file  bool // the store outlives the program
}

// engine opens the store and makes the pipeline; the caller closes the store.
func (f *config) engine(ctx context.Context) (*engine, error) {
	made, err := f.maker(pipeline.Options{OneStory: f.oneStory, Language: f.reader, Topic: f.topic})
	if err != nil {
		return nil, err
	}
	s, err := store.Open(ctx, f.store)
	if err != nil {
		return nil, err
	}
	if err := s.Lock(ctx); err != nil { // a server that follows feeds has it
		return nil, errors.Join(err, s.Close())
	}
	return &engine{made(s), s, f.store != store.Memory}, nil
}

// maker gives what makes a pipeline over a store: with the outlets of the settings, and with the embeddings and
// the Writer that the environment names.
func (f *config) maker(o pipeline.Options) (func(*store.Store) *pipeline.Pipeline, error) {
	d, err := f.directory()
	if err != nil {
		return nil, err
	}
	e, err := embedder()
	if err != nil {
		return nil, err
	}
	if o.Writer, err = shortener(); err != nil {
		return nil, err
	}
	return func(s *store.Store) *pipeline.Pipeline { return pipeline.New(s, e, d, o) }, nil
}

// embedder is the table in the binary, or the endpoint that the environment names.
func embedder() (embed.Embedder, error) {
	base := os.Getenv("PARALLAX_EMBEDDINGS")
	if base == "" {
		return embed.Table(), nil
	}
	return embed.NewEndpoint(base, os.Getenv("PARALLAX_EMBEDDINGS_MODEL"), os.Getenv("PARALLAX_EMBEDDINGS_KEY"))
}

// shortener is the language model that the environment names for shortening lines; nil, which
// is the rule, when it names none.
func shortener() (dossier.Writer, error) {
	base := os.Getenv("PARALLAX_WRITER")
	if base == "" {
		return nil, nil
	}
	return writer.New(base, os.Getenv("PARALLAX_WRITER_MODEL"), os.Getenv("PARALLAX_WRITER_KEY"))
}

// isTerminal reports whether a stream is a terminal.
func isTerminal(stream any) bool {
	file, ok := stream.(*os.File)
	if !ok {
		return false
	}
	return term.IsTerminal(int(file.Fd())) // a device such as /dev/null is none
}

// closing closes c and adds its error to err.
func closing(c io.Closer, err *error) { *err = errors.Join(*err, c.Close()) }
