package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"parallax"
	"parallax/internal/dossier"
	"parallax/internal/pipeline"
	"parallax/internal/store"
)

// defaultOutput is the file written when nothing else was asked for.
const defaultOutput = "dossier.html"

// endings are the formats by the ending of the output file.
var endings = map[string]string{".html": "html", ".htm": "html", ".md": "markdown", ".markdown": "markdown", ".json": "json", ".txt": "text"}

func compareCommand() *cobra.Command {
	f := config{store: store.Memory}
	var output, format, language string
	c := &cobra.Command{
		Use:   "compare INPUT...",
		Short: "Compare pages, files or folders and write a dossier in which every line leads to its words",
		Long: `Compare reads addresses, HTML and text files, JSON lines and folders of these (or standard
input), finds which of them tell the same event, and writes a dossier for each story:
what is agreed, what differs and how, who is silent, who copied whom.

Without -o, --format or --json it writes ` + defaultOutput + ` into the current folder.`,
		Example: "  parallax compare examples/silo\n  parallax compare -o story.md a.html b.html https://example.org/c",
		Args:    usage(cobra.ArbitraryArgs),
		RunE: func(c *cobra.Command, args []string) error {
			out, err := chooseOutput(output, format, f.json)
			if err == nil {
				out.locale, err = dossier.In(language)
			}
			if err != nil {
				return usageError{err}
			}
			if c.Flags().Changed("language") {
				f.reader = language
			}
			return f.compare(c, args, out)
		},
	}
	f.flags(c)
	c.Flags().BoolVar(&f.oneStory, "one-story", false, "compare all inputs as one story")
	c.Flags().StringVar(&f.store, "store", store.Memory, "database file to keep everything in")
	c.Flags().StringVarP(&output, "output", "o", "", "file to write the dossier to; its ending (.html, .md, .json, .txt) gives the format")
	c.Flags().StringVar(&format, "format", "", "write the dossier to standard output (or -o) as "+strings.Join(dossier.Formats, ", "))
	c.Flags().StringVar(&language, "language", "en", "language of headings, dates and counts: "+strings.Join(parallax.TextLanguages(), ", ")+"; of lines equally good those in it are shown, and words of sources stay as printed")
	c.Flags().StringVar(&f.topic, "topic", "", "a place or topic: what sources advise and report for it gets a section of its own")
	return c
}

// output is where the dossier goes: a file, or standard output when file is empty.
type output struct {
	file, format string
	locale       *dossier.Locale
	contract     bool // --json: the comparison in the contract of doc/compare.md instead
}

func chooseOutput(file, format string, contract bool) (output, error) {
	if format == "md" {
		format = "markdown"
	}
	switch {
	case contract && (file != "" || format != ""):
		return output{}, errors.New("--json writes the comparison to standard output; use --format json for the dossier")
	case contract:
		return output{contract: true}, nil
	case format != "" && !slices.Contains(dossier.Formats, format):
		return output{}, fmt.Errorf("no format %q; there are %s", format, strings.Join(dossier.Formats, ", "))
	case format == "" && file == "":
		return output{file: defaultOutput, format: "html"}, nil
	}
	named := endings[strings.ToLower(filepath.Ext(file))]
	switch {
	case format == "" && named == "":
		return output{}, fmt.Errorf("%s: its ending names no format; use .html, .md, .json, .txt or --format", file)
	case format == "":
		format = named
	case named != "" && named != format:
		return output{}, fmt.Errorf("%s: its ending says %s, --format says %s", file, named, format)
	}
	return output{file: file, format: format}, nil
}

// compare runs the whole flow over the inputs and writes what was asked for.
func (f *config) compare(c *cobra.Command, args []string, out output) (err error) {
	if f.oneStory && f.store != store.Memory {
		return usageError{errors.New("--one-story compares what is given now; it cannot go into a --store of stories")}
	}
	in, err := f.inputs(c, args)
	if err != nil {
		return err
	}
	e, err := f.engine(c.Context())
	if err != nil {
		return err
	}
	defer closing(e.store, &err)
	stories, err := e.run(c.Context(), in)
	if err != nil {
		return err
	}
	if out.contract {
		err = writeComparisons(c.OutOrStdout(), stories, f.oneStory)
		return errors.Join(err, in.result())
	}
	if len(stories) == 0 {
		return in.nothing()
	}
	if err := writeDossiers(c.OutOrStdout(), stories, out); err != nil {
		return err
	}
	return in.result()
}

// run takes all inputs and composes the stories they tell. A story that cannot be composed
// is told on standard error and does not hold up the others.
func (e *engine) run(ctx context.Context, in *inputs) ([]pipeline.Composed, error) {
	order := pipeline.ByTime
	if e.file {
		order = pipeline.Arrival // what was read is kept at once, so that a run cut short can be gone on with
	}
	if err := e.TakeAll(ctx, in.pages(ctx), order, in.took); err != nil {
		return nil, err
	}
	told, err := e.Told(ctx)
	if err != nil {
		return nil, err
	}
	var out []pipeline.Composed
	err = e.ComposeAll(ctx, told, func(_ parallax.StoryID, composed pipeline.Composed, err error) error {
		switch {
		case err == nil:
			out = append(out, composed)
		case len(told) == 1 || ctx.Err() != nil:
			return err
		default:
			in.bar.note(err.Error())
			in.broken++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	if len(out) == 0 && in.broken > 0 {
		return nil, fmt.Errorf("none of the %d stories could be composed", in.broken)
	}
	for _, c := range out {
		if alone := single(&c.Coverage); alone != "" {
			in.bar.note(alone + ": the only article on its story, with nothing to compare it with")
		}
	}
	strays, err := e.Strays(ctx)
	for _, a := range strays {
		switch {
		case a.Article.State.HasText():
			in.bar.note(a.Article.Input + ": in no dossier: tells an event that nobody else tells")
		case !in.failed[a.Article.Input]: // those were told when they were read
			in.bar.note(fmt.Sprintf("%s: in no dossier: %s", a.Article.Input, parallax.Texts()["page."+string(a.Article.State)]))
		}
	}
	return out, err
}

// single gives the input of the only article that tells a story which stands in no
// storyline; empty when there are several.
func single(c *parallax.Coverage) string {
	var inputs []string
	for i := range c.Articles {
		if c.Articles[i].Counted() {
			inputs = append(inputs, c.Articles[i].Article.Input)
		}
	}
	if len(inputs) != 1 || len(c.Storyline) > 0 {
		return ""
	}
	return inputs[0]
}

// writeDossiers writes the dossiers whole or not at all, and for a file a summary to stdout.
func writeDossiers(stdout io.Writer, stories []pipeline.Composed, out output) error {
	ds := make([]parallax.Dossier, len(stories))
	for i := range stories {
		ds[i] = stories[i].Dossier
	}
	if err := writeOut(stdout, out, ds...); err != nil || out.file == "" {
		return err
	}
	width := columns(stdout)
	for i, d := range ds {
		if i > 0 {
			fmt.Fprintln(stdout)
		}
		if err := dossier.Summary(stdout, out.locale, d, width); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(stdout, "\nwrote %s\n", out.file)
	return err
}

// writeOut writes dossiers to the file asked for, or to stdout.
func writeOut(stdout io.Writer, out output, ds ...parallax.Dossier) error {
	var b bytes.Buffer
	if err := dossier.Write(&b, out.locale, out.format, ds...); err != nil {
		return err
	}
	if out.file == "" {
		_, err := stdout.Write(b.Bytes())
		return err
	}
	return writeFile(out.file, b.Bytes())
}

// writeFile replaces a file in one step, so that a failed write leaves the old one whole.
// A link is followed; what is no regular file (a device, a pipe) is written to as it stands.
func writeFile(name string, data []byte) error {
	target := name
	if to, err := filepath.EvalSymlinks(name); err == nil {
		target = to
	}
	if info, err := os.Stat(target); err == nil && !info.Mode().IsRegular() {
		return wrote(name, os.WriteFile(target, data, 0o644))
	}
	tmp, err := os.CreateTemp(filepath.Dir(target), ".parallax-*")
	if err != nil {
		return wrote(name, err)
	}
	_, err = tmp.Write(data)
	err = errors.Join(err, tmp.Chmod(0o644), tmp.Close())
	if err == nil {
		err = os.Rename(tmp.Name(), target)
	}
	if err != nil {
		err = errors.Join(err, os.Remove(tmp.Name()))
	}
	return wrote(name, err)
}

// wrote names the file in the error of writing it, without the path of the temporary one.
func wrote(name string, err error) error {
	if err == nil {
		return nil
	}
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return fmt.Errorf("write %s: %w", name, err)
}

// columns is the width of the terminal behind a stream, within what reads well; 80 when there is none.
func columns(stream io.Writer) int {
	if p, ok := stream.(*plainWriter); ok {
		stream = p.out
	}
	file, ok := stream.(*os.File)
	if !ok {
		return 80
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		return 80
	}
	return min(max(width, 40), 100)
}
