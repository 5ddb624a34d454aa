package main

import (
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"parallax/internal/fetch"
	"parallax/internal/pipeline"
	"parallax/internal/store"
)

// onFeeds makes a command over the feeds of a store, which one that adds feeds makes when it is not there.
func onFeeds(use, short string, args cobra.PositionalArgs, adds bool, run func(*cobra.Command, *store.Store, []string) error) *cobra.Command {
	var w where
	c := &cobra.Command{
		Use: use, Short: short, Args: usage(args),
		RunE: func(c *cobra.Command, args []string) (err error) {
			s, err := w.open(c.Context(), adds)
			if err != nil {
				return err
			}
			defer closing(s, &err)
			return run(c, s, args)
		},
	}
	w.flags(c)
	return c
}

func feedsAddCommand() *cobra.Command {
	var net network
	var tags []string
	var outlet, title string
	c := onFeeds("add ADDRESS...", "Follow feeds, or the first feed that each page names", cobra.MinimumNArgs(1), true,
		func(c *cobra.Command, s *store.Store, args []string) error {
			poller := fetch.NewPoller(net.options())
			var failed error
			for _, address := range args {
				f, others, err := pipeline.FindFeed(c.Context(), poller, address)
				if err != nil {
					failed = errors.Join(failed, err)
					continue
				}
				f.Tags, f.Outlet = tags, outlet
				if title != "" {
					f.Title = title
				}
				added, err := s.AddFeeds(c.Context(), time.Now(), f)
				if err != nil {
					return err
				}
				says := "followed already: "
				if len(added) > 0 {
					says = "following "
				}
				fmt.Fprintf(c.OutOrStdout(), "%s%s%s\n", says, f.Address, lead("  ", plainLine(f.Title)))
				for _, o := range others {
					if o.URL != f.Address {
						fmt.Fprintf(c.OutOrStdout(), "  also named there: %s%s\n", o.URL, lead("  ", plainLine(o.Title)))
					}
				}
			}
			return failed
		})
	c.Flags().StringSliceVar(&tags, "tag", nil, "words of yours to find the feed by")
	c.Flags().StringVar(&outlet, "outlet", "", "who publishes it, for pages that do not say")
	c.Flags().StringVar(&title, "title", "", "how to call it")
	net.flags(c)
	check := c.Args
	c.Args = func(c *cobra.Command, args []string) error { // before a store is made
		if err := check(c, args); err != nil {
			return err
		}
		for _, address := range args {
			if err := isSite(address); err != nil {
				return err
			}
		}
		return nil
	}
	return c
}

// isSite refuses what cannot be followed since it is no address; one that only lacks its beginning is told how to write it.
func isSite(address string) error {
	u, err := url.Parse(address)
	switch {
	case err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Hostname() != "":
		return nil
	case !strings.Contains(address, "://") && strings.Contains(address, ".") && !strings.ContainsAny(address, " \\"):
		return usageError{fmt.Errorf("%q is no address; write it as https://%s", address, address)}
	}
	return usageError{fmt.Errorf("%q is no address of a feed or site; one begins with https:// or http://", address)}
}

func feedsListCommand() *cobra.Command {
	var asJSON bool
	c := onFeeds("list", "Show the feeds that are followed and how they are", cobra.NoArgs, false,
		func(c *cobra.Command, s *store.Store, _ []string) error {
			feeds, err := s.Feeds(c.Context())
			if err != nil {
				return err
			}
			if asJSON {
				return writeLine(c.OutOrStdout(), struct {
					Format string       `json:"format"`
					Feeds  []store.Feed `json:"feeds"`
				}{"parallax feeds 1", append([]store.Feed{}, feeds...)})
			}
			b := &printer{w: c.OutOrStdout()}
			for _, f := range feeds {
				b.f("%s\n", firstWords(f.Title, f.Address))
				b.field("address", f.Address)
				b.field("state", feedState(f))
				b.field("items", fmt.Sprintf("%d, of which %d were looked at, %d wait, %d were passed over", f.Items.All, f.Items.Taken, f.Items.Waiting, f.Items.Passed))
				b.field("tags", strings.Join(f.Tags, ", "))
				b.field("hub", strings.Join(f.State.Hubs, ", "))
			}
			return b.err
		})
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON for programs to standard output")
	return c
}

// feedState says how a feed is, for people.
func feedState(f store.Feed) string {
	switch s := f.State; {
	case s.Stopped:
		return "stopped: " + s.Failure
	case f.Paused:
		return "paused"
	case s.Failures > 0:
		times := "could not be read"
		if s.Failures > 1 {
			times = fmt.Sprintf("could not be read %d times in a row", s.Failures)
		}
		return fmt.Sprintf("%s: %s; next try %s", times, s.Failure, clock(s.Next))
	case s.Checked.IsZero():
		return "not read yet"
	default:
		return fmt.Sprintf("read %s, next %s%s", clock(s.Checked), clock(s.Next), lead("; ", s.Failure))
	}
}

func clock(t time.Time) string { return t.Local().Format("2006-01-02 15:04") }

// feedsChangeCommand makes a command that does something to each feed named by its address or ID.
func feedsChangeCommand(use, short, did string, change func(*cobra.Command, *store.Store, store.Feed) error) *cobra.Command {
	return onFeeds(use+" ADDRESS...", short, cobra.MinimumNArgs(1), false, func(c *cobra.Command, s *store.Store, args []string) error {
		for _, name := range args {
			f, err := s.Feed(c.Context(), name)
			if err != nil {
				return err
			}
			if err := change(c, s, f); err != nil {
				return err
			}
			fmt.Fprintf(c.OutOrStdout(), "%s %s\n", did, f.Address)
		}
		return nil
	})
}

func paused(yes bool) func(*cobra.Command, *store.Store, store.Feed) error {
	return func(c *cobra.Command, s *store.Store, f store.Feed) error {
		return s.ChangeFeed(c.Context(), f.ID, func(f *store.Feed) { f.Paused = yes })
	}
}

func feedsRemoveCommand() *cobra.Command {
	return feedsChangeCommand("remove", "Stop following feeds; what came of them stays", "removed", func(c *cobra.Command, s *store.Store, f store.Feed) error {
		return s.RemoveFeed(c.Context(), f.ID)
	})
}

func feedsImportCommand() *cobra.Command {
	return onFeeds("import FILE", "Follow the feeds of an OPML file (- for standard input); folders become tags", cobra.ExactArgs(1), true,
		func(c *cobra.Command, s *store.Store, args []string) error {
			in := c.InOrStdin()
			if args[0] != "-" {
				file, err := os.Open(args[0])
				if err != nil {
					return err
				}
				defer file.Close()
				in = file
			}
			body, err := io.ReadAll(io.LimitReader(in, fetch.DefaultMaxBytes))
			if err != nil {
				return err
			}
			feeds, passed, err := pipeline.FeedsOfOPML(body)
			for _, p := range passed {
				fmt.Fprintf(c.ErrOrStderr(), "parallax: %s: %q is no address of a feed, and passed over\n", args[0], p)
			}
			if err != nil {
				return fmt.Errorf("%s: %w", args[0], err)
			}
			added, err := s.AddFeeds(c.Context(), time.Now(), feeds...)
			if err != nil {
				return err
			}
			if _, err = fmt.Fprintf(c.OutOrStdout(), "%s, %d of them new\n", counted(len(feeds), "feed"), len(added)); err == nil && len(passed) > 0 {
				err = partlyError(fmt.Sprintf("%s: %s passed over", args[0], counted(len(passed), "line")))
			}
			return err
		})
}

func feedsExportCommand() *cobra.Command {
	return onFeeds("export", "Write the feeds as OPML to standard output", cobra.NoArgs, false, func(c *cobra.Command, s *store.Store, _ []string) error {
		feeds, err := s.Feeds(c.Context())
		if err != nil {
			return err
		}
		return pipeline.WriteOPML(c.OutOrStdout(), feeds)
	})
}
