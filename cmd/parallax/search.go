package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"parallax"
)

func searchCommand() *cobra.Command {
	var w where
	var asJSON, newest bool
	var limit int
	c := &cobra.Command{
		Use:   "search --data DIR | --store FILE WORD...",
		Short: "Find articles of a store by words, phrases, names and filters",
		Long: `Search finds articles that have all of the words in any of their forms: words, "words in a
row", -word to leave out, name:Brandt for a name in any spelling and script, and the filters
language:de, outlet:"The Gazette" (part of a name or host will do), country:DE, after:2027-03-01, before:2027-03-09.`,
		Example: `  parallax search --data ~/news ferry '"nine hurt"' -pier language:en`,
		Args:    usage(cobra.ArbitraryArgs),
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 0 {
				return usageError{errors.New("search needs a word to look for")}
			}
			q, err := parallax.ParseQuery(strings.Join(args, " "))
			if err != nil {
				return usageError{err}
			}
			q.Newest = newest
			return search(c, &w, q, limit, asJSON)
		},
	}
	w.flags(c)
	c.Flags().IntVar(&limit, "limit", 20, "how many articles to show")
	c.Flags().BoolVar(&newest, "newest", false, "the newest first, not what fits best")
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON for programs to standard output")
	return c
}

func search(c *cobra.Command, w *where, q parallax.Query, limit int, asJSON bool) (err error) {
	if limit < 0 {
		return usageError{errors.New("--limit takes a number from 0")}
	}
	s, err := w.open(c.Context(), false)
	if err != nil {
		return err
	}
	defer closing(s, &err)
	if _, err := s.Index(c.Context()); err != nil {
		return err
	}
	found, err := s.Search(c.Context(), q, 0, limit)
	if errors.Is(err, parallax.ErrInvalid) {
		return usageError{err}
	}
	if err != nil {
		return err
	}
	out := c.OutOrStdout()
	if asJSON {
		return writeLine(out, struct {
			Format string `json:"format"`
			parallax.Found
		}{"parallax search 1", found})
	}
	for i := range found.Hits {
		h := &found.Hits[i]
		fmt.Fprintf(out, "== %s\n%s%s%s\n", plainLine(h.Title), plainLine(h.Outlet), lead(" · ", h.Reported), lead(" · ", plainLine(h.URL)))
		for _, n := range h.Snippets {
			fmt.Fprintf(out, "   %s\n", plainLine(n.Exact))
		}
	}
	if found.NoOutlet {
		fmt.Fprintf(c.ErrOrStderr(), "no outlet is called %q, not even in part\n", q.Outlet)
	}
	more := ""
	if found.More {
		more = " and more"
	}
	_, err = fmt.Fprintf(out, "%d%s found\n", found.Total, more)
	return err
}
