package fetch

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"parallax"
)

// asLayer stands for the reader of PDFs: the layer is the last line of the file, and "locked" cannot be read.
func asLayer(_ context.Context, body []byte) (parallax.TextLayer, error) {
	if strings.Contains(string(body), "locked") {
		return parallax.TextLayer{}, errors.New("locked\nwith a password")
	}
	lines := strings.Split(string(body), "\n")
	return parallax.TextLayer{Count: 1, Sheets: []parallax.Sheet{{Lines: []parallax.SheetLine{{Text: lines[len(lines)-1]}}}}}, nil
}

// layerText gives the text of a page that is a layer, "" for any other.
func layerText(p parallax.Page) string {
	var l parallax.TextLayer
	if p.MediaType != parallax.MediaTypeTextLayer || json.Unmarshal(p.Body, &l) != nil || len(l.Sheets) == 0 {
		return ""
	}
	return l.Sheets[0].Lines[0].Text
}

func pdfSite(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/report", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/pdf")
		w.Header().Set("Cache-Control", "max-age=600")
		fmt.Fprint(w, "%PDF-1.7\nfrom the network")
	})
	mux.HandleFunc("/untold", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/octet-stream")
		fmt.Fprint(w, "\n%PDF-1.4\nuntold")
	})
	mux.HandleFunc("/page", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/pdf")
		fmt.Fprint(w, "<p>No PDF at all")
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	return s
}

// TestPDF holds that a PDF is read wherever a page can come in, and that what is wrong with one is its failure.
func TestPDF(t *testing.T) {
	s := pdfSite(t)
	dir := write(t, map[string]string{
		"folder/report.pdf": "%PDF-1.7\nin a folder", "named.txt": "%PDF-1.7\nby its bytes", "packed.pdf.gz": zipped("%PDF-1.7\npacked"), "locked.pdf": "%PDF-1.7\nlocked",
		"rows.jsonl": "{\"id\":\"r\",\"file\":\"folder/report.pdf\"}\n", "not.pdf": "Just text", "crawl.warc": record("resource", "https://lindmar.example/a.pdf", "application/pdf", "%PDF-1.7\nfrom a crawl"),
	})
	at := func(name string) string { return filepath.Join(dir, name) }
	o := Options{AllowPrivate: true, PerSecond: 1000, PDF: asLayer}
	for input, want := range map[string]string{
		at("folder"): "in a folder", at("named.txt"): "by its bytes", at("packed.pdf.gz"): "packed", at("rows.jsonl"): "in a folder", at("crawl.warc"): "from a crawl", "-": "piped",
		s.URL + "/report": "from the network", s.URL + "/untold": "untold",
	} {
		stdin := ""
		if input == "-" {
			stdin = "%PDF-1.7\npiped"
		}
		pages := collect(t, []string{input}, stdin, o)
		if len(pages) != 1 || layerText(pages[0]) != want || pages[0].Failure != "" {
			t.Errorf("%s: %+v", input, pages)
		}
	}
	if p := collect(t, []string{at("locked.pdf")}, "", o)[0]; p.Failure != "locked with a password" || p.Body != nil {
		t.Errorf("locked: %+v", p)
	}
	if p := collect(t, []string{at("not.pdf")}, "", o)[0]; p.MediaType != "text/plain" || string(p.Body) != "Just text" {
		t.Errorf("a name alone: %+v", p)
	}
	if p := collect(t, []string{s.URL + "/page"}, "", o)[0]; p.MediaType != "text/html" || p.Failure != "" {
		t.Errorf("a type alone: %+v", p)
	}
	if p := collect(t, []string{at("folder")}, "", Options{})[0]; p.Failure != parallax.Texts()["reason.fetch.pdf"] || p.Body != nil {
		t.Errorf("without a reader: %+v", p)
	}
}

// TestPDFAsCame holds that what keeps pages keeps a PDF byte for byte, and that it is read again from there.
func TestPDFAsCame(t *testing.T) {
	s := pdfSite(t)
	var hits atomic.Int32
	served := s.Config.Handler
	s.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/report" {
			hits.Add(1)
		}
		served.ServeHTTP(w, r)
	})
	o := Options{AllowPrivate: true, PerSecond: 1000, PDF: asLayer, AsCame: true}
	if p := collect(t, []string{s.URL + "/report"}, "", o)[0]; string(p.Body) != "%PDF-1.7\nfrom the network" || p.MediaType != "application/pdf" {
		t.Errorf("%+v", p)
	}
	o.AsCame, o.Cache = false, Folder(t.TempDir())
	for range 2 {
		if p := collect(t, []string{s.URL + "/report"}, "", o)[0]; layerText(p) != "from the network" {
			t.Errorf("kept: %+v", p)
		}
	}
	if n := hits.Load(); n != 2 {
		t.Errorf("asked %d times: once for each of the first two", n)
	}
}

func TestPollerPDF(t *testing.T) {
	s := pdfSite(t)
	p := NewPoller(Options{AllowPrivate: true, PerSecond: 1000, PDF: asLayer})
	if got := p.Page(t.Context(), s.URL+"/report"); layerText(got.Page) != "from the network" || got.Why != "" || !got.Lasting {
		t.Errorf("%+v", got)
	}
	if got := p.Saved(t.Context(), "key", "report.pdf", []byte("%PDF-1.7\nuploaded")); layerText(got.Page) != "uploaded" {
		t.Errorf("%+v", got)
	}
	if got := p.Saved(t.Context(), "key", "report.pdf", []byte("%PDF-1.7\nlocked")); got.Page.Failure != "locked with a password" || got.Why != got.Page.Failure || !got.Lasting || got.Endless {
		t.Errorf("%+v", got)
	}
}

// TestPollerPDFInTime holds that a PDF whose turn did not come is one to ask for again, and one that takes too long is not.
func TestPollerPDFInTime(t *testing.T) {
	s := pdfSite(t)
	for err, want := range map[error]Got{
		fmt.Errorf("later: %w", parallax.ErrBusy):       {Why: "later: busy"},
		fmt.Errorf("too long: %w", parallax.ErrEndless): {Why: "too long: endless", Lasting: true, Endless: true},
	} {
		p := NewPoller(Options{AllowPrivate: true, PerSecond: 1000, PDF: func(context.Context, []byte) (parallax.TextLayer, error) { return parallax.TextLayer{}, err }})
		for _, got := range []Got{p.Page(t.Context(), s.URL+"/report"), p.Saved(t.Context(), "key", "report.pdf", []byte("%PDF-1.7\nuploaded"))} {
			if got.Why != want.Why || got.Lasting != want.Lasting || got.Endless != want.Endless || got.Page.Failure != want.Why || got.Page.Body != nil {
				t.Errorf("%v: %+v", err, got)
			}
		}
	}
}
