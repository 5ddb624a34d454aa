package web

import (
	"html/template"
	"strings"
	"sync"

	"parallax"
	"parallax/internal/dossier"
)

// mostTellings is how many stories are remembered as lists show them, some 2 kB each.
const mostTellings = 500

// tellings remembers stories as lists show them, until they change: writing them is most of what a list costs. The zero value is
// ready. It is safe for concurrent use.
type tellings struct {
	mu      sync.Mutex
	written map[tellingKey]template.HTML
}

// tellingKey is all that the template "telling" writes of a story without a strip, a digest being put in place of by another when it changes.
type tellingKey struct {
	language           string
	of                 *parallax.Digest
	named, news, blind string
	siblings           int
}

// telling gives a story as lists show it.
func (s *Server) telling(l *dossier.Locale, v digestView) (template.HTML, error) {
	key := tellingKey{l.Tag, v.of, v.Named, v.News, strings.Join(v.Blind, " "), v.Siblings}
	kept := v.of != nil && v.Strip == nil
	if kept {
		if text, known := s.tellings.get(key); known {
			return text, nil
		}
	}
	t, err := s.template(l)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	if err := t.ExecuteTemplate(&b, "telling", &v); err != nil {
		return "", err
	}
	text := template.HTML(b.String())
	if kept {
		s.tellings.put(key, text)
	}
	return text, nil
}

func (m *tellings) get(key tellingKey) (template.HTML, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	text, known := m.written[key]
	return text, known
}

// put remembers a story; when there are too many, any other is forgotten.
func (m *tellings) put(key tellingKey, text template.HTML) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.written == nil {
		m.written = map[tellingKey]template.HTML{}
	}
	for old := range m.written {
		if len(m.written) < mostTellings {
			break
		}
		delete(m.written, old)
	}
	m.written[key] = text
}
