package web

import (
	"bytes"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"golang.org/x/net/html"

	"parallax"
	"parallax/internal/browser"
	"parallax/internal/store"
)

// exported gives the files of a site by their names.
func exported(t *testing.T, site Site) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := Export(t.Context(), filled(t), discard(), site, func(name string, data []byte) error {
		if _, twice := out[name]; twice || strings.HasPrefix(name, "/") || strings.Contains(name, "..") {
			t.Errorf("file %q", name)
		}
		out[name] = string(data)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestExport holds that every link of a page that is written leads to a file that is, and
// that nothing is left that needs a server.
func TestExport(t *testing.T) {
	site := exported(t, Site{})
	for _, want := range []string{"index.html", "story/s_ferry/index.html", "story/s_inquiry/index.html", "article/a_gazette/index.html", "storyline/l_ferry/index.html", "story/s_ferry/dossier.md", "story/s_ferry/claims.csv"} {
		if site[want] == "" {
			t.Errorf("no %s", want)
		}
	}
	links := 0
	for name, page := range site {
		if path.Ext(name) != ".html" {
			continue
		}
		for _, bad := range []string{"<form", "<script", "/search", "/decisions", "/edit", "feed.atom"} {
			if strings.Contains(page, bad) {
				t.Errorf("%s has %s", name, bad)
			}
		}
		for z := html.NewTokenizer(strings.NewReader(page)); z.Next() != html.ErrorToken; {
			for _, a := range z.Token().Attr {
				if a.Key != "href" && a.Key != "src" {
					continue
				}
				to, _, _ := strings.Cut(a.Val, "#")
				if to == "" || strings.HasPrefix(to, "https://") || strings.HasPrefix(to, "data:") {
					continue
				}
				links++
				if _, there := site[path.Join(path.Dir(name), to)]; !there {
					t.Errorf("%s leads to %s", name, a.Val)
				}
			}
		}
	}
	if links < 50 {
		t.Errorf("only %d links were followed", links)
	}
}

// TestBareStory wants a page for a story that no dossier was made of, in a server and in files: articles, outlets and searches
// lead there.
func TestBareStory(t *testing.T) {
	s := filled(t)
	take(t, s, "lugger", "Lugger <i>aground</i>", "A lugger ran aground.", "s_lugger", 3)
	server := httptest.NewServer(New(s, discard(), Options{}).Handler())
	defer server.Close()
	answer, page := get(t, server.URL+"/story/s_lugger")
	if answer.status != http.StatusOK {
		t.Errorf("status %d", answer.status)
	}
	holds(t, page, `dir="auto">Lugger &lt;i&gt;aground&lt;/i&gt;</h1>`, "This story is not compared", `href="/article/a_lugger"`)
	for _, none := range []string{"/story/s_nowhere", "/story/s_lugger/v/1"} {
		if answer, _ := get(t, server.URL+none); answer.status != http.StatusNotFound {
			t.Errorf("%s: status %d", none, answer.status)
		}
	}
	take(t, s, "nobody", "Seals on the pier", "Seals lay on the pier.", "s_ferry", 4, func(x *store.Taken) { x.Article.Outlet = parallax.Outlet{} })
	take(t, s, "smack", "Smack tows lugger", "A smack towed the lugger.", "s_ferry", 4)
	publish(t, s, "s_ferry")
	var said bytes.Buffer
	if err := Export(t.Context(), s, slog.New(slog.NewTextHandler(&said, nil)), Site{}, func(string, []byte) error { return nil }); err != nil || said.Len() > 0 {
		t.Errorf("export: %v, and %q", err, said.String()) // nothing leads to what is not there
	}
	if _, page := get(t, server.URL+"/article/a_nobody"); strings.Contains(page, "/outlet?name=\"") {
		t.Error("an article of no known outlet leads to one")
	}
	if _, page := get(t, server.URL+"/search?q=seals"); strings.Contains(page, "/outlet?name=\"") {
		t.Error("a hit of no known outlet leads to one")
	}
}

func TestExportFeeds(t *testing.T) {
	site := exported(t, Site{Base: "https://news.example/parallax/", Language: "de"})
	holds(t, site["feed.atom"], `href="https://news.example/parallax/story/s_ferry"`, "urn:parallax:story:s_ferry")
	holds(t, site["index.html"], `<html lang="de"`, `href="feed.atom"`)
	if err := Export(t.Context(), filled(t), discard(), Site{Base: "news.example"}, nil); err == nil {
		t.Error("a base without a scheme is taken")
	}
}

// TestBrowserExport looks at a site from its files.
func TestBrowserExport(t *testing.T) {
	ctx := browser.Start(t)
	dir := t.TempDir()
	for name, page := range exported(t, Site{}) {
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(page), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	server := httptest.NewServer(http.FileServer(http.Dir(dir)))
	defer server.Close()
	for _, name := range []string{"", "story/s_ferry/", "article/a_gazette/"} {
		browser.Audit(ctx, t, server.URL+"/"+name)
	}
	// From a disk too, where axe-core would ask for the style sheet and not get it.
	r := walker{t, browser.Tab(ctx, t, 1280)}
	r.do(chromedp.Navigate("file://" + filepath.Join(dir, "index.html")))
	r.follow(`.stories a`, "/story/s_")
	font, err := chromedp.Run(r.ctx, chromedp.Evaluate[string](`getComputedStyle(document.body).fontFamily`))
	if err != nil || !strings.Contains(font, "system-ui") {
		t.Errorf("a page from a disk has no style: %q, %v", font, err)
	}
}
