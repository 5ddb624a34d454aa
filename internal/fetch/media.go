package fetch

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"

	"parallax"
)

// maxWindow bounds the memory a zstd stream may ask for.
const maxWindow = 8 << 20

// mediaType is the type of a response without parameters, "" when it is not said.
func mediaType(h http.Header) string {
	t, _, err := mime.ParseMediaType(h.Get("Content-Type"))
	if err != nil {
		t, _, _ = strings.Cut(h.Get("Content-Type"), ";")
	}
	return strings.ToLower(strings.TrimSpace(t))
}

// pageMedia reports whether a type can be a page; an unsaid one can.
func pageMedia(t string) bool {
	switch t {
	case "", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/octet-stream", "application/xml", "text/xml", mediaTypePDF, "application/x-pdf":
		return true
	}
	return feedMedia(t)
}

// feedMedia reports whether a type is that of a feed, an outline or a sitemap.
func feedMedia(t string) bool {
	switch t {
	case "application/json", "text/x-opml", "text/x-opml+xml", "application/x-gzip", "application/gzip":
		return true
	}
	return feedType(t)
}

// fill reads a response body into the page: decoded from its content encoding, within the
// limit, its charset untouched.
func fill(p *parallax.Page, from io.Reader, limit int64) {
	in, err := decoded(p.Header.Get("Content-Encoding"), from)
	if err != nil {
		p.Failure = oneLine(err.Error())
		return
	}
	defer in.Close()
	body, err := readAtMost(in, limit)
	if err == nil {
		body, err = unpacked(body, limit) // sitemaps come as .xml.gz
	}
	switch {
	case errors.Is(err, parallax.ErrRefused):
		p.Failure = "larger than " + size(limit)
	case err != nil:
		p.Failure = "broken off: " + oneLine(explain(err))
	case isPDF(body):
		p.Body, p.MediaType = body, mediaTypePDF
	case looksFeed(body[:min(len(body), sniffBytes)]):
		p.Body, p.MediaType = body, mediaTypeFeed
	case binary(body), feedMedia(mediaType(p.Header)):
		p.Failure = errNoPage.Error()
	default:
		p.Body = body
		p.MediaType = "text/html"
		if t := mediaType(p.Header); (t == "text/plain" || t == "text/markdown") && !looksHTML(body) {
			p.MediaType = "text/plain"
		}
	}
}

// unpacked takes gzip off a body that is packed once more than the response says.
func unpacked(body []byte, limit int64) ([]byte, error) {
	if !bytes.HasPrefix(body, []byte{0x1f, 0x8b}) {
		return body, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return nil, fmt.Errorf("broken gzip: %w", err)
	}
	return readAtMost(z, limit)
}

// decoded undoes a content encoding.
func decoded(encoding string, in io.Reader) (io.ReadCloser, error) {
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "", "identity":
		return io.NopCloser(in), nil
	case "gzip", "x-gzip":
		z, err := gzip.NewReader(in)
		if err != nil {
			return nil, fmt.Errorf("broken gzip: %w", err)
		}
		return z, nil
	case "br":
		return io.NopCloser(brotli.NewReader(in)), nil
	case "deflate":
		return inflated(in)
	case "zstd":
		z, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(maxWindow))
		if err != nil {
			return nil, fmt.Errorf("broken zstd: %w", err)
		}
		return z.IOReadCloser(), nil
	}
	return nil, fmt.Errorf("unknown content encoding %q", encoding)
}

// inflated undoes "deflate", which means zlib (RFC 1950); some servers send the bare stream
// inside it, told by the two bytes of the header that are missing then.
func inflated(in io.Reader) (io.ReadCloser, error) {
	const deflateMethod = 8
	b := bufio.NewReader(in)
	head, _ := b.Peek(2) // an error comes again when the body is read
	if len(head) < 2 || head[0]&0x0f != deflateMethod || (int(head[0])<<8|int(head[1]))%31 != 0 {
		return flate.NewReader(b), nil
	}
	z, err := zlib.NewReader(b)
	if err != nil {
		return nil, fmt.Errorf("broken deflate: %w", err)
	}
	return z, nil
}
