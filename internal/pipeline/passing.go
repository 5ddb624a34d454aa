package pipeline

import (
	"fmt"
	"strings"
	"sync"

	"parallax"
)

// mostPassing is how many stories passing remembers.
const mostPassing = 1000

// passing remembers the states and origins of the articles of a story as long as it has the same
// articles and edges: each story of a storyline shows its neighbours. The zero value is
// ready. It is safe for concurrent use.
type passing struct {
	mu    sync.Mutex
	known map[parallax.StoryID]describedStory
}

// describedStory is what describe filled in, in the order of the articles.
type describedStory struct {
	key      string
	articles []parallax.Covered // State, Reason and Origins alone
}

// describe does what the function does.
func (m *passing) describe(c *parallax.Coverage, describe func(*parallax.Coverage)) {
	key := keyOf(c)
	m.mu.Lock()
	old, ok := m.known[c.Story.ID]
	m.mu.Unlock()
	if ok && old.key == key {
		for i := range c.Articles {
			c.Articles[i].State, c.Articles[i].Reason, c.Articles[i].Origins = old.articles[i].State, old.articles[i].Reason, old.articles[i].Origins
		}
		return
	}
	describe(c)
	now := describedStory{key: key}
	for _, a := range c.Articles {
		now.articles = append(now.articles, parallax.Covered{State: a.State, Reason: a.Reason, Origins: a.Origins})
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known == nil || len(m.known) >= mostPassing {
		m.known = map[parallax.StoryID]describedStory{}
	}
	m.known[c.Story.ID] = now
}

// forget lets go of all that is remembered.
func (m *passing) forget() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.known = nil
}

// keyOf names articles, revisions and edges.
func keyOf(c *parallax.Coverage) string {
	var b strings.Builder
	for i := range c.Articles {
		fmt.Fprintf(&b, "%s/%d ", c.Articles[i].Article.ID, c.Articles[i].Article.Revision)
	}
	for i := range c.Edges {
		fmt.Fprintf(&b, "%s/%s/%s/%s/%d ", c.Edges[i].Kind, c.Edges[i].From, c.Edges[i].To, c.Edges[i].Name, len(c.Edges[i].Passages))
	}
	return b.String()
}
