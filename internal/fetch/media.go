package fetch

import (
	"bufio"
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
	case "", "text/html", "application/xhtml+xml", "text/plain", "text/markdown", "application/octet-stream", "application/xml", "text/xml":
		return true
	}
	return false
}

// fill reads a response body into the page: decoded from its content encoding, within the
// limit, its charset untouched.
func fill(p *parallax.Page, body io.Reader, limit int64) {
	in, err := decoded(p.Header.Get("Content-Encoding"), body)
	if err != nil {
		p.Failure = oneLine(err.Error())
		return
	}
	defer in.Close()
	bytes, err := readAtMost(in, limit)
	switch {
	case errors.Is(err, parallax.ErrRefused):
		p.Failure = "larger than " + size(limit)
	case err != nil:
		p.Failure = "broken off: " + oneLine(explain(err))
	case binary(bytes):
		p.Failure = "not a text or HTML page"
	default:
		p.Body = bytes
		p.MediaType = "text/html"
		if t := mediaType(p.Header); (t == "text/plain" || t == "text/markdown") && !looksHTML(bytes) {
			p.MediaType = "text/plain"
		}
	}
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
