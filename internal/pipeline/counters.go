package pipeline

import "sync/atomic"

// counters count what a follower did since it started.
type counters struct {
	polls, pollsFailed, items, pages, pagesFailed, articles, stories, storiesFailed, published atomic.Int64
}

// Count is one number of a tally, under the name it is known by outside.
type Count struct {
	Name, Help string
	N          int64
}

// Counts gives what was done since the start.
func (f *Follower) Counts() []Count {
	t := &f.tally
	return []Count{
		{"polls_total", "Feeds read.", t.polls.Load()},
		{"polls_failed_total", "Feeds that could not be read.", t.pollsFailed.Load()},
		{"items_total", "New items of feeds.", t.items.Load()},
		{"pages_total", "Pages read that had a text.", t.pages.Load()},
		{"pages_failed_total", "Attempts at pages that gave no text.", t.pagesFailed.Load()},
		{"articles_total", "Articles placed.", t.articles.Load()},
		{"stories_composed_total", "Stories composed.", t.stories.Load()},
		{"stories_failed_total", "Attempts to compose a story that failed.", t.storiesFailed.Load()},
		{"dossiers_published_total", "Dossiers that said something new.", t.published.Load()},
	}
}
