package web

import (
	"cmp"
	"context"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"

	"parallax"
	"parallax/internal/dossier"
	"parallax/internal/store"
)

const (
	// mostOutlets bounds what is asked for in one go, lookingAtOnce how many
	// outlets are looked at side by side for their feeds.
	mostOutlets, lookingAtOnce = 20, 6
	// outletsOffered is how many outlets a choice of country and language lists.
	outletsOffered = 200
)

// startPage is the model of ui/start.tmpl: how to get to a first story.
type startPage struct {
	head
	Countries []option
	Languages []option
	Outlets   []parallax.Outlet // of the country and language chosen
	More      bool              // there are others
	Asked     string            // address of the page that tells what becomes of those that will be fetched; "" for none
	Pages     int               // how many they are
	Unread    string            // what was pasted and is no address, or one too many
	Wrong     said
	Followed  []store.Feed // those followed now, or, while there is no story yet, all
	Missed    []missed
	Waits     bool // for a first story
}

// missed is an outlet of which no feed was found, and why.
type missed struct{ Name, Address, Why string }

// start shows the ways to a first story.
func (s *Server) start(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	return s.showStart(w, r, l, http.StatusOK, startPage{})
}

func (s *Server) showStart(w http.ResponseWriter, r *http.Request, l *dossier.Locale, status int, p startPage) error {
	p.Title = l.Text("web.start")
	land, tag := r.FormValue("country"), r.FormValue("language")
	lands, tags := map[string]int{}, map[string]int{}
	for _, o := range s.options.Directory.Outlets("", "") {
		lands[o.Country]++
		for _, t := range o.Languages {
			base, _, _ := strings.Cut(t, "-")
			tags[base]++
		}
	}
	delete(lands, "")
	p.Countries = options(l, lands, land, func(c string) string { return country(l, c) })
	p.Languages = options(l, tags, tag, l.Language)
	if land != "" || tag != "" {
		p.Outlets = s.options.Directory.Outlets(land, tag)
		inOrder(l, p.Outlets, func(o *parallax.Outlet) string { return o.Name })
		p.More = len(p.Outlets) > outletsOffered
		p.Outlets = p.Outlets[:min(len(p.Outlets), outletsOffered)]
	}
	return s.show(w, l, status, "start.tmpl", p)
}

// firstReady says, for a page that waits for a first story, that there is one; else nothing.
func (s *Server) firstReady(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	all, err := s.store.Digests(r.Context())
	if err != nil {
		return err
	}
	if len(all) == 0 {
		w.WriteHeader(http.StatusNoContent) // the page stays as it is
		return nil
	}
	part, err := s.fragment(l, "ready", nil)
	if err == nil {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		_, err = w.Write([]byte(part))
	}
	return err
}

// startOutlets looks for the feeds of the outlets the reader ticked, and follows them.
func (s *Server) startOutlets(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	if err := r.ParseForm(); err != nil {
		return fmt.Errorf("%w: %w", parallax.ErrInvalid, err)
	}
	var chosen []parallax.Outlet
	for _, domain := range r.PostForm["outlet"] {
		if o, known := s.options.Directory.ByHost(domain); known && len(chosen) < mostOutlets {
			chosen = append(chosen, o)
		}
	}
	if len(chosen) == 0 {
		return s.showStart(w, r, l, http.StatusBadRequest, startPage{Wrong: ours(l, "web.start.none")})
	}
	ctx, cancel := context.WithTimeout(r.Context(), findPatience)
	defer cancel()
	var p startPage
	p.Followed, p.Missed = s.findFeeds(ctx, chosen)
	if err := r.Context().Err(); err != nil {
		return err
	}
	if err := s.addFeeds(r.Context(), p.Followed); err != nil {
		return err
	}
	return s.showStart(w, r, l, http.StatusOK, p)
}

// findFeeds gives the first feed that the site of each outlet names, in order of the outlets.
func (s *Server) findFeeds(ctx context.Context, outlets []parallax.Outlet) (found []store.Feed, none []missed) {
	feeds, errs := make([]store.Feed, len(outlets)), make([]error, len(outlets))
	free := make(chan struct{}, lookingAtOnce)
	var looking sync.WaitGroup
	for i, o := range outlets {
		looking.Go(func() {
			free <- struct{}{}
			defer func() { <-free }()
			feeds[i], _, errs[i] = s.options.Engine.Find(ctx, "https://"+o.Domain+"/")
		})
	}
	looking.Wait()
	for i, o := range outlets {
		if errs[i] != nil || feeds[i].Address == "" {
			why := ""
			if errs[i] != nil {
				why = errs[i].Error()
			}
			none = append(none, missed{o.Name, "https://" + o.Domain + "/", why})
			continue
		}
		f := feeds[i]
		f.Outlet, f.Languages = cmp.Or(f.Outlet, o.Name), slices.Clone(cmpOr(f.Languages, o.Languages))
		found = append(found, f)
	}
	return found, none
}

// cmpOr gives the first list that has anything.
func cmpOr(a, b []string) []string {
	if len(a) > 0 {
		return a
	}
	return b
}
