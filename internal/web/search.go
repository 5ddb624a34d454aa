package web

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"parallax"
	"parallax/internal/dossier"
)

// hitsPerPage is how many articles a page of results shows, storiesFound how many stories
// they belong to.
const (
	hitsPerPage  = 20
	storiesFound = 5
)

// searchPage is the model of ui/search.tmpl.
type searchPage struct {
	head
	Typed     string
	Asked     bool // something was looked for
	Wrong     said // why it cannot be looked for; words for people
	Values    url.Values
	Languages []option
	Countries []option
	Outlets   []option
	Found     parallax.Found
	Hits      []hitView
	Stories   []storyFound
	Newer     string // address of the page before; "" on the first
	Older     string // address of the next page; "" on the last

	Facets     []filter // of what was found
	Bars       []bar    // how many were reported when; nil when all on one day
	Begin, End string   // the first and the last of these days
	Feed       string   // "?..." of the feeds of this search

	Kept  url.Values // the fields of this search, for keeping it as a topic
	Keeps bool       // it can be kept
	Who   string
}

// facets counts the articles of each language, country and outlet.
type facets struct{ languages, countries, outlets map[string]int }

// counted gives the counts of all articles.
func (s *Server) counted(ctx context.Context) (facets, error) {
	return s.facets.meanwhile(ctx, s.options.Now(), func(ctx context.Context) (f facets, err error) {
		f.languages, f.countries, f.outlets, err = s.store.Facets(ctx)
		return f, err
	})
}

// option is one choice of a filter.
type option struct {
	Value, Label string
	Chosen       bool
}

type storyFound struct {
	parallax.Digest
	N     int    // articles found of it on this page
	Named string // the title a person gave; "" without
}

type hitView struct {
	parallax.Hit
	TitleParts []part
	Places     []snippetView
}

type snippetView struct {
	Parts          []part
	Before, Behind bool
}

// part is a piece of a text, marked when it fits what was looked for.
type part struct {
	Text string
	Mark bool
}

// search shows the articles that fit what is typed.
func (s *Server) search(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	q, from, err := readQuery(r)
	p := searchPage{head: head{Title: l.Text("web.search")}, Typed: r.Form.Get("q"), Values: r.Form}
	if err == nil && q.Asks() {
		p.Asked = true
		p.Found, err = s.store.Search(r.Context(), q, from, hitsPerPage)
	}
	switch {
	case errors.Is(err, parallax.ErrInvalid):
		p.Wrong = refusal(l, err)
	case err != nil:
		return err
	}
	for i := range p.Found.Hits {
		p.Hits = append(p.Hits, viewHit(&p.Found.Hits[i]))
	}
	if p.Stories, err = s.storiesOf(r, p.Found.Hits); err != nil {
		return err
	}
	if from > 0 {
		p.Newer = paged(r.Form, max(0, from-hitsPerPage))
	}
	if from+hitsPerPage < p.Found.Total {
		p.Older = paged(r.Form, from+hitsPerPage)
	}
	p.Keeps, p.Who, p.Kept = p.Asked && p.Wrong.Text == "", who(r), searchFields(r.Form)
	p.facets(l)
	if err := s.offer(r, l, &p); err != nil {
		return err
	}
	return s.show(w, l, http.StatusOK, "search.tmpl", p)
}

// searchJSON gives the same for programs, described in doc/web.md.
func (s *Server) searchJSON(w http.ResponseWriter, r *http.Request, _ *dossier.Locale) error {
	q, from, err := readQuery(r)
	if err != nil {
		return err
	}
	found, err := s.store.Search(r.Context(), q, from, hitsPerPage)
	if err != nil {
		return err
	}
	out := struct {
		Format string `json:"format"`
		Query  string `json:"query"`
		From   int    `json:"from"`
		Next   string `json:"next,omitempty"`
		parallax.Found
	}{Format: "parallax search 1", Query: r.FormValue("q"), From: from, Found: found}
	if from+hitsPerPage < found.Total {
		out.Next = "/search.json?" + strings.TrimPrefix(paged(r.Form, from+hitsPerPage), "/search?")
	}
	if out.Hits == nil {
		out.Hits = []parallax.Hit{}
	}
	w.Header().Set("Content-Type", "application/json")
	e := json.NewEncoder(w)
	e.SetEscapeHTML(true)
	return e.Encode(out)
}

// searchFeed gives the articles that fit a search, those reported last first.
func (s *Server) searchFeed(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	q, _, err := readQuery(r)
	if err != nil {
		return err
	}
	if !q.Asks() {
		return fmt.Errorf("%w: a feed of a search needs something to look for", parallax.ErrInvalid)
	}
	q.Newest = true
	found, err := s.store.Search(r.Context(), q, 0, entriesShown)
	if err != nil {
		return err
	}
	page := paged(r.Form, 0)
	f := outFeed{ID: parallax.MakeID("urn:parallax:search:", page), Title: l.Text("web.search") + ": " + cmp.Or(r.Form.Get("q"), strings.TrimPrefix(page, "/search?")), Path: page}
	for i := range found.Hits {
		h := viewHit(&found.Hits[i])
		content, err := s.fragment(l, "hit", h)
		if err != nil {
			return err
		}
		e := entry{ID: "urn:parallax:article:" + string(h.Article), Title: cmp.Or(h.Title, h.Outlet), Lang: h.Language, Path: "/article/" + string(h.Article), Content: content}
		if e.Started = reportedAt(h.Reported); e.Started.IsZero() {
			e.Updated = time.Unix(0, 0) // feeds need a time: one without any comes last
		} else {
			e.Updated = e.Started
		}
		f.Entries = append(f.Entries, e)
	}
	return s.writeFeed(w, r, f)
}

// reportedAt reads what Date.String wrote; zero for no time.
func reportedAt(printed string) time.Time {
	for _, layout := range []string{time.RFC3339, time.DateOnly} {
		if t, err := time.Parse(layout, printed); err == nil {
			return t
		}
	}
	return time.Time{}
}

// readQuery reads what is looked for: q as parallax.ParseQuery reads it, narrowed by the fields
// of the form, and from where on.
func readQuery(r *http.Request) (q parallax.Query, from int, err error) {
	if err := r.ParseForm(); err != nil {
		return q, 0, fmt.Errorf("%w: %w", parallax.ErrInvalid, err)
	}
	if q, err = parallax.ParseQuery(r.Form.Get("q")); err != nil {
		return q, 0, err
	}
	q.Language = cmp.Or(strings.ToLower(r.Form.Get("language")), q.Language)
	q.Outlet = cmp.Or(r.Form.Get("outlet"), q.Outlet)
	q.Country = cmp.Or(strings.ToUpper(r.Form.Get("country")), q.Country)
	q.Newest = r.Form.Get("order") == "newest"
	from, _ = strconv.Atoi(r.Form.Get("from"))
	var days []string
	for _, field := range []string{"after", "before"} {
		if day := r.Form.Get(field); day != "" {
			days = append(days, field+`:"`+strings.ReplaceAll(day, `"`, "")+`"`)
		}
	}
	bounds, err := parallax.ParseQuery(strings.Join(days, " "))
	if !bounds.From.IsZero() {
		q.From = bounds.From
	}
	if !bounds.To.IsZero() {
		q.To = bounds.To
	}
	return q, max(from, 0), err
}

// paged gives the address of the same search from another place on.
func paged(form url.Values, from int) string {
	next := searchFields(form)
	for _, k := range []string{"order", "lang"} {
		if v := form.Get(k); v != "" {
			next.Set(k, v)
		}
	}
	if from > 0 {
		next.Set("from", strconv.Itoa(from))
	}
	return "/search?" + next.Encode()
}

// searchFields gives what of a form says what is looked for.
func searchFields(form url.Values) url.Values {
	out := url.Values{}
	for _, k := range []string{"q", "language", "outlet", "country", "after", "before"} {
		if v := form.Get(k); v != "" {
			out.Set(k, v)
		}
	}
	return out
}

// offer fills in the choices of the filters.
func (s *Server) offer(r *http.Request, l *dossier.Locale, p *searchPage) error {
	f, err := s.counted(r.Context())
	p.Languages = options(l, f.languages, r.Form.Get("language"), l.Language)
	p.Countries = options(l, f.countries, r.Form.Get("country"), func(code string) string { return country(l, code) })
	p.Outlets = options(l, f.outlets, r.Form.Get("outlet"), func(name string) string { return name })
	return err
}

// inOrder sorts a list by names as readers of the language look for them: "Österreich" beside "Oman", "dekoder" beside "Der Spiegel".
func inOrder[T any](l *dossier.Locale, list []T, name func(*T) string) {
	c := collate.New(language.MustParse(l.Tag), collate.IgnoreCase)
	slices.SortStableFunc(list, func(a, b T) int { return c.CompareString(name(&a), name(&b)) })
}

// options gives the values in order of their labels.
func options(l *dossier.Locale, values map[string]int, chosen string, label func(string) string) []option {
	var out []option
	for v := range values {
		out = append(out, option{v, label(v), v == chosen})
	}
	if _, known := values[chosen]; chosen != "" && !known {
		out = append(out, option{chosen, label(chosen), true})
	}
	slices.SortFunc(out, func(a, b option) int { return cmp.Compare(a.Value, b.Value) })
	inOrder(l, out, func(o *option) string { return o.Label })
	return out
}

// storiesOf gives the stories that most of the hits belong to.
func (s *Server) storiesOf(r *http.Request, hits []parallax.Hit) ([]storyFound, error) {
	count := map[parallax.StoryID]int{}
	for i := range hits {
		if hits[i].Story != "" {
			count[hits[i].Story]++
		}
	}
	if len(count) == 0 {
		return nil, nil
	}
	titles, err := s.titles(r.Context())
	if err != nil {
		return nil, err
	}
	all, err := s.store.DigestsOf(r.Context(), slices.Collect(maps.Keys(count)))
	var out []storyFound
	for i := range all {
		if n := count[all[i].Story]; n > 0 {
			out = append(out, storyFound{all[i], n, titles[all[i].Story]})
		}
	}
	slices.SortStableFunc(out, func(a, b storyFound) int { return b.N - a.N })
	return out[:min(len(out), storiesFound)], err
}

func viewHit(h *parallax.Hit) hitView {
	v := hitView{Hit: *h, TitleParts: parts(h.Title, 0, h.Marks)}
	for _, n := range h.Snippets {
		v.Places = append(v.Places, snippetView{parts(n.Exact, n.Start, n.Marks), n.Before, n.Behind})
	}
	return v
}

// parts cuts words that begin at the offset of their field at the edges of what is marked.
func parts(words string, offset int, marks []parallax.Span) []part {
	var out []part
	at := 0
	put := func(to int, mark bool) {
		if to > at {
			out = append(out, part{words[at:to], mark})
			at = to
		}
	}
	for _, m := range marks {
		put(m.Start-offset, false)
		put(m.End-offset, true)
	}
	put(len(words), false)
	return out
}

// plainReason gives what an error that wraps parallax.ErrInvalid says, for people.
func plainReason(err error) string {
	_, words, _ := strings.Cut(err.Error(), parallax.ErrInvalid.Error()+": ")
	return cmp.Or(words, err.Error())
}

// country gives the name of an ISO 3166-1 code in the reader's language, or the code.
func country(l *dossier.Locale, code string) string {
	region, err := language.ParseRegion(code)
	if err != nil {
		return code
	}
	return cmp.Or(display.Regions(language.MustParse(l.Tag)).Name(region), code)
}
