// Package web takes a store and gives its pages over HTTP: the stories, their dossiers with
// all versions, the articles with everything noticed in them. Pages are whole without
// scripts; every route is in Handler.
package web

import (
	"bytes"
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"fmt"
	"html/template"
	"log/slog"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/text/language"

	"parallax"
	"parallax/internal/dossier"
	"parallax/internal/store"
)

//go:embed ui
var files embed.FS

// pages holds the templates; a mistake in them stops the program at its start.
var pages = template.Must(template.New("").Funcs(dossier.English().Functions()).Funcs(template.FuncMap{"join": strings.Join, "static": never, "feeds": never, "follows": never, "page": pageName, "outlet": isOutlet,
	"said": func(string) said { return said{} }, "telling": func(digestView) template.HTML { return "" }}).ParseFS(files, "ui/*.tmpl"))

// said is why something failed, in the reader's language where there is a text for it.
type said struct{ Text, Lang string }

func say(l *dossier.Locale, words string) said {
	text, tag := l.Reason(words)
	return said{text, tag}
}

// ours gives a text of ours as what say gives.
func ours(l *dossier.Locale, key string) said { return said{l.Text(key), l.Tag} }

// refusal gives what an error that wraps parallax.ErrInvalid says.
func refusal(l *dossier.Locale, err error) said { return say(l, plainReason(err)) }

// never stands in for what each page is asked anew.
func never() bool { return false }

var styleSheet = func() []byte {
	own, err := files.ReadFile("ui/site.css")
	if err != nil {
		panic(err)
	}
	return append([]byte(dossier.StyleSheet()), own...)
}()

// styleName changes with the sheet, so that browsers may keep it for good.
var styleName = func() string {
	sum := sha256.Sum256(styleSheet)
	return "/-/" + hex.EncodeToString(sum[:6]) + ".css"
}()

// policy lets a page load our style sheet and our script, which asks this server only, and nothing else.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// mostBody bounds what a request brings, a list of feeds being the longest: without it, what does
// not fit into memory is written to files, before anybody asked for a password.
const mostBody = mostOPML + 64<<10

// mostFile bounds a page that a person gives as a file: as large as a page from the network may be, with the form around it.
const mostFile = 20<<20 + 64<<10

// Server serves the pages of one store. Make one with New.
type Server struct {
	store   *store.Store
	log     *slog.Logger
	options Options
	door    *doorkeeper

	countries  kept[map[string]string] // by outlet
	notWhole   kept[map[string]int]    // items without whole text by feed
	facets     kept[facets]
	offers     kept[*offers]
	tagged     kept[map[parallax.StoryID][]string] // tags of feeds by story
	topicsKept kept[[]topicStories]
	pulses     kept[store.Pulse]
	streams    atomic.Int64 // that are open
	templates  sync.Map     // *template.Template by language
	lines      lineNames
	tellings   tellings
	stories    toldStories
	galleries  sync.Map // *kept[[]byte] by language
}

// Options are the choices of one server; the zero value serves this machine alone.
type Options struct {
	// Now is the clock; time.Now when nil.
	Now func() time.Time
	// Changed has the stories compared anew that a person's decision changed, before the
	// reader is led to them; nil when somebody else sees to it.
	Changed func(context.Context, []parallax.StoryID) error
	// Reachable says that other machines can reach the server: everything demands a login, and
	// articles are shown as excerpts unless Whole.
	Reachable, Whole bool

	// Engine follows the feeds of the store; nil when nothing is followed: then there are no
	// pages of feeds and work.
	Engine Engine
	// Directory is the outlets that a newcomer can pick from; nil for none.
	Directory *parallax.Directory
	// LineName names a storyline by the articles of its stories, which come in order; nil when nobody does.
	LineName func([][]parallax.Covered) string
	// Settings are the choices of the server in force, and SettingsFile where they can be made; nil and "" when there are none.
	Settings     []Setting
	SettingsFile string
	// Metrics gives what the engine counts; nil for nothing.
	Metrics func() []Metric

	// Stopped is closed when the server is told to stop: streams end then. Nil for never.
	Stopped <-chan struct{}

	static bool   // pages are written to files: what needs a server is left out
	base   string // the address that feeds of such pages name; "" for no feeds
}

// New makes a server over an open store; log gets what went wrong and is never nil.
func New(s *store.Store, log *slog.Logger, o Options) *Server {
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Server{store: s.ForPages(), log: log, options: o, door: newDoorkeeper(), pulses: kept[store.Pulse]{lasts: liveEvery / 2}, offers: kept[*offers]{lasts: offersKept}}
}

// Handler gives all routes. A server that others can reach demands a login. One for this
// machine alone refuses requests for another host: without a login, a name that a stranger's
// page lets point here must not open the store to it.
func (s *Server) Handler() http.Handler {
	safe := bounded(http.NewCrossOriginProtection().Handler(s.routes()))
	if s.options.Reachable {
		return s.pushed(s.guarded(safe))
	}
	return s.pushed(ownHost(safe))
}

// bounded lets no request bring more than it may.
func bounded(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		most := int64(mostBody)
		if r.URL.Path == "/start/file" {
			most = mostFile
		}
		r.Body = http.MaxBytesReader(w, r.Body, most)
		h.ServeHTTP(w, r)
	})
}

// routes lists every address.
func (s *Server) routes() *http.ServeMux {
	mux := http.NewServeMux()
	s.readingRoutes(mux)
	s.decidingRoutes(mux)
	for _, ending := range []string{"atom", "json"} {
		s.feedRoutes(mux, ending)
	}
	if s.options.Engine != nil {
		s.followingRoutes(mux)
	}
	s.runningRoutes(mux)
	mux.HandleFunc("/", s.page(func(http.ResponseWriter, *http.Request, *dossier.Locale) error {
		return parallax.ErrNotFound
	}))
	return mux
}

// readingRoutes are the pages that show what the store holds, and what a reader keeps of them.
func (s *Server) readingRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /{$}", s.page(s.front))
	mux.HandleFunc("GET /story/{id}", s.page(s.story))
	mux.HandleFunc("GET /story/{id}/v/{version}", s.page(s.story))
	mux.HandleFunc("GET /story/{id}/changes/{version}", s.page(s.changes))
	mux.HandleFunc("GET /story/{id}/{file}", s.page(s.download))
	mux.HandleFunc("GET /storyline/{id}", s.page(s.storyline))
	mux.HandleFunc("GET /topics", s.page(s.topics))
	mux.HandleFunc("POST /topics", s.page(s.topics))
	mux.HandleFunc("GET /topic/{id}", s.page(s.topic))
	mux.HandleFunc("POST /topic/{id}", s.page(s.changeTopic))
	mux.HandleFunc("GET /article/{id}", s.page(s.article))
	mux.HandleFunc("GET /settings", s.page(s.settings))
	mux.HandleFunc("POST /settings", s.page(s.settings))
	mux.HandleFunc("GET /search", s.page(s.search))
	mux.HandleFunc("GET /search.json", s.page(s.searchJSON))
	mux.HandleFunc("GET /outlet", s.page(s.outlet))
	mux.HandleFunc("GET /story/{id}/claims.csv", s.page(s.claims))
	mux.HandleFunc("GET /story/{id}/newer", s.page(s.newer))
}

// decidingRoutes are the pages on which people overrule the engine, and the way in.
func (s *Server) decidingRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /story/{id}/edit", s.page(s.edit))
	mux.HandleFunc("GET /story/{id}/decide", s.page(s.decide))
	mux.HandleFunc("POST /story/{id}/decide", s.page(s.decide))
	mux.HandleFunc("GET /decisions", s.page(s.decisions))
	mux.HandleFunc("GET /decisions/{id}/undo", s.page(s.undo))
	mux.HandleFunc("POST /decisions/{id}/undo", s.page(s.undo))
	mux.HandleFunc("GET /login", s.page(s.login))
	mux.HandleFunc("POST /login", s.page(s.login))
	mux.HandleFunc("POST /logout", s.page(s.logout))
}

// feedRoutes are the feeds we publish, in the format of one ending.
func (s *Server) feedRoutes(mux *http.ServeMux, ending string) {
	mux.HandleFunc("GET /feed."+ending, s.page(s.storiesFeed))
	mux.HandleFunc("GET /search/feed."+ending, s.page(s.searchFeed))
	mux.HandleFunc("GET /differences."+ending, s.page(s.differencesFeed))
	mux.HandleFunc("GET /topic/{id}/feed."+ending, s.page(s.topicStoriesFeed))
	mux.HandleFunc("GET /topic/{id}/differences."+ending, s.page(s.topicDifferences))
	mux.HandleFunc("GET /story/{id}/feed."+ending, s.page(s.storyFeed))
	mux.HandleFunc("GET /story/{id}/differences."+ending, s.page(s.storyDifferences))
	mux.HandleFunc("GET /storyline/{id}/feed."+ending, s.page(s.storylineFeed))
	mux.HandleFunc("GET /storyline/{id}/differences."+ending, s.page(s.lineDifferences))
}

// followingRoutes are the pages of a server that follows feeds and takes pages in.
func (s *Server) followingRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET /start", s.page(s.start))
	mux.HandleFunc("GET /start/ready", s.page(s.firstReady))
	mux.HandleFunc("POST /start/pages", s.page(s.startPages))
	mux.HandleFunc("POST /start/file", s.page(s.startFile))
	mux.HandleFunc("GET /asked", s.page(s.asked))
	mux.HandleFunc("POST /start/outlets", s.page(s.startOutlets))
	mux.HandleFunc("GET /feeds", s.page(s.feeds))
	mux.HandleFunc("POST /feeds/add", s.page(s.addFeed))
	mux.HandleFunc("POST /feeds/import", s.page(s.importFeeds))
	mux.HandleFunc("GET /feeds.opml", s.page(s.exportFeeds))
	mux.HandleFunc("GET /feeds/{id}", s.page(s.feedItems))
	mux.HandleFunc("POST /feeds/{id}", s.page(s.changeFeed))
	mux.HandleFunc("GET /forget", s.page(s.forget))
	mux.HandleFunc("POST /forget", s.page(s.forget))
	mux.HandleFunc("GET /work", s.page(s.work))
	mux.HandleFunc("POST /work", s.page(s.changeWork))
}

// runningRoutes serve what pages need and what watches the server.
func (s *Server) runningRoutes(mux *http.ServeMux) {
	mux.HandleFunc("GET "+styleName, s.style)
	mux.HandleFunc("GET "+scriptName, s.scripts)
	mux.HandleFunc("GET /-/live", s.stream)
	mux.HandleFunc("GET /healthz", s.live)
	mux.HandleFunc("GET /readyz", s.ready)
	mux.HandleFunc("GET /metrics", s.metrics)
	mux.HandleFunc("GET /-/health", s.health)
	mux.HandleFunc("GET /-/gallery", s.page(s.gallery))
}

// ownHost lets requests through that name this machine as their host.
func ownHost(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		name := (&url.URL{Host: r.Host}).Hostname()
		if ip, err := netip.ParseAddr(name); name != "localhost" && (err != nil || !ip.IsLoopback()) {
			http.Error(w, reader(r).Text("web.thismachine"), http.StatusMisdirectedRequest)
			return
		}
		next.ServeHTTP(w, r)
	})
}

// page turns a handler that can fail into one that shows the error as a page.
func (s *Server) page(f func(http.ResponseWriter, *http.Request, *dossier.Locale) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		l := reader(r)
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Vary", "Accept-Language, Cookie")
		err := f(w, r, l)
		switch {
		case err == nil:
		case errors.Is(err, parallax.ErrNotFound):
			err = s.show(w, l, http.StatusNotFound, "failure.tmpl", failure{head{Title: l.Text("web.notfound")}, said{Text: r.URL.Path}})
		case errors.Is(err, parallax.ErrInvalid):
			err = s.show(w, l, http.StatusBadRequest, "failure.tmpl", failure{head{Title: l.Text("web.badrequest")}, refusal(l, err)})
		case store.DiskFails(err) && r.Method == http.MethodPost: // who only reads wants nothing kept
			s.log.Error("page failed", "path", r.URL.Path, "error", err)
			err = s.show(w, l, http.StatusInsufficientStorage, "failure.tmpl", failure{head{Title: l.Text("web.error")}, ours(l, "web.full")})
		case r.Context().Err() != nil: // the reader went away
			err = nil
		default:
			s.log.Error("page failed", "path", r.URL.Path, "error", err)
			err = s.show(w, l, http.StatusInternalServerError, "failure.tmpl", failure{head{Title: l.Text("web.error")}, said{Text: r.URL.Path}})
		}
		if err != nil {
			s.log.Error("page not written", "path", r.URL.Path, "error", err)
		}
	}
}

// head is what every page has.
type head struct {
	Title string
	// Lang is the language of Title when it is the words of a source, "" when they are ours.
	Lang string
	// Again says that the page soon says more: it is loaded again, by browsers without scripts every few seconds.
	Again bool
	// Here is the address of a page that asks for itself anew; "" for others.
	Here string
}

// Style is the address of the style sheet.
func (head) Style() string { return styleName }

type failure struct {
	head
	What said
}

// template gives the templates as they speak to readers of a language; made once, since
// html/template works out anew for each copy what must be escaped how.
func (s *Server) template(l *dossier.Locale) (*template.Template, error) {
	if t, ok := s.templates.Load(l.Tag); ok {
		return t.(*template.Template), nil
	}
	t, err := pages.Clone()
	if err != nil {
		return nil, err
	}
	t.Funcs(l.Functions()).Funcs(template.FuncMap{
		"said":    func(words string) said { return say(l, words) },
		"telling": func(v digestView) (template.HTML, error) { return s.telling(l, v) },
		"follows": func() bool { return s.options.Engine != nil },
		"static":  func() bool { return s.options.static },
		"feeds":   func() bool { return !s.options.static || s.options.base != "" },
	})
	s.templates.Store(l.Tag, t)
	return t, nil
}

// show writes a page whole or not at all.
func (s *Server) show(w http.ResponseWriter, l *dossier.Locale, status int, name string, model any) error {
	t, err := s.template(l)
	if err != nil {
		return err
	}
	b := pageRooms.Get().(*bytes.Buffer)
	defer pageRooms.Put(b)
	b.Reset()
	if err := t.ExecuteTemplate(b, name, model); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, err = w.Write(b.Bytes())
	return err
}

// pageRooms are what pages are written in before they are sent.
var pageRooms = sync.Pool{New: func() any { return new(bytes.Buffer) }}

var (
	spoken  = parallax.TextLanguages()
	matcher = func() language.Matcher {
		tags := []language.Tag{language.English} // the first is taken when nothing fits
		for _, tag := range spoken {
			tags = append(tags, language.MustParse(tag))
		}
		return language.NewMatcher(tags)
	}()
)

// reader gives the locale the reader asks for: by ?lang=, else as set for this browser, else by what the browser says.
func reader(r *http.Request) *dossier.Locale {
	if l, err := dossier.In(r.URL.Query().Get("lang")); err == nil {
		return l
	}
	if c, err := r.Cookie(langCookie); err == nil {
		if l, err := dossier.In(c.Value); err == nil && c.Value != "" {
			return l
		}
	}
	tags, _, err := language.ParseAcceptLanguage(r.Header.Get("Accept-Language"))
	if err != nil {
		return dossier.English()
	}
	tag, _, _ := matcher.Match(tags...)
	base, _ := tag.Base()
	if l, err := dossier.In(base.String()); err == nil {
		return l
	}
	return dossier.English()
}

func (s *Server) style(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/css; charset=utf-8")
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	if _, err := w.Write(styleSheet); err != nil {
		s.log.Debug("style sheet not written", "error", err)
	}
}

// health says whether the store answers.
func (s *Server) health(w http.ResponseWriter, r *http.Request) {
	if err := s.store.Ping(r.Context()); err != nil {
		s.log.Error("not well", "error", err)
		http.Error(w, "the store does not answer", http.StatusServiceUnavailable)
		return
	}
	fmt.Fprintln(w, "ok")
}

// moved sends the reader to a path of ours for good. Browsers must ask again all the same: a
// story that was merged may be split off again.
func moved(w http.ResponseWriter, r *http.Request, elements ...string) error {
	path, err := url.JoinPath("/", elements...)
	if err != nil {
		return err
	}
	if r.URL.RawQuery != "" {
		path += "?" + r.URL.RawQuery
	}
	w.Header().Set("Cache-Control", "no-cache")
	http.Redirect(w, r, path, http.StatusMovedPermanently)
	return nil
}
