package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

// outletServer is a feed with one page that tells of a ferry in its own words.
func outletServer(t *testing.T, name, words string) string {
	t.Helper()
	var server *httptest.Server
	server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/":
			fmt.Fprintf(w, `<html><head><link rel="alternate" type="application/rss+xml" href="/feed"></head><body>%s</body></html>`, name)
		case "/feed":
			fmt.Fprintf(w, `<rss version="2.0"><channel><title>%s</title><item><guid>1</guid><link>%s/1</link><title>Ferry</title></item></channel></rss>`, name, server.URL)
		case "/1":
			fmt.Fprintf(w, `<html lang="en"><head><title>Ferry hits pier in Karvik</title><meta property="og:site_name" content="%s"><meta property="article:published_time" content="2027-03-09T12:00:00Z"></head>
				<body><article><h1>Ferry hits pier in Karvik</h1><p>A ferry struck the pier of Karvik in thick fog on Tuesday and nine passengers were injured. %s</p>
				<p>Captain Mira Falk said the rudder of the ferry had failed shortly before the harbour of Karvik.</p></article></body></html>`, name, words)
		default:
			http.NotFound(w, r)
		}
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// startServe starts a server over a data folder and gives its address, and a function that stops it and gives its exit status.
func startServe(t *testing.T, dir string) (address string, stop func() int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	out, to := io.Pipe()
	ended := make(chan int, 1)
	go func() {
		ended <- run(ctx, []string{"serve", "--data", dir, "--allow-private", "--listen", "127.0.0.1:0"}, nil, to, io.Discard)
		to.Close()
	}()
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatalf("serve did not start (%v): status %d", err, <-ended)
	}
	return strings.TrimSuffix(regexp.MustCompile(`http://\S+/`).FindString(line), "/"), func() int { cancel(); return <-ended }
}

// TestServeFeeds adds two feeds on the page of a server that is new, and waits for their story.
func TestServeFeeds(t *testing.T) {
	t.Setenv("PARALLAX_QUIET", "50ms")
	t.Setenv("PARALLAX_PER_SECOND", "50")
	dir := filepath.Join(t.TempDir(), "news")
	address, stop := startServe(t, dir)
	for _, feed := range []string{outletServer(t, "Ayr Post", "Divers search the hull."), outletServer(t, "Bex Bote", "The harbour stays closed.")} {
		response, err := http.PostForm(address+"/feeds/add", url.Values{"address": {feed + "/"}})
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
		if response.StatusCode != http.StatusOK {
			t.Fatalf("adding %s gives %d", feed, response.StatusCode)
		}
	}
	if status := run(t.Context(), []string{"store", "forget", "--data", dir, "--outlet", "Nobody"}, nil, io.Discard, io.Discard); status != statusNothing {
		t.Errorf("another program worked on the store at the same time: status %d", status)
	}
	if status := run(t.Context(), []string{"compare", "--store", filepath.Join(dir, storeName), "-o", filepath.Join(dir, "out.html"), "testdata/pages"}, nil, io.Discard, io.Discard); status != statusNothing {
		t.Errorf("compare wrote into a store that is worked on: status %d", status)
	}
	page := ""
	for range 600 {
		if page = fetched(t, address+"/"); strings.Contains(page, "Ferry hits pier in Karvik") && strings.Contains(page, "2 outlets") {
			break
		}
		time.Sleep(50 * time.Millisecond)
	}
	if !strings.Contains(page, "2 outlets") {
		t.Errorf("the front page does not show the story of both:\n%s\n%s", page, fetched(t, address+"/work"))
	}
	if numbers := fetched(t, address+"/metrics"); !strings.Contains(numbers, "parallax_articles_total 2\n") {
		t.Errorf("metrics:\n%s", numbers)
	}
	if status := stop(); status != statusDone {
		t.Errorf("serve ends with %d", status)
	}
	address, stop = startServe(t, dir)
	if page := fetched(t, address+"/feeds"); !strings.Contains(page, "Ayr Post") || !strings.Contains(page, "Bex Bote") {
		t.Errorf("after starting anew the feeds are:\n%s", page)
	}
	if status := stop(); status != statusDone {
		t.Errorf("serve ends with %d", status)
	}
}

func fetched(t *testing.T, address string) string {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}

// TestSettings holds that the environment stands above the file and the file above the defaults.
func TestSettings(t *testing.T) {
	dir := t.TempDir()
	if err := writeFile(filepath.Join(dir, settingsName), []byte("per_second = 2.5\nquiet = \"1m\"\npages = 3\n")); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"PARALLAX_PAGES": "4", "PARALLAX_ALLOW_PRIVATE": "true"}
	look := func(name string) (string, bool) { v, ok := env[name]; return v, ok }
	s, err := loadSettings(dir, look)
	if err != nil || s.PerSecond != 2.5 || s.Quiet != time.Minute || s.Pages != 4 || !s.AllowPrivate || s.Polls != 4 {
		t.Errorf("settings %s, %v", s.String(), err)
	}
	for _, wrong := range []map[string]string{{"PARALLAX_PAGES": "many"}, {"PARALLAX_PER_SECOND": "0"}, {"PARALLAX_LOG_FORMAT": "xml"}, {"PARALLAX_QUIET": "5ns"}} {
		env = wrong
		if _, err := loadSettings(dir, look); err == nil {
			t.Errorf("%v is taken", wrong)
		}
	}
}

// TestStrays names the variables that look like settings and are none.
func TestStrays(t *testing.T) {
	got := strays([]string{"HOME=/root", "PARALLAX_PAGES=3", "PARALLAX_PAGS=3", "PARALLAX_WRITER_KEY=x", "PARALLAX_DATA=data"})
	if !slices.Equal(got, []string{"PARALLAX_PAGS"}) {
		t.Errorf("strays %q", got)
	}
}
