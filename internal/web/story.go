package web

import (
	"bytes"
	"context"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strconv"
	"strings"

	"parallax"
	"parallax/internal/dossier"
)

// storyPage is the model of ui/story.tmpl.
type storyPage struct {
	head
	Story      parallax.StoryID
	Body       template.HTML     // written by the templates of package dossier
	Sources    []parallax.Source // of this story, those with a text: each has a page of its own
	Versions   []parallax.Digest
	Reads      string // the language asked for in the address; "" for that of the browser
	Shown      int    // the version on this page
	First      int    // the oldest version kept: what changed in it cannot be told
	Old        bool   // there is a newer one
	Files      []string
	Came       int                // how many of its articles came since its newest version
	Uncompared []parallax.Article // the latest of them, the last to come first
	Line       parallax.StorylineID
	LineName   string         // of the storyline; "" for none
	Siblings   []digestView   // the stories of its storyline next to it, in order of time
	Further    int            // how many more the storyline has
	Named      *decisionView  // the title a person gave, with who and when; nil without
	Made       []decisionView // what people decided about its articles
}

// story shows the dossier of a story: the newest, or with /v/N the one that was published
// as version N, which stays where it is. The address of a story that became part of another
// leads there.
func (s *Server) story(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	id := parallax.StoryID(r.PathValue("id"))
	now, err := s.store.Redirect(r.Context(), id)
	if err != nil {
		return err
	}
	version := r.PathValue("version")
	if now != id && version == "" {
		// Until the story it became part of is compared, the last that was published of this one stands here.
		composed, err := s.store.Versions(r.Context(), now)
		if err != nil {
			return err
		}
		if len(composed) > 0 {
			return moved(w, r, "story", string(now))
		}
	}
	versions, err := s.store.Versions(r.Context(), id)
	if err != nil {
		return err
	}
	if len(versions) == 0 && version == "" {
		return s.bare(w, r, l, now)
	}
	if len(versions) == 0 {
		return parallax.ErrNotFound
	}
	shown := versions[0].Version
	if version != "" {
		if shown, err = strconv.Atoi(version); err != nil {
			return fmt.Errorf("%w: version %q is no number", parallax.ErrInvalid, version)
		}
	}
	p := storyPage{
		Story: id, Reads: r.URL.Query().Get("lang"),
		Versions: versions, Shown: shown, First: versions[len(versions)-1].Version, Old: shown != versions[0].Version || now != id, Files: endings,
	}
	told, err := s.told(r.Context(), l, id, shown, versions, func(t *toldStory) (string, error) {
		p.head, p.Sources, p.Made, p.Named = head{Title: t.headline, Lang: t.language}, t.sources, nil, nil
		err := s.decided(r.Context(), &p)
		if p.Named == nil {
			return "", err
		}
		return p.Named.Decision.Title, err
	})
	if err != nil {
		return err
	}
	if err := s.siblings(r.Context(), &p, now); err != nil {
		return err
	}
	if !p.Old && !s.options.static { // else what is not compared stands where this page leads to, or will be in the next files
		if p.Uncompared, p.Came, err = s.store.Uncompared(r.Context(), id, told.articles, uncomparedShown); err != nil {
			return err
		}
	}
	p.Body = told.body
	return s.show(w, l, http.StatusOK, "story.tmpl", p)
}

// siblingsAround is how many stories of its storyline are listed before a story, and how many after it: a storyline
// of thousands has a page of its own, and a reader of one of them looks for what came next.
const siblingsAround = 20

// siblings fills in the storyline of the story, when others belong to it.
func (s *Server) siblings(ctx context.Context, p *storyPage, story parallax.StoryID) error {
	all, err := s.store.Digests(ctx)
	if err != nil {
		return err
	}
	for i := range all {
		if all[i].Story == story {
			p.Line = all[i].Storyline
		}
	}
	line, err := s.onLine(ctx, p.Line)
	if err != nil {
		return err
	}
	if p.LineName, err = s.lineName(ctx, line); err != nil {
		return err
	}
	line, p.Further = around(line, story)
	p.Siblings = digestViews(line, nil)
	return s.name(ctx, p.Siblings)
}

// around gives the stories of a storyline, which come in any order, that stand next to one of them, without it, in order, and how many others
// there are.
func around(line []*parallax.Digest, story parallax.StoryID) (next []*parallax.Digest, further int) {
	var before, after []*parallax.Digest
	at := slices.IndexFunc(line, func(g *parallax.Digest) bool { return g.Story == story })
	for i, g := range line {
		switch {
		case i == at:
		case at < 0 || byStart(g, line[at]) < 0: // one that has no dossier that stands comes last
			before = append(before, g)
		default:
			after = append(after, g)
		}
	}
	next = least(before, siblingsAround, backwards)
	slices.Reverse(next)
	next = append(next, least(after, siblingsAround, byStart)...)
	return next, len(before) + len(after) - len(next)
}

// decided fills in what people decided about the articles of the story.
func (s *Server) decided(ctx context.Context, p *storyPage) (err error) {
	articles := make([]parallax.ArticleID, len(p.Sources))
	for i := range p.Sources {
		articles[i] = p.Sources[i].Article
	}
	p.Made, err = s.decisionsOn(ctx, articles)
	for i := range p.Made {
		if d := &p.Made[i]; d.Kind == parallax.Named && d.Until.IsZero() && d.Now == p.Story && p.Named == nil {
			p.Named, p.Title, p.Lang = d, d.Title, ""
		}
	}
	return err
}

// barePage is the model of ui/bare.tmpl: a story that no dossier was made of, as it may be before it is compared, and stays
// where only what several outlets tell is.
type barePage struct {
	head
	Articles []member
	Others   int // that are not listed
}

// bare shows a story without a dossier: what stands in it.
func (s *Server) bare(w http.ResponseWriter, r *http.Request, l *dossier.Locale, id parallax.StoryID) error {
	articles, total, err := s.store.Uncompared(r.Context(), id, nil, uncomparedShown)
	if err != nil {
		return err
	}
	if total == 0 {
		return parallax.ErrNotFound
	}
	p := barePage{Others: total - len(articles)}
	for i := range articles {
		p.Articles = append(p.Articles, member{Article: &articles[i]})
	}
	first := articles[len(articles)-1]
	p.head = head{Title: first.Title, Lang: first.Language, Again: s.options.Engine != nil}
	if p.Title == "" {
		p.head.Title, p.Lang = l.Text("ui.noheadline"), ""
	}
	return s.show(w, l, http.StatusOK, "bare.tmpl", p)
}

// uncomparedShown is how many articles are listed that came since a story was compared: of one that everybody tells dozens come at once.
const uncomparedShown = 10

// articlesOf gives the articles of the dossier's own story.
func articlesOf(d *parallax.Dossier) (out []parallax.ArticleID) {
	if section := d.Section(parallax.SectionSources); section != nil {
		for _, b := range section.Blocks {
			for _, s := range b.Sources {
				if s.Story == "" {
					out = append(out, s.Article)
				}
			}
		}
	}
	return out
}

// readable gives the sources of the dossier's own story that have a text to read.
func readable(d *parallax.Dossier) []parallax.Source {
	section := d.Section(parallax.SectionSources)
	if section == nil {
		return nil
	}
	var out []parallax.Source
	for _, b := range section.Blocks {
		for _, s := range b.Sources {
			if s.Story == "" && s.Page.HasText() {
				out = append(out, s)
			}
		}
	}
	return out
}

// endings are the files a dossier can be had as.
var endings = []string{"html", "md", "json", "txt"}

var formats = map[string]struct{ name, media string }{
	"html": {"html", "text/html; charset=utf-8"}, "md": {"markdown", "text/markdown; charset=utf-8"},
	"json": {"json", "application/json"}, "txt": {"text", "text/plain; charset=utf-8"},
}

// download gives the newest dossier of a story as a file: /story/ID/dossier.md.
func (s *Server) download(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	ending, ok := strings.CutPrefix(r.PathValue("file"), "dossier.")
	format, known := formats[ending]
	if !ok || !known {
		return parallax.ErrNotFound
	}
	id, err := s.store.Redirect(r.Context(), parallax.StoryID(r.PathValue("id")))
	if err != nil {
		return err
	}
	_, d, err := s.store.Dossier(r.Context(), id)
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := dossier.Write(&b, l, format.name, d); err != nil {
		return err
	}
	w.Header().Set("Content-Type", format.media)
	w.Header().Set("Content-Disposition", fmt.Sprintf("attachment; filename=%q", string(id)+"."+ending))
	_, err = w.Write(b.Bytes())
	return err
}
