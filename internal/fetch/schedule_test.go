package fetch

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"parallax"
)

var noon = time.Date(2026, 3, 14, 12, 0, 0, 0, time.UTC)

func itemsEvery(gap time.Duration) (items []parallax.FeedItem) {
	for i := range 6 {
		items = append(items, parallax.FeedItem{Published: parallax.Date{Time: noon.Add(-gap * time.Duration(i))}})
	}
	return items
}

func TestNext(t *testing.T) {
	const hour = time.Hour
	s := FeedState{URL: "https://a.example/", Interval: hour, Changed: noon, ETag: `"1"`}
	for name, c := range map[string]struct {
		state  FeedState
		out    Outcome
		chance float64
		after  time.Duration
	}{
		"a new feed":                       {FeedState{}, Outcome{Status: 200, New: 6, Items: itemsEvery(2 * hour)}, 0, hour},
		"a fast one is asked so often":     {s, Outcome{Status: 200, New: 1, Items: itemsEvery(time.Minute)}, 0, minInterval},
		"a slow one so rarely":             {s, Outcome{Status: 200, New: 1, Items: itemsEvery(100 * hour)}, 0, maxInterval},
		"unchanged":                        {s, Outcome{Status: 304}, 0, hour},
		"with chance":                      {s, Outcome{Status: 304}, 1, hour + hour/10},
		"quiet for long":                   {FeedState{Interval: hour, Changed: noon.Add(-9 * hour)}, Outcome{Status: 304}, 0, hour + hour/4},
		"fresh for longer":                 {s, Outcome{Status: 200, Fresh: 3 * hour}, 0, 3 * hour},
		"ttl":                              {s, Outcome{Status: 200, TTL: 2 * hour}, 0, 2 * hour},
		"fresh for a year":                 {s, Outcome{Status: 200, Fresh: 9000 * hour}, 0, maxInterval},
		"a failure":                        {s, Outcome{Failure: "x"}, 0, 2 * hour},
		"a third":                          {FeedState{Interval: hour, Failures: 2}, Outcome{Failure: "x"}, 0, 8 * hour},
		"a hundredth":                      {FeedState{Interval: hour, Failures: 99}, Outcome{Failure: "x"}, 0, maxInterval},
		"retry after":                      {s, Outcome{Status: 503, Failure: "x", RetryAfter: 30 * hour}, 0, 30 * hour},
		"retry after a year is not obeyed": {s, Outcome{Status: 429, Failure: "x", RetryAfter: 9000 * hour}, 0, maxWait},
	} {
		got := Next(c.state, c.out, noon, c.chance)
		if after := got.Next.Sub(noon); after != c.after || (got.Failures > 0) != (c.out.Failure != "") {
			t.Errorf("%s: after %v, want %v (%+v)", name, after, c.after, got)
		}
	}
	if got := Next(s, Outcome{Status: 410, Failure: "gone"}, noon, 0); !got.Stopped || !got.Next.IsZero() {
		t.Errorf("gone: %+v", got)
	}
	once := Next(s, Outcome{Status: 200, MovedTo: "https://b.example/", ETag: `"2"`}, noon, 0)
	if once.URL != s.URL || once.ETag != `"2"` {
		t.Errorf("moved once: %+v", once)
	}
	if twice := Next(once, Outcome{Status: 200, MovedTo: "https://b.example/"}, noon, 0); twice.URL != "https://b.example/" || twice.Moves != 0 {
		t.Errorf("moved twice: %+v", twice)
	}
	if back := Next(once, Outcome{Status: 304}, noon, 0); back.Moves != 0 || back.ETag != `"2"` {
		t.Errorf("moved and back: %+v", back)
	}
}

func TestFreshness(t *testing.T) {
	for name, c := range map[string]struct {
		h    http.Header
		want time.Duration
	}{
		"nothing said":           {http.Header{}, 0},
		"max-age":                {http.Header{"Cache-Control": {"private, max-age=60"}}, time.Minute},
		"less its age":           {http.Header{"Cache-Control": {"max-age=60"}, "Age": {"50"}}, 10 * time.Second},
		"max-age before Expires": {http.Header{"Cache-Control": {"max-age=60"}, "Expires": {"Sat, 14 Mar 2026 14:00:00 GMT"}}, time.Minute},
		"Expires":                {http.Header{"Date": {"Sat, 14 Mar 2026 12:30:00 GMT"}, "Expires": {"Sat, 14 Mar 2026 14:00:00 GMT"}}, 90 * time.Minute},
		"Expires 0":              {http.Header{"Expires": {"0"}}, 0},
		"no-cache":               {http.Header{"Cache-Control": {"max-age=60", "no-cache"}}, 0},
		"no-store":               {http.Header{"Cache-Control": {"no-store, max-age=60"}}, 0},
		"s-maxage is not ours":   {http.Header{"Cache-Control": {"s-maxage=600, max-age=60"}}, time.Minute},
		"broken":                 {http.Header{"Cache-Control": {"max-age=soon"}}, 0},
		"varies":                 {http.Header{"Cache-Control": {"max-age=60"}, "Vary": {"Accept-Encoding, Cookie"}}, 0},
		"varies by encoding":     {http.Header{"Cache-Control": {"max-age=60"}, "Vary": {"accept-encoding"}}, time.Minute},
	} {
		if got := Freshness(c.h, noon); got != c.want {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
	for value, want := range map[string]time.Duration{"120": 2 * time.Minute, "Sat, 14 Mar 2026 13:00:00 GMT": time.Hour, "Sat, 14 Mar 2026 11:00:00 GMT": 0, "-1": 0, "soon": 0, "": 0} {
		if got := retryAfter(http.Header{"Retry-After": {value}}, noon); got != want {
			t.Errorf("Retry-After %q: %v, want %v", value, got, want)
		}
	}
}

// TestPoll asks a server for a feed in each of the states it can be in.
func TestPoll(t *testing.T) {
	mux := http.NewServeMux()
	mux.HandleFunc("/feed", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"7"`)
		w.Header().Set("Cache-Control", "max-age=600")
		if r.Header.Get("If-None-Match") == `"7"` && r.Header.Get("If-Modified-Since") == "Sat, 14 Mar 2026 11:00:00 GMT" {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", "application/rss+xml")
		w.Write([]byte("<rss><channel><ttl>5</ttl><item><link>https://a.example/1</link></item></channel></rss>"))
	})
	mux.Handle("/moved", http.RedirectHandler("/again", http.StatusMovedPermanently))
	mux.Handle("/again", http.RedirectHandler("/feed", http.StatusPermanentRedirect))
	mux.Handle("/lent", http.RedirectHandler("/moved", http.StatusFound))
	mux.HandleFunc("/gone", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusGone) })
	mux.HandleFunc("/busy", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "90")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) { w.Write([]byte("<p>The ferry sank.")) })
	s := httptest.NewServer(mux)
	defer s.Close()
	p := NewPoller(Options{AllowPrivate: true, PerSecond: 1000})
	for path, c := range map[string]struct {
		status, items int
		moved         string
		wait          time.Duration
		fails         bool
	}{
		"/feed": {200, 1, "", 0, false}, "/moved": {200, 1, "/feed", 0, false}, "/lent": {200, 1, "", 0, false},
		"/gone": {410, 0, "", 0, true}, "/busy": {429, 0, "", 90 * time.Second, true}, "/page": {200, 0, "", 0, true},
	} {
		f, o := p.Poll(t.Context(), FeedState{URL: s.URL + path})
		moved := ""
		if c.moved != "" {
			moved = s.URL + c.moved
		}
		if o.Status != c.status || len(f.Items) != c.items || o.MovedTo != moved || o.RetryAfter != c.wait || (o.Failure != "") != c.fails {
			t.Errorf("%s gives %+v, %d items", path, o, len(f.Items))
		}
	}
	if f, o := p.Poll(t.Context(), FeedState{URL: s.URL + "/feed", ETag: `"7"`, LastModified: "Sat, 14 Mar 2026 11:00:00 GMT"}); o.Status != 304 || o.Failure != "" || len(f.Items) != 0 || o.Fresh != 10*time.Minute {
		t.Errorf("unchanged gives %+v", o)
	}
}

// TestPollPart holds that a feed that ends in the middle, and an index of sitemaps, are read as far as they
// go, say what is amiss, and are not hidden by their validators the next time.
func TestPollPart(t *testing.T) {
	mux := http.NewServeMux()
	answer := func(path, body string) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("ETag", `"7"`)
			w.Header().Set("Content-Type", "application/xml")
			w.Write([]byte(strings.ReplaceAll(body, "HOST", "http://"+r.Host)))
		})
	}
	answer("/cut", "<rss><channel><item><link>https://a.example/1</link></item><item><link>https://a.example/2</li")
	answer("/index", `<sitemapindex><sitemap><loc>HOST/old</loc><lastmod>2026-01-01</lastmod></sitemap><sitemap><loc>HOST/new</loc><lastmod>2026-03-14</lastmod></sitemap></sitemapindex>`)
	answer("/new", `<urlset><url><loc>https://a.example/3</loc><lastmod>2026-03-14</lastmod></url></urlset>`)
	answer("/broken", `<sitemapindex><sitemap><loc>HOST/gone</loc></sitemap></sitemapindex>`)
	s := httptest.NewServer(mux)
	defer s.Close()
	p := NewPoller(Options{AllowPrivate: true, PerSecond: 1000})
	for path, c := range map[string]struct {
		items, failures int
		says            string
	}{
		"/cut": {2, 0, "it ends in the middle"}, "/index": {1, 0, "1 of its newest sitemaps could not be read"}, "/broken": {0, 1, "none of its newest sitemaps could be read"},
	} {
		f, o := p.Poll(t.Context(), FeedState{URL: s.URL + path})
		next := Next(FeedState{URL: s.URL + path, ETag: `"6"`}, o, noon, 0)
		if len(f.Items) != c.items || next.Failures != c.failures || !strings.Contains(next.Failure, c.says) || c.failures == 0 && next.ETag != "" {
			t.Errorf("%s gives %d items, %+v", path, len(f.Items), next)
		}
	}
}

// TestNextLeavesAlone keeps until when a server asked to be left alone, as long as it asks.
func TestNextLeavesAlone(t *testing.T) {
	s := Next(FeedState{}, Outcome{Status: 503, Failure: "x", RetryAfter: time.Hour}, noon, 0)
	if !s.Alone.Equal(noon.Add(time.Hour)) {
		t.Errorf("alone until %v", s.Alone)
	}
	if s = Next(s, Outcome{Status: 200, Fresh: time.Hour}, noon.Add(2*time.Hour), 0); !s.Alone.IsZero() {
		t.Errorf("alone until %v after an answer without", s.Alone)
	}
}
