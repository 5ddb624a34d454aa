package main

import (
	"fmt"
	"io"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/fetch"
)

func feedsCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "feeds",
		Short: "Follow feeds, and look at them",
		Args:  usage(cobra.NoArgs),
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(
		feedsAddCommand(), feedsListCommand(), feedsRemoveCommand(), feedsImportCommand(), feedsExportCommand(), feedsReadCommand(),
		feedsChangeCommand("pause", "Read feeds no more until they are resumed", "paused", paused(true)),
		feedsChangeCommand("resume", "Read feeds again that were paused or had stopped", "resumed", paused(false)),
	)
	return c
}

func feedsReadCommand() *cobra.Command {
	var asJSON bool
	var net network
	c := &cobra.Command{
		Use:   "read INPUT",
		Short: "Read a feed, a sitemap or the first feed that a page names, and show what is in it",
		Args:  usage(cobra.ExactArgs(1)),
		RunE: func(c *cobra.Command, args []string) error {
			f, named, err := fetch.Feed(c.Context(), args[0], c.InOrStdin(), net.options())
			for i, l := range named {
				is := "also named"
				if i == 0 {
					is = "named by the page, and read"
				}
				fmt.Fprintf(c.ErrOrStderr(), "%s: %s%s\n", l.URL, is, lead(": ", plainLine(l.Title)))
			}
			switch {
			case err != nil:
				return err
			case asJSON:
				return writeLine(c.OutOrStdout(), struct {
					Format string `json:"format"`
					parallax.Feed
				}{"parallax feed 1", f})
			}
			return printFeed(c.OutOrStdout(), f)
		},
	}
	net.flags(c)
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON for programs to standard output")
	return c
}

// feedName is how a feed is called in a line.
func feedName(f parallax.Feed) string {
	if f.Title == "" {
		return "a feed (" + f.Kind + ")"
	}
	return fmt.Sprintf("feed %q (%s)", shorten(f.Title, 60), f.Kind)
}

// printFeed shows a feed to a person.
func printFeed(w io.Writer, f parallax.Feed) error {
	b := &printer{w: w}
	b.f("== %s\n", feedName(f))
	b.field("address", f.URL)
	b.field("site", f.Link)
	b.field("about", shorten(f.Description, 200))
	b.field("language", f.Language)
	b.field("updated", from(f.Updated))
	if f.TTL > 0 {
		b.field("asks to be read every", f.TTL.String())
	}
	b.field("moved to", f.Moved)
	for _, hub := range f.Hubs {
		b.field("hub", hub)
	}
	for _, s := range f.Sitemaps {
		b.field("sitemap", s.Link)
	}
	for _, warning := range f.Warnings {
		b.field("warning", warning)
	}
	for _, i := range f.Items {
		b.f("\n%s\n", shorten(firstWords(i.Title, i.Summary, i.Link), 160))
		b.field("page", i.Link)
		b.field("published", from(i.Published))
		b.field("updated", from(i.Updated))
		for _, a := range i.Authors {
			b.field("author", a.Name)
		}
		if i.Source != nil {
			b.field("from", i.Source.Title)
		}
		for _, m := range i.Media {
			b.field(firstWords(m.Medium, "file"), fmt.Sprintf("%s %s %s", m.URL, m.Caption, m.Credit))
		}
		b.field("says", shorten(i.Summary, 300))
	}
	return b.err
}

// firstWords gives the first text that is not empty.
func firstWords(texts ...string) string {
	for _, t := range texts {
		if t != "" {
			return t
		}
	}
	return ""
}
