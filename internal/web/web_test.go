package web

import (
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parallax"
	"parallax/internal/browser"
	"parallax/internal/dossier"
	"parallax/internal/store"
)

var noon = time.Date(2027, 3, 9, 12, 0, 0, 0, time.UTC)

// filled gives a store with two stories of one storyline; the first has two versions, and a
// third story became part of it.
func filled(t *testing.T) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), filepath.Join(t.TempDir(), "news.db"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	take(t, s, "tidende", "Ferry hits pier in Karvik", "Nine people were injured on Monday.", "s_ferry", 0)
	publish(t, s, "s_ferry")
	take(t, s, "gazette", "Karvik ferry crash: <b>nine</b> hurt", "Nine people were hurt at the pier, <script>alert(1)</script> the port said.", "s_ferry", 1)
	publish(t, s, "s_ferry")
	take(t, s, "bote", "Fähre rammt Pier in Karvik", "Neun Menschen wurden verletzt.", "s_faehre", 2)
	take(t, s, "mast", "Ferry inquiry opens", "An inquiry into the crash opened.", "s_inquiry", 30, func(x *store.Taken) { x.Place.Merge = []parallax.StoryID{"s_faehre"} })
	publish(t, s, "s_inquiry")
	return s
}

// take adds an article n hours after noon to the store.
func take(t *testing.T, s *store.Store, name, title, text string, story parallax.StoryID, n int, more ...func(*store.Taken)) {
	t.Helper()
	at := noon.Add(time.Duration(n) * time.Hour)
	a := parallax.Article{
		ID: parallax.ArticleID("a_" + name), Input: name + ".html", URL: "https://" + name + ".example/1", Outlet: parallax.Outlet{Name: "The " + name},
		Title: title, Text: text, Published: parallax.Date{Time: at, Precision: "minute", Zoned: true, From: "time"}, Language: "en", State: parallax.PageFull,
		Revision: 1,
	}
	if name == "bote" {
		a.Language = "de"
	}
	x := &store.Taken{
		Page: parallax.Page{Input: a.Input, URL: a.URL, Body: []byte(text)}, Article: a,
		Notes: []parallax.Annotation{
			{Kind: parallax.KindSentence, Span: parallax.TextSpan(0, len(text)), Sentence: &parallax.Sentence{}},
			{Kind: parallax.KindQuantity, Span: parallax.TextSpan(0, 4), Quantity: &parallax.Quantity{Type: parallax.Number, Value: 9, Thing: "people"}},
		},
		Sketch: parallax.Sketch{Article: a.ID, At: at},
		Place:  parallax.Placement{Story: story, Storyline: "l_ferry", Score: 1, Why: []parallax.Reason{{What: "test"}}},
	}
	for _, f := range more {
		f(x)
	}
	if err := s.Add(t.Context(), x); err != nil {
		t.Fatal(err)
	}
}

// publish composes what the store holds of a story and keeps the dossier.
func publish(t *testing.T, s *store.Store, id parallax.StoryID) {
	t.Helper()
	c, err := s.Coverage(t.Context(), id, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range c.Articles {
		a := &c.Articles[i]
		a.State, a.Origins = parallax.SourceUsed, []parallax.Origin{{Kind: parallax.OriginOwn, Name: a.Article.Outlet.Name}}
	}
	c.Storyline = nil
	comparison := compared(t, &c)
	d, err := dossier.Compose(c, comparison, dossier.Options{Now: noon.Add(48 * time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Publish(t.Context(), comparison, d); err != nil {
		t.Fatal(err)
	}
}

// compared finds that the first two articles of a story give another number of the same thing.
func compared(t *testing.T, c *parallax.Coverage) parallax.Comparison {
	t.Helper()
	out := parallax.Comparison{Story: c.Story.ID}
	if len(c.Articles) < 2 {
		return out
	}
	claim := parallax.Claim{ID: "c_hurt", Outlets: 2, Origins: 2, Weight: 1, Core: true, Slots: []parallax.Slot{{Kind: parallax.SlotCount, About: "people hurt"}}}
	conflict := parallax.Difference{ID: "d_hurt", Kind: parallax.Conflict, Claim: claim.ID, Slot: parallax.SlotCount, About: "people hurt", Score: 1, Why: []parallax.Reason{{What: "test"}}}
	for i := range c.Articles[:2] {
		a := &c.Articles[i].Article
		e, err := parallax.Cite(a, parallax.TextSpan(0, len(a.Text)))
		if err != nil {
			t.Fatal(err)
		}
		value := parallax.TextSpan(5*i, 4+7*i) // "Nine", "people": what they are does not matter here
		claim.Members = append(claim.Members, parallax.Member{Statement: parallax.Statement{Evidence: e}, Score: 1})
		claim.Slots[0].Fillers = append(claim.Slots[0].Fillers, parallax.Filler{Member: i, Span: value, Value: a.Text[value.Start:value.End]})
		conflict.Sides = append(conflict.Sides, parallax.Side{Evidence: e, Value: a.Text[value.Start:value.End], Span: value, Outlet: a.Outlet.Name, Group: i})
	}
	out.Claims, out.Differences = []parallax.Claim{claim}, []parallax.Difference{conflict}
	return out
}

func served(t *testing.T) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(New(filled(t), discard(), Options{LineName: firstOutlets}).Handler())
	t.Cleanup(server.Close)
	return server
}

// firstOutlets names a storyline after the outlet of the first article of each of its stories.
func firstOutlets(stories [][]parallax.Covered) string {
	name := "<i>"
	for _, articles := range stories {
		name += " " + articles[0].Article.Outlet.Name
	}
	return name
}

// discard gives a log that nobody reads.
func discard() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

// answer is what the server says.
type answer struct {
	status int
	header http.Header
}

// exchange sends a request with more header fields, name and value in turn, and follows no redirects.
func exchange(t *testing.T, r *http.Request, header []string) (answer, string) {
	t.Helper()
	for i := 0; i+1 < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	client := http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer{response.StatusCode, response.Header}, string(body)
}

// get fetches a page without following redirects.
func get(t *testing.T, address string, header ...string) (answer, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	return exchange(t, r, header)
}

func TestPages(t *testing.T) {
	server := served(t)
	for _, test := range []struct {
		path   string
		status int
		has    []string
		lacks  []string
	}{
		{"/?blind=language", 200, []string{"1 story", "/story/s_ferry", "in one language only", `href="/feed.atom?blind=language"`, `<circle cx="16"`}, []string{`id="to-s_inquiry"`}},
		{"/?without=The+gazette", 200, []string{"1 story", `id="to-s_inquiry"`, `<option selected>The gazette`, `<ul class="chosen"><li><a href="/"><bdi>Without The gazette</bdi> ×</a></li></ul>`}, []string{`id="to-s_ferry"`}},
		{"/?without=The+gazette&blind=language", 200, []string{"No story fits", `<a href="/?without=The&#43;gazette"><bdi>in one language only</bdi> ×</a>`}, []string{`id="to-s_ferry"`}},
		{"/", 200, []string{"2 stories", "/story/s_ferry", "/story/s_inquiry", "1 more story in this storyline", "The gazette", `<span class="badge conflict">conflict</span> <bdi class="words" lang="en">Nine</bdi>`}, []string{"s_faehre"}},
		{"/?language=de", 200, []string{"1 story", "/story/s_inquiry"}, []string{"/story/s_ferry"}},
		{"/?outlet=The+tidende", 200, []string{"1 story", "/story/s_ferry", "<option selected>The tidende"}, nil},
		{"/?kind=conflict", 200, []string{"2 stories", "/story/s_ferry", "1 × conflict"}, nil},
		{"/?kind=omission", 200, []string{"0 stories"}, []string{"/story/s_ferry"}},
		{"/?country=GB", 200, []string{"0 stories"}, nil},
		{"/outlet?name=The+gazette", 200, []string{"1 article", "1 story", "/article/a_gazette"}, []string{"<b>nine"}},
		{"/outlet?name=nobody", 404, nil, nil},
		{"/story/s_ferry/claims.csv", 200, []string{"\ufeffClaim,Outlets,Independent origins,The tidende,The gazette\n", ",2,2,"}, nil},
		{"/?from=-5", 200, []string{"/story/s_ferry"}, nil},
		{"/?from=9223372036854775807", 200, []string{"2 stories"}, nil},
		{"/?from=70", 200, []string{"2 stories"}, []string{"/story/s_ferry"}},
		{"/?lang=uk", 200, []string{`<html lang="uk"`, "2 події"}, nil},
		{"/?lang=tlh", 200, []string{`<html lang="en"`}, nil},
		{"/story/s_ferry", 200, []string{"2 outlets, 2 independent origins", "/story/s_ferry/v/1", `download>md</a>`, `href="/article/a_tidende"`, `href="/article/a_gazette"`, `<a href="/storyline/l_ferry">Storyline: <bdi>&lt;i&gt; The tidende The bote</bdi></a>`, `<a href="/story/s_inquiry">`}, []string{"older version", "<script>", "<b>nine"}},
		{"/story/s_ferry/v/1", 200, []string{"1 outlet, 1 origin", "older version"}, nil},
		{"/story/s_ferry/v/9", 404, []string{"no such page"}, nil},
		{"/story/s_ferry/v/x", 400, []string{"cannot be read", "version &#34;x&#34;"}, nil},
		{"/story/s_nowhere", 404, []string{"no such page", "/story/s_nowhere"}, nil},
		{"/story/s_ferry/dossier.md", 200, []string{"# Karvik ferry crash"}, []string{"<html"}},
		{"/story/s_ferry/dossier.exe", 404, nil, nil},
		{"/story/s_faehre/dossier.json", 200, []string{`"parallax dossier 1"`, "s_inquiry"}, nil},
		{"/storyline/l_ferry", 200, []string{"<bdi>&lt;i&gt; The tidende The bote</bdi></h1>", "2 stories · 4 outlets · 9 March 2027 – 10 March 2027", "/story/s_ferry", "/story/s_inquiry", `<rect x="0" y="1" width="6"`, "/storyline/l_ferry/differences.atom"}, []string{"<i>"}},
		{"/storyline/l_ferry/differences.json", 200, []string{"urn:parallax:difference:s_ferry:", `"title":"\u003ci\u003e The tidende The bote · differences"`}, nil},
		{"/storyline/l_none/differences.atom", 404, nil, nil},
		{"/storyline/l_none", 404, nil, nil},
		{"/article/a_gazette", 200, []string{"&lt;script&gt;alert(1)", `<span class="n-quantity" title="Quantities">Nine</span> people`, "9 · people", "/story/s_ferry", "https://gazette.example/1"}, []string{"<script>"}},
		{"/article/a_none", 404, nil, nil},
		{"/search", 200, []string{`name="q"`, `<option value="de">German</option>`, `<option value="The gazette">`}, []string{"0 articles", "Nothing fits"}},
		{"/search?q=nine+pier", 200, []string{"2 articles", "<mark>Nine</mark> people were hurt at the <mark>pier</mark>", "Karvik ferry crash: &lt;b&gt;<mark>nine</mark>", "/story/s_ferry", "2 outlets, 2 independent origins"}, []string{"<script>", "<b>nine"}},
		{"/search?q=karvik", 200, []string{"3 articles", `href="/search?outlet=The&#43;bote&amp;q=karvik"`, `href="/search/feed.atom?q=karvik"`, `<h2>Language</h2>`}, []string{`class="bars"`}},
		{"/search?q=ferry", 200, []string{`class="bars"`, "9 March 2027", "10 March 2027", `<rect x="0" y="0" width="119" height="40"/>`, `<rect x="120" y="20"`}, nil},
		{"/search?q=karvik&language=de", 200, []string{`<a href="/search?q=karvik" aria-current="true"><bdi>German</bdi> ×</a>`}, nil},
		{"/search/feed.atom?q=nine+pier", 200, []string{"urn:parallax:article:a_gazette", "Search: nine pier", "&lt;b&gt;Nine&lt;/b&gt; people"}, []string{"<script>"}},
		{"/search/feed.json?q=nine+pier", 200, []string{`"date_published":"2027-03-09T13:00:00Z"`}, []string{"<script>"}},
		{"/search/feed.atom", 400, []string{"needs something to look for"}, nil},
		{"/search.json?q=ferry", 200, []string{`"facets":{"languages":{"en":3},`, `"days":{"2027-03-09":2,"2027-03-10":1}}`}, nil},
		{"/search?q=verletzt&language=de", 200, []string{"1 article", "/article/a_bote", `<option value="de" selected>`}, nil},
		{"/search?outlet=The+mast&order=newest", 200, []string{"1 article", "/article/a_mast"}, nil},
		{"/search?q=zeppelin%22%3E%3Cscript%3E", 200, []string{"Nothing fits", "zeppelin&#34;&gt;"}, []string{"<script>"}},
		{"/search?q=-ferry", 200, []string{"not only what to leave out", "alert"}, nil},
		{"/search?after=tuesday", 200, []string{"is no day"}, nil},
		{"/search?q=a&from=-3&from=x", 200, nil, nil},
		{"/search?q=%zz", 200, []string{"invalid URL escape", "alert"}, nil},
		{"/search.json?q=nine+pier", 200, []string{`"parallax search 1"`, `"article":"a_gazette"`, `"exact":"Nine people were hurt at the pier,`, `"total":2`}, []string{"<script>"}},
		{"/search.json?q=-x", 400, nil, nil},
		{"/search.json", 200, []string{`"hits":[`}, nil},
		{"/-/health", 200, []string{"ok"}, nil},
	} {
		response, body := get(t, server.URL+test.path)
		if response.status != test.status {
			t.Errorf("%s: status %d, want %d", test.path, response.status, test.status)
		}
		for _, want := range test.has {
			if !strings.Contains(body, want) {
				t.Errorf("%s lacks %q", test.path, want)
			}
		}
		for _, bad := range test.lacks {
			if strings.Contains(body, bad) {
				t.Errorf("%s has %q", test.path, bad)
			}
		}
		if strings.HasPrefix(response.header.Get("Content-Type"), "text/html") && response.header.Get("Content-Security-Policy") != policy {
			t.Errorf("%s has the policy %q", test.path, response.header.Get("Content-Security-Policy"))
		}
	}
}

// TestMerged holds that the address of a story that became part of another leads there,
// and that what was published under it stays readable.
func TestMerged(t *testing.T) {
	server := served(t)
	response, _ := get(t, server.URL+"/story/s_faehre?lang=de")
	if response.status != http.StatusMovedPermanently || response.header.Get("Cache-Control") != "no-cache" || response.header.Get("Location") != "/story/s_inquiry?lang=de" {
		t.Errorf("status %d to %q", response.status, response.header.Get("Location"))
	}
}

// TestChanges wants the page of what changed in a version linked from the story, but for the
// first version, which has nothing before it.
func TestChanges(t *testing.T) {
	server := served(t)
	_, body := get(t, server.URL+"/story/s_ferry")
	if !strings.Contains(body, `href="/story/s_ferry/changes/2"`) || strings.Contains(body, "/changes/1") {
		t.Error("the story does not lead to what changed in version 2, or to more")
	}
	a, body := get(t, server.URL+"/story/s_ferry/changes/2")
	for _, want := range []string{"What changed", "The gazette", `href="/story/s_ferry/v/1"`, `href="/story/s_ferry/v/2"`} {
		if a.status != http.StatusOK || !strings.Contains(body, want) {
			t.Errorf("status %d, no %s on the page", a.status, want)
		}
	}
	if strings.Contains(body, "<script>") {
		t.Error("words of a source became a script")
	}
	for _, none := range []string{"1", "3", "x"} {
		if a, _ := get(t, server.URL+"/story/s_ferry/changes/"+none); a.status != http.StatusNotFound {
			t.Errorf("version %s: status %d", none, a.status)
		}
	}
}

// TestReaderLanguage holds that a page comes in the language the browser asks for, and the
// one in the address stands above it.
func TestReaderLanguage(t *testing.T) {
	server := served(t)
	for _, test := range []struct{ query, accept, want string }{
		{"", "", "en"}, {"", "fr-CA,fr;q=0.9,en;q=0.5", "fr"}, {"", "ja", "en"}, {"", "de;q=", "en"}, {"?lang=pl", "fr", "pl"}, {"", "uk", "uk"},
	} {
		_, body := get(t, server.URL+"/"+test.query, "Accept-Language", test.accept)
		if want := `<html lang="` + test.want + `"`; !strings.Contains(body, want) {
			t.Errorf("%q %q: the page lacks %s", test.query, test.accept, want)
		}
	}
}

// TestOwnHost holds that a name somebody else lets point to this machine opens nothing.
func TestOwnHost(t *testing.T) {
	handler := New(filled(t), discard(), Options{}).Handler()
	for host, want := range map[string]int{"localhost:8700": 200, "127.0.0.1": 200, "[::1]:8700": 200, "evil.example": 421, "evil.example:8700": 421, "10.0.0.7": 421, "": 421} {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil)
		r.Host = host
		w := httptest.NewRecorder()
		handler.ServeHTTP(w, r)
		if w.Code != want {
			t.Errorf("host %q: status %d, want %d", host, w.Code, want)
		}
	}
}

// TestTimesAsPrinted holds that a list says no more of a time than was printed: no clock time
// of a day alone, no zone of a time without one.
func TestTimesAsPrinted(t *testing.T) {
	s := filled(t)
	take(t, s, "day", "Old ferry sold", "The ferry was sold.", "s_day", 0, func(x *store.Taken) {
		x.Article.Published = parallax.Date{Time: time.Date(2027, 3, 2, 0, 0, 0, 0, time.UTC), Precision: "day", From: "time"}
	})
	publish(t, s, "s_day")
	take(t, s, "clock", "New ferry bought", "The ferry was bought.", "s_clock", 0, func(x *store.Taken) { x.Article.Published.Zoned = false })
	publish(t, s, "s_clock")
	server := httptest.NewServer(New(s, discard(), Options{}).Handler())
	defer server.Close()
	_, body := get(t, server.URL)
	holds(t, body, ">2 March 2027</time>", ">9 March 2027, 12:00</time>")
}

// TestNoStories holds that an empty store says what to do.
func TestNoStories(t *testing.T) {
	s, err := store.Open(t.Context(), store.Memory)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	server := httptest.NewServer(New(s, discard(), Options{}).Handler())
	defer server.Close()
	if _, body := get(t, server.URL); !strings.Contains(body, "compare --store") {
		t.Error("the page of an empty store gives no hint")
	}
}

// TestStoreFails holds that a page that cannot be made says so and keeps details to the log.
func TestStoreFails(t *testing.T) {
	s, err := store.Open(t.Context(), store.Memory)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	var log strings.Builder
	server := httptest.NewServer(New(s, slog.New(slog.NewTextHandler(&log, nil)), Options{}).Handler())
	defer server.Close()
	response, body := get(t, server.URL)
	if response.status != http.StatusInternalServerError || strings.Contains(body, "sql") || !strings.Contains(log.String(), "page failed") {
		t.Errorf("status %d, log %q", response.status, log.String())
	}
	if response, _ := get(t, server.URL+"/-/health"); response.status != http.StatusServiceUnavailable {
		t.Errorf("health answers %d", response.status)
	}
}

// TestBrowser opens every kind of page; see browser.Audit for what is looked at.
func TestBrowser(t *testing.T) {
	ctx := browser.Start(t)
	s := filled(t)
	take(t, s, "lugger", "Lugger aground", "A lugger ran aground.", "s_lugger", 3)
	server := httptest.NewServer(New(s, discard(), Options{LineName: firstOutlets}).Handler())
	defer server.Close()
	post(t, server.URL+"/topics", "q=pier&name=The+pier")
	post(t, server.URL+"/topics", "q=ferry&name=Ferries")
	post(t, server.URL+"/topic/2", "do=remove")
	post(t, server.URL+"/story/s_ferry/decide", "do=rename&title=Two+ferries")
	post(t, server.URL+"/decisions/1/undo", "")
	for _, path := range []string{
		"/", "/?lang=ar", "/topics", "/topic/1", "/topic/1?lang=ar", "/topic/2", "/?topic=1", "/story/s_ferry", "/story/s_ferry/v/1?lang=ar", "/story/s_ferry/changes/2", "/story/s_ferry/changes/2?lang=ar", "/storyline/l_ferry", "/storyline/l_ferry?lang=ar", "/settings", "/settings?lang=ar", "/article/a_gazette", "/search?q=pier+people", "/search?q=ferry", "/search?q=pier&lang=ar",
		"/outlet?name=The+gazette", "/story/s_lugger", "/story/s_lugger?lang=ar", "/story/s_ferry/edit", "/story/s_ferry/edit?lang=ar", "/story/s_ferry/decide?do=split&article=a_gazette", "/decisions", "/login", "/search?q=-ferry&lang=de", "/?outlet=nobody&without=The+gazette",
	} {
		t.Run(path, func(t *testing.T) { browser.Audit(ctx, t, server.URL+path) })
	}
}

// TestUncompared holds that the page of a story lists what came since it was compared, until it is compared anew.
func TestUncompared(t *testing.T) {
	s := filled(t)
	server := httptest.NewServer(New(s, discard(), Options{}).Handler())
	t.Cleanup(server.Close)
	take(t, s, "late0", "Crew heard first", "The crew was heard.", "s_ferry", 40)
	_, few := get(t, server.URL+"/story/s_ferry")
	holds(t, few, `<details class="notice" id="uncompared" open>`)
	for i := range uncomparedShown + 1 {
		take(t, s, fmt.Sprint("late", i), fmt.Sprintf("Crew of the ferry <b>heard</b> %d", i), "The crew was heard.", "s_ferry", 40+i)
	}
	_, body := get(t, server.URL+"/story/s_ferry")
	holds(t, body, `<details class="notice" id="uncompared">`, "11 articles · came since, not compared yet", `<a href="/article/a_late10"><bdi lang="en" dir="auto">Crew of the ferry &lt;b&gt;heard&lt;/b&gt; 10</bdi></a> <span class="meta"><bdi>The late10</bdi>`)
	if strings.Contains(body, "/article/a_late0") {
		t.Error("more are listed than fit")
	}
	if _, body := get(t, server.URL+"/story/s_ferry/v/1"); strings.Contains(body, "late10") {
		t.Error("an old version shows what came later")
	}
	publish(t, s, "s_ferry")
	_, body = get(t, server.URL+"/story/s_ferry")
	holds(t, body, "/article/a_late0", "/article/a_late10")
	if strings.Contains(body, "not compared yet") {
		t.Error("all are compared")
	}
}
