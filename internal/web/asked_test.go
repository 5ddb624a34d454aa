package web

import (
	"bytes"
	"encoding/json"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"parallax"
	"parallax/internal/store"
)

// TestAsked pastes addresses and sees what becomes of each: it waits, it failed with why in words, or it is not known.
func TestAsked(t *testing.T) {
	server, s, e := following(t)
	response, _ := form(t, server.URL+"/start/pages", url.Values{"pages": {"https://One.example/a#top https://two.example/b https://one.example/a"}})
	to := response.header.Get("Location")
	if response.status != http.StatusSeeOther || !strings.HasPrefix(to, "/asked?page=") || e.woken != 1 {
		t.Fatalf("status %d to %q", response.status, to)
	}
	_, body := get(t, server.URL+to)
	holds(t, body, "https://one.example/a<", "https://two.example/b", "waits to be read", `http-equiv="refresh"`, `hx-get="/asked?page=`)
	jobs, err := s.Lease(t.Context(), store.WorkPage, 2, noon, noon.Add(1))
	if err != nil || len(jobs) != 2 || jobs[0].Host != "one.example" {
		t.Fatal(jobs, err)
	}
	if err := s.End(t.Context(), store.Ending{Job: jobs[0], Park: noon, Error: "the server answers with status 404 <b>"}); err != nil {
		t.Fatal(err)
	}
	if err := s.End(t.Context(), store.Ending{Job: jobs[1]}); err != nil {
		t.Fatal(err)
	}
	_, body = get(t, server.URL+to)
	holds(t, body, "could not be read", "the server answers with status 404 &lt;b&gt;", "is not known here")
	if strings.Contains(body, `http-equiv="refresh"`) {
		t.Error("a page that says nothing more is loaded again")
	}
	// What was forgotten is said to be.
	id := parallax.ArticleID(parallax.MakeID("a_", jobs[1].Key))
	take(t, s, "asked", "Asked for", "The ferry sank.", "s_asked", 5, func(x *store.Taken) { x.Article.ID, x.Sketch.Article = id, id })
	if _, err := s.Erase(t.Context(), noon, store.ForgetArticle, string(id)); err != nil {
		t.Fatal(err)
	}
	_, body = get(t, server.URL+to)
	holds(t, body, "forgotten on a person")
	// Some of it is no address: it stays in its box, and the others are read.
	_, body = form(t, server.URL+"/start/pages", url.Values{"pages": {"https://three.example/ nonsense"}})
	holds(t, body, "1 page will be read", "nonsense</textarea>", "no address of the web, or more than are read at once", `href="/asked?page=https%3A%2F%2Fthree.example%2F"`)
}

// TestWholeAddress writes out what lacks only its beginning.
func TestWholeAddress(t *testing.T) {
	for typed, want := range map[string]string{
		"one.example/a": "https://one.example/a", "one.example": "https://one.example", "http://one.example/a": "http://one.example/a",
		"nonsense": "nonsense", "a/b.html": "a/b.html", "ftp://one.example": "ftp://one.example", "end.": "end.",
	} {
		if got := whole(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

// TestSavedPage gives a saved page to the engine as work of its own.
func TestSavedPage(t *testing.T) {
	server, s, _ := following(t)
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile("file", `C:\saved\ferry.html`)
	if err != nil {
		t.Fatal(err)
	}
	part.Write([]byte("<p>The ferry sank."))
	w.Close()
	response, _ := send(t, server.URL+"/start/file", w.FormDataContentType(), &b)
	if to := response.header.Get("Location"); response.status != http.StatusSeeOther || !strings.HasSuffix(to, "ferry.html") {
		t.Fatalf("status %d to %q", response.status, to)
	}
	jobs, err := s.Lease(t.Context(), store.WorkPage, 2, noon, noon.Add(1))
	var got store.PageWork
	if err != nil || len(jobs) != 1 || json.Unmarshal(jobs[0].Data, &got) != nil || got.File != "ferry.html" || string(got.Body) != "<p>The ferry sank." || !got.Asked {
		t.Fatalf("%+v, %v, %+v", jobs, err, got)
	}
	if response, body := send(t, server.URL+"/start/file", "text/plain", strings.NewReader("")); response.status != http.StatusBadRequest || !strings.Contains(body, "Choose a file first") {
		t.Errorf("no file: status %d", response.status)
	}
	b.Reset()
	w = multipart.NewWriter(&b)
	if part, err = w.CreateFormFile("file", "report.pdf"); err != nil {
		t.Fatal(err)
	}
	part.Write(append([]byte("%PDF-1.7 "), make([]byte, mostBody)...)) // PDFs are larger than other things that come in
	w.Close()
	if response, _ := send(t, server.URL+"/start/file", w.FormDataContentType(), &b); response.status != http.StatusSeeOther {
		t.Errorf("a PDF: status %d", response.status)
	}
	if jobs, err := s.Lease(t.Context(), store.WorkPage, 2, noon, noon.Add(1)); err != nil || len(jobs) != 1 || !strings.HasSuffix(jobs[0].Key, "/report.pdf") {
		t.Errorf("a PDF: %v, %v", jobs, err)
	}
	b.Reset()
	w = multipart.NewWriter(&b)
	if part, err = w.CreateFormFile("file", "large.html"); err != nil {
		t.Fatal(err)
	}
	part.Write(make([]byte, mostFile))
	w.Close()
	if response, body := send(t, server.URL+"/start/file", w.FormDataContentType(), &b); response.status != http.StatusRequestEntityTooLarge || !strings.Contains(body, "larger than what is taken") {
		t.Errorf("a file that is too large: status %d", response.status)
	}
}

// TestNewer holds that a page of a story learns that there is a newer version, and else nothing.
func TestNewer(t *testing.T) {
	server, s, _ := following(t)
	if _, body := get(t, server.URL+"/story/s_ferry/newer?than=2"); body != "" {
		t.Errorf("of the newest: %q", body)
	}
	_, body := get(t, server.URL+"/story/s_ferry/newer?than=0")
	holds(t, body, "newer version", `href="/story/s_ferry"`)
	was, err := s.Pulse(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Want(t.Context(), noon, store.Job{Kind: store.WorkPage, Key: "https://a.example/"}); err != nil {
		t.Fatal(err)
	}
	if now, err := s.Pulse(t.Context()); err != nil || now.Work == was.Work || now.Stories != was.Stories {
		t.Errorf("after work came %+v, before %+v, %v", now, was, err)
	}
}
