package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/pipeline"
	"parallax/internal/store"
)

func groupCommand() *cobra.Command {
	f := config{store: store.Memory}
	var why bool
	c := &cobra.Command{
		Use:   "group INPUT...",
		Short: "Find out which articles tell the same event",
		Args:  usage(cobra.ArbitraryArgs),
		RunE: func(c *cobra.Command, args []string) (err error) {
			in, err := f.inputs(c, args)
			if err != nil {
				return err
			}
			e, err := f.engine(c.Context())
			if err != nil {
				return err
			}
			defer closing(e.store, &err)
			var articles []parallax.Article
			given := map[string]int{} // the inputs in the order they came, which the answers keep
			pages := func(yield func(parallax.Page) error) error {
				return in.pages(c.Context())(func(page parallax.Page) error {
					if _, again := given[page.Input]; !again {
						given[page.Input] = len(given)
					}
					return yield(page)
				})
			}
			err = e.TakeAll(c.Context(), pages, pipeline.ByTime, func(page parallax.Page, a parallax.Article) {
				in.took(page, a)
				articles = append(articles, a)
			})
			if err != nil {
				return err
			}
			slices.SortStableFunc(articles, func(a, b parallax.Article) int { return cmp.Compare(given[a.Input], given[b.Input]) })
			if f.json {
				err = writeGroups(c.Context(), c.OutOrStdout(), e, articles)
			} else {
				err = printGroups(c.Context(), c.OutOrStdout(), e, articles, why)
			}
			if err != nil {
				return err
			}
			return in.result()
		},
	}
	f.flags(c)
	c.Flags().BoolVar(&why, "why", false, "say how sure each article is of its story, and the reasons (not with --json)")
	return c
}

// grouped is one line of `group --json`: where an article stands once all were placed.
type grouped struct {
	ID        string               `json:"id"`
	Story     parallax.StoryID     `json:"story"`
	Storyline parallax.StorylineID `json:"storyline,omitempty"`
	State     parallax.PageState   `json:"state"`
}

func writeGroups(ctx context.Context, w io.Writer, e *engine, articles []parallax.Article) error {
	where, err := e.store.Where(ctx)
	if err != nil {
		return err
	}
	for _, a := range articles {
		st := where[a.ID]
		if err := writeLine(w, grouped{a.Input, st.ID, st.Storyline, a.State}); err != nil {
			return err
		}
	}
	return nil
}

// printGroups lists the stories and their articles; with why also how each article came there.
func printGroups(ctx context.Context, w io.Writer, e *engine, articles []parallax.Article, why bool) error {
	where, err := e.store.Where(ctx)
	if err != nil {
		return err
	}
	stories, err := e.store.Stories(ctx)
	if err != nil {
		return err
	}
	named, err := titles(ctx, e, stories)
	if err != nil {
		return err
	}
	b := &printer{w: w}
	for _, st := range stories {
		b.f("story %s%s\n", st.ID, lead(", storyline ", string(st.Storyline)))
		covered, err := e.store.Articles(ctx, st.Articles)
		if err != nil {
			return err
		}
		for _, a := range covered {
			b.f("    %-10s %s\n", a.Article.Published, shorten(a.Article.Title, 80))
			b.f("    %-10s %s\n", "", a.Article.Input)
			if why {
				b.placement(&a, named)
			}
		}
	}
	if err := b.storylines(ctx, e, stories, named); err != nil {
		return err
	}
	for _, a := range articles {
		if where[a.ID].ID == "" {
			b.f("in no story: %s: %s (%s)\n", a.Input, a.State, reasons(a.Why))
		}
	}
	return b.err
}

// storylines prints each storyline with its name, its span and its stories in order.
func (p *printer) storylines(ctx context.Context, e *engine, stories []parallax.Story, titles *strings.Replacer) error {
	lines := map[parallax.StorylineID][]parallax.Story{}
	for _, st := range stories {
		if st.Storyline != "" {
			lines[st.Storyline] = append(lines[st.Storyline], st)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(lines)) {
		line := lines[id]
		slices.SortStableFunc(line, func(a, b parallax.Story) int { return a.First.Compare(b.First) })
		told := make([][]parallax.Covered, len(line))
		for i, st := range line {
			var err error
			if told[i], err = e.store.Articles(ctx, st.Articles); err != nil {
				return err
			}
		}
		p.f("storyline %s: %s\n", id, cmp.Or(pipeline.LineName(told), "no words in common"))
		for _, st := range line {
			p.f("    %s to %s  %s\n", day(st.First), day(st.Last), titles.Replace(string(st.ID)))
		}
	}
	return nil
}

// day prints the day of a time, or that it is unknown.
func day(t time.Time) string {
	if t.IsZero() {
		return "unknown   "
	}
	return t.Format(time.DateOnly)
}

// titles replaces the IDs of articles by their titles, and those of stories by the title of the first article.
func titles(ctx context.Context, e *engine, stories []parallax.Story) (*strings.Replacer, error) {
	var pairs []string
	for _, st := range stories {
		covered, err := e.store.Articles(ctx, st.Articles)
		if err != nil {
			return nil, err
		}
		for i := range covered {
			a := &covered[i].Article
			title := fmt.Sprintf("“%s”", shorten(cmp.Or(a.Title, a.Input), 80))
			pairs = append(pairs, string(a.ID), title)
			if i == 0 {
				pairs = append(pairs, string(st.ID), "the story of "+title)
			}
		}
	}
	return strings.NewReplacer(pairs...), nil
}

// placement prints how sure it is that the article belongs where it stands, and each reason.
func (p *printer) placement(a *parallax.Covered, titles *strings.Replacer) {
	p.f("    %-10s in this story with a probability of %.2f\n", "", a.Score)
	for _, r := range a.Why {
		p.f("    %-10s because %s\n", "", titles.Replace(r.String()))
	}
}
