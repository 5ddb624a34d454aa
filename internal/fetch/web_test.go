package fetch

import (
	"compress/gzip"
	"context"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/andybalholm/brotli"

	"parallax"
)

func site(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	mux.HandleFunc("/robots.txt", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "User-agent: *\nDisallow: /\nAllow: /open\n\nUser-agent: parallax\nDisallow: /closed\n")
	})
	mux.HandleFunc("/page", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=iso-8859-1")
		w.Header().Set("X-Agent", r.UserAgent())
		fmt.Fprint(w, "<p>caf\xe9")
	})
	mux.HandleFunc("/gzip", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Type", "text/html")
		z := gzip.NewWriter(w)
		fmt.Fprint(z, "<p>packed")
		z.Close()
	})
	mux.HandleFunc("/br", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "br")
		w.Header().Set("Content-Type", "text/html")
		z := brotli.NewWriter(w)
		fmt.Fprint(z, "<p>packed")
		z.Close()
	})
	mux.HandleFunc("/bomb", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		w.Header().Set("Content-Type", "text/html")
		z := gzip.NewWriter(w)
		for range 64 {
			z.Write(make([]byte, 1<<10))
		}
		z.Close()
	})
	mux.HandleFunc("/loop/", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, r.URL.Path+"x", http.StatusFound) })
	mux.HandleFunc("/moved", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/page", http.StatusMovedPermanently)
	})
	mux.HandleFunc("/elsewhere", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "ftp://example.invalid/", http.StatusFound)
	})
	mux.HandleFunc("/pdf", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/pdf")
		fmt.Fprint(w, "%PDF-1.7")
	})
	mux.HandleFunc("/slow", func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	mux.HandleFunc("/gone", func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusGone)
		fmt.Fprint(w, "<p>gone")
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

func TestAddresses(t *testing.T) {
	s := site(t)
	for path, c := range map[string]struct{ body, failure string }{
		"/page":        {body: "<p>caf\xe9"},
		"/gzip":        {body: "<p>packed"},
		"/br":          {body: "<p>packed"},
		"/moved":       {body: "<p>caf\xe9"},
		"/gone":        {body: "<p>gone"},
		"/bomb":        {failure: "larger than 20000 bytes"},
		"/loop/":       {failure: "more than 5 redirects"},
		"/elsewhere":   {failure: `refused: address with scheme "ftp"`},
		"/pdf":         {failure: parallax.Texts()["reason.fetch.pdf"]},
		"/slow":        {failure: "timed out"},
		"/closed/page": {failure: "refused: robots.txt of the site asks not to fetch this page"},
	} {
		t.Run(path, func(t *testing.T) {
			t.Parallel()
			o := Options{AllowPrivate: true, PerSecond: 1000, MaxBytes: 20000, Timeout: 5 * time.Second}
			if path == "/slow" {
				o.Timeout = 300 * time.Millisecond
			}
			p := collect(t, []string{s.URL + path}, "", o)[0]
			if p.Failure != c.failure || string(p.Body) != c.body {
				t.Errorf("body %q, failure %q; want %q, %q", p.Body, p.Failure, c.body, c.failure)
			}
			if p.Input != s.URL+path {
				t.Errorf("input %q", p.Input)
			}
		})
	}
}

func TestPageCarriesWhatCame(t *testing.T) {
	s := site(t)
	now := time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)
	p := collect(t, []string{s.URL + "/moved"}, "", Options{AllowPrivate: true, PerSecond: 1000, Now: func() time.Time { return now }})[0]
	if p.URL != s.URL+"/page" || p.Status != 200 || !p.Fetched.Equal(now) || p.MediaType != "text/html" {
		t.Errorf("page %+v", p)
	}
	if p.Header.Get("Content-Type") != "text/html; charset=iso-8859-1" || p.Header.Get("X-Agent") != UserAgent {
		t.Errorf("header %v", p.Header)
	}
	if p := collect(t, []string{s.URL + "/gone"}, "", Options{AllowPrivate: true, PerSecond: 1000})[0]; p.Status != 410 {
		t.Errorf("status %d, want 410", p.Status)
	}
}

func TestPrivateAddressesAreRefused(t *testing.T) {
	s := site(t)
	for _, address := range []string{s.URL + "/page", "http://127.0.0.1:1/", "http://[::1]:1/", "http://10.1.2.3/", "http://169.254.169.254/latest/", "http://192.168.0.1/", "http://[fd00::1]/"} {
		p := collect(t, []string{address}, "", Options{Timeout: 3 * time.Second})[0]
		if p.Failure != privateRefused {
			t.Errorf("%s: failure %q, body %q", address, p.Failure, p.Body)
		}
	}
}

// TestNoWayInside: no spelling of an address, no name and no redirect leads inside the network.
// The one server that may be reached sends us there.
func TestNoWayInside(t *testing.T) {
	var to atomic.Value
	reached := atomic.Int32{}
	open := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, to.Load().(string), http.StatusFound)
	}))
	defer open.Close()
	inside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached.Add(1) }))
	defer inside.Close()
	_, port, _ := net.SplitHostPort(inside.Listener.Addr().String())
	w := newWeb(Options{IgnoreRobots: true, PerSecond: 1000, Timeout: 3 * time.Second}.withDefaults())
	guarded := w.client.Transport.(*http.Transport).DialContext
	w.client.Transport.(*http.Transport).DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		if address == open.Listener.Addr().String() {
			return new(net.Dialer).DialContext(ctx, network, address)
		}
		return guarded(ctx, network, address)
	}
	for _, host := range []string{
		"127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "0.0.0.0", "localhost", "LOCALHOST.",
		"[::1]", "[::]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[fe80::1]", "[fc00::1]", "[ff02::1]",
		"10.0.0.1", "172.16.0.1", "192.168.1.1", "100.64.0.1", "169.254.169.254", "192.0.0.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
	} {
		to.Store("http://" + host + ":" + port + "/")
		p := w.page(t.Context(), "x", open.URL)
		// forms that only some resolvers take for addresses are no names either
		if p.Failure != privateRefused && !strings.HasPrefix(p.Failure, "no such host") && !strings.Contains(p.Failure, "cannot be resolved") {
			t.Errorf("%s: failure %q, status %d", host, p.Failure, p.Status)
		}
	}
	if n := reached.Load(); n > 0 {
		t.Errorf("a server inside the network was reached %d times", n)
	}
}

func TestDeadAddresses(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := l.Addr().String()
	l.Close()
	secure := httptest.NewUnstartedServer(http.NotFoundHandler())
	secure.Config.ErrorLog = log.New(io.Discard, "", 0) // our refusal is logged there
	secure.StartTLS()
	defer secure.Close()
	plain := httptest.NewServer(http.NotFoundHandler())
	defer plain.Close()
	for address, want := range map[string]string{
		"http://" + closed + "/": "connection refused",
		secure.URL + "/":         "the certificate is signed by nobody known",
		strings.Replace(plain.URL, "http:", "https:", 1) + "/": "the server does not encrypt there",
		"http:///nothing": "address without a host",
	} {
		p := collect(t, []string{address}, "", Options{AllowPrivate: true, IgnoreRobots: true, Timeout: 5 * time.Second})[0]
		if !strings.Contains(p.Failure, want) {
			t.Errorf("%s: failure %q, want %q", address, p.Failure, want)
		}
	}
}

func TestHostsAreSpaced(t *testing.T) {
	s := site(t)
	start := time.Now()
	collect(t, []string{s.URL + "/page", s.URL + "/page", s.URL + "/page"}, "", Options{AllowPrivate: true, PerSecond: 20})
	if took := time.Since(start); took < 90*time.Millisecond {
		t.Errorf("three pages of one host at 20 a second took %v, want at least 100 ms", took)
	}
}

// TestRobotsCountAgainstTheRate: the request for robots.txt is one to the host too.
func TestRobotsCountAgainstTheRate(t *testing.T) {
	s := site(t)
	start := time.Now()
	collect(t, []string{s.URL + "/page"}, "", Options{AllowPrivate: true, PerSecond: 10})
	if took := time.Since(start); took < 90*time.Millisecond {
		t.Errorf("robots.txt and a page at 10 a second took %v, want at least 100 ms", took)
	}
}
