package web

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"parallax"
	"parallax/internal/dossier"
	"parallax/internal/store"
)

// Engine is what follows the feeds of the store: what pages need of it.
type Engine interface {
	// Find looks for a feed at an address: itself, or the first that a page names; others are
	// all that the page names. The error is in words for people.
	Find(ctx context.Context, address string) (feed store.Feed, others []parallax.FeedLink, err error)
	// ReadOPML reads a list of feeds; passed is what it calls a feed and has no address of the web.
	ReadOPML(body []byte) (feeds []store.Feed, passed []string, err error)
	WriteOPML(w io.Writer, feeds []store.Feed) error
	// Wake tells it that there is work.
	Wake()
}

const (
	mostOPML = 4 << 20 // bytes
	// findPatience is how long a reader waits for a feed to be found.
	findPatience = 45 * time.Second
)

// feedsPage is the model of ui/feeds.tmpl.
type feedsPage struct {
	head
	Feeds   []feedView
	Tags    []string
	Tag     string // only feeds with it are shown; "" for all
	Wrong   said   // why what was asked for cannot be; words for people
	Address string // as it was typed
	Found   []parallax.FeedLink
	Typed   string   // tags as they were typed
	Passed  []string // what a list of feeds calls one and has no address of the web
}

type feedView struct {
	store.Feed
	State string // key of the text that says how it is
	Time  time.Time
	Again time.Time // when it is read next; zero where Time says it, and where it is not
	Words string    // the error, in the words it was met with
	Tags  string
	Langs string

	NotWhole int // items of it whose page gave no whole text
	Push     store.Push
	Promised bool // its hub promised to push it, and the promise holds
}

// feeds lists what is followed.
func (s *Server) feeds(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	return s.showFeeds(w, r, l, http.StatusOK, feedsPage{head: head{Here: r.URL.RequestURI()}})
}

func (s *Server) showFeeds(w http.ResponseWriter, r *http.Request, l *dossier.Locale, status int, p feedsPage) error {
	all, err := s.store.Feeds(r.Context())
	if err != nil {
		return err
	}
	notWhole, err := s.notWhole.get(s.options.Now(), func() (map[string]int, error) { return s.store.NotWhole(r.Context()) })
	if err != nil {
		return err
	}
	pushes, err := s.store.Pushes(r.Context())
	if err != nil {
		return err
	}
	p.Title, p.Tag = l.Text("web.feeds"), r.URL.Query().Get("tag")
	for _, f := range all {
		p.Tags = append(p.Tags, f.Tags...)
		if p.Tag == "" || slices.Contains(f.Tags, p.Tag) {
			v := viewFeed(f)
			v.NotWhole, v.Push = notWhole[f.ID], pushes[f.ID]
			v.Promised = v.Push.Until.After(s.options.Now())
			p.Feeds = append(p.Feeds, v)
		}
	}
	slices.Sort(p.Tags)
	p.Tags = slices.Compact(p.Tags)
	return s.show(w, l, status, "feeds.tmpl", p)
}

func viewFeed(f store.Feed) feedView {
	v := feedView{Feed: f, Tags: strings.Join(f.Tags, ", "), Langs: strings.Join(f.Languages, ", "), Words: f.State.Failure}
	switch {
	case f.State.Stopped:
		v.State = "web.feed.stopped"
	case f.Paused:
		v.State = "web.feed.paused"
	case f.State.Failures > 0:
		v.State, v.Time = "web.feed.failed", f.State.Next
	case f.State.Checked.IsZero():
		v.State = "web.feed.unread"
	default:
		v.State, v.Time, v.Again = "web.feed.read", f.State.Checked, f.Next
	}
	return v
}

// addFeed follows the addresses a reader ticked, or the one typed: a feed at once; of a page that
// names several, the reader chooses.
func (s *Server) addFeed(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	if err := r.ParseForm(); err != nil {
		return fmt.Errorf("%w: %w", parallax.ErrInvalid, err)
	}
	tags := words(r.PostForm.Get("tags"))
	var chosen []store.Feed
	for _, address := range r.PostForm["feed"] {
		if webAddress(address) != "" {
			chosen = append(chosen, store.Feed{Address: address, Tags: tags})
		}
	}
	if len(chosen) > 0 {
		return s.follow(w, r, chosen)
	}
	address := strings.TrimSpace(r.PostForm.Get("address"))
	other := "" // where to look when there is nothing
	if address != "" && webAddress(address) == "" && !strings.Contains(address, "://") {
		address, other = "https://"+address, "http://"+address
	}
	p := feedsPage{Address: address, Typed: r.PostForm.Get("tags")}
	if webAddress(address) == "" {
		p.Wrong = ours(l, "web.feed.noaddress")
		return s.showFeeds(w, r, l, http.StatusBadRequest, p)
	}
	ctx, cancel := context.WithTimeout(r.Context(), findPatience)
	defer cancel()
	feed, named, err := s.options.Engine.Find(ctx, address)
	if err != nil && len(named) < 2 && other != "" {
		if plain, several, failed := s.options.Engine.Find(ctx, other); failed == nil || len(several) > 1 {
			feed, named, err = plain, several, failed
		}
	}
	switch {
	case err != nil && r.Context().Err() != nil:
		return err
	case len(named) > 1:
		p.Found = named
		return s.showFeeds(w, r, l, http.StatusOK, p)
	case err != nil:
		p.Wrong = say(l, err.Error())
		return s.showFeeds(w, r, l, http.StatusBadRequest, p)
	}
	feed.Tags = tags
	return s.follow(w, r, []store.Feed{feed})
}

// follow adds feeds and leads back to the list.
func (s *Server) follow(w http.ResponseWriter, r *http.Request, feeds []store.Feed) error {
	if err := s.addFeeds(r.Context(), feeds); err != nil {
		return err
	}
	return seeOther(w, r, "/feeds")
}

// addFeeds has feeds followed from now on.
func (s *Server) addFeeds(ctx context.Context, feeds []store.Feed) error {
	_, err := s.store.AddFeeds(ctx, s.options.Now(), feeds...)
	if err == nil {
		s.options.Engine.Wake()
	}
	return err
}

// seeOther leads from a form to a page that can be loaded again.
func seeOther(w http.ResponseWriter, r *http.Request, to string) error {
	if lang := r.URL.Query().Get("lang"); lang != "" {
		to += "?lang=" + url.QueryEscape(lang)
	}
	http.Redirect(w, r, to, http.StatusSeeOther)
	return nil
}

// words parts what was typed at commas.
func words(typed string) (out []string) {
	for w := range strings.SplitSeq(typed, ",") {
		if w = strings.Join(strings.Fields(w), " "); w != "" && len(w) <= 60 && !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// importFeeds follows the feeds of an OPML file.
func (s *Server) importFeeds(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	r.Body = http.MaxBytesReader(w, r.Body, mostOPML)
	file, _, err := r.FormFile("file")
	if err != nil {
		return s.showFeeds(w, r, l, http.StatusBadRequest, feedsPage{Wrong: ours(l, "web.feeds.nofile")})
	}
	defer file.Close() //nolint:errcheck // only read
	body, err := io.ReadAll(file)
	if err != nil {
		return fmt.Errorf("%w: %w", parallax.ErrInvalid, err)
	}
	feeds, passed, err := s.options.Engine.ReadOPML(body)
	if err != nil {
		return s.showFeeds(w, r, l, http.StatusBadRequest, feedsPage{Wrong: ours(l, "web.feeds.noopml"), Passed: passed})
	}
	if len(passed) == 0 {
		return s.follow(w, r, feeds)
	}
	if err := s.addFeeds(r.Context(), feeds); err != nil {
		return err
	}
	return s.showFeeds(w, r, l, http.StatusOK, feedsPage{Passed: passed})
}

// exportFeeds gives the feeds as OPML.
func (s *Server) exportFeeds(w http.ResponseWriter, r *http.Request, _ *dossier.Locale) error {
	feeds, err := s.store.Feeds(r.Context())
	if err != nil {
		return err
	}
	var b bytes.Buffer
	if err := s.options.Engine.WriteOPML(&b, feeds); err != nil {
		return err
	}
	w.Header().Set("Content-Type", "text/x-opml; charset=utf-8")
	w.Header().Set("Content-Disposition", `attachment; filename="feeds.opml"`)
	_, err = w.Write(b.Bytes())
	return err
}

// changeFeed does to a feed what its form says.
func (s *Server) changeFeed(w http.ResponseWriter, r *http.Request, _ *dossier.Locale) error {
	if err := r.ParseForm(); err != nil {
		return fmt.Errorf("%w: %w", parallax.ErrInvalid, err)
	}
	id, form := r.PathValue("id"), r.PostForm
	var err error
	switch do := form.Get("do"); do {
	case "pause", "resume":
		err = s.store.ChangeFeed(r.Context(), id, func(f *store.Feed) { f.Paused = do == "pause" })
	case "now":
		err = s.store.ChangeFeed(r.Context(), id, func(f *store.Feed) { f.Next = time.Time{} })
	case "remove":
		err = s.store.RemoveFeed(r.Context(), id)
	case "edit":
		err = s.store.ChangeFeed(r.Context(), id, func(f *store.Feed) {
			f.Title, f.Outlet = short(form.Get("title")), short(form.Get("outlet"))
			f.Tags, f.Languages = words(form.Get("tags")), words(form.Get("languages"))
		})
	default:
		err = fmt.Errorf("%w: do %q", parallax.ErrInvalid, do)
	}
	if errors.Is(err, parallax.ErrNotFound) || err == nil { // one that is gone already
		s.tagged.drop()
		s.offers.drop()
		s.options.Engine.Wake()
		return seeOther(w, r, "/feeds")
	}
	return err
}

// short is a line that a person typed, within bounds.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if len(s) > titleBytes {
		s = strings.ToValidUTF8(s[:titleBytes], "")
	}
	return s
}
