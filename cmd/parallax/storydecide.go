package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/store"
)

// deciding is what the flags of commands that decide on stories say.
type deciding struct {
	who string
	dry bool
}

// onStory makes a command that decides on a story. plan gives the decision from the stories that stand,
// the ID of the one named first and the arguments after it.
func onStory(use, short, long string, args cobra.PositionalArgs, plan func(*deciding, []parallax.Story, parallax.StoryID, []string) (parallax.Decision, error)) *cobra.Command {
	var d deciding
	c := onStore(use, short, long, args, false, func(c *cobra.Command, s *store.Store, args []string) error {
		ctx := c.Context()
		all, id, err := namedStory(ctx, s, args[0])
		if err != nil {
			return err
		}
		made, err := plan(&d, all, id, args[1:])
		if err != nil {
			return err
		}
		return d.make(c, s, &made, id)
	})
	c.Flags().StringVar(&d.who, "who", "owner", "who decides")
	c.Flags().BoolVar(&d.dry, "dry-run", false, "say what would be done, and do nothing")
	return c
}

// make says what a decision does, makes it unless that is all that was asked for, and has the stories compared anew.
func (d *deciding) make(c *cobra.Command, s *store.Store, made *parallax.Decision, from parallax.StoryID) error {
	ctx, out := c.Context(), c.OutOrStdout()
	if !d.dry {
		if err := alone(ctx, s); err != nil {
			return err
		}
		if err := s.Decide(ctx, made); err != nil {
			return err
		}
		fmt.Fprintf(out, "decision %d: ", made.ID)
	}
	says := sayDecision(made)
	if d.dry && made.Kind == parallax.Apart {
		// The ID of the new story is made of the time of the decision: that of a dry run is none that will be.
		says = strings.Replace(says, "story "+string(made.Story), "a new story", 1)
	}
	fmt.Fprintln(out, says)
	if made.Kind == parallax.Together || made.Kind == parallax.Apart {
		if err := listArticles(ctx, out, s, made.Articles); err != nil {
			return err
		}
	}
	if d.dry {
		return nil
	}
	return composeDecided(c, s, from, made.Story)
}

// alone keeps other programs from placing articles meanwhile: they would not hear of the decision.
func alone(ctx context.Context, s *store.Store) error {
	err := s.Lock(ctx)
	if errors.Is(err, store.ErrLocked) {
		return fmt.Errorf("a server works on this store: decide on its pages, or stop it first: %w", err)
	}
	return err
}

// sayDecision says what a decision does.
func sayDecision(d *parallax.Decision) string {
	switch d.Kind {
	case parallax.Apart:
		return fmt.Sprintf("story %s of %s, apart from %s", d.Story, counted(len(d.Articles), "article"), counted(len(d.Others), "other article"))
	case parallax.Together:
		return fmt.Sprintf("one story %s of %s", d.Story, counted(len(d.Articles), "article"))
	case parallax.Locked:
		return fmt.Sprintf("story %s is locked with %s", d.Story, counted(len(d.Articles), "article"))
	default:
		return fmt.Sprintf("story %s is called %s", d.Story, plainLine(d.Title))
	}
}

// composeDecided compares the stories anew that still stand, each once.
func composeDecided(c *cobra.Command, s *store.Store, ids ...parallax.StoryID) error {
	var standing []parallax.StoryID
	for _, id := range ids {
		now, err := s.Redirect(c.Context(), id)
		switch {
		case errors.Is(err, parallax.ErrNotFound):
		case err != nil:
			return err
		case !slices.Contains(standing, now):
			standing = append(standing, now)
		}
	}
	return composeJudged(c.Context(), c.OutOrStdout(), s, standing...)
}

func storySplitCommand() *cobra.Command {
	return onStory("split STORY ARTICLE...", "Take articles out of a story into one of their own", "The IDs of articles are listed by story articles.", cobra.MinimumNArgs(2),
		func(d *deciding, all []parallax.Story, id parallax.StoryID, rest []string) (parallax.Decision, error) {
			st := storyOf(all, id)
			var articles []parallax.ArticleID
			for _, a := range rest {
				articles = append(articles, parallax.ArticleID(a))
			}
			return st.Split(articles, d.who, time.Now())
		})
}

func storyMergeCommand() *cobra.Command {
	return onStory("merge STORY OTHER...", "Make one story of several", "The ID of the one that started first stays; the others lead to it.", cobra.MinimumNArgs(2),
		func(d *deciding, all []parallax.Story, id parallax.StoryID, rest []string) (parallax.Decision, error) {
			named := []parallax.StoryID{id}
			for _, o := range rest {
				other := storyID(o)
				if storyOf(all, other).ID == "" {
					return parallax.Decision{}, fmt.Errorf("story %s: %w", o, parallax.ErrNotFound)
				}
				named = append(named, other)
			}
			these := slices.DeleteFunc(slices.Clone(all), func(st parallax.Story) bool { return !slices.Contains(named, st.ID) })
			return parallax.OneEvent(these, d.who, time.Now())
		})
}

func storyRenameCommand() *cobra.Command {
	return onStory("rename STORY TITLE", "Give a story a title of yours, shown as such above the sources' own", "", cobra.MinimumNArgs(2),
		func(d *deciding, all []parallax.Story, id parallax.StoryID, rest []string) (parallax.Decision, error) {
			st := storyOf(all, id)
			return st.Rename(strings.Join(strings.Fields(strings.Join(rest, " ")), " "), d.who, time.Now())
		})
}

func storyLockCommand() *cobra.Command {
	return onStory("lock STORY", "Keep a story as it is: no article joins or leaves", "Undo the decision to unlock it.", cobra.ExactArgs(1),
		func(d *deciding, all []parallax.Story, id parallax.StoryID, _ []string) (parallax.Decision, error) {
			st := storyOf(all, id)
			return st.Lock(d.who, time.Now())
		})
}

func storyDecisionsCommand() *cobra.Command {
	return onStore("decisions", "List what people decided, the latest last, and what was taken back", "", cobra.NoArgs, false,
		func(c *cobra.Command, s *store.Store, _ []string) error {
			made, err := s.Decisions(c.Context())
			if err != nil {
				return err
			}
			undone, err := s.Undone(c.Context())
			if err != nil {
				return err
			}
			lines := map[int64]string{}
			for i := range made {
				lines[made[i].ID] = made[i].String() + ": " + sayDecision(&made[i])
			}
			for i := range undone {
				u := &undone[i]
				lines[u.ID] = fmt.Sprintf("%s: %s; taken back by %s on %s", u.String(), sayDecision(&u.Decision), plainLine(u.By), u.Until.Format(time.DateOnly))
			}
			return printInOrder(c, lines)
		})
}

// printInOrder prints lines by their numbers.
func printInOrder(c *cobra.Command, lines map[int64]string) error {
	var numbers []int64
	for n := range lines {
		numbers = append(numbers, n)
	}
	slices.Sort(numbers)
	for _, n := range numbers {
		if _, err := fmt.Fprintln(c.OutOrStdout(), plainLine(lines[n])); err != nil {
			return err
		}
	}
	return nil
}

func storyUndoCommand() *cobra.Command {
	var who string
	c := onStore("undo DECISION", "Take a decision back, by its number in story decisions", "Articles that still stand where it put them go back to where they stood before.", cobra.ExactArgs(1), false,
		func(c *cobra.Command, s *store.Store, args []string) error {
			id, err := strconv.ParseInt(args[0], 10, 64)
			if err != nil {
				return usageError{fmt.Errorf("%q is no number of a decision", args[0])}
			}
			if err := alone(c.Context(), s); err != nil {
				return err
			}
			about, err := standsFor(c.Context(), s, id)
			if err != nil {
				return err
			}
			changed, err := s.TakeBack(c.Context(), time.Now(), who, id)
			if err != nil {
				return err
			}
			fmt.Fprintf(c.OutOrStdout(), "decision %d is taken back\n", id)
			return composeDecided(c, s, append(changed, about...)...)
		})
	c.Flags().StringVar(&who, "who", "owner", "who takes it back")
	return c
}

// standsFor gives the story a decision is about, where it stands now.
func standsFor(ctx context.Context, s *store.Store, decision int64) ([]parallax.StoryID, error) {
	made, err := s.Decisions(ctx)
	for i := range made {
		if made[i].ID == decision {
			return []parallax.StoryID{made[i].Story}, err
		}
	}
	return nil, err
}
