package fetch

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/textproto"
	"strconv"
	"strings"
	"time"

	"parallax"
)

// maxWARCHeader bounds the header of one record.
const maxWARCHeader = 64 << 10

// warcRecord is one record of a WARC file (ISO 28500).
type warcRecord struct {
	kind, target string
	date         time.Time
	media        string
	size         int64
	body         io.Reader // exactly size bytes; what is not read is passed over
}

// warcReader reads records in order.
type warcReader struct {
	in   *bufio.Reader
	rest *io.LimitedReader // the body of the record before
}

// next gives the next record, io.EOF at the end.
func (w *warcReader) next() (*warcRecord, error) {
	if w.rest != nil {
		if _, err := io.Copy(io.Discard, w.rest); err != nil {
			return nil, err
		}
		if w.rest.N > 0 {
			return nil, io.ErrUnexpectedEOF
		}
	}
	version, err := w.version()
	if err != nil {
		return nil, err
	}
	if !strings.HasPrefix(version, "WARC/") {
		return nil, fmt.Errorf("no WARC record: %q", oneLine(version))
	}
	header, err := textproto.NewReader(bufio.NewReader(&headerReader{in: w.in, left: maxWARCHeader})).ReadMIMEHeader()
	if err != nil {
		return nil, fmt.Errorf("broken WARC header: %w", err)
	}
	size, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
	if err != nil || size < 0 {
		return nil, errors.New("WARC record without a length")
	}
	w.rest = &io.LimitedReader{R: w.in, N: size}
	date, _ := time.Parse(time.RFC3339, header.Get("WARC-Date"))
	return &warcRecord{
		kind: strings.ToLower(header.Get("WARC-Type")), target: strings.Trim(header.Get("WARC-Target-URI"), "<>"),
		date: date, media: header.Get("Content-Type"), size: size, body: w.rest,
	}, nil
}

// version reads the first line of a record behind the blank lines that end the one before.
func (w *warcReader) version() (string, error) {
	for {
		line, err := w.in.ReadSlice('\n')
		if t := string(bytes.TrimSpace(line)); t != "" {
			return t, nil
		}
		if err != nil {
			return "", err
		}
	}
}

// headerReader hands out lines up to and with the blank one that ends a header, and not a
// byte more, so that the body begins where the header ended.
type headerReader struct {
	in   *bufio.Reader
	line []byte
	left int
	done bool
}

func (h *headerReader) Read(p []byte) (int, error) {
	if len(h.line) == 0 {
		if h.done || h.left <= 0 {
			return 0, io.EOF
		}
		line, err := h.in.ReadSlice('\n')
		if err != nil && len(line) == 0 {
			return 0, err
		}
		h.left -= len(line)
		h.line = bytes.Clone(line)
		h.done = len(bytes.TrimSpace(line)) == 0
	}
	n := copy(p, h.line)
	h.line = h.line[n:]
	return n, nil
}

// warc yields the pages among the records of a WARC file.
func (r *reader) warc(ctx context.Context, s source, in *bufio.Reader) error {
	w := &warcReader{in: in}
	pages := 0
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		record, err := w.next()
		switch {
		case errors.Is(err, io.EOF):
			if pages == 0 {
				return r.fail(s.name, "no pages in this WARC file")
			}
			return nil
		case err != nil:
			return r.fail(fmt.Sprintf("%s:%d", s.label(), n), "%s", oneLine(err.Error()))
		}
		p, ok := r.recorded(record)
		if !ok {
			continue
		}
		p.File = s.file
		if p.Input == "" {
			p.Input = fmt.Sprintf("%s:%d", s.label(), n)
		}
		pages++
		if err := r.yield(p); err != nil {
			return err
		}
	}
}

// recorded makes a page of a record; ok is false for records that hold none (requests,
// metadata, images).
func (r *reader) recorded(rec *warcRecord) (p parallax.Page, ok bool) {
	p = parallax.Page{Input: rec.target, URL: rec.target, Fetched: rec.date}
	switch rec.kind {
	case "response":
		resp, err := http.ReadResponse(bufio.NewReader(io.LimitReader(rec.body, rec.size)), nil)
		if err != nil {
			p.Failure = "broken response: " + oneLine(err.Error())
			return p, true
		}
		defer resp.Body.Close()
		p.Status, p.Header = resp.StatusCode, resp.Header
		if resp.StatusCode >= 300 && resp.StatusCode < 400 || !pageMedia(mediaType(resp.Header)) {
			return p, false
		}
		fill(&p, resp.Body, r.MaxBytes)
		return p, true
	case "resource":
		p.Header = http.Header{"Content-Type": {rec.media}}
		if !pageMedia(mediaType(p.Header)) {
			return p, false
		}
		fill(&p, rec.body, r.MaxBytes)
		return p, true
	}
	return p, false
}
