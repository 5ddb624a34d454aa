package web

import (
	"cmp"
	"context"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"parallax"
	"parallax/internal/dossier"
)

// perPage is how many stories a page of the list shows.
const perPage = 50

// outletsNamed is how many outlets of a story the list names.
const outletsNamed = 6

// frontPage is the model of ui/front.tmpl.
type frontPage struct {
	head
	Stories     []digestView
	Total       int
	Empty       bool // the store has no story at all
	Filters     []filter
	Older       string // address of the next page; "" on the last
	IsStoryline bool
}

// filter is a row of links that narrow the list.
type filter struct {
	Name    string
	Choices []choice
}

type choice struct {
	Label, Lang string // Lang when Label is a word of a source
	Address     string
	N           int
	Chosen      bool
}

type digestView struct {
	parallax.Digest
	Named      string // the title a person gave; "" without
	More       int    // outlets that are not named
	Siblings   int    // other stories of its storyline
	Kinds      []kindCount
	HasTime    bool
	StoryCount parallax.Counts
}

type kindCount struct {
	Kind parallax.DifferenceKind
	N    int
}

// front lists the stories, newest first: those with a difference or several outlets and
// those without alike, narrowed by language, outlet or kind of difference.
func (s *Server) front(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	all, err := s.store.Digests(r.Context())
	if err != nil {
		return err
	}
	q := r.URL.Query()
	chosen := slices.DeleteFunc(slices.Clone(all), func(g parallax.Digest) bool { return !fits(&g, q) })
	p := frontPage{head: head{Title: l.Text("ui.stories")}, Total: len(chosen), Empty: len(all) == 0, Filters: filters(l, all, q)}
	from, err := strconv.Atoi(cmp.Or(q.Get("from"), "0"))
	if err != nil || from < 0 {
		from = 0
	}
	from = min(from, len(chosen))
	shown := chosen[from:min(from+perPage, len(chosen))]
	p.Stories = digestViews(shown, all)
	if err := s.name(r.Context(), p.Stories); err != nil {
		return err
	}
	if from+perPage < len(chosen) {
		p.Older = with(q, "from", strconv.Itoa(from+perPage))
	}
	return show(w, l, http.StatusOK, "front.tmpl", p)
}

// storyline lists the stories of one storyline in order of time.
func (s *Server) storyline(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	all, err := s.store.Digests(r.Context())
	if err != nil {
		return err
	}
	var line []parallax.Digest
	for _, g := range all {
		if string(g.Storyline) == r.PathValue("id") {
			line = append(line, g)
		}
	}
	if len(line) == 0 {
		return parallax.ErrNotFound
	}
	slices.Reverse(line)
	p := frontPage{head: head{Title: l.Text("web.storyline")}, Total: len(line), Stories: digestViews(line, nil), IsStoryline: true}
	if err := s.name(r.Context(), p.Stories); err != nil {
		return err
	}
	return show(w, l, http.StatusOK, "front.tmpl", p)
}

// name fills in the titles that people gave.
func (s *Server) name(ctx context.Context, list []digestView) error {
	titles, err := s.titles(ctx)
	for i := range list {
		list[i].Named = titles[list[i].Story]
	}
	return err
}

// fits reports whether a story is among those asked for.
func fits(g *parallax.Digest, q url.Values) bool {
	tag, outlet, kind := q.Get("language"), q.Get("outlet"), q.Get("kind")
	return (tag == "" || slices.Contains(g.Languages, tag)) && (outlet == "" || slices.Contains(g.Outlets, outlet)) &&
		(kind == "" || g.Kinds[parallax.DifferenceKind(kind)] > 0)
}

// filters offers the languages and kinds that occur, and the outlet that was asked for.
func filters(l *dossier.Locale, all []parallax.Digest, q url.Values) []filter {
	tags, kinds := map[string]int{}, map[parallax.DifferenceKind]int{}
	for i := range all {
		for _, tag := range all[i].Languages {
			tags[tag]++
		}
		for k := range all[i].Kinds {
			kinds[k]++
		}
	}
	languages := filter{Name: l.Text("web.language")}
	for tag, n := range tags {
		languages.Choices = append(languages.Choices, choice{l.Language(tag), "", with(q, "language", tag), n, q.Get("language") == tag})
	}
	slices.SortFunc(languages.Choices, func(a, b choice) int { return cmp.Or(b.N-a.N, cmp.Compare(a.Label, b.Label)) })
	differences := filter{Name: l.Text("ui.differences")}
	for _, k := range parallax.DifferenceKinds {
		if kinds[k] > 0 {
			differences.Choices = append(differences.Choices, choice{l.Text("kind." + string(k)), "", with(q, "kind", string(k)), kinds[k], q.Get("kind") == string(k)})
		}
	}
	out := []filter{languages, differences}
	if name := q.Get("outlet"); name != "" {
		out = append(out, filter{l.Text("graph.outlet"), []choice{{Label: name, Address: with(q, "outlet", name), Chosen: true}}})
	}
	return slices.DeleteFunc(out, func(f filter) bool {
		return len(f.Choices) < 2 && !slices.ContainsFunc(f.Choices, func(c choice) bool { return c.Chosen })
	})
}

// with gives the address of the list with one choice changed: taken back where it stands
// already. Paging starts anew with another choice.
func with(q url.Values, key, value string) string {
	next := url.Values{}
	for k, v := range q {
		if k == "lang" || k == "language" || k == "outlet" || k == "kind" {
			next[k] = v
		}
	}
	if next.Get(key) == value {
		next.Del(key)
	} else {
		next.Set(key, value)
	}
	return "/?" + next.Encode()
}

// digestViews prepares digests for the list; all are the digests among which the other
// stories of a storyline are counted.
func digestViews(shown, all []parallax.Digest) []digestView {
	lines := map[parallax.StorylineID]int{}
	for i := range all {
		lines[all[i].Storyline]++
	}
	out := make([]digestView, len(shown))
	for i, g := range shown {
		v := digestView{Digest: g, HasTime: !g.Last.IsZero(), StoryCount: g.Counts}
		if g.Storyline != "" {
			v.Siblings = max(0, lines[g.Storyline]-1)
		}
		for _, k := range parallax.DifferenceKinds {
			if g.Kinds[k] > 0 {
				v.Kinds = append(v.Kinds, kindCount{k, g.Kinds[k]})
			}
		}
		if len(g.Outlets) > outletsNamed {
			v.Outlets, v.More = g.Outlets[:outletsNamed], len(g.Outlets)-outletsNamed
		}
		out[i] = v
	}
	return out
}
