package web

import (
	"net/http"
	"strings"
	"testing"
)

// TestTopic keeps a search, reads it as page, feed and filter, changes it, removes it and takes it back.
func TestTopic(t *testing.T) {
	server := served(t)
	_, found := get(t, server.URL+"/search?q=%22nine+people%22&language=en")
	holds(t, found, "Keep this search as a topic", `name="language" value="en"`)
	response, _ := post(t, server.URL+"/topics", "q=%22nine+people%22&language=en&name=The++%3Cb%3Enine&who=Ann")
	to := response.header.Get("Location")
	if response.status != http.StatusSeeOther || to != "/topic/1" {
		t.Fatalf("status %d to %q", response.status, to)
	}
	_, page := get(t, server.URL+to)
	holds(t, page, "The &lt;b&gt;nine", "1 story", `href="/story/s_ferry"`, "2 articles", "&#34;nine people&#34; language:en", "/topic/1/feed.atom", "Ann", "2 outlets")
	if strings.Contains(page, "s_inquiry") {
		t.Error("the page has a story that does not fit")
	}
	_, list := get(t, server.URL+"/topics")
	holds(t, list, `href="/topic/1"`, "1 story")
	_, front := get(t, server.URL+"/")
	holds(t, front, `<a href="/?topic=1"><bdi>The &lt;b&gt;nine</bdi></a> <span class="meta">1</span>`)
	_, front = get(t, server.URL+"/?topic=1&order=newest")
	holds(t, front, `href="/story/s_ferry"`, `/feed.atom?topic=1`)
	if strings.Contains(front, `href="/story/s_inquiry"`) {
		t.Error("the list is not narrowed to the topic")
	}
	for path, want := range map[string]int{"/topic/1/feed.atom": 1, "/topic/1/differences.atom": 1, "/feed.atom?topic=1": 1, "/feed.atom?topic=9": 0} {
		if f := atomAt(t, server.URL+path); len(f.Entries) != want {
			t.Errorf("%s has %d entries, want %d", path, len(f.Entries), want)
		}
	}
	if f := atomAt(t, server.URL+"/topic/1/feed.atom"); f.ID != "urn:parallax:topic:1" || f.Title != "The <b>nine" || !strings.HasSuffix(f.Links[1].Href, "/topic/1") {
		t.Errorf("%+v", f)
	}
	post(t, server.URL+to, "do=save&name=Inquiries&q=inquiry&who=Bo")
	_, page = get(t, server.URL+to)
	holds(t, page, `href="/story/s_inquiry"`, "Inquiries", "changed", "Bo")
	if response, page := post(t, server.URL+to, "do=undo&change=1"); response.status != http.StatusConflict || !strings.Contains(page, "changed meanwhile") {
		t.Errorf("an old page: status %d", response.status)
	}
	post(t, server.URL+to, "do=remove")
	_, page = get(t, server.URL+to)
	holds(t, page, "This topic was removed", "removed")
	_, front = get(t, server.URL+"/")
	if strings.Contains(front, "topic=1") {
		t.Error("a topic that was removed is offered")
	}
	_, front = get(t, server.URL+"/?topic=1&language=xx&order=newest")
	holds(t, front, `<a href="/?language=xx&amp;order=newest"><bdi>Inquiries</bdi> ×</a>`, `<a href="/?order=newest&amp;topic=1"><bdi>xx</bdi> ×</a>`)
	if response, _ := get(t, server.URL+"/topic/1/feed.atom"); response.status != http.StatusNotFound {
		t.Errorf("the feed of a topic that was removed: status %d", response.status)
	}
	post(t, server.URL+to, "do=undo&change=3")
	_, page = get(t, server.URL+to)
	holds(t, page, "Inquiries", "brought back", "/topic/1/feed.atom")
	for _, path := range []string{"/topic/2", "/topic/x"} {
		if response, _ := get(t, server.URL+path); response.status != http.StatusNotFound {
			t.Errorf("%s: status %d", path, response.status)
		}
	}
}
