package pipeline

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"parallax"
	"parallax/internal/fetch"
	"parallax/internal/store"
)

// TestAskedPages holds that a page a person named is set aside with plain words when it gives no text, and that
// a page a person saved is read from its bytes.
func TestAskedPages(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	f := follower(t, store.Memory, clock, Follow{})
	f.Poller = fetch.NewPoller(fetch.Options{AllowPrivate: true, Now: clock, PDF: func(_ context.Context, body []byte) (parallax.TextLayer, error) {
		_, text, _ := strings.Cut(string(body), "\n")
		switch text {
		case "forms in forms":
			return parallax.TextLayer{}, fmt.Errorf("takes too long: %w", parallax.ErrEndless)
		case "one of many":
			return parallax.TextLayer{}, fmt.Errorf("others are read: %w", parallax.ErrBusy)
		case "":
			return parallax.TextLayer{Count: 1, Sheets: []parallax.Sheet{{}}}, nil
		}
		return parallax.TextLayer{Count: 1, Sheets: []parallax.Sheet{{Height: 800, Lines: []parallax.SheetLine{{Text: text, Left: 60, Right: 500, Base: 400, Size: 10}}}}}, nil
	}})
	take := func(key string, w store.PageWork) {
		data, err := json.Marshal(w)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.p.store.Want(t.Context(), clock(), store.Job{Kind: store.WorkPage, Key: key, NotBefore: clock(), Data: data}); err != nil {
			t.Fatal(err)
		}
		jobs, err := f.p.store.Lease(t.Context(), store.WorkPage, 1, clock(), clock().Add(time.Minute))
		if err != nil || len(jobs) != 1 {
			t.Fatal(jobs, err)
		}
		read := make(chan ready, 1)
		f.readPage(t.Context(), jobs[0], read)
		if err := f.placed(t.Context(), <-read); err != nil {
			t.Fatal(err)
		}
	}
	take(server.URL+"/gone", store.PageWork{Asked: true})
	take("file:1/picture.html", store.PageWork{Asked: true, File: "picture.html", Body: []byte("\x89PNG")})
	take("file:2/ferry.txt", store.PageWork{Asked: true, File: "ferry.txt", Body: []byte("The ferry sank in the night off the pier of Orlow, and all 40 people on board were saved.")})
	take("file:3/scan.pdf", store.PageWork{Asked: true, File: "scan.pdf", Body: []byte("%PDF-1.7")})
	take("file:5/forms.pdf", store.PageWork{File: "forms.pdf", Body: []byte("%PDF-1.7\nforms in forms")}) // not named by a person
	take("file:6/many.pdf", store.PageWork{Asked: true, File: "many.pdf", Body: []byte("%PDF-1.7\none of many")})
	take("file:4/port.pdf", store.PageWork{Asked: true, File: "port.pdf", Body: []byte("%PDF-1.7\nThe port closed its bridge on Tuesday, and two ferries carry passengers.")})
	for key, want := range map[string]string{"file:3/scan.pdf": "no article text: " + parallax.Texts()["reason.fetch.pdf.scan"], server.URL + "/gone": "the server answers with status 404 (Not Found)", "file:1/picture.html": "neither text nor a web page", "file:5/forms.pdf": "takes too long: endless"} {
		if j, err := f.p.store.Job(t.Context(), store.WorkPage, key); err != nil || j.Parked.IsZero() || j.Error != want {
			t.Errorf("%s: %+v, %v", key, j, err)
		}
	}
	if j, err := f.p.store.Job(t.Context(), store.WorkPage, "file:6/many.pdf"); err != nil || !j.Parked.IsZero() || j.Attempts != 1 || j.NotBefore.Before(clock().Add(time.Minute)) {
		t.Errorf("a PDF whose turn did not come: %+v, %v", j, err)
	}
	if id, err := f.p.store.StoryOf(t.Context(), parallax.ArticleID(parallax.MakeID("a_", "file:2/ferry.txt"))); err != nil || id == "" {
		t.Errorf("the saved page stands in %q, %v", id, err)
	}
	got, err := f.p.store.Articles(t.Context(), []parallax.ArticleID{parallax.ArticleID(parallax.MakeID("a_", "file:4/port.pdf"))})
	if err != nil || got[0].Article.Text != "The port closed its bridge on Tuesday, and two ferries carry passengers." {
		t.Fatalf("the saved PDF: %+v, %v", got, err)
	}
	c := parallax.Coverage{Story: parallax.Story{Articles: []parallax.ArticleID{got[0].Article.ID}}, Articles: got}
	if state, why := sourceState(&c, &c.Articles[0]); state != parallax.SourceUsed || why != parallax.Texts()["reason.used.pdf"] {
		t.Errorf("as a source: %s, %q", state, why)
	}
}
