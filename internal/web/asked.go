package web

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strings"

	"parallax"
	"parallax/internal/dossier"
	"parallax/internal/store"
)

const (
	// mostPages bounds how many pages a person has read in one go.
	mostPages = 50
	// askedPriority is that of pages a person named: somebody waits for them.
	askedPriority = 3
)

// askedPage is the model of ui/asked.tmpl.
type askedPage struct {
	head
	Pages []askedFor
}

// askedFor is a page that a person had read, and what became of it.
type askedFor struct {
	Address string
	State   string             // key of the text that says how it is
	Why     string             // the error, in words; ""
	Article parallax.ArticleID // "" while there is none
	Title   string
	Lang    string
	Story   parallax.StoryID // "" while none can be shown
}

// startPages has the pages fetched whose addresses the reader pasted, and leads to what becomes of them.
func (s *Server) startPages(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	var jobs []store.Job
	var unread []string
	keys := url.Values{}
	now := s.options.Now()
	data, err := json.Marshal(store.PageWork{Asked: true})
	if err != nil {
		return err
	}
	for _, address := range strings.Fields(r.PostFormValue("pages")) {
		u, err := url.Parse(whole(address))
		if err != nil || webAddress(u.String()) == "" || u.Hostname() == "" || len(jobs) == mostPages {
			unread = append(unread, address)
			continue
		}
		u.Fragment, u.RawFragment, u.Host = "", "", strings.ToLower(u.Host)
		if key := u.String(); !slices.Contains(keys["page"], key) {
			keys.Add("page", key)
			jobs = append(jobs, store.Job{Kind: store.WorkPage, Key: key, Host: u.Host, Priority: askedPriority, NotBefore: now, Data: data})
		}
	}
	if len(jobs) == 0 {
		return s.showStart(w, r, l, http.StatusBadRequest, startPage{Wrong: ours(l, "web.feed.noaddress"), Unread: strings.Join(unread, "\n")})
	}
	if err := s.store.Want(r.Context(), now, jobs...); err != nil {
		return err
	}
	s.options.Engine.Wake()
	if lang := r.URL.Query().Get("lang"); lang != "" {
		keys.Set("lang", lang)
	}
	to := "/asked?" + keys.Encode()
	if len(unread) > 0 {
		return s.showStart(w, r, l, http.StatusOK, startPage{Asked: to, Pages: len(jobs), Unread: strings.Join(unread, "\n")})
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// whole gives an address as it is written in full: what looks like a host and a page lacks its beginning.
func whole(address string) string {
	host, _, _ := strings.Cut(address, "/")
	if !strings.Contains(address, "://") && strings.Contains(strings.Trim(host, "."), ".") {
		return "https://" + address
	}
	return address
}

// startFile has a page read that the reader saved as a file.
func (s *Server) startFile(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	file, head, err := r.FormFile("file")
	if large := (*http.MaxBytesError)(nil); errors.As(err, &large) {
		return s.showStart(w, r, l, http.StatusRequestEntityTooLarge, startPage{Wrong: ours(l, "web.start.large")})
	}
	if err != nil {
		return s.showStart(w, r, l, http.StatusBadRequest, startPage{Wrong: ours(l, "web.feeds.nofile")})
	}
	defer file.Close() //nolint:errcheck // only read
	body, err := io.ReadAll(file)
	if err != nil {
		return fmt.Errorf("%w: %w", parallax.ErrInvalid, err)
	}
	name := path.Base(strings.ReplaceAll(short(head.Filename), `\`, "/"))
	data, err := json.Marshal(store.PageWork{Asked: true, File: name, Body: body})
	if err != nil {
		return err
	}
	key := parallax.MakeID("file:", string(body)) + "/" + name
	job := store.Job{Kind: store.WorkPage, Key: key, Priority: askedPriority, NotBefore: s.options.Now(), Data: data}
	if err := s.store.Want(r.Context(), s.options.Now(), job); err != nil {
		return err
	}
	s.options.Engine.Wake()
	http.Redirect(w, r, "/asked?"+url.Values{"page": {key}}.Encode(), http.StatusSeeOther)
	return nil
}

// asked tells what became of the pages in its address.
func (s *Server) asked(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	p := askedPage{head: head{Title: l.Text("web.asked"), Here: r.URL.RequestURI()}}
	for _, key := range r.URL.Query()["page"] {
		if len(p.Pages) == mostPages {
			break
		}
		a, err := s.became(r, key)
		if err != nil {
			return err
		}
		p.Pages = append(p.Pages, a)
		p.Again = p.Again || a.State == "web.asked.waiting" || a.State == "web.asked.comparing"
	}
	return s.show(w, l, http.StatusOK, "asked.tmpl", p)
}

// became tells what became of one page: it failed, waits, or is an article whose story is compared or can be read.
func (s *Server) became(r *http.Request, key string) (a askedFor, err error) {
	ctx := r.Context()
	a = askedFor{Address: key, State: "web.asked.gone"}
	switch j, err := s.store.Job(ctx, store.WorkPage, key); {
	case err == nil && !j.Parked.IsZero():
		a.State, a.Why = "web.asked.failed", j.Error
		return a, nil
	case err == nil:
		a.State, a.Why = "web.asked.waiting", j.Error
		return a, nil
	case !errors.Is(err, parallax.ErrNotFound):
		return a, err
	}
	a.Article = parallax.ArticleID(parallax.MakeID("a_", key))
	found, err := s.store.Articles(ctx, []parallax.ArticleID{a.Article})
	if errors.Is(err, parallax.ErrNotFound) {
		skip, err := s.store.Skip(ctx, a.Article, "", parallax.PageFull)
		if skip == store.SkipForgotten {
			a.State, a.Why = "web.asked.failed", store.ForgottenWhy
		}
		a.Article = ""
		return a, err
	}
	if err != nil {
		return a, err
	}
	article := &found[0].Article
	a.Title, a.Lang, a.State = article.Title, article.Language, "web.asked.read"
	story, err := s.store.StoryOf(ctx, a.Article)
	if err != nil || story == "" {
		return a, err
	}
	digests, err := s.store.DigestsOf(ctx, []parallax.StoryID{story})
	if len(digests) > 0 {
		a.Story = story
	} else {
		a.State = "web.asked.comparing"
	}
	return a, err
}
