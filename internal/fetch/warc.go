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

// errRecord marks a record that is broken in itself: the next one can still be found.
var errRecord = errors.New("broken WARC record")

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
	lost bool              // the record before was broken: its remains are passed over
	bare bool              // a record began with a line that ends in LF alone
}

// next gives the next record, io.EOF at the end. After errRecord it goes on with the next line
// that begins a record; after any other error nothing more can be read.
func (w *warcReader) next() (*warcRecord, error) {
	if w.rest != nil {
		if _, err := io.Copy(io.Discard, w.rest); err != nil {
			return nil, err
		}
		if w.rest.N > 0 {
			return nil, errors.New("the last record is cut short")
		}
		w.rest = nil
	}
	version, err := w.version()
	switch {
	case err != nil:
		return nil, err
	case !strings.HasPrefix(version, "WARC/"):
		w.lost = true
		hint := ""
		if w.bare { // some tool made text of it: each CR that is gone makes a record shorter than it says
			hint = "; its lines end in LF, not CR LF, and its lengths do not fit: the file was changed"
		}
		return nil, fmt.Errorf("%w: it begins with %q%s", errRecord, oneLine(version), hint)
	}
	w.lost = true // until its length is known
	lines := &headerReader{in: w.in, left: maxWARCHeader}
	header, err := textproto.NewReader(bufio.NewReader(lines)).ReadMIMEHeader()
	switch {
	case lines.err != nil:
		return nil, lines.err
	case err != nil:
		return nil, fmt.Errorf("%w: header: %s", errRecord, err.Error()) // not wrapped: it can be io.EOF
	}
	size, err := strconv.ParseInt(header.Get("Content-Length"), 10, 64)
	if err != nil || size < 0 {
		return nil, fmt.Errorf("%w: no length", errRecord)
	}
	w.lost = false
	w.rest = &io.LimitedReader{R: w.in, N: size}
	date, _ := time.Parse(time.RFC3339, header.Get("WARC-Date"))
	return &warcRecord{
		kind: strings.ToLower(header.Get("WARC-Type")), target: strings.Trim(header.Get("WARC-Target-URI"), "<>"),
		date: date, media: header.Get("Content-Type"), size: size, body: w.rest,
	}, nil
}

// version reads the first line of a record behind the blank lines that end the one before;
// after a broken record also behind all other lines. Of a long line it gives the start.
func (w *warcReader) version() (string, error) {
	for begins := true; ; { // a line, not the rest of a long one
		line, err := w.in.ReadSlice('\n')
		t := string(bytes.TrimSpace(line))
		if begins && t != "" && (!w.lost || strings.HasPrefix(t, "WARC/")) {
			w.bare = w.bare || strings.HasPrefix(t, "WARC/") && !bytes.HasSuffix(line, []byte("\r\n"))
			return t, nil
		}
		begins = err == nil
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return "", err
		}
	}
}

// headerReader hands out lines up to and with the blank one that ends a header, and not a
// byte more, so that the body begins where the header ended. A header longer than left bytes
// is an error.
type headerReader struct {
	in   *bufio.Reader
	line []byte
	left int
	long bool // the line before goes on
	done bool
	err  error // of in, but for its end
}

func (h *headerReader) Read(p []byte) (int, error) {
	if len(h.line) == 0 {
		switch {
		case h.err != nil:
			return 0, h.err
		case h.done:
			return 0, io.EOF
		case h.left <= 0:
			return 0, errors.New("header too long")
		}
		line, err := h.in.ReadSlice('\n')
		h.left -= len(line)
		h.line = bytes.Clone(line)
		h.done = err == nil && !h.long && len(bytes.TrimSpace(line)) == 0 || errors.Is(err, io.EOF)
		h.long = errors.Is(err, bufio.ErrBufferFull)
		if err != nil && !h.done && !h.long {
			h.err = err
		}
	}
	n := copy(p, h.line)
	h.line = h.line[n:]
	return n, nil
}

// warc yields the pages among the records of a WARC file.
func (r *reader) warc(ctx context.Context, s source, in *bufio.Reader) error {
	w := &warcReader{in: in}
	pages := 0 // and failures
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
		case errors.Is(err, errRecord):
			pages++
			if err := r.fail(fmt.Sprintf("%s:%d", s.label(), n), "%s", oneLine(err.Error())); err != nil {
				return err
			}
			continue
		case err != nil:
			return r.fail(fmt.Sprintf("%s:%d", s.label(), n), "%s; the rest of the file was not read", oneLine(err.Error()))
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
		if err := r.give(p); err != nil {
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
		body := bufio.NewReader(rec.body)
		head := &headerReader{in: body, left: maxHeader}
		resp, err := http.ReadResponse(bufio.NewReader(io.MultiReader(head, body)), nil)
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
		return p, p.MediaType != mediaTypeFeed // what an archive holds is read, not where it leads
	case "resource":
		p.Header = http.Header{"Content-Type": {rec.media}}
		if !pageMedia(mediaType(p.Header)) {
			return p, false
		}
		fill(&p, rec.body, r.MaxBytes)
		return p, p.MediaType != mediaTypeFeed
	}
	return p, false
}
