package fetch

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"parallax"
)

// maxLine is how long one JSON line may be.
const maxLine = 16 << 20

// rowHead is what of a JSON line decides how it is read. The rest is the stage's.
type rowHead struct {
	ID   string  `json:"id"`
	URL  string  `json:"url"`
	File string  `json:"file"`
	Text *string `json:"text"`
}

// lines reads JSON lines one by one; nothing is held but the line.
func (r *reader) lines(ctx context.Context, s source, in *bufio.Reader) error {
	empty := true
	for n := 1; ; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		// Before we wait for more input, what was asked for is given: somebody may write
		// the next line only when the page of this one is there.
		if ready, _ := in.Peek(in.Buffered()); bytes.IndexByte(ready, '\n') < 0 {
			if err := r.web.flush(ctx); err != nil {
				return err
			}
		}
		line, err := readLine(in)
		where := fmt.Sprintf("%s:%d", s.label(), n)
		switch {
		case errors.Is(err, parallax.ErrRefused):
			if err := r.fail(where, "line longer than %s", size(maxLine)); err != nil {
				return err
			}
			continue
		case err != nil && !errors.Is(err, io.EOF):
			return r.fail(where, "broken: %s", oneLine(err.Error()))
		}
		line = bytes.TrimSpace(bytes.TrimPrefix(line, []byte("\xEF\xBB\xBF")))
		if len(line) > 0 {
			empty = false
			if err := r.row(ctx, s, where, line); err != nil {
				return err
			}
		}
		if err != nil {
			if empty {
				return r.fail(s.name, "no JSON lines in this file")
			}
			return nil
		}
	}
}

func (s source) label() string {
	if s.name == "-" {
		return "standard input"
	}
	return s.name
}

// readLine reads one line without its end. A line beyond maxLine is read over and refused.
func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		if len(line)+len(part) > maxLine {
			for errors.Is(err, bufio.ErrBufferFull) {
				_, err = in.ReadSlice('\n')
			}
			if err != nil && !errors.Is(err, io.EOF) {
				return nil, err
			}
			return nil, parallax.ErrRefused
		}
		line = append(line, part...)
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimRight(line, "\r\n"), err
		}
	}
}

// row reads one JSON line: a text, a file, or an address.
func (r *reader) row(ctx context.Context, s source, where string, line []byte) error {
	var h rowHead
	if err := json.Unmarshal(line, &h); err != nil {
		return r.fail(where, "invalid JSON line: %s", jsonError(err))
	}
	if h.ID == "" {
		h.ID = where
	}
	switch {
	case h.Text != nil:
		return r.give(parallax.Page{Input: h.ID, URL: h.URL, File: s.file, MediaType: parallax.MediaTypeRow, Body: bytes.Clone(line)})
	case h.File != "" && !s.own():
		return r.give(parallax.Page{Input: h.ID, URL: h.URL, Failure: "refused: a row that came from the network names a file"})
	case h.File != "":
		return r.rowFile(ctx, h, filepath.Dir(s.file))
	case isAddress(h.URL):
		return r.web.add(ctx, h.ID, h.URL)
	}
	return r.fail(h.ID, `%s: the JSON line has no "text", "file" or "url"`, where)
}

// jsonError names what is wrong without Go's type names.
func jsonError(err error) string {
	var kind *json.UnmarshalTypeError
	if errors.As(err, &kind) {
		if kind.Field == "" {
			return strings.Replace("a "+kind.Value, "a a", "an a", 1) + " where an object is needed"
		}
		return fmt.Sprintf("%q is a %s", kind.Field, strings.SplitN(kind.Value, " ", 2)[0])
	}
	return oneLine(err.Error())
}

// array reads a JSON file: rows in an array, one row, or several of these one after another.
// encoding/json's Decoder would hold a value of any length, so we part the values ourselves.
func (r *reader) array(ctx context.Context, s source, in *bufio.Reader) error {
	if mark, _ := in.Peek(3); string(mark) == "\xEF\xBB\xBF" {
		_, _ = in.Discard(3) // it was peeked at, so it is there
	}
	inside := false // an array
	for n := 1; ; {
		where := fmt.Sprintf("%s:%d", s.label(), n)
		if err := ctx.Err(); err != nil {
			return err
		}
		c, err := nextByte(in)
		switch {
		case errors.Is(err, io.EOF) && !inside && n == 1:
			return r.fail(s.name, "no rows in this file")
		case errors.Is(err, io.EOF) && !inside:
			return nil
		case errors.Is(err, io.EOF):
			return r.fail(where, "invalid JSON: broken off")
		case err != nil:
			return r.fail(where, "broken: %s", oneLine(err.Error()))
		case !inside && c == '[':
			inside = true
			continue
		case inside && c == ']':
			inside = false
			continue
		case inside && c == ',':
			continue
		}
		n++
		raw, err := readValue(in, c)
		var compact bytes.Buffer
		switch {
		case errors.Is(err, parallax.ErrRefused):
			err = r.fail(where, "value longer than %s", size(maxLine))
		case errors.Is(err, io.ErrUnexpectedEOF):
			return r.fail(where, "invalid JSON: broken off")
		case err != nil:
			return r.fail(where, "broken: %s", oneLine(err.Error()))
		default:
			if err := json.Compact(&compact, raw); err != nil {
				return r.fail(where, "invalid JSON: %s; the rest was not read", jsonError(err))
			}
			err = r.row(ctx, s, where, compact.Bytes())
		}
		if err != nil {
			return err
		}
	}
}

// nextByte reads over blanks.
func nextByte(in *bufio.Reader) (byte, error) {
	for {
		c, err := in.ReadByte()
		if err != nil || strings.IndexByte(" \t\r\n", c) < 0 {
			return c, err
		}
	}
}

// readValue reads the JSON value that begins with first: to the bracket that closes it, or to
// what ends a word. Whether it is valid is not looked at. A value beyond maxLine is read over
// and refused; one that does not end gives io.ErrUnexpectedEOF.
func readValue(in *bufio.Reader, first byte) ([]byte, error) {
	var value []byte
	depth, quoted, escaped := 0, false, false
	for c, n := first, 1; ; n++ {
		if n <= maxLine {
			value = append(value, c)
		}
		switch {
		case escaped:
			escaped = false
		case quoted:
			escaped, quoted = c == '\\', c != '"'
		case c == '"':
			quoted = true
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		if depth <= 0 && !quoted {
			next, _ := in.Peek(1) // an error comes again with the next byte
			if ends := len(next) == 0 || c == '"' || strings.IndexByte("{}[], \t\r\n", c) >= 0 || strings.IndexByte("{}[],\" \t\r\n", next[0]) >= 0; ends {
				if n > maxLine {
					return nil, parallax.ErrRefused
				}
				return value, nil
			}
		}
		var err error
		if c, err = in.ReadByte(); errors.Is(err, io.EOF) {
			return nil, io.ErrUnexpectedEOF
		} else if err != nil {
			return nil, err
		}
	}
}
