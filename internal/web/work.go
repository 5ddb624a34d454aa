package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"strings"

	"parallax"
	"parallax/internal/dossier"
	"parallax/internal/store"
)

// workShown is how many jobs of each list are shown.
const workShown = 50

// workPage is the model of ui/work.tmpl.
type workPage struct {
	head
	Counts       []store.WorkCount
	Parked, Next []workView
	Idle         bool
}

// workView is one thing to do. Story is set when it is a story that has a page.
type workView struct {
	store.Job
	Name  string // for people: an address, the name of a file, a headline
	Lang  string // of the headline; "" for what is none
	Story parallax.StoryID
}

// work shows what the engine is doing, and what it gave up.
func (s *Server) work(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	p := workPage{head: head{Title: l.Text("web.work"), Here: r.URL.RequestURI()}}
	var err error
	if p.Counts, err = s.store.WorkCounts(r.Context(), s.options.Now()); err != nil {
		return err
	}
	p.Idle = len(p.Counts) == 0
	for parked, list := range map[bool]*[]workView{true: &p.Parked, false: &p.Next} {
		jobs, err := s.store.Work(r.Context(), parked, workShown, 0)
		if err == nil {
			*list, err = s.viewWork(r.Context(), l, jobs)
		}
		if err != nil {
			return err
		}
	}
	return s.show(w, l, http.StatusOK, "work.tmpl", p)
}

// viewWork names what is to be done for people.
func (s *Server) viewWork(ctx context.Context, l *dossier.Locale, jobs []store.Job) (out []workView, err error) {
	var stories []parallax.StoryID
	for _, j := range jobs {
		if j.Kind == store.WorkStory {
			stories = append(stories, parallax.StoryID(j.Key))
		}
	}
	digests := map[parallax.StoryID]parallax.Digest{}
	found, err := s.store.DigestsOf(ctx, stories)
	for i := range found {
		digests[found[i].Story] = found[i]
	}
	for _, j := range jobs {
		v := workView{Job: j, Name: pageName(j.Key)}
		if d, ok := digests[parallax.StoryID(j.Key)]; ok && j.Kind == store.WorkStory {
			v.Story, v.Name, v.Lang = d.Story, cmp.Or(d.Headline, l.Text("ui.noheadline")), d.Language
		}
		out = append(out, v)
	}
	return out, err
}

// pageName gives the key of a page's work as people know the page: its address, the name of the file they gave, or what an item is
// called by its feed where it names no page.
func pageName(key string) string {
	for _, kind := range []string{"file:", "item:"} {
		if rest, ok := strings.CutPrefix(key, kind); ok {
			if _, name, ok := strings.Cut(rest, "/"); ok && name != "" {
				return name
			}
		}
	}
	return key
}

// changeWork tries parked work again, or gives it up.
func (s *Server) changeWork(w http.ResponseWriter, r *http.Request, _ *dossier.Locale) error {
	if err := r.ParseForm(); err != nil {
		return fmt.Errorf("%w: %w", parallax.ErrInvalid, err)
	}
	form := r.PostForm
	var err error
	switch do := form.Get("do"); do {
	case "retry":
		_, err = s.store.Unpark(r.Context(), form.Get("kind"), form.Get("key"), s.options.Now())
	case "all":
		for _, kind := range []string{store.WorkPage, store.WorkStory} {
			if _, err = s.store.Unpark(r.Context(), kind, "", s.options.Now()); err != nil {
				break
			}
		}
	case "drop":
		err = s.store.Drop(r.Context(), form.Get("kind"), form.Get("key"))
	default:
		err = fmt.Errorf("%w: do %q", parallax.ErrInvalid, do)
	}
	if err != nil {
		return err
	}
	s.options.Engine.Wake()
	return seeOther(w, r, "/work")
}
