package web

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"parallax"
	"parallax/internal/store"
)

// deciding serves a store whose stories are published anew when a decision changes them.
func deciding(t *testing.T) *httptest.Server {
	t.Helper()
	s := filled(t)
	changed := func(_ context.Context, ids []parallax.StoryID) error {
		for _, id := range ids {
			publish(t, s, id)
		}
		return nil
	}
	server := httptest.NewServer(New(s, slog.New(slog.NewTextHandler(io.Discard, nil)), Options{Changed: changed}).Handler())
	t.Cleanup(server.Close)
	return server
}

// post sends a form without following redirects; header are further names and values.
func post(t *testing.T, address, form string, header ...string) (answer, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(form))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	return exchange(t, r, header)
}

func holds(t *testing.T, body string, want ...string) {
	t.Helper()
	for _, w := range want {
		if !strings.Contains(body, w) {
			t.Errorf("the page lacks %q", w)
		}
	}
}

// TestSplitAndUndo splits an article off, looks at both stories and takes it back.
func TestSplitAndUndo(t *testing.T) {
	server := deciding(t)
	_, edit := get(t, server.URL+"/story/s_ferry/edit")
	holds(t, edit, `value="a_tidende"`, `value="a_gazette"`, `value="s_inquiry"`)
	asked := "/story/s_ferry/decide?do=split&article=a_gazette"
	_, confirm := get(t, server.URL+asked)
	holds(t, confirm, "This will happen", "These become a story of their own", `name="article" value="a_gazette"`, "These stay", "/article/a_tidende")
	if _, body := get(t, server.URL+"/story/s_ferry"); !strings.Contains(body, "/article/a_gazette") {
		t.Fatal("looking at a decision made it")
	}
	response, _ := post(t, server.URL+"/story/s_ferry/decide", "do=split&article=a_gazette&who=Ann+%3Cb%3E")
	to := response.header.Get("Location")
	if response.status != http.StatusSeeOther || !strings.HasPrefix(to, "/story/s_") || to == "/story/s_ferry" {
		t.Fatalf("status %d to %q", response.status, to)
	}
	_, split := get(t, server.URL+to)
	holds(t, split, "/article/a_gazette", "split off", "Ann &lt;b&gt;", "1 outlet, 1 origin")
	_, stayed := get(t, server.URL+"/story/s_ferry")
	holds(t, stayed, "split off", "Ann &lt;b&gt;", "/decisions/1/undo")
	if _, body := get(t, server.URL+"/story/s_ferry"); strings.Contains(body, `href="/article/a_gazette"`) {
		t.Error("the article is in its old story still")
	}
	_, list := get(t, server.URL+"/decisions")
	link := regexp.MustCompile(`/decisions/\d+/undo`).FindString(list)
	_, ask := get(t, server.URL+link)
	holds(t, ask, "This decision is taken back", `method="post"`)
	if response, _ := post(t, server.URL+link, ""); response.status != http.StatusSeeOther {
		t.Errorf("undo: status %d", response.status)
	}
	if _, body := get(t, server.URL+"/story/s_ferry"); !strings.Contains(body, `href="/article/a_gazette"`) {
		t.Error("undoing did not bring the article back")
	}
	if response, _ := get(t, server.URL+to); response.status != http.StatusMovedPermanently || response.header.Get("Location") != "/story/s_ferry" {
		t.Errorf("the story that was split off: status %d to %q", response.status, response.header.Get("Location"))
	}
	_, list = get(t, server.URL+"/decisions")
	holds(t, list, "split off", "taken back", "reader")
	if strings.Contains(list, "/undo") {
		t.Error("what was taken back can be taken back again")
	}
	for range 2 { // asked for, and done: by somebody with an old page open
		response, again := get(t, server.URL+link)
		if response.status != http.StatusConflict || strings.Contains(again, "<form") {
			t.Errorf("undone again: status %d", response.status)
		}
		holds(t, again, "This decision was taken back already", "split off", "Ann &lt;b&gt;")
		post(t, server.URL+link, "")
	}
	_, story := get(t, server.URL+"/story/s_ferry")
	holds(t, story, "split off", "taken back")
}

func TestMergeRenameLock(t *testing.T) {
	server := deciding(t)
	_, confirm := get(t, server.URL+"/story/s_inquiry/decide?do=merge&address="+url.QueryEscape("http://localhost:8700/story/s_ferry?lang=de"))
	holds(t, confirm, `<a href="/story/s_inquiry"><bdi class="words" lang="en" dir="auto">`, "These become one story", "/article/a_mast", "/article/a_tidende", `name="with" value="s_ferry"`)
	response, _ := post(t, server.URL+"/story/s_inquiry/decide", "do=merge&with=s_ferry")
	if to := response.header.Get("Location"); response.status != http.StatusSeeOther || to != "/story/s_ferry" {
		t.Fatalf("status %d to %q; the older ID stays", response.status, to)
	}
	if response, _ := get(t, server.URL+"/story/s_inquiry"); response.status != http.StatusMovedPermanently {
		t.Errorf("the story that was merged: status %d", response.status)
	}
	post(t, server.URL+"/story/s_ferry/decide", "do=rename&title=Two++ferries+%3Cb%3E")
	_, body := get(t, server.URL+"/")
	holds(t, body, "Two ferries &lt;b&gt;")
	_, body = get(t, server.URL+"/story/s_ferry")
	holds(t, body, `class="headline" dir="auto">Two ferries &lt;b&gt;</h1>`)
	_, body = get(t, server.URL+"/search?q=pier")
	holds(t, body, `<a href="/story/s_ferry"><bdi>Two ferries &lt;b&gt;</bdi></a>`)
	post(t, server.URL+"/story/s_ferry/decide", "do=lock")
	_, edit := get(t, server.URL+"/story/s_ferry/edit")
	if response, body := post(t, server.URL+"/decisions/1/undo", ""); response.status != http.StatusConflict || !strings.Contains(body, "Undo that first") || !strings.Contains(body, `href="/decisions/3/undo"`) {
		t.Errorf("undoing the merge of a locked story: status %d", response.status)
	}
	holds(t, edit, `<a href="/story/s_ferry"><bdi class="words" dir="auto">Two ferries &lt;b&gt;</bdi></a>`, "merged", "renamed", "locked", "/undo", `4 articles: <bdi class="words" lang="en">Ferry hits pier in Karvik`)
}

// TestDecisionsRefused holds that what cannot be is said so, and that forms of other sites
// decide nothing.
func TestDecisionsRefused(t *testing.T) {
	server := deciding(t)
	for form, want := range map[string]string{
		"do=split": "choose some of the articles",
		"do=split&article=a_tidende&article=a_gazette":  "choose some of the articles",
		"do=split&article=a_mast":                       "does not stand in this story",
		"do=rename&title=+":                             "called nothing",
		"do=merge&with=s_ferry":                         "no other story",
		"do=merge&address=https://x.example/story/s_no": "&#34;https://x.example/story/s_no&#34; is no other story",
		"do=merge": "choose the other story",
		"do=burn":  "nothing that can be decided",
	} {
		if response, body := post(t, server.URL+"/story/s_ferry/decide", form); response.status != http.StatusBadRequest || !strings.Contains(body, want) || strings.Contains(body, "invalid:") {
			t.Errorf("%s: status %d, page lacks %q, or has more than that", form, response.status, want)
		}
	}
	for _, header := range [][]string{{"Sec-Fetch-Site", "cross-site"}, {"Origin", "https://evil.example"}} {
		if response, _ := post(t, server.URL+"/story/s_ferry/decide", "do=lock", header...); response.status != http.StatusForbidden {
			t.Errorf("%v: status %d", header, response.status)
		}
	}
	post(t, server.URL+"/story/s_ferry/decide", "do=lock")
	if response, body := post(t, server.URL+"/story/s_ferry/decide", "do=split&article=a_gazette"); response.status != http.StatusConflict || !strings.Contains(body, "Undo that first") || !strings.Contains(body, `href="/decisions/1/undo"`) {
		t.Errorf("splitting a locked story: status %d", response.status)
	}
	if response, _ := post(t, server.URL+"/decisions/1/undo", ""); response.status != http.StatusSeeOther {
		t.Errorf("unlocking: status %d", response.status)
	}
	if response, _ := get(t, server.URL+"/decisions/77/undo"); response.status != http.StatusNotFound {
		t.Errorf("undo of nothing: status %d", response.status)
	}
	if _, body := get(t, server.URL+"/decisions"); strings.Count(body, "<li>") != 1 || !strings.Contains(body, "taken back") {
		t.Error("something was decided")
	}
}

// TestMembersInOrderOfTime holds that the articles to split are listed as they were reported, whatever the order in which they came.
func TestMembersInOrderOfTime(t *testing.T) {
	s := filled(t)
	take(t, s, "first", "A ferry is late", "The ferry is late.", "s_ferry", -5)
	take(t, s, "never", "A ferry", "A ferry was there.", "s_ferry", 0, func(x *store.Taken) { x.Article.Published = parallax.Date{} })
	list, err := New(s, discard(), Options{}).members(t.Context(), []parallax.ArticleID{"a_never", "a_gazette", "a_tidende", "a_first"}, nil)
	var got []string
	for _, m := range list {
		got = append(got, string(m.ID))
	}
	if want := "a_first a_tidende a_gazette a_never"; err != nil || strings.Join(got, " ") != want {
		t.Errorf("%v, %v; want %s", got, err, want)
	}
}

// TestLineNamesAreBounded holds that names of storylines are not remembered without end.
func TestLineNamesAreBounded(t *testing.T) {
	var n lineNames
	if _, known := n.get("l_1", "1"); known {
		t.Error("a name that nobody gave")
	}
	for i := range 3 * mostLineNames {
		n.put(parallax.StorylineID(fmt.Sprint("l_", i)), "1", "x")
	}
	if len(n.named) > mostLineNames {
		t.Errorf("%d names", len(n.named))
	}
	last := parallax.StorylineID(fmt.Sprint("l_", 3*mostLineNames-1))
	if name, known := n.get(last, "1"); !known || name != "x" {
		t.Error("the last name is not known")
	}
	if _, known := n.get(last, "2"); known {
		t.Error("the name of what a storyline was before is taken for that of what it is")
	}
}
