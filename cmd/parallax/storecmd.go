package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/pipeline"
	"parallax/internal/store"
)

func storeCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "store",
		Short: "Care for a store: check, back up, restore, make anew, forget",
		Args:  usage(cobra.NoArgs),
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(storeCheckCommand(), storeBackupCommand(), storeRestoreCommand(), storeReprocessCommand(), storeForgetCommand())
	return c
}

// onStore makes a command that works on an open store. lock keeps other programs from working on it meanwhile.
func onStore(use, short, long string, args cobra.PositionalArgs, lock bool, run func(*cobra.Command, *store.Store, []string) error) *cobra.Command {
	var w where
	c := &cobra.Command{
		Use: use, Short: short, Long: long, Args: usage(args),
		RunE: func(c *cobra.Command, args []string) (err error) {
			s, err := w.open(c.Context(), false)
			if err != nil {
				return err
			}
			defer closing(s, &err)
			if lock {
				if err := s.Lock(c.Context()); err != nil {
					return err
				}
			}
			return run(c, s, args)
		},
	}
	w.flags(c)
	return c
}

func storeCheckCommand() *cobra.Command {
	return onStore("check", "Prove the store again: the file, what leads where, every dossier against its sources",
		"Check can run while a server works on the store.", cobra.NoArgs, false,
		func(c *cobra.Command, s *store.Store, _ []string) error {
			ctx, out := c.Context(), c.OutOrStdout()
			faults, err := s.Faults(ctx)
			if err != nil {
				return err
			}
			t, err := s.Tables(ctx)
			if err != nil {
				return err
			}
			p, err := over(s)
			if err != nil {
				return err
			}
			n, err := p.Following().Check(ctx, func(id parallax.StoryID, err error) {
				faults = append(faults, fmt.Sprintf("the dossier of story %s: %v", id, err))
			})
			if err != nil {
				return err
			}
			fmt.Fprintf(out, "%d pages, %d articles, %d stories with %d dossiers; %d proved again\n", t.Pages, t.Articles, t.Stories, t.Dossiers, n)
			fmt.Fprintf(out, "%s with %s; %s to do, %d set aside\n", counted(t.Feeds, "feed"), counted(t.Items, "item"), counted(t.Work, "job"), t.Parked)
			for _, fault := range faults {
				fmt.Fprintln(out, "fault:", fault)
			}
			if len(faults) > 0 {
				return fmt.Errorf("%d faults", len(faults))
			}
			fmt.Fprintln(out, "all is well")
			return nil
		})
}

func storeBackupCommand() *cobra.Command {
	return onStore("backup FILE", "Copy the store as it is now to a new file, while others go on working", "", cobra.ExactArgs(1), false,
		func(c *cobra.Command, s *store.Store, args []string) error {
			if err := s.Backup(c.Context(), args[0]); err != nil {
				return err
			}
			_, err := fmt.Fprintf(c.OutOrStdout(), "wrote %s\n", args[0])
			return err
		})
}

func storeRestoreCommand() *cobra.Command {
	var w where
	var replace bool
	c := &cobra.Command{
		Use: "restore FILE", Short: "Put a backup in place of the store", Args: usage(cobra.ExactArgs(1)),
		Long: "The backup is checked first. A store that is there already is kept beside it with the ending -before. Nothing may be working on it.",
		RunE: func(c *cobra.Command, args []string) error {
			path, err := w.path()
			if err != nil {
				return err
			}
			if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil { // a backup goes to a new machine, too
				return err
			}
			if err := store.Restore(c.Context(), args[0], path, replace); err != nil {
				return err
			}
			_, err = fmt.Fprintf(c.OutOrStdout(), "restored %s\n", path)
			return err
		},
	}
	w.flags(c)
	c.Flags().BoolVar(&replace, "replace", false, "replace a store that is there already")
	return c
}

func storeReprocessCommand() *cobra.Command {
	return onStore("reprocess", "Make everything anew from the pages kept, as this version of the program reads them",
		"What people decided stays, and so do IDs and what was published. No server may be working on the store.", cobra.NoArgs, true,
		func(c *cobra.Command, s *store.Store, _ []string) error {
			ctx := c.Context()
			p, err := over(s)
			if err != nil {
				return err
			}
			bar := newProgress(c.ErrOrStderr(), "reading")
			n := 0
			err = p.Reprocess(ctx, func(page parallax.Page, _ parallax.Article) { n++; bar.step(page.Input) })
			bar.done()
			if err != nil {
				return err
			}
			return composeAll(c, s, p.Following(), n)
		})
}

// composeAll works off the stories that wait to be composed; those that cannot be are set aside with
// their error. What it leaves when it is stopped, serve goes on with.
func composeAll(c *cobra.Command, s *store.Store, p *pipeline.Pipeline, articles int) error {
	ctx := c.Context()
	var failed error
	composed := 0
	for {
		now := time.Now()
		jobs, err := s.Lease(ctx, store.WorkStory, 1, now, now.Add(time.Hour))
		if err != nil {
			return err
		}
		if len(jobs) == 0 {
			break
		}
		ending := store.Ending{Job: jobs[0]}
		switch _, err := p.Compose(ctx, parallax.StoryID(jobs[0].Key)); {
		case ctx.Err() != nil:
			return errors.Join(ctx.Err(), s.Release(context.WithoutCancel(ctx), jobs[0]))
		case errors.Is(err, parallax.ErrNotFound): // nothing tells it any more
		case err != nil:
			failed = errors.Join(failed, err)
			ending.Park, ending.Error = now, err.Error()
		default:
			composed++
		}
		if err := s.End(ctx, ending); err != nil {
			return err
		}
	}
	stories := "stories"
	if composed == 1 {
		stories = "story"
	}
	fmt.Fprintf(c.OutOrStdout(), "%s read anew, %d %s compared\n", counted(articles, "article"), composed, stories)
	return failed
}

func storeForgetCommand() *cobra.Command {
	var article, outlet string
	c := onStore("forget", "Forget an article or an outlet for good",
		`Forget drops the texts, the bytes of the pages and every version of every dossier that names them, and takes
them never again. The stories they stood in are compared anew from what is left. What a reprocess that was stopped
left (-anew) is removed. Backups made before keep them, and so does a store that restore put aside (-before).
No server may be working on the store; the pages of a server do the same (Forget for good, at the foot of an article or an outlet).`, cobra.NoArgs, true,
		func(c *cobra.Command, s *store.Store, _ []string) error {
			kind, key := store.ForgetArticle, article
			if outlet != "" {
				kind, key = store.ForgetOutlet, outlet
			}
			if (article == "") == (outlet == "") {
				return usageError{errors.New("forget needs --article or --outlet")}
			}
			gone, err := s.Erase(c.Context(), time.Now(), kind, key)
			if err != nil {
				return err
			}
			fmt.Fprintf(c.OutOrStdout(), "forgot %s with %s and %s\n", counted(gone.Articles, "article"), counted(gone.Pages, "page"), counted(gone.Dossiers, "dossier"))
			if outlet != "" && gone.Articles == 0 {
				fmt.Fprintf(c.OutOrStdout(), "no outlet of the name %q was here; whatever comes of one is not taken\n", outlet)
			}
			if err := composeLeft(c, s, gone.Stories); err != nil {
				return err
			}
			return leftBehind(c, s.Path())
		})
	c.Flags().StringVar(&article, "article", "", "the ID of an article, or the address it came from")
	c.Flags().StringVar(&outlet, "outlet", "", "the name of an outlet, as articles show it")
	return c
}

// composeLeft publishes what is left of stories that lost an article.
func composeLeft(c *cobra.Command, s *store.Store, ids []parallax.StoryID) error {
	p, err := over(s)
	if err != nil {
		return err
	}
	stories, err := s.Stories(c.Context())
	if err != nil {
		return err
	}
	for _, st := range stories {
		for _, id := range ids {
			if st.ID == id && len(st.Articles) > 0 {
				if _, err := p.Following().Compose(c.Context(), id); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// leftBehind removes what a reprocess that was stopped left, which may hold what is forgotten, and names the
// store that restore put aside: it is a person's to keep or remove.
func leftBehind(c *cobra.Command, path string) error {
	for _, end := range []string{"", "-wal", "-shm"} {
		if err := os.Remove(path + "-anew" + end); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if _, err := os.Stat(path + "-before"); err == nil {
		fmt.Fprintf(c.ErrOrStderr(), "%s-before, the store before the last restore, still holds what was forgotten; remove it when you need it no more\n", path)
	}
	return nil
}
