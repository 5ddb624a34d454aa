package web

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"path"
	"path/filepath"
	"strings"

	"golang.org/x/net/html"

	"parallax"
	"parallax/internal/store"
)

// Site is how the pages of a store are written to files.
type Site struct {
	// Base is the address the files will stand at, for feeds, which need whole addresses; ""
	// leaves feeds out.
	Base string
	// Language is that of the pages, a BCP 47 base; "" is English.
	Language string
	// Whole writes whole articles; else their beginnings.
	Whole bool
	// LineName is that of Options.
	LineName func([][]parallax.Covered) string
}

// Check reports whether the site can stand at its address; the error wraps parallax.ErrInvalid and is for people.
func (s *Site) Check() error {
	if u, err := url.Parse(s.Base); err != nil || s.Base != "" && (u.Scheme != "https" && u.Scheme != "http" || u.Host == "") {
		return fmt.Errorf("%w: %q is no address of a site; one begins with https:// or http://", parallax.ErrInvalid, s.Base)
	}
	return nil
}

// Export writes every page that can be reached from the front page, with the files they lead
// to, as files whose links work wherever they stand. What needs a server (search, decisions,
// filters, older versions) is left out. write gets a path with slashes and is called once for each.
func Export(ctx context.Context, s *store.Store, log *slog.Logger, site Site, write func(name string, data []byte) error) error {
	if err := site.Check(); err != nil {
		return err
	}
	server := New(s, log, Options{Reachable: true, Whole: site.Whole, LineName: site.LineName})
	server.options.static, server.options.base = true, strings.TrimSuffix(site.Base, "/")
	e := exporter{handler: server.routes(), language: cmp.Or(site.Language, "en"), names: map[string]string{}}
	e.name("/")
	for len(e.open) > 0 {
		address := e.open[0]
		e.open = e.open[1:]
		if err := ctx.Err(); err != nil {
			return err
		}
		name := e.names[address]
		data, err := e.page(ctx, address, name)
		if errors.Is(err, parallax.ErrNotFound) && address != "/" { // it went while others were written
			log.Warn("left out of the export: there is no such page any more", "page", address)
			continue
		}
		if err == nil {
			err = write(name, data)
		}
		if err != nil {
			return fmt.Errorf("export %s: %w", address, err)
		}
	}
	return nil
}

// exporter follows the links of pages.
type exporter struct {
	handler  http.Handler
	language string
	names    map[string]string // of the files, by address
	open     []string          // addresses still to be written
}

// name gives the file of an address, which is written sooner or later. A story that became
// part of another has the file of that.
func (e *exporter) name(address string) string {
	if name, known := e.names[address]; known {
		return name
	}
	u, err := url.Parse(address)
	if err != nil {
		u = &url.URL{Path: "/"}
	}
	name := strings.TrimPrefix(path.Clean(u.Path), "/")
	if u.RawQuery != "" {
		name = path.Join(name, parallax.MakeID("q_", u.RawQuery))
	}
	if path.Ext(name) == "" {
		name = path.Join(name, "index.html")
	}
	e.names[address] = name
	e.open = append(e.open, address)
	return name
}

// page gives the bytes of an address, links rewritten for the file of that name.
func (e *exporter) page(ctx context.Context, address, name string) ([]byte, error) {
	for range 3 { // a story may have been merged while we write
		r, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://localhost"+address, nil)
		if err != nil {
			return nil, err
		}
		r.RequestURI = address
		r.Header.Set("Accept-Language", e.language)
		w := httptest.NewRecorder()
		e.handler.ServeHTTP(w, r)
		switch {
		case w.Code == http.StatusMovedPermanently:
			address = w.Header().Get("Location")
			continue
		case w.Code == http.StatusNotFound:
			return nil, parallax.ErrNotFound
		case w.Code != http.StatusOK:
			return nil, fmt.Errorf("status %d", w.Code)
		case !strings.HasPrefix(w.Header().Get("Content-Type"), "text/html") || w.Header().Get("Content-Disposition") != "":
			return w.Body.Bytes(), nil
		}
		return e.relative(w.Body.Bytes(), name)
	}
	return nil, fmt.Errorf("leads nowhere")
}

// relative rewrites the links of a page to pages of ours as they lead from the file.
func (e *exporter) relative(page []byte, name string) ([]byte, error) {
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return out.Bytes(), nil // the end: the page is ours and in memory
		}
		raw := bytes.Clone(z.Raw())
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			out.Write(raw)
			continue
		}
		token, changed := z.Token(), false
		for i := range token.Attr {
			a := &token.Attr[i]
			if (a.Key != "href" && a.Key != "src") || !strings.HasPrefix(a.Val, "/") || strings.HasPrefix(a.Val, "//") {
				continue
			}
			address, anchor, _ := strings.Cut(a.Val, "#")
			to, err := filepath.Rel(filepath.FromSlash(path.Dir(name)), filepath.FromSlash(e.name(address)))
			if err != nil {
				return nil, err
			}
			a.Val, changed = filepath.ToSlash(to), true
			if anchor != "" {
				a.Val += "#" + anchor
			}
		}
		if changed {
			raw = []byte(token.String())
		}
		out.Write(raw)
	}
}
