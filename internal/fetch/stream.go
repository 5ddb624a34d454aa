package fetch

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"parallax"
)

const (
	// sniffBytes is how much of an input is looked at to tell what it is.
	sniffBytes = 4 << 10
	// bufferBytes is the read buffer; it must hold sniffBytes.
	bufferBytes = 64 << 10
	// maxGzipLayers is how often an input may be compressed again.
	maxGzipLayers = 2
)

// source is where bytes come from.
type source struct {
	name string // Page.Input
	file string // path, empty for standard input
	url  string // address that came with it
}

// own reports whether the bytes are the user's: standard input or a file, not the network.
func (s source) own() bool { return s.file != "" || s.name == "-" }

// stream reads an input that may hold one page or many, told by its name and first bytes.
func (r *reader) stream(ctx context.Context, s source, in io.Reader) error {
	b, err := unzip(in)
	if err != nil {
		return r.fail(s.name, "%s", err)
	}
	head, _ := b.Peek(sniffBytes)
	switch kind := kindOf(head, s.file); kind {
	case "jsonl":
		return r.lines(ctx, s, b)
	case "json":
		return r.array(ctx, s, b)
	case "warc":
		return r.warc(ctx, s, b)
	case "mhtml":
		return r.mhtml(s, b)
	case "mail":
		return r.mail(s, b)
	default:
		return r.whole(s, b, kind)
	}
}

// single reads an input that is one page whatever it looks like.
func (r *reader) single(_ context.Context, s source, in io.Reader) error {
	b, err := unzip(in)
	if err != nil {
		return r.give(parallax.Page{Input: s.name, URL: s.url, File: s.file, Failure: err.Error()})
	}
	head, _ := b.Peek(sniffBytes)
	kind := kindOf(head, s.file)
	switch kind {
	case "mhtml":
		return r.mhtml(s, b)
	case "mail":
		return r.mail(s, b)
	}
	if kind != "text" {
		kind = "html"
	}
	return r.whole(s, b, kind)
}

// saved is Poller.Saved; err is that of reading a PDF, which Failure says too.
func saved(ctx context.Context, input, name string, body []byte, o Options) (page parallax.Page, err error) {
	r := &reader{Options: o.withDefaults()}
	r.give = func(p parallax.Page) error { page = p; return nil }
	if err := r.single(ctx, source{name: input, file: name}, bytes.NewReader(body)); err != nil {
		page = parallax.Page{Input: input, Failure: oneLine(err.Error())}
	}
	if page.MediaType == mediaTypeFeed {
		page.Body, page.MediaType, page.Failure = nil, "", "a feed where a page is needed"
	}
	err = r.layer(ctx, &page)
	page.Fetched = r.Now()
	return page, err
}

// whole reads one page to its end.
func (r *reader) whole(s source, in io.Reader, kind string) error {
	p := parallax.Page{Input: s.name, URL: s.url, File: s.file, MediaType: "text/html"}
	if kind == "text" {
		p.MediaType = "text/plain"
	}
	body, err := readAtMost(in, r.MaxBytes)
	switch {
	case errors.Is(err, parallax.ErrRefused):
		p.Failure = r.tooLarge()
	case err != nil:
		p.Failure = "broken: " + err.Error()
	case isPDF(body):
		p.Body, p.MediaType = body, mediaTypePDF
	case kind != "text" && looksFeed(body[:min(len(body), sniffBytes)]):
		p.Body, p.MediaType = body, mediaTypeFeed
	case kind != "text" && ownDossier(body[:min(len(body), sniffBytes)]):
		p.Failure = "a dossier that parallax wrote, no report of an outlet"
	case binary(body):
		p.Failure = errNoPage.Error()
	default:
		p.Body = body
	}
	return r.give(p)
}

// ownDossier reports whether a page begins as the dossiers do that we write: it quotes every
// outlet it compares, and would be counted as one more.
func ownDossier(head []byte) bool {
	return bytes.Contains(head, []byte(`<meta name="generator" content="parallax">`))
}

// unzip takes gzip off the input, told by its first bytes.
func unzip(in io.Reader) (*bufio.Reader, error) {
	b := bufio.NewReaderSize(in, bufferBytes)
	for range maxGzipLayers {
		magic, err := b.Peek(2)
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, errors.New(plain(err))
		}
		if !bytes.Equal(magic, []byte{0x1f, 0x8b}) {
			return b, nil
		}
		z, err := gzip.NewReader(b)
		if err != nil {
			return nil, fmt.Errorf("broken gzip: %w", err)
		}
		b = bufio.NewReaderSize(z, bufferBytes)
	}
	return b, nil
}

// kindOf tells what an input is: "jsonl", "json", "warc", "mhtml", "mail", "feed", "html" or "text". The ending of a
// file decides where it has one, except that no ending makes JSON of what is none.
func kindOf(head []byte, name string) string {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	ext, _ := format(name)
	switch {
	case bytes.HasPrefix(text, []byte("WARC/")):
		return "warc"
	case ext == ".mhtml" || ext == ".mht":
		return "mhtml"
	case ext == ".eml":
		return "mail"
	case ext == ".jsonl":
		return "jsonl"
	case ext == ".json" && looksFeed(text):
		return "feed"
	case ext == ".json":
		return "json"
	case ext == ".txt" || ext == ".md":
		return "text"
	case ext == ".html" || ext == ".htm" || ext == ".xhtml":
		return "html"
	case looksFeed(text):
		return "feed"
	case bytes.HasPrefix(text, []byte("{")):
		return "jsonl"
	case bytes.HasPrefix(text, []byte("[")) && bytes.HasPrefix(bytes.TrimLeft(text[1:], " \t\r\n"), []byte("{")):
		return "json"
	case looksHTML(text):
		return "html"
	case looksMHTML(text):
		return "mhtml"
	case looksMail(text):
		return "mail"
	}
	return "text"
}

// looksHTML reports whether text begins with a tag, a doctype or a comment.
func looksHTML(text []byte) bool {
	if len(text) < 2 || text[0] != '<' {
		return false
	}
	c := text[1] | 0x20
	return text[1] == '!' || text[1] == '?' || c >= 'a' && c <= 'z'
}

// signatures begin files that are no text.
var signatures = []string{"\x89PNG", "\xFF\xD8\xFF", "GIF8", "PK\x03\x04", "RIFF", "\x7FELF", "ID3", "OggS", "\x00\x00\x00"}

// mostControls is the share of control characters from which bytes are no text: random
// bytes have a tenth, compressed ones too; texts with a stray one far less.
const mostControls = 0.02

// binary reports whether a body is no text: a known signature, NUL bytes outside UTF-16, or
// more control characters than a text has. ESC is left out, since ISO-2022-JP shifts with it.
func binary(body []byte) bool {
	head := body[:min(len(body), sniffBytes)]
	if bytes.HasPrefix(head, []byte("\xFE\xFF")) || bytes.HasPrefix(head, []byte("\xFF\xFE")) {
		return false
	}
	for _, s := range signatures {
		if bytes.HasPrefix(head, []byte(s)) {
			return true
		}
	}
	controls := 0
	for _, c := range head {
		if c == 0 {
			return true
		}
		if c < ' ' && !bytes.ContainsRune([]byte("\t\n\r\f\v\x1b"), rune(c)) {
			controls++
		}
	}
	return float64(controls) > mostControls*float64(len(head))
}

// readAtMost reads to the end, and refuses what is longer than limit.
func readAtMost(in io.Reader, limit int64) ([]byte, error) {
	body, err := io.ReadAll(io.LimitReader(in, limit+1))
	if err == nil && int64(len(body)) > limit {
		return nil, fmt.Errorf("%w: %s", parallax.ErrRefused, "larger than "+size(limit))
	}
	return body, err
}

// oneLine makes an error fit a list of sources. Bytes of a file that are no text are replaced.
func oneLine(s string) string {
	s = strings.ToValidUTF8(strings.Join(strings.Fields(s), " "), "\uFFFD")
	if len(s) > 200 {
		cut := 200
		for !utf8.RuneStart(s[cut]) {
			cut--
		}
		s = s[:cut] + "…"
	}
	return s
}
