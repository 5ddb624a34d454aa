package pipeline

import (
	"strconv"
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
	m.keep(c, key)
}

// keep remembers what was found out of a story.
func (m *passing) keep(c *parallax.Coverage, key string) {
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
	var b []byte
	for i := range c.Articles {
		b = append(append(b, c.Articles[i].Article.ID...), '/')
		b = append(strconv.AppendInt(b, int64(c.Articles[i].Article.Revision), 10), ' ')
	}
	for i := range c.Edges {
		e := &c.Edges[i]
		for _, part := range []string{string(e.Kind), string(e.From), string(e.To), e.Name} {
			b = append(append(b, part...), '/')
		}
		b = append(strconv.AppendInt(b, int64(len(e.Passages)), 10), ' ')
	}
	return string(b)
}
