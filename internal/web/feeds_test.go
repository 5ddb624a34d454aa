package web

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"parallax"
	"parallax/internal/browser"
	"parallax/internal/dossier"
	"parallax/internal/store"
)

// engine finds what the address says: "one", "two" feeds of a page, or nothing.
type engine struct{ woken int }

func (e *engine) Find(_ context.Context, address string) (store.Feed, []parallax.FeedLink, error) {
	switch {
	case strings.HasPrefix(address, "http://plain"):
		return store.Feed{Address: address + "feed"}, nil, nil
	case strings.Contains(address, "two"):
		return store.Feed{Address: "https://two.example/a"}, []parallax.FeedLink{{URL: "https://two.example/a", Title: "Two <b>A"}, {URL: "https://two.example/b"}}, nil
	case strings.Contains(address, "one"):
		return store.Feed{Address: "https://one.example/feed", Title: "One"}, nil, nil
	}
	return store.Feed{}, nil, errors.New("nothing there <i>")
}

func (*engine) ReadOPML(body []byte) (feeds []store.Feed, passed []string, err error) {
	if !bytes.Contains(body, []byte("opml")) {
		return nil, nil, errors.New("no list")
	}
	if bytes.Contains(body, []byte("bad")) {
		passed = []string{"bad <i>"}
	}
	return []store.Feed{{Address: "https://listed.example/feed", Title: "Listed", Tags: []string{"north"}}}, passed, nil
}

func (*engine) WriteOPML(w io.Writer, feeds []store.Feed) error {
	_, err := io.WriteString(w, "opml of "+feeds[0].Address)
	return err
}

func (e *engine) Wake() { e.woken++ }

// following gives a server with an engine over a store.
func following(t *testing.T) (*httptest.Server, *store.Store, *engine) {
	t.Helper()
	s, e := filled(t), &engine{}
	options := Options{Engine: e, Now: func() time.Time { return noon }, Metrics: func() []Metric { return []Metric{{Name: "polls_total", Help: "Feeds read.", Value: 7}} }}
	server := httptest.NewServer(New(s, slog.New(slog.DiscardHandler), options).Handler())
	t.Cleanup(server.Close)
	return server, s, e
}

// send sends a form without following where it leads.
func send(t *testing.T, address, kind string, body io.Reader, header ...string) (answer, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, body)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", kind)
	return exchange(t, r, header)
}

func form(t *testing.T, address string, values url.Values, header ...string) (answer, string) {
	t.Helper()
	return send(t, address, "application/x-www-form-urlencoded", strings.NewReader(values.Encode()), header...)
}

func addresses(t *testing.T, s *store.Store) string {
	t.Helper()
	feeds, err := s.Feeds(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range feeds {
		line := f.Address
		if f.Paused {
			line += " paused"
		}
		out = append(out, line+" "+f.Title+" "+strings.Join(f.Tags, "+"))
	}
	return strings.Join(out, "\n")
}

// TestFeedItems shows what became of the items of a feed, why, and in the reader's language.
func TestFeedItems(t *testing.T) {
	server, s, _ := following(t)
	ids, err := s.AddFeeds(t.Context(), noon, store.Feed{Address: "https://one.example/feed", Title: "One"})
	if err != nil {
		t.Fatal(err)
	}
	item := func(name, passed string) store.Item {
		link := "https://one.example/" + name
		return store.Item{ID: name, Link: link, Passed: passed, Work: store.Job{Kind: store.WorkPage, Key: link, Host: name, NotBefore: noon}}
	}
	poll := store.Poll{Feed: ids[0], State: parallax.FeedState{URL: "https://one.example/feed"}, Items: []store.Item{item("busy", ""), item("old", "older than the newest 20 when the feed was first read")}}
	if err := s.Polled(t.Context(), noon, poll); err != nil {
		t.Fatal(err)
	}
	jobs, err := s.Lease(t.Context(), store.WorkPage, 1, noon, noon.Add(time.Minute))
	if err != nil || len(jobs) != 1 {
		t.Fatal(jobs, err)
	}
	if err := s.End(t.Context(), store.Ending{Job: jobs[0], Retry: noon.Add(time.Hour), Error: "connection refused"}); err != nil {
		t.Fatal(err)
	}
	_, list := get(t, server.URL+"/feeds")
	if !strings.Contains(list, `href="/feeds/`+ids[0]+`?only=notwhole">without whole text 1`) {
		t.Errorf("the list of feeds does not say that a page is missing:\n%s", list)
	}
	for query, want := range map[string][]string{
		"": {"https://one.example/busy", "connection refused", "next try 9 March 2027, 13:00", "passed over</strong> · <span>older than the newest 20"}, "?only=passed": {"/old"},
		"?only=notwhole&lang=de": {"Verbindung abgelehnt", "n\u00e4chster Versuch"}, "?only=nonsense": {"/old", "/busy"},
	} {
		_, page := get(t, server.URL+"/feeds/"+ids[0]+query)
		for _, w := range want {
			if !strings.Contains(page, w) {
				t.Errorf("%q does not say %q:\n%s", query, w, page)
			}
		}
		if strings.Contains(query, "passed") && strings.Contains(page, "/busy") || strings.Contains(query, "notwhole") && strings.Contains(page, "example/old") {
			t.Errorf("%q shows others:\n%s", query, page)
		}
	}
	// Of an article whose day is all that is known no time of day is told.
	day := parallax.Date{Time: noon.Truncate(24 * time.Hour), Precision: "day", From: "text"}
	take(t, s, "day", "Of a day", "The ferry sank.", "s_day", 5, func(x *store.Taken) { x.Article.Published = day })
	if jobs, err = s.Lease(t.Context(), store.WorkPage, 1, noon.Add(2*time.Hour), noon.Add(3*time.Hour)); err != nil || len(jobs) != 1 {
		t.Fatal(jobs, err)
	}
	if err := s.End(t.Context(), store.Ending{Job: jobs[0], Article: "a_day"}); err != nil {
		t.Fatal(err)
	}
	if _, page := get(t, server.URL+"/feeds/"+ids[0]); !strings.Contains(page, "Of a day") || !strings.Contains(page, "· 9 March 2027 ·") {
		t.Errorf("a day is told otherwise:\n%s", page)
	}
	if a, _ := get(t, server.URL+"/feeds/f_none"); a.status != 404 {
		t.Errorf("status %d for no feed", a.status)
	}
}

// TestForget forgets an article and an outlet, each after a page that says what that does, and nothing by looking.
func TestForget(t *testing.T) {
	server, s, e := following(t)
	if _, page := get(t, server.URL+"/article/a_gazette"); !strings.Contains(page, `href="/forget?article=a_gazette"`) {
		t.Error("the page of an article does not lead to forgetting it")
	}
	_, page := get(t, server.URL+"/forget?article=a_gazette")
	holds(t, page, "&lt;b&gt;nine&lt;/b&gt; hurt", "The gazette", "every version of every dossier", "cannot be undone", `href="/article/a_gazette"`)
	if a, _ := get(t, server.URL+"/article/a_gazette"); a.status != 200 {
		t.Fatalf("looking forgot it: %d", a.status)
	}
	if a, _ := form(t, server.URL+"/forget?article=a_gazette", nil, "Sec-Fetch-Site", "cross-site"); a.status != 403 {
		t.Errorf("status %d for the form of another site", a.status)
	}
	if a, _ := form(t, server.URL+"/forget?article=a_gazette", nil); a.status != 303 || e.woken == 0 {
		t.Errorf("status %d, woken %d", a.status, e.woken)
	}
	if a, _ := get(t, server.URL+"/article/a_gazette"); a.status != 404 {
		t.Errorf("status %d for what is forgotten", a.status)
	}
	_, page = get(t, server.URL+"/forget?outlet=The+tidende")
	holds(t, page, "The tidende", "nothing of it is ever taken again", "1 article")
	form(t, server.URL+"/forget?outlet=The+tidende", nil)
	if skip, err := s.Skip(t.Context(), "a_other", "The tidende", parallax.PageFull); skip != store.SkipForgotten || err != nil {
		t.Errorf("another article of the outlet would be taken: %v, %v", skip, err)
	}
	for _, none := range []string{"?article=a_none", "?outlet=Nobody", ""} {
		if a, _ := form(t, server.URL+"/forget"+none, nil); a.status != 404 {
			t.Errorf("%q: status %d", none, a.status)
		}
	}
}

// TestFirstReady leads from a page that waits for a first story to it, and says nothing before.
func TestFirstReady(t *testing.T) {
	s, err := store.Open(t.Context(), store.Memory)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	server := httptest.NewServer(New(s, discard(), Options{Engine: &engine{}}).Handler())
	defer server.Close()
	if _, err := s.AddFeeds(t.Context(), noon, store.Feed{Address: "https://one.example/feed", Title: "One"}); err != nil {
		t.Fatal(err)
	}
	_, page := get(t, server.URL+"/")
	holds(t, page, "the first stories show here", `hx-get="/start/ready"`, "https://one.example/feed")
	if a, body := get(t, server.URL+"/start/ready"); a.status != 204 || body != "" {
		t.Errorf("before a story: %d %q", a.status, body)
	}
	full, _, _ := following(t)
	if a, body := get(t, full.URL+"/start/ready"); a.status != 200 || body != `The first stories are there. <a href="/">Stories</a>` {
		t.Errorf("with stories: %d %q", a.status, body)
	}
}

// TestFeedPages adds feeds in every way, changes and removes them.
func TestFeedPages(t *testing.T) {
	server, s, e := following(t)
	if _, page := get(t, server.URL+"/feeds"); !strings.Contains(page, "No feed is followed yet") {
		t.Error("the empty page does not say so")
	}
	if a, page := form(t, server.URL+"/feeds/add", url.Values{"address": {"nowhere.example"}}); a.status != 400 || !strings.Contains(page, "nothing there &lt;i&gt;") || !strings.Contains(page, "https://nowhere.example") {
		t.Errorf("status %d for what is no feed:\n%s", a.status, page)
	}
	if a, _ := form(t, server.URL+"/feeds/add", url.Values{"address": {"file:///etc/passwd"}}); a.status != 400 {
		t.Errorf("status %d for a file", a.status)
	}
	if a, _ := form(t, server.URL+"/feeds/add", url.Values{"address": {"https://one.example/"}, "tags": {"north,  big   wire"}}); a.status != 303 || e.woken != 1 {
		t.Errorf("status %d, woken %d times", a.status, e.woken)
	}
	_, page := form(t, server.URL+"/feeds/add", url.Values{"address": {"two.example"}, "tags": {"south"}})
	if !strings.Contains(page, "several feeds") || !strings.Contains(page, `value="https://two.example/a" checked`) || strings.Contains(page, "<b>A") {
		t.Errorf("the choice of two feeds:\n%s", page)
	}
	form(t, server.URL+"/feeds/add", url.Values{"feed": {"https://two.example/b", "javascript:1"}, "tags": {"south"}})
	var body bytes.Buffer
	m := multipart.NewWriter(&body)
	file, err := m.CreateFormFile("file", "x.opml")
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(file, "<opml>") // to memory
	m.Close()
	if a, _ := send(t, server.URL+"/feeds/import", m.FormDataContentType(), &body); a.status != 303 {
		t.Errorf("import gives %d", a.status)
	}
	body.Reset()
	m = multipart.NewWriter(&body)
	if file, err = m.CreateFormFile("file", "x.opml"); err != nil {
		t.Fatal(err)
	}
	io.WriteString(file, "<opml>bad") // to memory
	m.Close()
	a, told := send(t, server.URL+"/feeds/import", m.FormDataContentType(), &body)
	if holds(t, told, "Passed over, since these are no addresses of feeds", "bad &lt;i&gt;"); a.status != 200 {
		t.Errorf("import of a list with a bad address gives %d", a.status)
	}
	if want, got := "https://two.example/b  south\nhttps://listed.example/feed Listed north\nhttps://one.example/feed One north+big wire", addresses(t, s); got != want {
		t.Errorf("followed:\n%s\nwant\n%s", got, want)
	}
	one := server.URL + "/feeds/" + parallax.MakeID("f_", "https://one.example/feed")
	for _, change := range []url.Values{{"do": {"pause"}}, {"do": {"now"}}, {"do": {"edit"}, "title": {"Uno"}, "tags": {"x"}}} {
		if a, _ := form(t, one, change); a.status != 303 {
			t.Errorf("%v gives %d", change, a.status)
		}
	}
	if got := addresses(t, s); !strings.Contains(got, "https://one.example/feed paused Uno x") {
		t.Errorf("after the changes:\n%s", got)
	}
	if a, _ := form(t, one, url.Values{"do": {"eat"}}); a.status != 400 {
		t.Errorf("an unknown change gives %d", a.status)
	}
	if _, page := get(t, server.URL+"/feeds?tag=south"); strings.Contains(page, "one.example") || !strings.Contains(page, "two.example") {
		t.Error("a tag narrows nothing")
	}
	if a, page := get(t, server.URL+"/feeds.opml"); !strings.HasPrefix(page, "opml of") || a.header.Get("Content-Type") != "text/x-opml; charset=utf-8" {
		t.Errorf("OPML: %q %v", page, a.header)
	}
	form(t, one, url.Values{"do": {"remove"}})
	if got := addresses(t, s); strings.Contains(got, "one.example") {
		t.Errorf("after removing:\n%s", got)
	}
}

// TestForeignForms holds that a page of somebody else can send no form.
func TestForeignForms(t *testing.T) {
	server, s, _ := following(t)
	for _, path := range []string{"/feeds/add", "/feeds/import", "/work"} {
		a, _ := form(t, server.URL+path, url.Values{"address": {"one.example"}, "do": {"all"}}, "Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example")
		if a.status != http.StatusForbidden {
			t.Errorf("%s gives %d", path, a.status)
		}
	}
	if got := addresses(t, s); got != "" {
		t.Errorf("followed: %s", got)
	}
}

// TestPageName names pages that have no address as who gave them knows them.
func TestPageName(t *testing.T) {
	for key, want := range map[string]string{
		"https://one.example/a": "https://one.example/a", "file:389ce6h429/report.pdf": "report.pdf", "item:f_7/tag:one.example,2026:5": "tag:one.example,2026:5",
		"item:f_7/https://one.example/5": "https://one.example/5", "file:x/": "file:x/", "s_7": "s_7",
	} {
		if got := pageName(key); got != want {
			t.Errorf("%s is called %s, want %s", key, got, want)
		}
	}
}

// TestWorkNames names stories by their headlines and leads to them.
func TestWorkNames(t *testing.T) {
	server, s, _ := following(t)
	for _, story := range []string{"s_ferry", "s_unseen"} {
		if err := s.Want(t.Context(), noon, store.Job{Kind: store.WorkStory, Key: story, NotBefore: noon}); err != nil {
			t.Fatal(err)
		}
	}
	_, page := get(t, server.URL+"/work")
	for _, want := range []string{`<a href="/story/s_ferry"><bdi class="words" lang="en" dir="auto">`, `<bdi dir="ltr">s_unseen</bdi>`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s:\n%s", want, page)
		}
	}
}

// TestWorkPage shows parked work and tries it again.
func TestWorkPage(t *testing.T) {
	server, s, _ := following(t)
	if err := s.Want(t.Context(), noon, store.Job{Kind: store.WorkPage, Key: "https://one.example/a?x=<1>", Host: "one.example"}); err != nil {
		t.Fatal(err)
	}
	jobs, err := s.Lease(t.Context(), store.WorkPage, 1, noon, noon.Add(time.Hour))
	if err != nil {
		t.Fatal(err)
	}
	if err := s.End(t.Context(), store.Ending{Job: jobs[0], Park: noon, Error: "timed <out>"}); err != nil {
		t.Fatal(err)
	}
	_, page := get(t, server.URL+"/work")
	for _, want := range []string{"https://one.example/a?x=&lt;1&gt;", "timed &lt;out&gt;", "Set aside"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if a, _ := form(t, server.URL+"/work", url.Values{"do": {"retry"}, "kind": {"page"}, "key": {jobs[0].Key}}); a.status != 303 {
		t.Errorf("retry gives %d", a.status)
	}
	if parked, err := s.Work(t.Context(), true, 9, 0); len(parked) != 0 || err != nil {
		t.Errorf("still parked: %v, %v", parked, err)
	}
	if a, _ := form(t, server.URL+"/work", url.Values{"do": {"drop"}, "kind": {"page"}, "key": {"none"}}); a.status != 404 {
		t.Errorf("giving up what is not there gives %d", a.status)
	}
	for path, want := range map[string]string{
		"/healthz": "ok", "/readyz": "ready", "/metrics": "parallax_polls_total 7\n",
	} {
		if a, body := get(t, server.URL+path); a.status != 200 || !strings.Contains(body, want) {
			t.Errorf("%s: %d %q", path, a.status, body)
		}
	}
	if _, body := get(t, server.URL+"/metrics"); !strings.Contains(body, `parallax_work{kind="page",state="due"} 1`) || strings.Count(body, "# TYPE parallax_work gauge") != 1 {
		t.Errorf("metrics:\n%s", body)
	}
}

// TestNothingFollowed holds that a server without an engine has no pages of feeds and work.
func TestNothingFollowed(t *testing.T) {
	server := served(t)
	for _, path := range []string{"/feeds", "/work"} {
		if a, _ := get(t, server.URL+path); a.status != 404 {
			t.Errorf("%s gives %d", path, a.status)
		}
	}
	if _, page := get(t, server.URL+"/"); strings.Contains(page, `href="/feeds"`) {
		t.Error("the menu leads to feeds")
	}
}

func TestBrowserFeeds(t *testing.T) {
	ctx := browser.Start(t)
	server, s, _ := following(t)
	ids, err := s.AddFeeds(t.Context(), noon, store.Feed{Address: "https://one.example/feed", Title: "One", Tags: []string{"north"}})
	if err != nil {
		t.Fatal(err)
	}
	items := []store.Item{{ID: "1", Link: "https://one.example/1", Work: store.Job{Kind: store.WorkPage, Key: "https://one.example/1"}}, {ID: "2", Link: "https://one.example/2", Passed: "more than 200 items came at once"}}
	if err := s.Polled(t.Context(), noon, store.Poll{Feed: ids[0], State: parallax.FeedState{URL: "https://one.example/feed"}, Items: items}); err != nil {
		t.Fatal(err)
	}
	if err := s.Want(t.Context(), noon, store.Job{Kind: store.WorkPage, Key: "https://one.example/1", Host: "one.example"}); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{"/feeds", "/feeds?lang=ar", "/feeds/" + ids[0], "/feeds/" + ids[0] + "?only=passed&lang=ar", "/forget?article=a_gazette", "/forget?outlet=The+gazette&lang=ar", "/work", "/work?lang=de"} {
		browser.Audit(context.WithoutCancel(ctx), t, server.URL+path)
	}
}

// newcomer gives a server with an engine over an empty store.
func newcomer(t *testing.T) (*httptest.Server, *store.Store) {
	t.Helper()
	s, err := store.Open(t.Context(), store.Memory)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	d, err := parallax.LoadDirectory(strings.NewReader(`{"domain": "one.example", "name": "The One <b>", "country": "QA", "languages": ["en-GB"], "kind": "newspaper"}
{"domain": "empty.example", "name": "The Empty", "country": "QA", "languages": ["en"], "kind": "newspaper"}
`))
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(New(s, discard(), Options{Engine: &engine{}, Directory: d, Now: func() time.Time { return noon }}).Handler())
	t.Cleanup(server.Close)
	return server, s
}

// TestStart goes the ways to a first story: pages pasted, outlets picked.
func TestStart(t *testing.T) {
	server, s := newcomer(t)
	for _, path := range []string{"/", "/start?country=QA&language=en"} {
		_, body := get(t, server.URL+path)
		holds(t, body, `action="/start/pages"`, `action="/feeds/import"`, `<option value="QA"`, "parallax demo")
	}
	_, body := get(t, server.URL+"/start?country=QA&language=en")
	holds(t, body, `value="one.example"`, "The One &lt;b&gt;", `value="empty.example"`)
	if a, _ := post(t, server.URL+"/start/pages", "pages=ftp://x.example+nothing"); a.status != http.StatusBadRequest {
		t.Errorf("no address: status %d", a.status)
	}
	a, body := post(t, server.URL+"/start/pages", url.Values{"pages": {"https://town.example/a#top\nhttps://port.example:8443/b  javascript:alert(1)"}}.Encode())
	if a.status != http.StatusOK || !strings.Contains(body, "2 pages will be read") {
		t.Errorf("pages: status %d", a.status)
	}
	holds(t, body, ">javascript:alert(1)</textarea>") // what is no address stays, to be mended
	jobs, err := s.Work(t.Context(), false, 10, 0)
	if err != nil || len(jobs) != 2 || jobs[0].Kind != store.WorkPage || jobs[0].Key == jobs[1].Key || strings.Contains(jobs[0].Key+jobs[1].Key, "#") {
		t.Errorf("%v: %+v", err, jobs)
	}
	a, body = post(t, server.URL+"/start/outlets", "outlet=one.example&outlet=empty.example&outlet=unknown.example")
	holds(t, body, "Followed from now on", "https://one.example/feed", "No feed was found at", "nothing there &lt;i&gt;")
	if feeds, err := s.Feeds(t.Context()); a.status != http.StatusOK || err != nil || len(feeds) != 1 || feeds[0].Outlet != "The One <b>" {
		t.Errorf("outlets: status %d, %v, %+v", a.status, err, feeds)
	}
	_, body = get(t, server.URL+"/") // no story yet: it says what is followed
	holds(t, body, "the first stories show here", "https://one.example/feed", `action="/start/pages"`)
	if a, _ := post(t, server.URL+"/start/outlets", "outlet=unknown.example"); a.status != http.StatusBadRequest {
		t.Errorf("no outlet: status %d", a.status)
	}
}

// TestBrowserStart looks at the first page.
func TestBrowserStart(t *testing.T) {
	ctx := browser.Start(t)
	server, _ := newcomer(t)
	post(t, server.URL+"/start/pages", "pages=https://town.example/a")
	for _, path := range []string{"/", "/start?country=QA&lang=ar", "/asked?page=https://town.example/a&page=https://town.example/unknown"} {
		browser.Audit(ctx, t, server.URL+path)
	}
}

// TestFilterByTag narrows the list of stories to those of feeds with a tag of the reader's.
func TestFilterByTag(t *testing.T) {
	server, s, _ := following(t)
	if _, body := get(t, server.URL+"/?tag=north"); !strings.Contains(body, "0 stories") {
		t.Error("stories of a tag that no feed has")
	}
	feeds, err := s.AddFeeds(t.Context(), noon, store.Feed{Address: "https://one.example/feed", Tags: []string{"harbours"}})
	if err != nil || len(feeds) != 1 {
		t.Fatal(feeds, err)
	}
	job := store.Job{Kind: store.WorkPage, Key: "https://one.example/a"}
	if err := s.Polled(t.Context(), noon, store.Poll{Feed: feeds[0], State: parallax.FeedState{URL: "https://one.example/feed"}, Items: []store.Item{{ID: "a", Link: job.Key, Work: job}}}); err != nil {
		t.Fatal(err)
	}
	jobs, err := s.Lease(t.Context(), store.WorkPage, 1, noon, noon.Add(time.Minute))
	if err != nil || len(jobs) != 1 {
		t.Fatal(jobs, err)
	}
	if err := s.End(t.Context(), store.Ending{Job: jobs[0], Article: "a_gazette"}); err != nil {
		t.Fatal(err)
	}
	later := httptest.NewServer(New(s, discard(), Options{Engine: &engine{}, Now: func() time.Time { return noon }}).Handler())
	defer later.Close()
	_, body := get(t, later.URL+"/?tag=harbours")
	holds(t, body, "1 story", `href="/story/s_ferry"`, "Tag of the feed", "harbours")
	// What is kept for a minute is made anew after a decision, which may move what a tag counts.
	if _, body := get(t, server.URL+"/?tag=harbours"); !strings.Contains(body, "0 stories") {
		t.Error("nothing is kept; this test proves nothing")
	}
	post(t, server.URL+"/story/s_ferry/decide", "do=lock")
	_, body = get(t, server.URL+"/?tag=harbours")
	holds(t, body, "1 story", `href="/story/s_ferry"`)
}

// TestAddressWithoutAScheme looks with encryption first, then without; only where no scheme was typed.
func TestAddressWithoutAScheme(t *testing.T) {
	server, s, _ := following(t)
	for typed, want := range map[string]int{"https://plain.example/": 400, "plain.example/": 303, "nowhere.example": 400} {
		if a, page := form(t, server.URL+"/feeds/add", url.Values{"address": {typed}}); a.status != want || want == 400 && !strings.Contains(page, "nothing there") {
			t.Errorf("%s gives %d", typed, a.status)
		}
	}
	if got := addresses(t, s); !strings.Contains(got, "http://plain.example/feed") || strings.Contains(got, "nowhere") {
		t.Error(got)
	}
}

// TestLanguagesHaveNames holds that every language a reader can pick outlets by has a name in every language of the pages.
func TestLanguagesHaveNames(t *testing.T) {
	directory, err := parallax.LoadDirectory()
	if err != nil {
		t.Fatal(err)
	}
	for _, tag := range parallax.TextLanguages() {
		l, err := dossier.In(tag)
		if err != nil {
			t.Fatal(err)
		}
		for _, o := range directory.Outlets("", "") {
			for _, spoken := range o.Languages {
				if base, _, _ := strings.Cut(spoken, "-"); l.Language(base) == base {
					t.Errorf("%s: %s has no name", tag, base)
				}
			}
		}
	}
}
