package fetch

import (
	"compress/gzip"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"

	"parallax"
)

// recorded is a server on loopback that answers from a file of testdata/servers. Each section
// of the file is an answer, named by the request it is for:
//
//	-- GET /page If-None-Match: "a" --
//	304
//	ETag: "a"
//
// The answer is a status, header lines and, behind a blank line, the body. Of several sections
// that fit a request the one that asks for a header wins, then the first; "#2" behind the path
// is for the second request of that path. HOST stands for the address of the server. "Pack: gzip"
// packs the body, "Repeat: 1000" repeats it, "Wait: 1s" waits first.
type recorded struct {
	sections []txtar.File
	mu       sync.Mutex
	times    map[string]int // requests by path
	asked    []string
	host     string
}

func (s *recorded) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.times[r.URL.RequestURI()]++
	nth := s.times[r.URL.RequestURI()]
	said := r.Method + " " + r.URL.RequestURI()
	for _, name := range []string{"If-None-Match", "If-Modified-Since"} {
		if v := r.Header.Get(name); v != "" {
			said += " " + name + ": " + v
		}
	}
	s.asked = append(s.asked, said)
	s.mu.Unlock()
	answer, ok := s.answer(r, nth)
	if !ok {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	s.write(w, r, answer)
}

// answer gives the section for a request.
func (s *recorded) answer(r *http.Request, nth int) (out string, ok bool) {
	for _, f := range s.sections {
		request, condition, conditional := strings.Cut(f.Name, " If-")
		name, value, _ := strings.Cut("If-"+condition, ": ")
		path := r.Method + " " + r.URL.RequestURI()
		switch {
		case request != path && request != fmt.Sprintf("%s #%d", path, nth):
		case conditional && r.Header.Get(name) == value:
			return string(f.Data), true
		case !conditional && !ok:
			out, ok = string(f.Data), true
		}
	}
	return out, ok
}

func (s *recorded) write(w http.ResponseWriter, r *http.Request, answer string) {
	head, body, _ := strings.Cut(strings.ReplaceAll(answer, "HOST", s.host), "\n\n")
	lines := strings.Split(strings.TrimSpace(head), "\n")
	status, err := strconv.Atoi(lines[0])
	if err != nil {
		panic(fmt.Sprintf("%s: no status: %q", r.URL, lines[0]))
	}
	body = strings.TrimSuffix(body, "\n")
	pack := false
	for _, line := range lines[1:] {
		switch name, value, _ := strings.Cut(line, ": "); name {
		case "Pack":
			pack = true
			w.Header().Set("Content-Encoding", value)
		case "Repeat":
			n, _ := strconv.Atoi(value)
			body = strings.Repeat(body, n)
		case "Wait":
			d, _ := time.ParseDuration(value)
			select {
			case <-time.After(d):
			case <-r.Context().Done():
			}
		default:
			w.Header().Add(name, value)
		}
	}
	w.WriteHeader(status)
	if pack {
		z := gzip.NewWriter(w)
		defer z.Close()
		z.Write([]byte(body))
		return
	}
	w.Write([]byte(body))
}

// TestServers fetches from the servers of testdata/servers. The comment of a file says what it
// shows, and holds lines "option: value". Section "fetch" lists the paths to fetch, a blank line
// between runs; between runs the clock goes on by the option "later". Section "want" has a line
// for each page: its path, then where it came from, status, type and body, or the failure.
// Section "asked", where there is one, lists the requests in order.
func TestServers(t *testing.T) {
	files, err := filepath.Glob("testdata/servers/*.txtar")
	if err != nil || len(files) < 8 {
		t.Fatalf("%d servers, %v", len(files), err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			testServer(t, archive)
		})
	}
}

func testServer(t *testing.T, archive *txtar.Archive) {
	rec := &recorded{times: map[string]int{}}
	parts := map[string]string{}
	for _, f := range archive.Files {
		if strings.Contains(f.Name, " /") {
			rec.sections = append(rec.sections, f)
		} else {
			parts[f.Name] = strings.TrimSpace(string(f.Data))
		}
	}
	server := httptest.NewServer(rec)
	t.Cleanup(server.Close)
	rec.host = server.URL
	now := time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC)
	o := Options{AllowPrivate: true, PerSecond: 1000, Timeout: 5 * time.Second, Now: func() time.Time { return now }}
	later := options(t, string(archive.Comment), &o)
	var got []string
	for _, run := range strings.Split(parts["fetch"], "\n\n") {
		var args []string
		for _, path := range strings.Fields(run) {
			args = append(args, server.URL+path)
		}
		for _, p := range collect(t, args, "", o) {
			got = append(got, strings.ReplaceAll(told(p), server.URL, ""))
		}
		now = now.Add(later)
	}
	if want := strings.Split(parts["want"], "\n"); !slices.Equal(got, want) {
		t.Errorf("pages:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if want, ok := parts["asked"]; ok && strings.Join(rec.asked, "\n") != want {
		t.Errorf("asked:\n%s\nwant:\n%s", strings.Join(rec.asked, "\n"), want)
	}
}

// options reads the lines "option: value" of a comment.
func options(t *testing.T, comment string, o *Options) (later time.Duration) {
	for line := range strings.Lines(comment) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch name {
		case "later":
			later, _ = time.ParseDuration(value)
		case "timeout":
			o.Timeout, _ = time.ParseDuration(value)
		case "max-bytes":
			o.MaxBytes, _ = strconv.ParseInt(value, 10, 64)
		case "ignore-robots":
			o.IgnoreRobots = true
		case "cache":
			o.Cache = Folder(filepath.Join(t.TempDir(), "cache"))
		}
	}
	return later
}

// told writes a page in one line.
func told(p parallax.Page) string {
	out := p.Input + " "
	if p.URL != p.Input {
		out += "from " + p.URL + " "
	}
	if p.Failure != "" {
		return out + "! " + p.Failure
	}
	return out + fmt.Sprintf("%d %s %q", p.Status, p.MediaType, p.Body)
}

// TestFolderKeepsPages: what a folder gives is what it took, or nothing when a file is broken.
func TestFolderKeepsPages(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "a", "b")
	cache := Folder(dir)
	page := parallax.Page{URL: "https://lindmar.example/a?b", Status: 200, Header: http.Header{"Etag": {`"x"`}}, Fetched: time.Date(2026, 3, 14, 9, 0, 0, 0, time.UTC), MediaType: "text/html", Body: []byte("<p>a\nb\xff")}
	if p, err := cache.Kept(t.Context(), page.URL); err != nil || p.Status != 0 {
		t.Errorf("an empty cache gives %+v, %v", p, err)
	}
	if err := cache.Keep(t.Context(), page); err != nil {
		t.Fatal(err)
	}
	if p, err := cache.Kept(t.Context(), page.URL); err != nil || !reflect.DeepEqual(p, page) {
		t.Errorf("gives %+v, %v; took %+v", p, err, page)
	}
	files, _ := filepath.Glob(filepath.Join(dir, "*"))
	if len(files) != 1 {
		t.Fatalf("files %v", files)
	}
	whole, _ := os.ReadFile(files[0])
	for _, broken := range [][]byte{nil, whole[:len(whole)-1], whole[:20], append([]byte("{}\n"), whole...)} {
		if err := os.WriteFile(files[0], broken, 0o600); err != nil {
			t.Fatal(err)
		}
		if p, err := cache.Kept(t.Context(), page.URL); err != nil || p.Status != 0 {
			t.Errorf("a file of %q gives %+v, %v", broken, p, err)
		}
	}
}
