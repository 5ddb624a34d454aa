package fetch

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"

	"parallax"
)

// feedSite serves a feed of three items, one of them gone, a sitemap index and a page that names the feed.
func feedSite(t *testing.T) *httptest.Server {
	var s *httptest.Server
	serve := map[string]func() (kind, body string){
		"/rss": func() (string, string) {
			item := `<item><title>Tide %d</title><link>%s/p%d</link><pubDate>Sat, 14 Mar 2026 0%d:00:00 GMT</pubDate><description>Summary %d</description></item>`
			var items strings.Builder
			for _, n := range []int{1, 3, 2} {
				fmt.Fprintf(&items, item, n, s.URL, n, n, n)
			}
			return "application/rss+xml", "<rss version='2.0'><channel><title>Tides</title>" + items.String() + "</channel></rss>"
		},
		"/p1": func() (string, string) { return "text/html", "<p>one" },
		"/p2": func() (string, string) { return "text/html", "<p>two" },
		"/index.xml": func() (string, string) {
			return "application/xml", "<sitemapindex><sitemap><loc>" + s.URL + "/map.xml.gz</loc></sitemap></sitemapindex>"
		},
		"/map.xml.gz": func() (string, string) {
			return "application/gzip", zipped("<urlset><url><loc>" + s.URL + "/p1</loc></url></urlset>")
		},
		"/home": func() (string, string) {
			return "text/html", "<html><head><link rel=alternate type=application/rss+xml href=/rss>"
		},
	}
	s = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		give, ok := serve[r.URL.Path]
		if !ok {
			http.Error(w, "", http.StatusNotFound)
			return
		}
		kind, body := give()
		w.Header().Set("Content-Type", kind)
		fmt.Fprint(w, body)
	}))
	t.Cleanup(s.Close)
	return s
}

// TestFeedsAsInputs: a feed, a sitemap and an outline stand for the pages they lead to, the newest first.
func TestFeedsAsInputs(t *testing.T) {
	s := feedSite(t)
	opml := "<opml><body><outline xmlUrl='" + s.URL + "/rss'/><outline xmlUrl='" + s.URL + "/rss'/></body></opml>"
	dir := write(t, map[string]string{"list.opml": opml, "page.html": somePage})
	for name, c := range map[string]struct {
		args []string
		in   string
		max  int
		want string // inputs
	}{
		"address":          {[]string{s.URL + "/rss"}, "", 0, "/p3 /p2 /p1"},
		"newest":           {[]string{s.URL + "/rss"}, "", 2, "/p3 /p2"},
		"after other ones": {[]string{s.URL + "/rss", s.URL + "/home"}, "", 1, "/home /p3"},
		"index":            {[]string{s.URL + "/index.xml"}, "", 0, "/p1"},
		"outline":          {[]string{dir + "/list.opml"}, "", 1, "/p3"},
		"folder":           {[]string{dir}, "", 1, dir + "/page.html /p3"},
		"standard input":   {nil, opml, 1, "/p3"},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, p := range collect(t, c.args, c.in, Options{AllowPrivate: true, PerSecond: 1000, MaxItems: c.max}) {
				got = append(got, strings.TrimPrefix(p.Input, s.URL))
			}
			if strings.Join(got, " ") != c.want {
				t.Errorf("inputs %q, want %q", got, c.want)
			}
		})
	}
}

func TestTeasers(t *testing.T) {
	s := feedSite(t)
	s.Config.Handler = refuse(s.Config.Handler, "/p3")
	for _, teasers := range []bool{false, true} {
		pages := collect(t, []string{s.URL + "/rss"}, "", Options{AllowPrivate: true, PerSecond: 1000, MaxItems: 1, Teasers: teasers})
		if len(pages) != 1 {
			t.Fatalf("%d pages", len(pages))
		}
		p := pages[0]
		switch {
		case !teasers && p.Failure == "":
			t.Errorf("the page failed, and gives %q", p.Body)
		case teasers && (p.MediaType != parallax.MediaTypeRow || !strings.Contains(string(p.Body), `"state":"partial"`) || !strings.Contains(string(p.Body), `"text":"Summary 3"`) || !strings.Contains(string(p.Body), `"why":"the page could not be had (`) || len(p.Warnings) != 1):
			t.Errorf("page %+v, %s", p, p.Body)
		}
	}
}

// refuse breaks connections off for one path.
func refuse(inner http.Handler, path string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == path {
			panic(http.ErrAbortHandler)
		}
		inner.ServeHTTP(w, r)
	})
}

func TestFeedFrom(t *testing.T) {
	s := feedSite(t)
	o := Options{AllowPrivate: true, PerSecond: 1000}
	for _, path := range []string{"/rss", "/home"} {
		f, named, err := Feed(t.Context(), s.URL+path, nil, o)
		if err != nil || f.Title != "Tides" || len(f.Items) != 3 || (len(named) > 0) != (path == "/home") {
			t.Errorf("%s gives %+v, %v, %v", path, f, named, err)
		}
	}
	if _, _, err := Feed(t.Context(), s.URL+"/p1", nil, o); err == nil {
		t.Error("a page that names no feed is no error")
	}
	if _, _, err := Feed(t.Context(), s.URL+"/gone", nil, o); err == nil || !strings.Contains(err.Error(), "status 404 (Not Found)") {
		t.Errorf("an address without a page gives %v, want its status", err)
	}
	if _, _, err := Feed(t.Context(), "-", strings.NewReader("<rss><channel><title>Tides"), o); err != nil {
		t.Errorf("standard input: %v", err)
	}
}

// amplified is how many times larger than its bytes what is read of a feed may be.
const amplified = 50

// TestHostileFeeds: what is sent to be slow or to swell is read, and does not grow. What
// takes the square of its length runs here for minutes, into the limit of go test.
func TestHostileFeeds(t *testing.T) {
	const n = 10_000
	for name, body := range map[string]string{
		"attributes":   "<rss><channel " + strings.Repeat(" a='1'", n) + ">",
		"namespaces":   "<rss>" + strings.Repeat("<a xmlns:b='c'>", n),
		"ends":         "<rss>" + strings.Repeat("</b>", n),
		"items":        "<rss><channel>" + strings.Repeat("<item><item><title>", n/10),
		"ampersands":   "<rss><channel><title>" + strings.Repeat("&", n) + strings.Repeat("&a", n),
		"brackets":     "<rss><channel><item><title>" + strings.Repeat("&lt;", n),
		"comments":     "<rss>" + strings.Repeat("<!-- ", n) + strings.Repeat("<![CDATA[", n),
		"mail":         "<rss><channel><item><author>" + strings.Repeat("a@b", n),
		"dates":        "<rss><channel>" + strings.Repeat("<pubDate>x</pubDate>", n),
		"creators":     "<rss><channel><item>" + strings.Repeat("<dc:creator>x</dc:creator>", n),
		"entities":     "<!DOCTYPE rss [<!ENTITY a '" + strings.Repeat("b", 1000) + "'>]><rss><channel><item><description>" + strings.Repeat("&a;", n),
		"declarations": "<!DOCTYPE rss [" + strings.Repeat("<!ENTITY a 'b'>", n) + "]><rss>" + strings.Repeat("&a;", n),
		"media":        "<rss><channel><item>" + strings.Repeat("<media:group><media:content url='a'/></media:group>", n/4),
	} {
		feed, err := ReadFeed(parallax.Page{URL: "https://a.example/", Body: []byte(body)})
		out, _ := json.Marshal(feed)
		if most := amplified * len(body); len(out) > most {
			t.Errorf("%s: %d bytes made of %d, at most %d (%v)", name, len(out), len(body), most, err)
		}
	}
}

func TestNewest(t *testing.T) {
	at := func(hour int) parallax.Date {
		return parallax.Date{Time: time.Date(2026, 3, 14, hour, 0, 0, 0, time.UTC)}
	}
	items := []parallax.FeedItem{{ID: "a"}, {ID: "b", Published: at(8)}, {ID: "c", Updated: at(9)}, {ID: "d"}}
	var got []string
	for _, i := range newest(items, 3) {
		got = append(got, i.ID)
	}
	if !slices.Equal(got, []string{"c", "b", "a"}) {
		t.Errorf("newest are %v", got)
	}
}
