package web

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"encoding/xml"
	"net/http"
	"slices"
	"strings"
	"time"

	"parallax"
	"parallax/internal/dossier"
)

const (
	// entriesShown is how many entries a feed has, differencesOf of how many stories, those
	// compared last, the feed of differences tells.
	entriesShown  = 50
	differencesOf = 20
)

// entry is one entry of a feed, before it is written in one of the formats.
type entry struct {
	ID      string // the same for good, whatever the address of the server
	Title   string
	Lang    string // of Title when it is the words of a source
	Path    string // of its page
	Updated time.Time
	Started time.Time // zero when unknown
	Content string    // HTML
}

// outFeed is a feed before it is written in one of the formats.
type outFeed struct {
	ID, Title, Path, Self string
	Updated               time.Time
	Entries               []entry
}

// entryModel is the model of ui/entry.tmpl.
type entryModel struct {
	Digest     parallax.Digest
	Kinds      []kindCount
	Difference *parallax.DifferenceCard
}

// storiesFeed gives the stories compared last, narrowed as the front page is.
func (s *Server) storiesFeed(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	all, err := s.store.Digests(r.Context())
	if err != nil {
		return err
	}
	n, err := s.narrowed(r)
	if err != nil {
		return err
	}
	chosen := those(all, n.fits)
	f := outFeed{ID: "urn:parallax:stories", Title: l.Text("ui.stories"), Path: "/"}
	return s.writeStories(w, r, l, f, chosen)
}

// storylineFeed gives the stories of one storyline.
func (s *Server) storylineFeed(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	f, line, err := s.lineFeed(r, l)
	if err != nil {
		return err
	}
	return s.writeStories(w, r, l, f, line)
}

// storyFeed gives a story and all that follow from it.
func (s *Server) storyFeed(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	f, line, err := s.followed(r, l)
	if err != nil {
		return err
	}
	return s.writeStories(w, r, l, f, line)
}

// storyDifferences gives the differences of a story and of all that follow from it.
func (s *Server) storyDifferences(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	f, line, err := s.followed(r, l)
	if err != nil {
		return err
	}
	f.ID += ":differences"
	f.Title += " · " + l.Text("ui.differences")
	return s.writeDifferences(w, r, l, f, line)
}

// followed begins a feed of the story in the address, or of the one it became part of, and gives the stories of its storyline: itself where
// it has none yet.
func (s *Server) followed(r *http.Request, l *dossier.Locale) (f outFeed, line []*parallax.Digest, err error) {
	id := r.PathValue("id")
	now, err := s.store.Redirect(r.Context(), parallax.StoryID(id))
	if err != nil {
		return f, nil, err
	}
	all, err := s.store.Digests(r.Context())
	if err != nil {
		return f, nil, err
	}
	line = those(all, func(g *parallax.Digest) bool { return g.Story == now })
	if len(line) == 0 {
		return f, nil, parallax.ErrNotFound
	}
	titles, err := s.titles(r.Context())
	if err != nil {
		return f, nil, err
	}
	f = outFeed{ID: "urn:parallax:follow:" + id, Title: cmp.Or(titles[now], line[0].Headline, l.Text("ui.noheadline")), Path: "/story/" + id}
	if line[0].Storyline != "" {
		line, err = s.lineOf(r.Context(), line[0].Storyline)
	}
	return f, line, err
}

// lineDifferences gives the differences of the stories of one storyline.
func (s *Server) lineDifferences(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	f, line, err := s.lineFeed(r, l)
	if err != nil {
		return err
	}
	f.ID += ":differences"
	f.Title += " · " + l.Text("ui.differences")
	return s.writeDifferences(w, r, l, f, line)
}

// lineFeed begins a feed of the storyline in the address, and gives its stories.
func (s *Server) lineFeed(r *http.Request, l *dossier.Locale) (f outFeed, line []*parallax.Digest, err error) {
	id := r.PathValue("id")
	if line, err = s.lineOf(r.Context(), parallax.StorylineID(id)); err != nil {
		return f, nil, err
	}
	if len(line) == 0 {
		return f, nil, parallax.ErrNotFound
	}
	name, err := s.lineName(r.Context(), line)
	return outFeed{ID: "urn:parallax:storyline:" + id, Title: cmp.Or(name, l.Text("web.storyline")), Path: "/storyline/" + id}, line, err
}

func (s *Server) writeStories(w http.ResponseWriter, r *http.Request, l *dossier.Locale, f outFeed, list []*parallax.Digest) error {
	titles, err := s.titles(r.Context())
	if err != nil {
		return err
	}
	latestFirst(list)
	views := digestViews(list[:min(len(list), entriesShown)], nil)
	for i := range views {
		g := &views[i].Digest
		content, err := s.fragment(l, "entry", entryModel{Digest: *list[i], Kinds: views[i].Kinds})
		if err != nil {
			return err
		}
		e := entry{ID: "urn:parallax:story:" + string(g.Story), Title: g.Headline, Lang: g.Language, Path: "/story/" + string(g.Story), Updated: g.Made, Started: g.First, Content: content}
		if named := titles[g.Story]; named != "" {
			e.Title, e.Lang = named, ""
		}
		if e.Title == "" {
			e.Title, e.Lang = l.Text("ui.noheadline"), ""
		}
		f.Entries = append(f.Entries, e)
	}
	return s.writeFeed(w, r, f)
}

// differencesFeed gives the differences of the stories compared last, one entry each.
func (s *Server) differencesFeed(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	all, err := s.store.Digests(r.Context())
	if err != nil {
		return err
	}
	n, err := s.narrowed(r)
	if err != nil {
		return err
	}
	all = those(all, func(g *parallax.Digest) bool { return len(g.Kinds) > 0 && n.fits(g) })
	return s.writeDifferences(w, r, l, outFeed{ID: "urn:parallax:differences", Title: l.Text("ui.differences"), Path: "/"}, all)
}

// writeDifferences writes a feed of the differences of those of the stories that were compared last.
func (s *Server) writeDifferences(w http.ResponseWriter, r *http.Request, l *dossier.Locale, f outFeed, all []*parallax.Digest) error {
	latestFirst(all)
	for _, g := range all[:min(len(all), differencesOf)] {
		entries, err := s.differencesIn(r.Context(), l, g, parallax.DifferenceKind(r.URL.Query().Get("kind")))
		if err != nil {
			return err
		}
		f.Entries = append(f.Entries, entries...)
	}
	return s.writeFeed(w, r, f)
}

// differencesIn gives an entry for each difference of a story, of one kind or of all ("").
func (s *Server) differencesIn(ctx context.Context, l *dossier.Locale, g *parallax.Digest, only parallax.DifferenceKind) ([]entry, error) {
	_, d, err := s.store.Dossier(ctx, g.Story)
	if err != nil {
		return nil, err
	}
	var out []entry
	for i := range d.Sections {
		for j := range d.Sections[i].Blocks {
			for k := range d.Sections[i].Blocks[j].Differences {
				c := &d.Sections[i].Blocks[j].Differences[k]
				if only != "" && c.Kind != only {
					continue
				}
				content, err := s.fragment(l, "entry", entryModel{Digest: *g, Difference: c})
				if err != nil {
					return nil, err
				}
				title := l.Text("kind." + string(c.Kind))
				if c.About != nil {
					title += ": " + c.About.Text
				} else if g.Headline != "" {
					title += ": " + g.Headline
				}
				out = append(out, entry{
					ID: "urn:parallax:difference:" + string(g.Story) + ":" + string(c.ID), Title: title, Path: "/story/" + string(g.Story), Updated: g.Made, Started: g.First, Content: content,
				})
			}
		}
	}
	return out, nil
}

// latestFirst orders stories by when they were compared.
func latestFirst(list []*parallax.Digest) {
	slices.SortStableFunc(list, func(a, b *parallax.Digest) int {
		return cmp.Or(b.Made.Compare(a.Made), cmp.Compare(a.Story, b.Story))
	})
}

// fragment gives a piece of a page as text.
func (s *Server) fragment(l *dossier.Locale, name string, model any) (string, error) {
	t, err := s.template(l)
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	err = t.ExecuteTemplate(&b, name, model)
	return strings.TrimSpace(b.String()), err
}

// writeFeed writes a feed as the ending of the address says: .atom or .json.
func (s *Server) writeFeed(w http.ResponseWriter, r *http.Request, f outFeed) error {
	base := s.origin(r)
	f.Self = base + r.URL.RequestURI()
	for i := range f.Entries {
		if f.Entries[i].Updated.After(f.Updated) {
			f.Updated = f.Entries[i].Updated
		}
	}
	if f.Updated.IsZero() {
		f.Updated = s.options.Now()
	}
	if strings.HasSuffix(r.URL.Path, ".json") {
		w.Header().Set("Content-Type", "application/feed+json; charset=utf-8")
		return json.NewEncoder(w).Encode(f.json(base))
	}
	w.Header().Set("Content-Type", "application/atom+xml; charset=utf-8")
	raw, err := xml.MarshalIndent(f.atom(base), "", " ")
	if err == nil {
		_, err = w.Write(append([]byte(xml.Header), raw...))
	}
	return err
}

// origin gives the beginning of the addresses of this server as the reader sees it.
func (s *Server) origin(r *http.Request) string {
	if s.options.base != "" {
		return s.options.base
	}
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		return "https://" + r.Host
	}
	return "http://" + r.Host
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Links   []atomLink  `xml:"link"`
	Author  string      `xml:"author>name"`
	Entries []atomEntry `xml:"entry"`
}

type atomLink struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string   `xml:"id"`
	Title     atomText `xml:"title"`
	Updated   string   `xml:"updated"`
	Published string   `xml:"published,omitempty"`
	Link      atomLink `xml:"link"`
	Content   atomText `xml:"content"`
}

type atomText struct {
	Type string `xml:"type,attr"`
	Lang string `xml:"http://www.w3.org/XML/1998/namespace lang,attr,omitempty"`
	Text string `xml:",chardata"`
}

// atom gives the feed in RFC 4287. encoding/xml writes characters that XML does not have as
// U+FFFD, so hostile titles break nothing.
func (f *outFeed) atom(base string) atomFeed {
	out := atomFeed{
		ID: f.ID, Title: f.Title, Updated: f.Updated.UTC().Format(time.RFC3339), Author: "parallax",
		Links: []atomLink{{"self", "application/atom+xml", f.Self}, {"alternate", "text/html", base + f.Path}},
	}
	for _, e := range f.Entries {
		a := atomEntry{
			ID: e.ID, Title: atomText{"text", e.Lang, e.Title}, Updated: e.Updated.UTC().Format(time.RFC3339),
			Link: atomLink{"alternate", "text/html", base + e.Path}, Content: atomText{"html", "", e.Content},
		}
		if !e.Started.IsZero() {
			a.Published = e.Started.UTC().Format(time.RFC3339)
		}
		out.Entries = append(out.Entries, a)
	}
	return out
}

type jsonFeed struct {
	Version string     `json:"version"`
	Title   string     `json:"title"`
	Home    string     `json:"home_page_url"`
	Self    string     `json:"feed_url"`
	Items   []jsonItem `json:"items"`
}

type jsonItem struct {
	ID        string    `json:"id"`
	URL       string    `json:"url"`
	Title     string    `json:"title"`
	Content   string    `json:"content_html"`
	Published time.Time `json:"date_published,omitzero"`
	Modified  time.Time `json:"date_modified"`
	Language  string    `json:"language,omitempty"`
}

// json gives the feed in JSON Feed 1.1.
func (f *outFeed) json(base string) jsonFeed {
	out := jsonFeed{"https://jsonfeed.org/version/1.1", f.Title, base + f.Path, f.Self, []jsonItem{}}
	for _, e := range f.Entries {
		out.Items = append(out.Items, jsonItem{e.ID, base + e.Path, e.Title, e.Content, e.Started.UTC(), e.Updated.UTC(), e.Lang})
	}
	return out
}
