package web

import (
	"fmt"
	"net/http"

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
	Parked, Next []store.Job
	Idle         bool
}

// work shows what the engine is doing, and what it gave up.
func (s *Server) work(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	p := workPage{head: head{Title: l.Text("web.work"), Here: r.URL.RequestURI()}}
	var err error
	if p.Counts, err = s.store.WorkCounts(r.Context(), s.options.Now()); err != nil {
		return err
	}
	p.Idle = len(p.Counts) == 0
	if p.Parked, err = s.store.Work(r.Context(), true, workShown, 0); err != nil {
		return err
	}
	if p.Next, err = s.store.Work(r.Context(), false, workShown, 0); err != nil {
		return err
	}
	return s.show(w, l, http.StatusOK, "work.tmpl", p)
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
