package fetch

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
	"time"

	"code.dny.dev/ssrf"

	"parallax"
)

const (
	// UserAgent tells sites who asks. It names no address, because there is none to ask.
	UserAgent = "parallax/" + parallax.Version + " (news comparison)"
	// maxRedirects is how often a page may send us on.
	maxRedirects = 5
	// privateRefused says what was refused, and how a person permits it.
	privateRefused = "private address refused (--allow-private, or allow_private in parallax.toml, permits it)"
	// maxHeader bounds the header of a response.
	maxHeader = 256 << 10
)

// web fetches pages from the network. Every connection is checked after the name was
// resolved, so neither names nor redirects lead inside the network.
type web struct {
	Options
	client *http.Client
	robots *robotsCache
	rate   *rates
	// leaves is true where a host that answers 429 is left alone for as long as it asks. A
	// Poller is told the time and plans with it.
	leaves bool
}

func newWeb(o Options) *web {
	dialer := &net.Dialer{Timeout: 10 * time.Second}
	if !o.AllowPrivate {
		dialer.Control = ssrf.New(ssrf.WithAnyPort()).Safe
	}
	w := &web{Options: o, rate: newRates(o.PerSecond)}
	w.client = &http.Client{
		Transport: &http.Transport{
			Proxy:                  nil, // a proxy would resolve names for us, unchecked
			DialContext:            dialer.DialContext,
			TLSHandshakeTimeout:    10 * time.Second,
			ResponseHeaderTimeout:  20 * time.Second,
			MaxResponseHeaderBytes: maxHeader,
			DisableCompression:     true, // we decode ourselves, with a limit
			ForceAttemptHTTP2:      true,
			IdleConnTimeout:        30 * time.Second,
		},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	w.robots = newRobotsCache(w.client, w.rate, o.Now)
	return w
}

// page fetches one address. Whatever goes wrong is the page's Failure.
func (w *web) page(ctx context.Context, input, address string) parallax.Page {
	return w.get(ctx, input, address, &trip{})
}

// trip is what one fetch asks for, and what it met on its way.
type trip struct {
	header    http.Header // sent along, such as If-None-Match
	movedTo   string      // where permanent redirects led
	temporary bool        // a temporary redirect was met: what follows moves nothing
	err       error       // what the page's Failure says for people; nil when it comes from the body
}

func (w *web) get(ctx context.Context, input, address string, t *trip) parallax.Page {
	ctx, cancel := context.WithTimeout(ctx, w.Timeout)
	defer cancel()
	p := parallax.Page{Input: input, URL: address, Fetched: w.Now()}
	for range maxRedirects + 1 {
		next, err := w.hop(ctx, &p, t)
		if err != nil {
			p.Failure, t.err = oneLine(explain(err)), err
			return p
		}
		if next == "" {
			return p
		}
		p.URL = next
	}
	p.Failure = fmt.Sprintf("more than %d redirects", maxRedirects)
	return p
}

// errNoPage is the error of what is neither a page nor a feed, such as a picture.
var errNoPage = errors.New("neither text nor a web page")

// hop makes one request for p.URL: it fills the page, or gives the address it leads to.
func (w *web) hop(ctx context.Context, p *parallax.Page, t *trip) (next string, err error) {
	u, err := pageAddress(p.URL)
	if err != nil {
		return "", err
	}
	if !w.IgnoreRobots {
		if err := w.robots.allowed(ctx, u); err != nil {
			return "", err
		}
	}
	kept := w.kept(ctx, p, t)
	if fresh(kept, w.Now()) {
		use(p, kept, kept.Fetched)
		return "", nil
	}
	done, err := w.rate.turn(ctx, u.Host)
	if err != nil {
		return "", err
	}
	defer done()
	if wait := w.rate.left(u.Host, w.Now()); wait > 0 {
		return "", fmt.Errorf("the server asks to be left alone for %s", wait.Round(time.Second))
	}
	resp, err := w.ask(ctx, u, t, kept)
	if err != nil {
		return "", err
	}
	defer resp.Body.Close()
	if to := resp.Header.Get("Location"); resp.StatusCode >= 300 && resp.StatusCode < 400 && to != "" {
		return t.redirected(u, resp.StatusCode, to)
	}
	p.Status, p.Header, p.Fetched = resp.StatusCode, resp.Header, w.Now()
	if w.leaves && resp.StatusCode == http.StatusTooManyRequests { // 503 may mean this page only
		w.rate.leave(u.Host, p.Fetched.Add(min(retryAfter(resp.Header, p.Fetched), maxWait)))
	}
	if resp.StatusCode == http.StatusNotModified {
		if kept.Status != 0 {
			kept.Header = confirmed(kept.Header, resp.Header)
			use(p, kept, p.Fetched)
			w.keep(ctx, p)
		}
		return "", nil
	}
	if kind := mediaType(resp.Header); !pageMedia(kind) {
		return "", fmt.Errorf("%w (%s)", errNoPage, kind)
	}
	fill(p, resp.Body, w.MaxBytes)
	w.keep(ctx, p)
	return "", nil
}

// pageAddress parses the address of a page. The error wraps parallax.ErrRefused for what is not asked for on purpose.
func pageAddress(address string) (*url.URL, error) {
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, errors.New("no valid address")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, fmt.Errorf("%w: address with scheme %q", parallax.ErrRefused, u.Scheme)
	case u.Hostname() == "":
		return nil, errors.New("address without a host")
	case u.User != nil:
		return nil, fmt.Errorf("%w: address with a password", parallax.ErrRefused)
	}
	return u, nil
}

// ask sends the request for a page, on condition that it is newer than the one kept.
func (w *web) ask(ctx context.Context, u *url.URL, t *trip, kept parallax.Page) (*http.Response, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, err
	}
	for name, values := range t.header {
		req.Header[name] = values
	}
	ask(req.Header, kept)
	req.Header.Set("User-Agent", UserAgent)
	if req.Header.Get("Accept") == "" {
		req.Header.Set("Accept", "text/html, application/xhtml+xml, application/rss+xml;q=0.9, application/atom+xml;q=0.9, text/plain;q=0.8, */*;q=0.1")
	}
	req.Header.Set("Accept-Encoding", "gzip, br")
	return w.client.Do(req)
}

// redirected notes a redirect and gives where it leads.
func (t *trip) redirected(from *url.URL, status int, to string) (string, error) {
	target, err := from.Parse(to)
	if err != nil {
		return "", errors.New("redirected to no valid address")
	}
	if status != http.StatusMovedPermanently && status != http.StatusPermanentRedirect {
		t.temporary = true
	} else if !t.temporary {
		t.movedTo = target.String()
	}
	return target.String(), nil
}

// IsPrivateRefused reports whether a failure, in the words of this package, is that addresses of private networks are not permitted.
func IsPrivateRefused(failure string) bool { return strings.Contains(failure, privateRefused) }

// explain says an error of the network in words for people.
func explain(err error) string {
	var (
		dns      *net.DNSError
		unknown  x509.UnknownAuthorityError
		invalid  x509.CertificateInvalidError
		hostname x509.HostnameError
		record   tls.RecordHeaderError
		timeout  net.Error
		wrapped  *url.Error
	)
	switch {
	case errors.Is(err, ssrf.ErrProhibitedIP), errors.Is(err, ssrf.ErrProhibitedNetwork), errors.Is(err, ssrf.ErrProhibitedPort):
		return privateRefused
	case errors.As(err, &dns) && dns.IsNotFound:
		return "no such host: " + dns.Name
	case errors.As(err, &dns):
		return "the name " + dns.Name + " cannot be resolved now"
	case errors.As(err, &hostname):
		return "the certificate is for another name than " + hostname.Host
	case errors.As(err, &unknown):
		return "the certificate is signed by nobody known"
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return "the certificate has expired or is not valid yet"
	case errors.As(err, &invalid):
		return "the certificate is not valid"
	case errors.As(err, &record), errors.Is(err, http.ErrSchemeMismatch):
		return "the server does not encrypt there"
	case errors.Is(err, syscall.ECONNREFUSED):
		return "connection refused"
	case errors.Is(err, syscall.ECONNRESET), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return "connection broken off by the server"
	case errors.Is(err, syscall.EHOSTUNREACH), errors.Is(err, syscall.ENETUNREACH):
		return "host cannot be reached"
	case errors.Is(err, context.DeadlineExceeded), errors.As(err, &timeout) && timeout.Timeout():
		return "timed out"
	case errors.As(err, &wrapped) && strings.HasPrefix(wrapped.Err.Error(), "failed to parse Location header"):
		return "redirected to no valid address" // net/http reads it before we do, and has no error for it
	case errors.As(err, &wrapped):
		return strings.TrimPrefix(wrapped.Err.Error(), "net/http: ")
	}
	return err.Error()
}
