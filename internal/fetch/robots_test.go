package fetch

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// TestRobotsRFC holds the examples of RFC 9309 (sections 2.2.1 to 2.2.4 and 5).
func TestRobotsRFC(t *testing.T) {
	const simple = "User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n\n" +
		"User-Agent: foobot\nDisallow:/\nAllow:/example/page.html\nAllow:/example/allowed.gif\n\n" +
		"User-Agent: barbot\nUser-Agent: bazbot\nDisallow: /example/page.html\n\nUser-Agent: quxbot\n"
	const longest = "User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n"
	for _, c := range []struct {
		name, file, token, path string
		want                    bool
	}{
		{"everybody, gif", simple, "parallax", "/a/b.gif", false},
		{"everybody, gif with query", simple, "parallax", "/a/b.gif?x", true},
		{"everybody, folder", simple, "parallax", "/example/x", false},
		{"everybody, publications", simple, "parallax", "/publications/x", true},
		{"foobot is let to one page", simple, "foobot", "/example/page.html", true},
		{"foobot and allowed.gif", simple, "foobot", "/example/allowed.gif", true},
		{"foobot elsewhere", simple, "foobot", "/publications/x", false},
		{"bazbot shares a group", simple, "bazbot", "/example/page.html", false},
		{"bazbot ignores everybody's rules", simple, "bazbot", "/example/other", true},
		{"quxbot has an empty group", simple, "quxbot", "/example/page.html", true},
		{"longest match", longest, "foobot", "/example/page/disallowed.gif", false},
		{"shorter match", longest, "foobot", "/example/page/", true},
		{"groups of one token are one", "user-agent: A\ndisallow: /x\nuser-agent: b\ndisallow: /y\nUser-Agent: a\ndisallow: /z", "a", "/z/1", false},
		{"and keep their first part", "user-agent: A\ndisallow: /x\nuser-agent: b\ndisallow: /y\nUser-Agent: a\ndisallow: /z", "a", "/x/1", false},
		{"token ends at a blank or slash", "User-agent: parallax/2.0\nDisallow: /", "parallax", "/x", false},
		{"equal lengths: allow wins", "user-agent: *\ndisallow: /page\nallow: /page", "parallax", "/page", true},
		{"empty disallow", "user-agent: *\ndisallow:", "parallax", "/x", true},
		{"rule before any group", "disallow: /\nuser-agent: *\nallow: /x", "parallax", "/y", true},
		{"a comment in a line", "user-agent: * # all\ndisallow: /a # not this", "parallax", "/a", false},
		{"blank lines do not part a group", "user-agent: *\n\n\ndisallow: /a", "parallax", "/a", false},
		{"other lines do not part a group", "user-agent: *\nsitemap: https://x.invalid/s\ndisallow: /a", "parallax", "/a", false},
		{"escapes of ASCII", "user-agent: *\ndisallow: /bar/%62%61%7A", "parallax", "/bar/baz", false},
		{"escapes beyond ASCII", "user-agent: *\ndisallow: /foo/bar/ツ", "parallax", "/foo/bar/%E3%83%84", false},
		{"lower-case escapes", "user-agent: *\ndisallow: /foo/bar/%e3%83%84", "parallax", "/foo/bar/ツ", false},
		{"reserved stays escaped", "user-agent: *\ndisallow: /a%2Fb", "parallax", "/a/b", true},
		{"a literal star", "user-agent: *\ndisallow: /path/file-with-a-%2A.html", "parallax", "/path/file-with-a-%2A.html", false},
		{"a literal star is no wildcard", "user-agent: *\ndisallow: /path/file-with-a-%2A.html", "parallax", "/path/file-with-a-x.html", true},
		{"dollar", "user-agent: *\ndisallow: /this/path/exactly$", "parallax", "/this/path/exactly/not", true},
		{"star inside", "user-agent: *\ndisallow: /this/*/exactly", "parallax", "/this/a/b/exactly/so", false},
		{"case of paths counts", "user-agent: *\ndisallow: /Path", "parallax", "/path", true},
		{"robots.txt itself", "user-agent: *\ndisallow: /", "parallax", "/robots.txt", true},
		{"nothing", "", "parallax", "/x", true},
		{"byte order mark, CR LF", "\uFEFFUser-agent: *\r\nDisallow: /x\r\n", "parallax", "/x", false},
		{"lone CR", "User-agent: *\rDisallow: /x\r", "parallax", "/x", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := parseRobots([]byte(c.file), c.token).allows(c.path); got != c.want {
				t.Errorf("%s may be fetched: %v, want %v", c.path, got, c.want)
			}
		})
	}
}

// TestRobotsErrorsAreForgotten: an error is kept for minutes, one of our own not at all.
func TestRobotsErrorsAreForgotten(t *testing.T) {
	var asked atomic.Int32
	var broken atomic.Bool
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		asked.Add(1)
		if broken.Load() {
			w.WriteHeader(http.StatusBadGateway)
		}
	}))
	defer s.Close()
	now := time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)
	cache := newRobotsCache(s.Client(), newRates(1000), func() time.Time { return now })
	u, _ := url.Parse(s.URL + "/page")
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	for _, c := range []struct {
		name   string
		ctx    context.Context
		after  time.Duration
		broken bool
		ok     bool
		asked  int32
	}{
		{"our own end", stopped, 0, false, false, 0},
		{"is not kept; the site fails", t.Context(), 0, true, false, 1},
		{"which is kept", t.Context(), time.Minute, false, false, 1},
		{"for minutes", t.Context(), robotsRetry, false, true, 2},
		{"a file is kept", t.Context(), 23 * time.Hour, true, true, 2},
		{"for a day", t.Context(), 2 * time.Hour, false, true, 3},
	} {
		now = now.Add(c.after)
		broken.Store(c.broken)
		if err := cache.allowed(c.ctx, u); (err == nil) != c.ok || asked.Load() != c.asked {
			t.Errorf("%s: error %v, asked %d times, want %v and %d", c.name, err, asked.Load(), c.ok, c.asked)
		}
	}
}

func FuzzRobots(f *testing.F) {
	f.Add("user-agent: *\ndisallow: /a*b$\nallow: /%zz%2A", "/axb?x=%e3")
	f.Add("disallow: /", "")
	f.Fuzz(func(t *testing.T, file, path string) {
		r := parseRobots([]byte(file), robotsToken)
		r.allows(path)
		if p := normalPath(path); normalPath(p) != p {
			t.Errorf("normalPath(%q) = %q changes again", path, p)
		}
		if !strings.Contains(strings.ToLower(file), "disallow") && !r.allows(path) {
			t.Errorf("%q is forbidden by a file that forbids nothing", path)
		}
	})
}

// TestRobotsAnswers: what each answer to the request for robots.txt means (RFC 9309, sections 2.3.1 and 2.5).
func TestRobotsAnswers(t *testing.T) {
	const closed = "user-agent: *\ndisallow: /"
	hops := func(n int) http.HandlerFunc { // n redirects, then a file that forbids everything
		return func(w http.ResponseWriter, r *http.Request) {
			if strings.Count(r.URL.Path, "/x") < n {
				http.Redirect(w, r, r.URL.Path+"/x", http.StatusMovedPermanently)
				return
			}
			w.Write([]byte(closed))
		}
	}
	status := func(code int) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(code); w.Write([]byte(closed)) }
	}
	for name, c := range map[string]struct {
		answer http.HandlerFunc
		ok     bool
	}{
		"200": {status(200), false}, "404 is none": {status(404), true}, "401 is none": {status(401), true}, "403 is none": {status(403), true}, "410 is none": {status(410), true},
		"429 is later": {status(429), false}, "500 is closed": {status(500), false}, "503 is closed": {status(503), false},
		"five redirects are followed": {hops(5), false}, "six are none": {hops(6), true},
		"500 KiB are read": {func(w http.ResponseWriter, _ *http.Request) {
			w.Write([]byte(strings.Repeat("# filler\n", 500<<10/9) + closed))
		}, false},
		"the rest of more is not": {func(w http.ResponseWriter, _ *http.Request) {
			w.Write([]byte(strings.Repeat("# filler\n", 600<<10/9) + closed))
		}, true},
	} {
		s := httptest.NewServer(c.answer)
		u, _ := url.Parse(s.URL + "/page")
		client := s.Client()
		client.CheckRedirect = func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
		if err := newRobotsCache(client, newRates(1000), time.Now).allowed(t.Context(), u); (err == nil) != c.ok {
			t.Errorf("%s: %v", name, err)
		}
		s.Close()
	}
}
