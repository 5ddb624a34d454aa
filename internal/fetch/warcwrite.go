package fetch

import (
	"bytes"
	"cmp"
	"compress/gzip"
	"crypto/rand"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"parallax"
)

// WARCWriter writes pages as a WARC 1.1 file (ISO 28500), each record packed on its own, so
// that records can be read without those before them.
type WARCWriter struct {
	w  io.Writer
	id func() string // of a record: a UUID
}

// NewWARCWriter begins a file with its warcinfo record, as of now.
func NewWARCWriter(w io.Writer, now time.Time) (*WARCWriter, error) {
	out := &WARCWriter{w: w, id: uuid}
	info := "software: " + UserAgent + "\r\nformat: WARC File Format 1.1\r\n"
	return out, out.record("warcinfo", "", now, "application/warc-fields", []byte(info))
}

// Page writes a page: a response record with status and headers when it was fetched, a
// resource record when it came from a file. The body is written decoded, so Content-Encoding,
// Transfer-Encoding and Content-Length are left out of its header. A page that failed has nothing to write and is refused.
func (w *WARCWriter) Page(p parallax.Page) error {
	target := p.URL
	switch {
	case p.Failure != "":
		return fmt.Errorf("%w: WARC: page %s failed: %s", parallax.ErrInvalid, p.Input, p.Failure)
	case target == "" || strings.ContainsAny(target, " \r\n<>"):
		return fmt.Errorf("%w: WARC: page %s has no address", parallax.ErrInvalid, p.Input)
	case p.Status == 0:
		return w.record("resource", target, p.Fetched, oneLine(cmp.Or(p.Header.Get("Content-Type"), p.MediaType)), p.Body) // with the charset, where a saved page says it outside of itself
	}
	return w.record("response", target, p.Fetched, "application/http;msgtype=response", response(p))
}

// response writes the answer of a server as it is sent.
func response(p parallax.Page) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "HTTP/1.1 %d %s\r\n", p.Status, http.StatusText(p.Status))
	header := p.Header.Clone()
	for _, name := range []string{"Content-Encoding", "Transfer-Encoding", "Content-Length", "Trailer"} {
		header.Del(name)
	}
	_ = header.Write(&b) // a buffer takes everything
	b.WriteString("\r\n")
	b.Write(p.Body)
	return b.Bytes()
}

// record writes one record as one member of gzip.
func (w *WARCWriter) record(kind, target string, at time.Time, media string, body []byte) error {
	z := gzip.NewWriter(w.w)
	head := []string{
		"WARC/1.1", "WARC-Type: " + kind, "WARC-Record-ID: <urn:uuid:" + w.id() + ">", "WARC-Date: " + at.UTC().Format("2006-01-02T15:04:05.999999999Z"),
		"Content-Type: " + media, fmt.Sprintf("Content-Length: %d", len(body)),
	}
	if target != "" {
		head = slices.Insert(head, 2, "WARC-Target-URI: "+target)
	}
	_, err := io.WriteString(z, strings.Join(head, "\r\n")+"\r\n\r\n")
	if err == nil {
		_, err = z.Write(body)
	}
	if err == nil {
		_, err = io.WriteString(z, "\r\n\r\n")
	}
	if err == nil {
		err = z.Close()
	}
	if err != nil {
		return fmt.Errorf("write WARC: %w", err)
	}
	return nil
}

// uuid makes a random UUID (RFC 9562, version 4).
func uuid() string {
	var u [16]byte
	_, _ = rand.Read(u[:]) // it never fails (crypto/rand)
	u[6], u[8] = u[6]&0x0f|0x40, u[8]&0x3f|0x80
	return fmt.Sprintf("%x-%x-%x-%x-%x", u[:4], u[4:6], u[6:8], u[8:10], u[10:])
}
