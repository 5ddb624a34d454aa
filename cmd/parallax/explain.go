package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/pipeline"
	"parallax/internal/store"
)

func explainCommand() *cobra.Command {
	f := config{store: store.Memory}
	var ids []string
	c := &cobra.Command{
		Use:   "explain INPUT...",
		Short: "Say why: why these articles are one story, these sentences one claim, this a conflict",
		Example: "  parallax explain examples/silo\n" +
			"  parallax explain examples/silo --id d_0123456789abcdef",
		Args: usage(cobra.ArbitraryArgs),
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
			stories, err := e.run(c.Context(), in)
			if err != nil {
				return err
			}
			if len(stories) == 0 {
				return in.nothing()
			}
			x := explainer{printer: printer{w: c.OutOrStdout()}, ids: ids}
			for i := range stories {
				x.story(&stories[i])
			}
			switch {
			case x.err != nil:
				return x.err
			case len(ids) > 0 && !x.found:
				return fmt.Errorf("nothing here has the id %s", strings.Join(ids, ", "))
			}
			return in.result()
		},
	}
	f.flags(c)
	c.Flags().MarkHidden("json") //nolint:errcheck // the flag was added a line above
	c.Flags().BoolVar(&f.oneStory, "one-story", false, "compare all inputs as one story")
	c.Flags().StringSliceVar(&ids, "id", nil, "explain only the article, claim or difference with this id")
	return c
}

// explainer prints decisions with their reasons, all or those whose ID was asked for.
type explainer struct {
	printer
	ids   []string
	found bool
}

func (x *explainer) wanted(id string) bool {
	if len(x.ids) == 0 {
		return true
	}
	hit := slices.Contains(x.ids, id)
	x.found = x.found || hit
	return hit
}

func (x *explainer) why(reasons []parallax.Reason) {
	for _, r := range reasons {
		x.f("        because %s\n", r)
	}
}

func (x *explainer) story(s *pipeline.Composed) {
	c := &s.Coverage
	if len(x.ids) == 0 {
		x.f("story %s%s\n", c.Story.ID, lead(", storyline ", string(c.Story.Storyline)))
	}
	for _, a := range c.Articles {
		if !x.wanted(string(a.Article.ID)) {
			continue
		}
		x.f("  article %s %s: %s: %s\n", a.Article.ID, a.Article.Input, a.State, a.Reason)
		x.f("    page is %s\n", a.Article.State)
		x.why(a.Article.Why)
		x.f("    placed with %.2f\n", a.Score)
		x.why(a.Why)
		for _, o := range a.Origins {
			x.f("    origin %s %s\n", o.Kind, o.Name)
			x.why(o.Why)
		}
	}
	for _, e := range c.Edges {
		if x.wanted(string(e.From)) {
			x.f("  edge %s %s %s%s: %s\n", e.From, e.Kind, e.Name, lead(" ", string(e.To)), e.How)
			x.why(e.Why)
		}
	}
	for _, claim := range s.Comparison.Claims {
		if x.wanted(string(claim.ID)) {
			x.claim(c, &claim)
		}
	}
	for _, list := range [][]parallax.Difference{s.Comparison.Differences, s.Comparison.Updates} {
		for _, d := range list {
			if x.wanted(string(d.ID)) {
				x.difference(c, &d)
			}
		}
	}
}

func (x *explainer) claim(c *parallax.Coverage, claim *parallax.Claim) {
	x.f("  claim %s: %d outlets, %d origins\n", claim.ID, claim.Outlets, claim.Origins)
	for i, m := range claim.Members {
		mark := " "
		if i == claim.Centre {
			mark = "*"
		}
		x.f("    %s %.2f %s %s: %s\n", mark, m.Score, c.Find(m.Statement.Article).Article.Input, m.Statement.Span, m.Statement.Exact)
		x.why(m.Why)
	}
}

func (x *explainer) difference(c *parallax.Coverage, d *parallax.Difference) {
	x.f("  %s %s, %.2f: %s\n", d.Kind, d.ID, d.Score, d.About)
	for _, s := range d.Sides {
		at := c.Find(s.Evidence.Article).Article.Input
		x.f("    %s: %s%s\n", at, s.Value, lead(" ", lead("= ", s.Normal)))
		x.f("      %s%s\n", s.Evidence.Exact, lead(" in ", s.Where))
	}
	for _, s := range d.Silent {
		x.f("    silent: %s, a full text of %s\n", c.Find(s.Article).Article.Input, s.At.Format("2006-01-02 15:04"))
	}
	x.why(d.Why)
}
