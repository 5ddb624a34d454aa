package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"parallax"
	"parallax/internal/dossier"
)

const (
	// lineStories is of how many stories of a storyline, the last ones, and lineArticles of how many articles of
	// each its name is made; of a longer storyline it may be keptFor old, since each story that comes is among the last.
	lineStories, lineArticles = 24, 6
	// stripWide is how wide the strip of time is, leastWide the bar of a story of one report.
	stripWide, leastWide = 200, 4
)

// linePage is the model of ui/storyline.tmpl.
type linePage struct {
	head
	Line        parallax.StorylineID
	Name        string // in words of its sources; "" when they have none in common
	Stories     []digestView
	Outlets     int
	First, Last time.Time // zero when no report has a time
}

// storyline shows the stories of one storyline in order of time.
func (s *Server) storyline(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	line, err := s.lineOf(r.Context(), parallax.StorylineID(r.PathValue("id")))
	if err != nil {
		return err
	}
	if len(line) == 0 {
		return parallax.ErrNotFound
	}
	p := linePage{head: head{Title: l.Text("web.storyline"), Here: r.URL.RequestURI()}, Line: line[0].Storyline}
	if p.Name, err = s.lineName(r.Context(), line); err != nil {
		return err
	}
	if p.Name != "" {
		p.Title = p.Name
	}
	var outlets []string
	for i := range line {
		outlets = append(outlets, line[i].Outlets...)
		if first := line[i].First; !first.IsZero() && (p.First.IsZero() || first.Before(p.First)) {
			p.First = first
		}
		if line[i].Last.After(p.Last) {
			p.Last = line[i].Last
		}
	}
	slices.Sort(outlets)
	p.Outlets = len(slices.Compact(outlets))
	p.Stories = digestViews(line, nil)
	for i := range p.Stories {
		p.Stories[i].Strip = p.strip(&p.Stories[i].Digest)
	}
	if err := s.name(r.Context(), p.Stories); err != nil {
		return err
	}
	return s.show(w, l, http.StatusOK, "storyline.tmpl", p)
}

// strip places a story in the time of the storyline; nil for one without a time.
func (p *linePage) strip(g *parallax.Digest) *strip {
	if g.First.IsZero() {
		return nil
	}
	x := strip{Wide: leastWide, First: g.First, Last: g.Last}
	if all := p.Last.Sub(p.First); all > 0 {
		x.Wide = max(leastWide, int(float64(g.Last.Sub(g.First))/float64(all)*stripWide))
		x.Bar = min(int(float64(g.First.Sub(p.First))/float64(all)*stripWide), stripWide-x.Wide)
	}
	return &x
}

// lineOf gives the stories of a storyline, or of the one it became part of, in order of their first reports.
func (s *Server) lineOf(ctx context.Context, id parallax.StorylineID) ([]*parallax.Digest, error) {
	line, err := s.onLine(ctx, id)
	slices.SortFunc(line, byStart)
	return line, err
}

// onLine is lineOf in any order.
func (s *Server) onLine(ctx context.Context, id parallax.StorylineID) ([]*parallax.Digest, error) {
	id, err := s.store.LineNow(ctx, id)
	if err != nil || id == "" {
		return nil, err
	}
	all, err := s.store.Digests(ctx)
	return those(all, func(g *parallax.Digest) bool { return g.Storyline == id }), err
}

// byStart orders the stories of a storyline.
func byStart(a, b *parallax.Digest) int {
	return cmp.Or(a.First.Compare(b.First), a.Last.Compare(b.Last), cmp.Compare(a.Story, b.Story))
}

// backwards is the other order.
func backwards(a, b *parallax.Digest) int { return byStart(b, a) }

// lineName names a storyline of several stories in words of its sources; "" when they have none in common or there is nobody to name it.
// Its stories may come in any order.
func (s *Server) lineName(ctx context.Context, line []*parallax.Digest) (string, error) {
	if s.options.LineName == nil || len(line) < 2 {
		return "", nil
	}
	last := least(line, lineStories, backwards)
	slices.Reverse(last)
	var mark strings.Builder // changes when a story of it does
	ids := make([]parallax.StoryID, len(last))
	for i, g := range last {
		fmt.Fprint(&mark, g.Story, g.Version, " ")
		ids[i] = g.Story
	}
	if len(line) > lineStories {
		mark.Reset()
		fmt.Fprint(&mark, s.options.Now().Truncate(keptFor).Unix())
	}
	if name, known := s.lines.get(line[0].Storyline, mark.String()); known {
		return name, nil
	}
	told, err := s.store.ArticlesOf(ctx, ids, lineArticles)
	if err != nil {
		return "", err
	}
	name := s.options.LineName(told)
	s.lines.put(line[0].Storyline, mark.String(), name)
	return name, nil
}

// mostLineNames is how many names of storylines are remembered, those of which nothing stands any more among them.
const mostLineNames = 1000

// lineNames remembers names of storylines by what they were made of. The zero value is ready.
type lineNames struct {
	mu    sync.Mutex
	named map[parallax.StorylineID]namedLine
}

type namedLine struct{ mark, name string }

func (n *lineNames) get(id parallax.StorylineID, mark string) (name string, known bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	x := n.named[id]
	return x.name, mark != "" && x.mark == mark
}

// put remembers a name; when there are too many, all others are forgotten, and made again when they are asked for.
func (n *lineNames) put(id parallax.StorylineID, mark, name string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.named) >= mostLineNames || n.named == nil {
		n.named = map[parallax.StorylineID]namedLine{}
	}
	n.named[id] = namedLine{mark, name}
}
