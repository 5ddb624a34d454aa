package main

import (
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/fetch"
)

func fetchCommand() *cobra.Command {
	var f config
	var name string
	c := &cobra.Command{
		Use:   "fetch --warc FILE INPUT...",
		Short: "Fetch pages and keep them as they came, in a WARC file that all commands read",
		Long: `Fetch keeps the pages of addresses, feeds and sitemaps with status, headers and time in one file, packed
(WARC 1.1, ISO 28500). parallax compare FILE.warc.gz compares them later, without the network.`,
		Example: "  parallax fetch --warc ferry.warc.gz https://one.example/ferry https://two.example/ferry",
		Args:    usage(cobra.ArbitraryArgs),
		RunE: func(c *cobra.Command, args []string) error {
			if name == "" {
				return usageError{errors.New("fetch needs --warc FILE, the file to write to")}
			}
			return f.fetch(c, args, name)
		},
	}
	f.flags(c)
	c.Flags().StringVar(&name, "warc", "", "file to write, new; its name ends in .warc.gz")
	return c
}

// fetch writes the pages to a file, which is there whole or not at all; what some inputs did not give is
// not in it.
func (f *config) fetch(c *cobra.Command, args []string, name string) (err error) {
	in, err := f.inputs(c, args)
	if err != nil {
		return err
	}
	if _, err := os.Stat(name); err == nil {
		return fmt.Errorf("%s is there already", name)
	}
	file, err := os.Create(name + ".new")
	if err != nil {
		return err
	}
	defer func() {
		var partly partlyError
		whole := err == nil || errors.As(err, &partly)
		if closed := file.Close(); closed != nil {
			err, whole = errors.Join(err, closed), false
		}
		if whole {
			err = errors.Join(err, os.Rename(file.Name(), name))
		} else {
			_ = os.Remove(file.Name()) // err says what went wrong
		}
	}()
	w, err := fetch.NewWARCWriter(file, time.Now())
	if err != nil {
		return err
	}
	in.options.AsCame = true
	kept := 0
	err = in.pages(c.Context())(func(page parallax.Page) error {
		if page.Failure != "" {
			return nil // told already
		}
		if page.URL == "" {
			in.unread++
			in.bar.note(page.Input + ": it has no address, without which it is not kept")
			return nil
		}
		kept++
		return w.Page(page)
	})
	if err != nil {
		return err
	}
	if kept > 0 {
		fmt.Fprintf(c.OutOrStdout(), "%s in %s\n", counted(kept, "page"), name)
	}
	return in.result()
}
