package web

import (
	"fmt"
	"html/template"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"parallax"
)

// TestTold wants the page of a version to be written once for each language, and anew when a person names the story or there is a
// new version of it.
func TestTold(t *testing.T) {
	s := filled(t)
	server := New(s, discard(), Options{})
	page := func(query string) string {
		t.Helper()
		w := httptest.NewRecorder()
		server.Handler().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "http://localhost/story/s_ferry"+query, nil))
		if w.Code != 200 {
			t.Fatal(w.Code, w.Body)
		}
		return w.Body.String()
	}
	first := page("")
	if again := page(""); again != first {
		t.Errorf("the second page is another:\n%s\n%s", first, again)
	}
	if len(server.stories.known) != 1 {
		t.Fatalf("%d are known", len(server.stories.known))
	}
	for _, x := range server.stories.known {
		x.body = "as it was written"
	}
	if !strings.Contains(page(""), "as it was written") {
		t.Error("written twice")
	}
	if strings.Contains(page("?lang=de"), "as it was written") {
		t.Error("what is written in English is shown to who reads German")
	}
	_, d, err := s.Dossier(t.Context(), "s_ferry")
	if err != nil {
		t.Fatal(err)
	}
	name := parallax.Decision{Kind: parallax.Named, Story: "s_ferry", Articles: articlesOf(&d)[:1], Title: "The ferry of Karvik", Who: "Ann", At: noon}
	if err := s.Decide(t.Context(), &name); err != nil {
		t.Fatal(err)
	}
	if text := page(""); strings.Contains(text, "as it was written") || !strings.Contains(text, "The ferry of Karvik") {
		t.Errorf("not named: %.2000s", text)
	}
	for _, x := range server.stories.known {
		x.body = "as it was written"
	}
	d.Made, d.Counts.Outlets = d.Made.Add(time.Hour), 77
	if err := s.Publish(t.Context(), parallax.Comparison{Story: "s_ferry"}, d); err != nil {
		t.Fatal(err)
	}
	if now, before := page(""), page("/v/2"); strings.Contains(now, "as it was written") || !strings.Contains(before, "as it was written") {
		t.Error("the newest version is told as the one before, or that as the newest")
	}
}

// TestToldIsBounded holds that pages are not remembered without end.
func TestToldIsBounded(t *testing.T) {
	var m toldStories
	text := template.HTML(strings.Repeat("x", mostTold/10))
	for i := range 40 {
		m.put(toldKey{story: parallax.StoryID(fmt.Sprint("s_", i%30))}, &toldStory{body: text})
	}
	if m.bytes > mostTold || m.bytes != len(m.known)*len(text) || len(m.known) < 8 || m.get(toldKey{story: "s_9"}) == nil {
		t.Errorf("%d bytes of %d pages", m.bytes, len(m.known))
	}
	m.put(toldKey{story: "s_large"}, &toldStory{body: template.HTML(strings.Repeat("x", mostTold/2))})
	if m.get(toldKey{story: "s_large"}) != nil || len(m.known) < 8 {
		t.Error("one page in place of all others")
	}
}
