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

// TestBrokenRecordsArePassedOver: one bad record costs one failure, not the archive.
func TestBrokenRecordsArePassedOver(t *testing.T) {
	one := record("resource", "https://example.org/1", "text/plain", "Ebb.")
	two := record("resource", "https://example.org/2", "text/plain", "Flood.")
	const a, b = "https://example.org/1", "; https://example.org/2"
	for _, c := range []struct{ name, in, want string }{
		{"no length", one + strings.Replace(one, "Content-Length", "Content-Size", 1) + two, a + "; standard input:2!broken WARC record: no length" + b},
		{"too small a length", strings.Replace(one, "Length: 4", "Length: 1", 1) + two, a + `; standard input:2!broken WARC record: it begins with "bb."` + b},
		{"no header", one + "WARC/1.0\r\nnonsense\r\n\r\n" + two, a + "; standard input:2!broken WARC record: header: malformed MIME header: missing colon: \"nonsense\"" + b},
		{"a long line", one + strings.Repeat("x", bufferBytes+9) + "WARC/1.0\r\n" + two, a + `; standard input:2!broken WARC record: it begins with "xxx`},
		{"a long header", one + "WARC/1.0\r\nX: " + strings.Repeat("x", 3*maxWARCHeader) + "\r\n" + two, a + "; standard input:2!broken WARC record: header: header too long" + b},
		{"cut short", one + two[:len(two)-8], a + b + "; standard input:3!the last record is cut short; the rest of the file was not read"},
		{"cut in a header", one + two[:70], a + "; standard input:2!broken WARC record: header: "},
		{"broken gzip", zipped(one) + zipped(two)[:60], a + "; standard input:2!unexpected EOF; the rest of the file was not read"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := inShort(collect(t, nil, c.in, Options{}))
			if !strings.HasPrefix(got, c.want) || c.name == "a long line" && !strings.HasSuffix(got, b) {
				t.Errorf("gives %.900s\nwant %s", got, c.want)
			}
		})
	}
}

func TestWARCHeaderBomb(t *testing.T) {
	const length = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/\r\nContent-Length: 99999999\r\n\r\nHTTP/1.1 200 OK\r\n"
	for name, in := range map[string]string{
		"one line":   bomb(length+"X: ", "x", "\r\n\r\n"),
		"many lines": bomb(length, "X: y\r\n", "\r\n"),
	} {
		t.Run(name, func(t *testing.T) {
			var pages []parallax.Page
			if got := allocated(func() { pages = collect(t, nil, in, Options{}) }); got > 8<<20 {
				t.Errorf("%d MB were asked for", got>>20)
			}
			if len(pages) == 0 || !strings.Contains(pages[0].Failure, "header too long") {
				t.Errorf("gives %.300s", inShort(pages))
			}
		})
	}
	cookie := "HTTP/1.1 200 OK\r\nSet-Cookie: " + strings.Repeat("c", 9000) + "\r\nContent-Type: text/plain\r\n\r\nEbb."
	if p := collect(t, nil, record("response", "https://example.org/", "application/http", cookie), Options{}); string(p[0].Body) != "Ebb." {
		t.Errorf("a long cookie: %.300s", inShort(p))
	}
}

// TestLineEndsOfWARC: records are read whatever ends their lines, and a file whose line ends
// were changed after its lengths were counted is told as one.
func TestLineEndsOfWARC(t *testing.T) {
	record := func(missing int) string {
		http := "HTTP/1.1 200 OK\nContent-Type: text/html\n\n<p>The lock gate held."
		return fmt.Sprintf("WARC/1.0\nWARC-Type: response\nWARC-Target-URI: https://lindmar.example/\nContent-Type: application/http\nContent-Length: %d\n\n%s\n\n", len(http)+missing, http)
	}
	if got := inShort(collect(t, nil, record(0)+record(0), Options{})); got != "https://lindmar.example/; https://lindmar.example/" {
		t.Errorf("lines that end in LF: %s", got)
	}
	if got := inShort(collect(t, nil, record(9)+record(9)+record(9), Options{})); !strings.Contains(got, "its lines end in LF, not CR LF") {
		t.Errorf("line ends that were changed: %s", got)
	}
}

func FuzzInputs(f *testing.F) {
	f.Add([]byte(record("resource", "https://example.org/b", "text/plain", "Flood.")))
	f.Add([]byte(record("response", "https://example.org/b", "application/http", "HTTP/1.1 200 OK\r\n\r\nx")))
	f.Add([]byte("WARC/1.0\r\nContent-Length: 99999999\r\n\r\n"))
	f.Add([]byte(`{"id":"a","text":"b"}`))
	f.Add([]byte(`[{"id":"a","text":"b"},`))
	f.Add([]byte(zipped("WARC/1.1")))
	f.Add([]byte(savedPage))
	f.Add([]byte(strings.Replace(savedPage, "quoted-printable", "base64", 1)))
	f.Add([]byte("\xEF\xBB\xBF<p>Ebb."))
	f.Add([]byte("<rss><channel><item><title>Ebb</title></item></channel></rss>"))
	f.Add([]byte(record("resource", "https://example.org/b", "text/plain", "Flood.") + "WARC/1.1\nno header\n\n" + record("resource", "", "text/html", "<p>x")))
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
