package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/annotate"
	"parallax/internal/fetch"
	"parallax/internal/measure"
	"parallax/internal/pipeline"
	"parallax/internal/store"
)

func benchCommand() *cobra.Command {
	var f config
	var o measure.Options
	c := &cobra.Command{
		Use:   "bench FOLDER...",
		Short: "Measure the program on folders of labelled data",
		Long: `Bench runs the stages over folders of labelled data and prints how much of it was found and
how much of what was found is right, with the counts behind each figure. doc/bench.md
describes the layouts. "parallax bench flow" measures speed and size instead.`,
		Example: "  parallax bench labelled/pages labelled/stories\n  parallax bench --filter lang=de,fr labelled/stories",
		Args:    usage(cobra.MinimumNArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			return f.bench(c, args, o)
		},
	}
	c.Flags().StringArrayVar(&o.Filters, "filter", nil, "take only documents whose member NAME has one of the values: NAME=VALUE,VALUE")
	c.Flags().BoolVar(&o.Storylines, "storylines", false, "hold labelled stories against storylines: for labels that run over weeks")
	c.Flags().BoolVar(&o.MoveDates, "move-dates", false, "move each date by up to a day: for sets in which one date gives the story away")
	c.Flags().StringArrayVar(&o.Texts, "texts", nil, "folder in which the sets lie that labelled claims refer to; ../eval and .. of the labels when not given")
	c.Flags().BoolVar(&o.List, "list", false, "name each difference that was missed or is false, by the labels' IDs: story, number from 0, sentences")
	c.Flags().StringVar(&f.outlets, "outlets", "", "file of JSON lines with more outlets and agencies")
	c.Flags().BoolVar(&f.json, "json", false, "write JSON lines for programs to standard output")
	c.AddCommand(benchFlowCommand(), benchLoadCommand())
	return c
}

// bench measures each folder and writes its reports as they are there. A folder that cannot be
// measured is told and does not hold up the others.
func (f *config) bench(c *cobra.Command, args []string, o measure.Options) error {
	for _, filter := range o.Filters {
		if !strings.Contains(filter, "=") {
			return usageError{fmt.Errorf("filter %q is not of the form NAME=VALUE,VALUE", filter)}
		}
	}
	d, err := f.directory()
	if err != nil {
		return err
	}
	missed := 0
	for _, dir := range args {
		began := time.Now()
		reports, err := measure.Folder(c.Context(), dir, o, measured(d))
		for _, r := range reports {
			if err := f.writeReport(c.OutOrStdout(), r); err != nil {
				return err
			}
		}
		switch {
		case c.Context().Err() != nil:
			return c.Context().Err()
		case err == nil:
			fmt.Fprintf(c.ErrOrStderr(), "%s: measured in %s\n", dir, time.Since(began).Round(100*time.Millisecond))
		case len(args) == 1:
			return err
		default:
			missed++
			fmt.Fprintln(c.ErrOrStderr(), "parallax:", plainLine(err.Error()))
		}
	}
	switch missed {
	case 0:
		return nil
	case len(args):
		return fmt.Errorf("none of the %d folders could be measured", missed)
	}
	return partlyError(fmt.Sprintf("%d of %d folders could not be measured", missed, len(args)))
}

func (f *config) writeReport(w io.Writer, r measure.Report) error {
	if f.json {
		return writeLine(w, r)
	}
	b := &printer{w: w}
	b.f("== %s: %s, %s\n", r.Folder, r.Task, r.Items)
	for _, x := range r.Figures {
		switch {
		case x.Cases:
			b.f("%-42s %.3f of %.0f\n", x.Name, x.Precision(), x.Gold)
		case x.Found == x.Gold: // an average over cases
			b.f("%-42s P %.3f  R %.3f  F1 %.3f   over %.0f\n", x.Name, x.Precision(), x.Recall(), x.F1(), x.Gold)
		default:
			b.f("%-42s P %.3f  R %.3f  F1 %.3f   found %.0f, labelled %.0f\n", x.Name, x.Precision(), x.Recall(), x.F1(), x.Found, x.Gold)
		}
	}
	for _, n := range r.Notes {
		b.f("%s\n", n)
	}
	b.f("\n")
	return b.err
}

// measured is the program as it is measured: the stages as the commands run them, each run in
// a store of its own.
func measured(d *parallax.Directory) measure.Program {
	return measure.Program{
		Extract: func(ctx context.Context, docs []measure.Document) (map[string]parallax.Article, error) {
			out := map[string]parallax.Article{}
			err := documentPages(ctx, docs)(func(page parallax.Page) error {
				out[page.Input] = readPage(page, d)
				return nil
			})
			return out, err
		},
		Annotate: func(ctx context.Context, docs []measure.Document) (map[string][]parallax.Annotation, error) {
			out := map[string][]parallax.Annotation{}
			err := documentPages(ctx, docs)(func(page parallax.Page) error {
				out[page.Input] = annotate.Article(readPage(page, d))
				return nil
			})
			return out, err
		},
		Group: func(ctx context.Context, docs []measure.Document) (map[string]measure.Place, error) {
			return groupDocuments(ctx, docs, d)
		},
		Compare: func(ctx context.Context, docs []measure.Document) (parallax.Coverage, parallax.Comparison, error) {
			return compareDocuments(ctx, docs, d)
		},
	}
}

// documentPages gives the documents as the pages that `parallax` makes of the same JSON lines.
func documentPages(ctx context.Context, docs []measure.Document) pipeline.Source {
	return func(yield func(parallax.Page) error) error {
		var lines bytes.Buffer
		e := json.NewEncoder(&lines)
		for _, d := range docs {
			if err := e.Encode(d); err != nil {
				return err
			}
		}
		return fetch.Inputs(ctx, []string{"-"}, &lines, fetch.Options{}, yield)
	}
}

func groupDocuments(ctx context.Context, docs []measure.Document, d *parallax.Directory) (out map[string]measure.Place, err error) {
	s, err := store.Open(ctx, store.Memory)
	if err != nil {
		return nil, err
	}
	defer closing(s, &err)
	e, err := embedder()
	if err != nil {
		return nil, err
	}
	ids := map[parallax.ArticleID]string{}
	p := pipeline.New(s, e, d, pipeline.Options{})
	err = p.TakeAll(ctx, documentPages(ctx, docs), pipeline.ByTime, func(page parallax.Page, a parallax.Article) { ids[a.ID] = page.Input })
	if err != nil {
		return nil, err
	}
	where, err := s.Where(ctx)
	out = map[string]measure.Place{}
	for id, story := range where {
		out[ids[id]] = measure.Place{Story: story.ID, Storyline: story.Storyline}
	}
	return out, err
}

func compareDocuments(ctx context.Context, docs []measure.Document, d *parallax.Directory) (cov parallax.Coverage, c parallax.Comparison, err error) {
	s, err := store.Open(ctx, store.Memory)
	if err != nil {
		return cov, c, err
	}
	defer closing(s, &err)
	e, err := embedder()
	if err != nil {
		return cov, c, err
	}
	p := pipeline.New(s, e, d, pipeline.Options{OneStory: true})
	if err := p.TakeAll(ctx, documentPages(ctx, docs), pipeline.ByTime, nil); err != nil {
		return cov, c, err
	}
	told, err := p.Told(ctx)
	switch {
	case err != nil:
		return cov, c, err
	case len(told) == 0:
		return cov, c, errors.New("the documents tell no story")
	}
	made, err := p.Compose(ctx, told[0])
	return made.Coverage, made.Comparison, err
}
