package main

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/dossier"
	"parallax/internal/store"
)

func storyCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "story",
		Short: "Look at the stories of a store, and decide on them: split, merge, rename, lock, undo",
		Long: `Story lists and shows what a store holds, and keeps what a person decides about it. What people decided
stands above the engine, survives a reprocess and can be undone. A story is named by its ID or the address of its page.`,
		Example: `  parallax story list --data ~/news
  parallax story show --data ~/news s_k2x
  parallax story split --data ~/news s_k2x a_m4p a_9qd --who ann --dry-run
  parallax story undo --data ~/news 3`,
		Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(storyListCommand(), storyShowCommand(), storyArticlesCommand(),
		storySplitCommand(), storyMergeCommand(), storyRenameCommand(), storyLockCommand(), storyDecisionsCommand(), storyUndoCommand())
	return c
}

// listedStory is a line of story list --json.
type listedStory struct {
	Format string `json:"format"`
	parallax.Digest
	Title  string `json:"title,omitempty"` // given by a person
	Locked bool   `json:"locked,omitempty"`
}

func storyListCommand() *cobra.Command {
	var limit int
	var language string
	var asJSON bool
	c := onStore("list", "List the stories, the latest first, with outlets, origins and kinds of differences", "", cobra.NoArgs, false,
		func(c *cobra.Command, s *store.Store, _ []string) error {
			digests, err := s.Digests(c.Context())
			if err != nil {
				return err
			}
			stories, err := s.Stories(c.Context())
			if err != nil {
				return err
			}
			shown := 0
			for _, g := range digests {
				if language != "" && !slices.Contains(g.Languages, language) {
					continue
				}
				if shown++; limit > 0 && shown > limit {
					continue
				}
				if err := listStory(c.OutOrStdout(), g, storyOf(stories, g.Story), asJSON); err != nil {
					return err
				}
			}
			if limit > 0 && shown > limit && !asJSON {
				fmt.Fprintf(c.OutOrStdout(), "and %d more: --limit 0 lists all\n", shown-limit)
			}
			return nil
		})
	c.Flags().IntVar(&limit, "limit", 20, "how many stories to list; 0 for all")
	c.Flags().StringVar(&language, "language", "", "only stories with sources in this language")
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON lines for programs to standard output")
	return c
}

func listStory(out io.Writer, g *parallax.Digest, st parallax.Story, asJSON bool) error {
	if asJSON {
		return writeLine(out, listedStory{"parallax story 1", *g, st.Title, st.Locked})
	}
	title := g.Headline
	if st.Title != "" {
		title = st.Title
	}
	about := []string{counted(g.Counts.Outlets, "outlet"), counted(g.Counts.Origins, "independent origin"), counted(len(st.Articles), "article")}
	for _, k := range parallax.DifferenceKinds {
		if n := g.Kinds[k]; n > 0 {
			about = append(about, fmt.Sprintf("%s %d", k, n))
		}
	}
	if st.Locked {
		about = append(about, "locked")
	}
	_, err := fmt.Fprintf(out, "%s  %s\n    %s%s\n", g.Story, plainLine(title), strings.Join(about, ", "), lead(" · ", g.Reported))
	return err
}

// counted gives a number with what is counted.
func counted(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// storyOf gives the story with the ID; the zero value when it does not stand.
func storyOf(all []parallax.Story, id parallax.StoryID) parallax.Story {
	for _, st := range all {
		if st.ID == id {
			return st
		}
	}
	return parallax.Story{}
}

// namedStory gives the stories that stand and the ID of the one a person named, by ID or address.
func namedStory(ctx context.Context, s *store.Store, name string) ([]parallax.Story, parallax.StoryID, error) {
	id, err := s.Redirect(ctx, storyID(name))
	if err != nil {
		return nil, "", err
	}
	all, err := s.Stories(ctx)
	return all, id, err
}

// storyID reads the ID of a story, or the address of its page.
func storyID(name string) parallax.StoryID {
	if u, err := url.Parse(name); err == nil && u.Path != "" {
		name = path.Base(u.Path)
	}
	return parallax.StoryID(name)
}

func storyShowCommand() *cobra.Command {
	var version int
	var file, format, language string
	c := onStore("show STORY", "Write the dossier of a story as it stands in the store", "", cobra.ExactArgs(1), false,
		func(c *cobra.Command, s *store.Store, args []string) error {
			if file == "" && format == "" {
				format = "text"
			}
			out, err := chooseOutput(file, format, false)
			if err == nil {
				out.locale, err = dossier.In(language)
			}
			if err != nil {
				return usageError{err}
			}
			_, id, err := namedStory(c.Context(), s, args[0])
			if err != nil {
				return err
			}
			var d parallax.Dossier
			if version > 0 {
				_, d, err = s.DossierVersion(c.Context(), id, version)
			} else {
				_, d, err = s.Dossier(c.Context(), id)
			}
			if err != nil {
				return err
			}
			return writeOut(c.OutOrStdout(), out, d)
		})
	c.Flags().IntVar(&version, "version", 0, "an older version of the dossier, from 1")
	c.Flags().StringVarP(&file, "output", "o", "", "file to write to; its ending (.html, .md, .json, .txt) gives the format")
	c.Flags().StringVar(&format, "format", "", "format: "+strings.Join(dossier.Formats, ", ")+" (text when there is no -o)")
	c.Flags().StringVar(&language, "language", "en", "language of headings, dates and counts: "+strings.Join(parallax.TextLanguages(), ", "))
	return c
}

func storyArticlesCommand() *cobra.Command {
	return onStore("articles STORY", "List the articles of a story with their IDs", "", cobra.ExactArgs(1), false,
		func(c *cobra.Command, s *store.Store, args []string) error {
			all, id, err := namedStory(c.Context(), s, args[0])
			if err != nil {
				return err
			}
			return listArticles(c.Context(), c.OutOrStdout(), s, storyOf(all, id).Articles)
		})
}

func listArticles(ctx context.Context, out io.Writer, s *store.Store, ids []parallax.ArticleID) error {
	articles, err := s.Articles(ctx, ids)
	if err != nil {
		return err
	}
	for i := range articles {
		a := &articles[i].Article
		if _, err := fmt.Fprintf(out, "%s  %s%s: %s\n", a.ID, firstWords(plainLine(a.Outlet.Key()), a.Input), lead(", ", a.Published.String()), plainLine(a.Title)); err != nil {
			return err
		}
	}
	return nil
}
