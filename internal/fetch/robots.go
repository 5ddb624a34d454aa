package fetch

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"parallax"
)

const (
	// robotsBytes is how much of a robots.txt is read (RFC 9309 section 2.5 asks for at least 500 KiB).
	robotsBytes = 512 << 10
	// robotsAge is how long one is believed (section 2.4).
	robotsAge = 24 * time.Hour
	// robotsRetry is how long a site that gave none is not asked again: long enough not to
	// wait for a dead host with each of its pages, short enough to see it come back.
	robotsRetry = 5 * time.Minute
	// robotsToken is the product token by which robots.txt names us.
	robotsToken = "parallax"
)

// robots is what a robots.txt says to us: the rules of the groups that name our token, or
// else of those for everybody.
type robots struct{ rules []robotsRule }

type robotsRule struct {
	allow   bool
	pattern string // percent-encoding normalised; may hold * and a final $
}

// parseRobots reads a robots.txt as RFC 9309 says. It never fails: what is not understood is
// passed over.
func parseRobots(body []byte, token string) robots {
	var ours, everybody robots
	found := false
	var agents []string // of the group being read
	inRules := false
	for line := range bytes.Lines(bytes.TrimPrefix(body, []byte("\xEF\xBB\xBF"))) {
		for part := range bytes.SplitSeq(line, []byte("\r")) { // a lone CR ends a line too
			key, value, ok := robotsLine(string(part))
			if !ok {
				continue
			}
			switch key {
			case "user-agent":
				if inRules {
					agents, inRules = nil, false
				}
				agents = append(agents, strings.ToLower(agentToken(value)))
				found = found || agents[len(agents)-1] == token
			case "allow", "disallow":
				inRules = true
				if value == "" {
					continue // "Disallow:" forbids nothing
				}
				rule := robotsRule{allow: key == "allow", pattern: normalPath(value)}
				for _, a := range agents {
					switch a {
					case token:
						ours.rules = append(ours.rules, rule)
					case "*":
						everybody.rules = append(everybody.rules, rule)
					}
				}
			}
		}
	}
	if found {
		return ours
	}
	return everybody
}

// robotsLine parts "Key: value # comment".
func robotsLine(line string) (key, value string, ok bool) {
	line, _, _ = strings.Cut(line, "#")
	key, value, ok = strings.Cut(line, ":")
	return strings.ToLower(strings.TrimSpace(key)), strings.TrimSpace(value), ok
}

// agentToken is the product token at the start of a value: letters, "-" and "_", or "*".
func agentToken(value string) string {
	if strings.HasPrefix(value, "*") {
		return "*"
	}
	end := strings.IndexFunc(value, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r == '-' || r == '_')
	})
	if end < 0 {
		return value
	}
	return value[:end]
}

// allows reports whether the path (with its query) may be fetched: the longest matching rule
// decides, and of equals the one that allows.
func (r robots) allows(path string) bool {
	if path == "/robots.txt" {
		return true
	}
	path = normalPath(path)
	allow, longest := true, -1
	for _, rule := range r.rules {
		if n := len(rule.pattern); n >= longest && matchPath(rule.pattern, path) {
			if n > longest || rule.allow {
				allow = rule.allow
			}
			longest = n
		}
	}
	return allow
}

// matchPath reports whether the pattern matches the start of the path; * stands for
// anything, $ at its end for the end of the path.
func matchPath(pattern, path string) bool {
	pattern, anchored := strings.CutSuffix(pattern, "$")
	parts := strings.Split(pattern, "*")
	if !strings.HasPrefix(path, parts[0]) {
		return false
	}
	rest := path[len(parts[0]):]
	for i, part := range parts[1:] {
		if last := i == len(parts)-2; last && anchored {
			return strings.HasSuffix(rest, part)
		}
		at := strings.Index(rest, part)
		if at < 0 {
			return false
		}
		rest = rest[at+len(part):]
	}
	return !anchored || rest == ""
}

// normalPath writes a path so that two spellings compare equal: bytes beyond ASCII are
// escaped, needless escapes of unreserved characters undone, hex digits in capitals.
func normalPath(path string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := 0; i < len(path); i++ {
		c := path[i]
		if c == '%' && i+2 < len(path) {
			if v, ok := unhex(path[i+1], path[i+2]); ok {
				if unreserved(v) {
					b.WriteByte(v)
				} else {
					b.Write([]byte{'%', hex[v>>4], hex[v&15]})
				}
				i += 2
				continue
			}
		}
		if c >= 0x80 || c <= ' ' || c == '%' { // a bare % is one too, or it would begin an escape that is undone next
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

func unhex(a, b byte) (byte, bool) {
	digit := func(c byte) (byte, bool) {
		switch {
		case c >= '0' && c <= '9':
			return c - '0', true
		case c|0x20 >= 'a' && c|0x20 <= 'f':
			return c | 0x20 - 'a' + 10, true
		}
		return 0, false
	}
	hi, ok1 := digit(a)
	lo, ok2 := digit(b)
	return hi<<4 | lo, ok1 && ok2
}

func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || strings.IndexByte("-._~", c) >= 0
}

// robotsCache keeps the robots.txt of each site.
type robotsCache struct {
	client *http.Client
	rate   *rates
	now    func() time.Time
	mu     sync.Mutex
	sites  map[string]robotsEntry
}

type robotsEntry struct {
	robots robots
	err    error // the file could not be had: everything is forbidden for now
	read   time.Time
}

func (e robotsEntry) fresh(now time.Time) bool {
	if e.err != nil {
		return now.Sub(e.read) <= robotsRetry
	}
	return now.Sub(e.read) <= robotsAge
}

// ended reports whether ctx has ended or is past its deadline: connections notice the
// deadline a little before ctx does.
func ended(ctx context.Context) bool {
	deadline, ok := ctx.Deadline()
	return ctx.Err() != nil || ok && !time.Now().Before(deadline)
}

func newRobotsCache(client *http.Client, rate *rates, now func() time.Time) *robotsCache {
	return &robotsCache{client: client, rate: rate, now: now, sites: map[string]robotsEntry{}}
}

// errNoRobots forbids all of a site for now (section 2.3.1.4).
var errNoRobots = fmt.Errorf("%w: the server gives no robots.txt", parallax.ErrRefused)

var errRobots = fmt.Errorf("%w: robots.txt of the site asks not to fetch this page", parallax.ErrRefused)

// allowed says nil when u may be fetched.
func (c *robotsCache) allowed(ctx context.Context, u *url.URL) error {
	site := u.Scheme + "://" + u.Host
	c.mu.Lock()
	e, ok := c.sites[site]
	c.mu.Unlock()
	if !ok || !e.fresh(c.now()) {
		e = c.read(ctx, site)
		if e.err != nil && ended(ctx) {
			return e.err // our own time was up, which says nothing of the site
		}
		c.mu.Lock()
		if len(c.sites) >= maxHosts {
			clear(c.sites)
		}
		c.sites[site] = e
		c.mu.Unlock()
	}
	path := u.EscapedPath()
	if path == "" {
		path = "/"
	}
	if u.RawQuery != "" {
		path += "?" + u.RawQuery
	}
	switch {
	case e.err != nil:
		return e.err
	case !e.robots.allows(path):
		return errRobots
	}
	return nil
}

// read fetches a robots.txt: 4xx means there is none, 5xx means all is forbidden for now
// (sections 2.3.1.3 and 2.3.1.4); redirects are followed up to five times.
func (c *robotsCache) read(ctx context.Context, site string) robotsEntry {
	e := robotsEntry{read: c.now()}
	address := site + "/robots.txt"
	for range maxRedirects + 1 {
		next := c.ask(ctx, address, &e)
		if next == "" {
			return e
		}
		address = next
	}
	return e // more than five redirects: as if there were none
}

// ask makes one request for a robots.txt: it fills the entry, or gives the address it leads to.
func (c *robotsCache) ask(ctx context.Context, address string, e *robotsEntry) (next string) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		e.err = err
		return ""
	}
	done, err := c.rate.turn(ctx, req.URL.Host)
	if err != nil {
		e.err = err
		return ""
	}
	defer done()
	req.Header.Set("User-Agent", UserAgent)
	resp, err := c.client.Do(req)
	if err != nil {
		e.err = err // the page itself would fail the same way; its error says it plainly
		return ""
	}
	defer resp.Body.Close()
	body, err := io.ReadAll(io.LimitReader(resp.Body, robotsBytes))
	switch {
	case resp.StatusCode >= 500 || resp.StatusCode == http.StatusTooManyRequests: // 429 says "later", not "no rules"
		e.err = fmt.Errorf("%w (status %d)", errNoRobots, resp.StatusCode)
	case resp.StatusCode >= 400:
	case resp.StatusCode >= 300:
		if to, err := req.URL.Parse(resp.Header.Get("Location")); err == nil && (to.Scheme == "http" || to.Scheme == "https") {
			return to.String()
		}
	case err != nil:
		e.err = err
	default:
		e.robots = parseRobots(body, robotsToken)
	}
	return ""
}
