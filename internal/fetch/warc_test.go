package fetch

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"parallax"
)

// record writes one WARC record.
func record(kind, target, media, body string) string {
	return fmt.Sprintf("WARC/1.0\r\nWARC-Type: %s\r\nWARC-Target-URI: %s\r\nWARC-Date: 2026-03-14T09:00:00Z\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", kind, target, media, len(body), body)
}

func TestWARC(t *testing.T) {
	answer := "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n\r\n" + zipped("<p>Ebb.")
	records := []string{
		record("warcinfo", "", "application/warc-fields", "software: none"),
		record("request", "https://example.org/a", "application/http;msgtype=request", "GET /a HTTP/1.1\r\n\r\n"),
		record("response", "https://example.org/a", "application/http;msgtype=response", answer),
		record("response", "https://example.org/i.png", "application/http;msgtype=response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG"),
		record("response", "https://example.org/m", "application/http", "HTTP/1.1 301 Moved\r\nLocation: /a\r\n\r\n"),
		record("resource", "https://example.org/b", "text/plain", "Flood."),
		record("response", "https://example.org/c", "application/http", "nonsense"),
	}
	for name, file := range map[string]string{
		"plain": strings.Join(records, ""),
		"gzip":  zipped(strings.Join(records, "")),
		"gzip per record": func() (s string) {
			for _, r := range records {
				s += zipped(r)
			}
			return s
		}(),
	} {
		t.Run(name, func(t *testing.T) {
			pages := collect(t, nil, file, Options{})
			if len(pages) != 3 {
				t.Fatalf("%d pages, want 3: %+v", len(pages), pages)
			}
			if p := pages[0]; string(p.Body) != "<p>Ebb." || p.URL != "https://example.org/a" || p.Status != 200 || p.Fetched.IsZero() || p.MediaType != "text/html" {
				t.Errorf("first page %+v", p)
			}
			if p := pages[1]; string(p.Body) != "Flood." || p.MediaType != "text/plain" {
				t.Errorf("second page %+v", p)
			}
			if p := pages[2]; !strings.HasPrefix(p.Failure, "broken response") {
				t.Errorf("third page %+v", p)
			}
		})
	}
	if p := collect(t, nil, records[0], Options{})[0]; p.Failure != "no pages in this WARC file" {
		t.Errorf("a file without pages: %+v", p)
	}
	if p := collect(t, nil, records[5][:150], Options{}); len(p) != 1 || p[0].Failure == "" {
		t.Errorf("a file cut short: %+v", p)
	}
}

func FuzzInputs(f *testing.F) {
	f.Add([]byte(record("resource", "https://example.org/b", "text/plain", "Flood.")))
	f.Add([]byte(record("response", "https://example.org/b", "application/http", "HTTP/1.1 200 OK\r\n\r\nx")))
	f.Add([]byte("WARC/1.0\r\nContent-Length: 99999999\r\n\r\n"))
	f.Add([]byte(`{"id":"a","text":"b"}`))
	f.Add([]byte(`[{"id":"a","text":"b"},`))
	f.Add([]byte(zipped("WARC/1.1")))
	f.Fuzz(func(t *testing.T, in []byte) {
		for _, address := range []string{"file\"", "http"} {
			if strings.Contains(string(in), address) {
				t.Skip("would open files or connections")
			}
		}
		err := Inputs(context.Background(), nil, strings.NewReader(string(in)), Options{MaxBytes: 1 << 16}, func(p parallax.Page) error {
			if p.Input == "" || len(p.Body) > 1<<16 && p.MediaType != parallax.MediaTypeRow {
				t.Errorf("page %q with %d bytes", p.Input, len(p.Body))
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	})
}
