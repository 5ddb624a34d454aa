package web

import (
	"crypto/rand"
	"crypto/sha256"
	"net/http"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"parallax/internal/dossier"
)

const (
	sessionCookie = "session"
	sessionLasts  = 30 * 24 * time.Hour

	// tries of one address and of all are let through at once, then one each of the intervals.
	triesOfOne, intervalOfOne = 5, 20 * time.Second
	triesOfAll, intervalOfAll = 30, 2 * time.Second

	retryAfter = "60" // seconds

	// addressesKept bounds how many addresses are remembered; when there are more, all are
	// forgotten, and the limit for all still holds.
	addressesKept = 10_000
)

// doorkeeper slows down those who guess.
type doorkeeper struct {
	mu   sync.Mutex
	all  *rate.Limiter
	each map[netip.Prefix]*rate.Limiter
	// one lets one password be tried at a time: each takes 19 MiB.
	one sync.Mutex
}

func newDoorkeeper() *doorkeeper {
	return &doorkeeper{all: rate.NewLimiter(rate.Every(intervalOfAll), triesOfAll), each: map[netip.Prefix]*rate.Limiter{}}
}

// mayTry reports whether somebody at the address may try a password now; wasRight takes the
// try back, since only wrong ones are to be counted.
func (d *doorkeeper) mayTry(remote string, now time.Time) (wasRight func(), ok bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	from := network(remote)
	if len(d.each) >= addressesKept {
		clear(d.each)
	}
	if d.each[from] == nil {
		d.each[from] = rate.NewLimiter(rate.Every(intervalOfOne), triesOfOne)
	}
	one, all := d.each[from].ReserveN(now, 1), d.all.ReserveN(now, 1)
	undo := func() { one.CancelAt(now); all.CancelAt(now) }
	if one.DelayFrom(now) > 0 || all.DelayFrom(now) > 0 {
		undo()
		return nil, false
	}
	return undo, true
}

// try looks at a password. ok is false when it was not looked at, for there were too many.
func (s *Server) try(r *http.Request, password string) (right, ok bool, err error) {
	wasRight, ok := s.door.mayTry(r.RemoteAddr, s.options.Now())
	if !ok {
		s.log.Warn("too many logins", "from", network(r.RemoteAddr))
		return false, false, nil
	}
	hash, err := s.store.Password(r.Context())
	if err != nil {
		return false, true, err
	}
	s.door.one.Lock()
	right = isPassword(hash, password)
	s.door.one.Unlock()
	if right {
		wasRight()
	} else {
		s.log.Warn("wrong password", "from", network(r.RemoteAddr))
	}
	return right, true, nil
}

// network gives the address without its port; of IPv6 the /64 that one household has.
func network(remote string) netip.Prefix {
	at, err := netip.ParseAddrPort(remote)
	if err != nil {
		return netip.Prefix{}
	}
	ip, bits := at.Addr().Unmap(), 32
	if ip.Is6() {
		bits = 64
	}
	p, _ := ip.Prefix(bits)
	return p
}

// loginPage is the model of ui/login.tmpl.
type loginPage struct {
	head
	To    string // the page the reader wanted
	Wrong said
	In    bool // the reader is logged in
}

// login asks for the password, and with POST looks at it.
func (s *Server) login(w http.ResponseWriter, r *http.Request, l *dossier.Locale) error {
	p := loginPage{head: head{Title: l.Text("web.login")}, To: ownPath(r.FormValue("to"))}
	if r.Method != http.MethodPost {
		var err error
		p.In, err = s.loggedIn(r)
		if err != nil {
			return err
		}
		return s.show(w, l, http.StatusOK, "login.tmpl", p)
	}
	right, ok, err := s.try(r, r.PostFormValue("password"))
	switch {
	case err != nil:
		return err
	case !ok:
		w.Header().Set("Retry-After", retryAfter)
		p.Wrong = ours(l, "web.login.wait")
		return s.show(w, l, http.StatusTooManyRequests, "login.tmpl", p)
	case !right:
		p.Wrong = ours(l, "web.login.wrong")
		return s.show(w, l, http.StatusForbidden, "login.tmpl", p)
	}
	token := rand.Text()
	now := s.options.Now()
	if err := s.store.AddSession(r.Context(), hashToken(token), now, now.Add(sessionLasts)); err != nil {
		return err
	}
	http.SetCookie(w, cookie(r, token, int(sessionLasts/time.Second)))
	http.Redirect(w, r, p.To, http.StatusSeeOther)
	return nil
}

// logout ends the reader's session.
func (s *Server) logout(w http.ResponseWriter, r *http.Request, _ *dossier.Locale) error {
	if c, err := r.Cookie(sessionCookie); err == nil {
		if err := s.store.EndSession(r.Context(), hashToken(c.Value)); err != nil {
			return err
		}
	}
	http.SetCookie(w, cookie(r, "", -1))
	return sent(w, r, "login")
}

// cookie makes the cookie of a session: sent to us only, from links of others too, and out of
// the reach of scripts. A proxy in front says whether the reader's connection is encrypted.
func cookie(r *http.Request, token string, age int) *http.Cookie {
	secure := r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https"
	return &http.Cookie{Name: sessionCookie, Value: token, Path: "/", MaxAge: age, HttpOnly: true, SameSite: http.SameSiteLaxMode, Secure: secure}
}

// hashToken is what the store keeps of a token: who reads the store cannot log in with it.
func hashToken(token string) []byte {
	sum := sha256.Sum256([]byte(token))
	return sum[:]
}

func (s *Server) loggedIn(r *http.Request) (bool, error) {
	c, err := r.Cookie(sessionCookie)
	if err != nil {
		return false, nil
	}
	return s.store.Session(r.Context(), hashToken(c.Value), s.options.Now())
}

// open are the paths that need no login.
var open = []string{"/login", styleName, scriptName, "/-/health", "/healthz", "/readyz"}

// guarded lets requests through that are logged in, and sends the others to the login.
func (s *Server) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		for _, path := range open {
			if r.URL.Path == path {
				next.ServeHTTP(w, r)
				return
			}
		}
		in, err := s.loggedIn(r)
		if _, password, given := r.BasicAuth(); given && err == nil && !in && r.Method == http.MethodGet {
			var ok bool
			if in, ok, err = s.try(r, password); err == nil && !ok {
				w.Header().Set("Retry-After", retryAfter)
				http.Error(w, reader(r).Text("web.login.wait"), http.StatusTooManyRequests)
				return
			}
		}
		switch {
		case err != nil:
			s.log.Error("session", "error", err)
			http.Error(w, "the store does not answer", http.StatusServiceUnavailable)
		case in:
			w.Header().Set("Cache-Control", "private")
			next.ServeHTTP(w, r)
		case r.Method == http.MethodGet && strings.Contains(r.Header.Get("Accept"), "text/html"):
			http.Redirect(w, r, "/login?to="+url.QueryEscape(ownPath(r.URL.RequestURI())), http.StatusSeeOther)
		default:
			w.Header().Set("WWW-Authenticate", `Basic realm="parallax", charset="UTF-8"`) // for readers of feeds
			http.Error(w, "log in first, at /login", http.StatusUnauthorized)
		}
	})
}

// ownPath gives a path of ours to go on to; the front page for anything that could lead elsewhere.
func ownPath(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.Scheme != "" || u.Host != "" || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n\t") {
		return "/"
	}
	return to
}
