package pipeline

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"parallax"
	"parallax/internal/store"
)

// TestAskedPages holds that a page a person named is set aside with plain words when it gives no text, and that
// a page a person saved is read from its bytes.
func TestAskedPages(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	f := follower(t, store.Memory, clock, Follow{})
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
	for key, want := range map[string]string{server.URL + "/gone": "the server answers with status 404 (Not Found)", "file:1/picture.html": "neither text nor a web page"} {
		if j, err := f.p.store.Job(t.Context(), store.WorkPage, key); err != nil || j.Parked.IsZero() || j.Error != want {
			t.Errorf("%s: %+v, %v", key, j, err)
		}
	}
	if id, err := f.p.store.StoryOf(t.Context(), parallax.ArticleID(parallax.MakeID("a_", "file:2/ferry.txt"))); err != nil || id == "" {
		t.Errorf("the saved page stands in %q, %v", id, err)
	}
}
