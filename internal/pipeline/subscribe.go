package pipeline

import (
	"context"
	"fmt"
	"io"
	"slices"

	"parallax"
	"parallax/internal/fetch"
	"parallax/internal/store"
)

// FindFeed looks for a feed at an address: a feed itself, or the first that a page names. others
// are all that the page names. The error says what is wrong in words for people.
func FindFeed(ctx context.Context, p *fetch.Poller, address string) (feed store.Feed, others []parallax.FeedLink, err error) {
	f, others, err := p.Find(ctx, address)
	if err != nil {
		return feed, others, err
	}
	feed = store.Feed{Address: f.URL, Title: f.Title, Site: f.Link}
	if f.Language != "" {
		feed.Languages = []string{f.Language}
	}
	return feed, others, nil
}

// Find is FindFeed with the manners of the follower.
func (f *Follower) Find(ctx context.Context, address string) (store.Feed, []parallax.FeedLink, error) {
	return FindFeed(ctx, f.Poller, address)
}

// FeedsOfOPML gives the feeds of a list in OPML; the folders they lie in become their tags. passed is what the list calls a feed
// and has no address of the web. The error says that there is no list, or no feed in it.
func FeedsOfOPML(body []byte) (out []store.Feed, passed []string, err error) {
	list, err := fetch.ReadOPML(body)
	if err != nil {
		return nil, nil, err
	}
	seen := map[string]int{}
	var walk func(list []fetch.Outline, tags []string)
	walk = func(list []fetch.Outline, tags []string) {
		for _, o := range list {
			if o.NoFeed != "" {
				passed = append(passed, o.NoFeed)
			}
			if at, twice := seen[o.Feed]; twice && o.Feed != "" {
				out[at].Tags = addTags(out[at].Tags, tags)
			} else if o.Feed != "" {
				f := store.Feed{Address: o.Feed, Title: o.Title, Site: o.Site, Tags: slices.Clone(tags)}
				if o.Language != "" {
					f.Languages = []string{o.Language}
				}
				seen[o.Feed] = len(out)
				out = append(out, f)
			}
			inside := tags
			if o.Feed == "" && o.NoFeed == "" && o.Title != "" {
				inside = addTags(slices.Clone(tags), []string{o.Title})
			}
			walk(o.Outlines, inside)
		}
	}
	walk(list, nil)
	if len(out) == 0 {
		return nil, passed, fmt.Errorf("%w: there is no feed in this list", parallax.ErrInvalid)
	}
	return out, passed, nil
}

func addTags(tags, more []string) []string {
	for _, t := range more {
		if !slices.Contains(tags, t) {
			tags = append(tags, t)
		}
	}
	return tags
}

// WriteOPML writes feeds as OPML; those with tags lie in a folder of each.
func WriteOPML(w io.Writer, feeds []store.Feed) error {
	var list []fetch.Outline
	folders := map[string]int{}
	for _, f := range feeds {
		o := fetch.Outline{Title: f.Title, Feed: f.Address, Site: f.Site}
		if len(f.Languages) > 0 {
			o.Language = f.Languages[0]
		}
		if len(f.Tags) == 0 {
			list = append(list, o)
		}
		for _, t := range f.Tags {
			at, known := folders[t]
			if !known {
				at = len(list)
				folders[t], list = at, append(list, fetch.Outline{Title: t})
			}
			list[at].Outlines = append(list[at].Outlines, o)
		}
	}
	return fetch.WriteOPML(w, "parallax", list)
}

// ReadOPML is FeedsOfOPML, and WriteOPML as it stands: what pages need of it.
func (f *Follower) ReadOPML(body []byte) (feeds []store.Feed, passed []string, err error) {
	return FeedsOfOPML(body)
}

// WriteOPML writes feeds as OPML.
func (f *Follower) WriteOPML(w io.Writer, feeds []store.Feed) error { return WriteOPML(w, feeds) }
