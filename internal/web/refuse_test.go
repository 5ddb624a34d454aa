package web

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"parallax/internal/dossier"
)

// refusalShown finds why something was not done, as a page says it.
var refusalShown = regexp.MustCompile(`(?s)(?:role="alert">|<code>)(.*?)</`)

// TestRefusalsSpeakTheReadersLanguage asks for what cannot be, as an English and as another reader: each gets a page that says why in
// words of their own.
func TestRefusalsSpeakTheReadersLanguage(t *testing.T) {
	server := deciding(t)
	long := strings.Repeat("a", 501)
	for _, c := range []struct{ method, path, form string }{
		{"GET", "/search?q=" + long, ""},
		{"GET", "/search?q=" + strings.Repeat("a+", 25), ""},
		{"GET", "/search?q=after:soon", ""},
		{"GET", "/search?q=-ferry", ""},
		{"GET", "/search/feed.atom?q=", ""},
		{"POST", "/topics", "q=&name=x"},
		{"POST", "/topics", "q=ferry&name="},
		{"POST", "/topics", "q=-ferry&name=x"},
		{"POST", "/topics", "q=ferry&name=" + strings.Repeat("x", 101)},
		{"POST", "/topics", "q=ferry&name=x&outlet=" + url.QueryEscape(`"`)},
		{"POST", "/story/s_ferry/decide", "do=split"},
		{"POST", "/story/s_ferry/decide", "do=split&article=a_mast"},
		{"POST", "/story/s_ferry/decide", "do=rename&title="},
		{"POST", "/story/s_ferry/decide", "do=merge"},
		{"POST", "/story/s_ferry/decide", "do=merge&with=s_ferry"},
	} {
		shown := map[string]string{}
		for _, tag := range []string{"en", "pl"} {
			var status answer
			var body string
			if c.method == "GET" {
				status, body = get(t, server.URL+c.path, "Accept-Language", tag)
			} else {
				status, body = post(t, server.URL+c.path, c.form, "Accept-Language", tag)
			}
			found := refusalShown.FindStringSubmatch(body)
			if found == nil || status.status >= http.StatusInternalServerError {
				t.Errorf("%s %.60s %s: status %d, says nothing", c.method, c.path, c.form, status.status)
				continue
			}
			shown[tag] = found[1]
		}
		if shown["pl"] == shown["en"] || strings.Contains(shown["pl"], `lang="en"`) {
			t.Errorf("%s %.60s %.60s: a Polish reader is told %q", c.method, c.path, c.form, shown["pl"])
		}
	}
}

// TestAnotherHostIsToldSo holds that who comes by another name is told why, in their language.
func TestAnotherHostIsToldSo(t *testing.T) {
	server := served(t)
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Host = "box.example"
	if response, body := exchange(t, r, []string{"Accept-Language", "de"}); response.status != http.StatusMisdirectedRequest || !strings.Contains(body, "nur diesem Rechner") {
		t.Errorf("status %d: %s", response.status, body)
	}
}

// fullDisk is the error of SQLite for a disk without room.
type fullDisk struct{}

func (fullDisk) Error() string { return "database or disk is full" }
func (fullDisk) Code() int     { return 13 }

// TestFullDiskIsSaid holds that who wants something kept is told why it was not, in their language. That the server says so to those who
// watch it is tested in the store (TestWritable).
func TestFullDiskIsSaid(t *testing.T) {
	s := New(filled(t), discard(), Options{})
	r := httptest.NewRequestWithContext(t.Context(), http.MethodPost, "/topics", nil)
	r.Header.Set("Accept-Language", "de")
	w := httptest.NewRecorder()
	s.page(func(http.ResponseWriter, *http.Request, *dossier.Locale) error {
		return fmt.Errorf("topic: %w", fullDisk{})
	})(w, r)
	if body := w.Body.String(); w.Code != http.StatusInsufficientStorage || !strings.Contains(body, "Datenträger ist voll") {
		t.Errorf("status %d: %s", w.Code, body)
	}
	w = httptest.NewRecorder()
	s.page(func(http.ResponseWriter, *http.Request, *dossier.Locale) error { return fullDisk{} })(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/", nil))
	if body := w.Body.String(); w.Code != http.StatusInternalServerError || strings.Contains(body, "disk is full") {
		t.Errorf("who only reads: status %d: %s", w.Code, body)
	}
}
