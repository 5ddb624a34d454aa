package web

import (
	"bytes"
	"context"
	"html/template"
	"sync"
	"time"

	"parallax"
	"parallax/internal/dossier"
)

// mostTold is how many bytes of pages of stories are remembered.
const mostTold = 4 << 20

// toldStories remembers what pages of stories show of a version, which stays as it is: reading and writing it is nine tenths of such a
// page. The zero value is ready. It is safe for concurrent use.
type toldStories struct {
	mu    sync.Mutex
	known map[toldKey]*toldStory
	bytes int
}

// toldKey names a version. When it was made is part of it: one that was forgotten may be followed by another of its number.
type toldKey struct {
	story    parallax.StoryID
	version  int
	made     time.Time
	language string // of the reader
}

// toldStory is what a page shows of a dossier. It is shared: do not write to it.
type toldStory struct {
	headline, language string
	sources            []parallax.Source    // see readable
	articles           []parallax.ArticleID // see articlesOf
	called             string               // the title a person gave, with which body was written
	body               template.HTML
}

// size is about how many bytes it holds.
func (t *toldStory) size() int {
	const source = 600 // with the words in it
	return len(t.body) + source*len(t.sources)
}

// told gives what a page shows of a version of a story, with the title that called gives for it. It wraps parallax.ErrNotFound when there is
// no such version.
func (s *Server) told(ctx context.Context, l *dossier.Locale, id parallax.StoryID, version int, versions []parallax.Digest, called func(*toldStory) (string, error)) (*toldStory, error) {
	key := toldKey{story: id, version: version, language: l.Tag}
	for i := range versions {
		if versions[i].Version == version {
			key.made = versions[i].Made.Round(0).UTC()
		}
	}
	t := s.stories.get(key)
	if t != nil && !key.made.IsZero() {
		if title, err := called(t); err != nil || title == t.called {
			return t, err
		}
	}
	d, err := s.store.DossierAlone(ctx, id, version)
	if err != nil {
		return nil, err
	}
	digest := d.Digest()
	t = &toldStory{headline: digest.Headline, language: digest.Language, sources: readable(&d), articles: articlesOf(&d)}
	if t.called, err = called(t); err != nil {
		return nil, err
	}
	body := pageRooms.Get().(*bytes.Buffer)
	defer pageRooms.Put(body)
	body.Reset()
	if err := dossier.Story(body, l, &d, t.called); err != nil {
		return nil, err
	}
	t.body = template.HTML(body.String())
	if !key.made.IsZero() {
		s.stories.put(key, t)
	}
	return t, nil
}

func (m *toldStories) get(key toldKey) *toldStory {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.known[key]
}

// put remembers a page; when they are too many bytes, any others are forgotten.
func (m *toldStories) put(key toldKey, t *toldStory) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.known == nil {
		m.known = map[toldKey]*toldStory{}
	}
	if old := m.known[key]; old != nil {
		m.bytes -= old.size()
		delete(m.known, key)
	}
	if t.size() > mostTold/4 {
		return
	}
	m.bytes += t.size()
	for old, x := range m.known {
		if m.bytes <= mostTold {
			break
		}
		m.bytes -= x.size()
		delete(m.known, old)
	}
	m.known[key] = t
}
