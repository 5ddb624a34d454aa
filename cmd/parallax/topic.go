package main

import (
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

func topicCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "topic",
		Short: "Keep searches as topics: list, add, remove, show",
		Long: `Topics are searches that are kept under a name, as on the pages of a server (/topics). A topic is named by its
number or its name. Every change is kept with who made it.`,
		Example: `  parallax topic add --data ~/news Ferries ferry language:en
  parallax topic list --data ~/news
  parallax topic show --data ~/news Ferries`,
		Args: usage(cobra.NoArgs),
		RunE: func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(topicListCommand(), topicAddCommand(), topicRemoveCommand(), topicShowCommand())
	return c
}

// keptTopic is a topic as programs read it. Stories and articles are counts of what fits now.
type keptTopic struct {
	Format   string    `json:"format"`
	ID       int64     `json:"id"`
	Name     string    `json:"name"`
	Query    string    `json:"query"`
	Removed  bool      `json:"removed,omitempty"`
	Who      string    `json:"who"`
	At       time.Time `json:"at"`
	Articles int       `json:"articles"`
	Stories  int       `json:"stories"`

	digests []*parallax.Digest // of the stories, the latest first
}

// keptTopics counts what fits each topic: as on the pages, of stories those that have a dossier.
func keptTopics(c *cobra.Command, s *store.Store, topics ...parallax.Topic) (out []keptTopic, err error) {
	ctx := c.Context()
	if _, err := s.Index(ctx); err != nil {
		return nil, err
	}
	digests, err := s.Digests(ctx)
	if err != nil {
		return nil, err
	}
	for _, t := range topics {
		k := keptTopic{Format: "parallax topic 1", ID: t.ID, Name: t.Name, Query: t.Query, Removed: t.Gone, Who: t.Who, At: t.At}
		q, err := parallax.ParseQuery(t.Query)
		if err != nil {
			return nil, err
		}
		stories, articles, err := s.StoriesFound(ctx, q)
		if err != nil {
			return nil, err
		}
		k.Articles = articles
		for _, g := range digests {
			if stories[g.Story] {
				k.digests = append(k.digests, g)
			}
		}
		k.Stories = len(k.digests)
		out = append(out, k)
	}
	return out, nil
}

// String gives the topic in a line.
func (k *keptTopic) String() string {
	removed := ""
	if k.Removed {
		removed = ", removed"
	}
	return fmt.Sprintf("%d  %s: %s (%s in %s%s)", k.ID, plainLine(k.Name), plainLine(k.Query), counted(k.Articles, "article"), storyCount(k.Stories), removed)
}

func storyCount(n int) string {
	if n == 1 {
		return "1 story"
	}
	return fmt.Sprintf("%d stories", n)
}

func topicListCommand() *cobra.Command {
	var asJSON, every bool
	c := onStore("list", "List the topics with what fits them now", "", cobra.NoArgs, false,
		func(c *cobra.Command, s *store.Store, _ []string) error {
			topics, err := s.Topics(c.Context())
			if err != nil {
				return err
			}
			if !every {
				topics = slices.DeleteFunc(topics, func(t parallax.Topic) bool { return t.Gone })
			}
			kept, err := keptTopics(c, s, topics...)
			for i := 0; i < len(kept) && err == nil; i++ {
				if asJSON {
					err = writeLine(c.OutOrStdout(), kept[i])
				} else {
					_, err = fmt.Fprintln(c.OutOrStdout(), kept[i].String())
				}
			}
			return err
		})
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON lines for programs to standard output")
	c.Flags().BoolVar(&every, "removed", false, "also those that were removed")
	return c
}

func topicAddCommand() *cobra.Command {
	var who string
	var asJSON bool
	c := onStore("add NAME WORD...", "Keep a search under a name", "What a search can be, parallax search --help tells.", cobra.MinimumNArgs(2), false,
		func(c *cobra.Command, s *store.Store, args []string) error {
			t := parallax.Topic{Name: strings.Join(strings.Fields(args[0]), " "), Query: strings.Join(args[1:], " "), Who: who, At: time.Now()}
			err := s.KeepTopic(c.Context(), &t)
			if errors.Is(err, parallax.ErrInvalid) {
				return usageError{refused(err)}
			}
			if err != nil {
				return err
			}
			return sayTopic(c, s, t, "kept topic ", asJSON)
		})
	c.Flags().StringVar(&who, "who", "owner", "who keeps it")
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON for programs to standard output")
	return c
}

// refused is a refusal without where it was made, for people.
func refused(err error) error {
	_, why, found := strings.Cut(err.Error(), parallax.ErrInvalid.Error()+": ")
	if !found {
		return err
	}
	return errors.New(why)
}

// sayTopic tells what became of a topic.
func sayTopic(c *cobra.Command, s *store.Store, t parallax.Topic, did string, asJSON bool) error {
	kept, err := keptTopics(c, s, t)
	if err != nil {
		return err
	}
	if asJSON {
		return writeLine(c.OutOrStdout(), kept[0])
	}
	_, err = fmt.Fprintln(c.OutOrStdout(), did+kept[0].String())
	return err
}

func topicRemoveCommand() *cobra.Command {
	var who string
	var asJSON bool
	c := onStore("remove TOPIC", "Remove a topic; its changes are kept, and the page of the topic takes it back", "", cobra.ExactArgs(1), false,
		func(c *cobra.Command, s *store.Store, args []string) error {
			t, err := topicOf(c, s, args[0])
			if err != nil {
				return err
			}
			if t.Gone {
				return fmt.Errorf("topic %d is removed already", t.ID)
			}
			t.Gone, t.Who, t.At = true, who, time.Now()
			if err := s.KeepTopic(c.Context(), &t); err != nil {
				return err
			}
			return sayTopic(c, s, t, "removed topic ", asJSON)
		})
	c.Flags().StringVar(&who, "who", "owner", "who removes it")
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON for programs to standard output")
	return c
}

// topicOf gives the topic that a person names by its number or its name; of two of one name neither.
func topicOf(c *cobra.Command, s *store.Store, name string) (found parallax.Topic, err error) {
	topics, err := s.Topics(c.Context())
	if err != nil {
		return found, err
	}
	number, err := strconv.ParseInt(name, 10, 64)
	n := 0
	for _, t := range topics {
		switch {
		case err == nil && t.ID == number:
			return t, nil
		case strings.EqualFold(t.Name, name) && !t.Gone:
			found = t
			n++
		}
	}
	switch n {
	case 0:
		return found, fmt.Errorf("topic %q: %w", name, parallax.ErrNotFound)
	case 1:
		return found, nil
	}
	return found, usageError{fmt.Errorf("%d topics are called %q; name one by its number", n, name)}
}

func topicShowCommand() *cobra.Command {
	var asJSON bool
	var limit int
	c := onStore("show TOPIC", "Show the stories of a topic, the latest first, and who changed it", "", cobra.ExactArgs(1), false,
		func(c *cobra.Command, s *store.Store, args []string) error {
			t, err := topicOf(c, s, args[0])
			if err != nil {
				return err
			}
			kept, err := keptTopics(c, s, t)
			if err != nil {
				return err
			}
			changes, err := s.TopicChanges(c.Context(), t.ID)
			if err != nil {
				return err
			}
			if asJSON {
				return writeLine(c.OutOrStdout(), struct {
					keptTopic
					Digests []*parallax.Digest `json:"digests"`
				}{kept[0], append([]*parallax.Digest{}, kept[0].digests...)})
			}
			fmt.Fprintln(c.OutOrStdout(), kept[0].String())
			for _, x := range changes {
				did := "kept"
				if x.Gone {
					did = "removed"
				}
				fmt.Fprintf(c.OutOrStdout(), "    %s %s by %s as %s: %s\n", clock(x.At), did, plainLine(x.Who), plainLine(x.Name), plainLine(x.Query))
			}
			return listStories(c, s, kept[0].digests, limit)
		})
	c.Flags().IntVar(&limit, "limit", 20, "how many stories to show; 0 for all")
	c.Flags().BoolVar(&asJSON, "json", false, "write JSON for programs to standard output")
	return c
}

// listStories lists stories as story list does.
func listStories(c *cobra.Command, s *store.Store, digests []*parallax.Digest, limit int) error {
	stories, err := s.Stories(c.Context())
	if err != nil {
		return err
	}
	for i, g := range digests {
		if limit > 0 && i == limit {
			fmt.Fprintf(c.OutOrStdout(), "and %d more: --limit 0 lists all\n", len(digests)-limit)
			break
		}
		if err := listStory(c.OutOrStdout(), g, storyOf(stories, g.Story), false); err != nil {
			return err
		}
	}
	return nil
}
