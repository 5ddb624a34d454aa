package fetch

import (
	"bytes"
	"compress/flate"
	"compress/zlib"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"

	"parallax"
)

// TestContentEncodings reads a page in each encoding. "deflate" means zlib, but some servers
// send the stream without zlib's header (RFC 9110 section 8.4.1.2).
func TestContentEncodings(t *testing.T) {
	text := "<p>" + strings.Repeat("The ferry sank at dawn. ", 40)
	packed := func(open func(io.Writer) (io.WriteCloser, error)) string {
		var b bytes.Buffer
		w, err := open(&b)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, text)
		w.Close()
		return b.String()
	}
	raw := func(level int) string {
		return packed(func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, level) })
	}
	for _, c := range []struct{ name, encoding, body, failure string }{
		{"none", "", text, ""},
		{"gzip", "gzip", zipped(text), ""},
		{"deflate with zlib's header", "deflate", packed(func(w io.Writer) (io.WriteCloser, error) { return zlib.NewWriter(w), nil }), ""},
		{"deflate without it", "deflate", raw(flate.BestCompression), ""},
		{"deflate without it, stored", "Deflate ", raw(flate.NoCompression), ""},
		{"deflate of one byte", "deflate", "\x03", "broken off"},
		{"zstd", "zstd", packed(func(w io.Writer) (io.WriteCloser, error) { return zstd.NewWriter(w) }), ""},
		{"not gzip", "gzip", text, "broken gzip"},
		{"unknown", "snappy", text, `unknown content encoding "snappy"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := parallax.Page{Header: http.Header{"Content-Encoding": {c.encoding}}}
			fill(&p, strings.NewReader(c.body), 1<<20)
			if c.failure == "" && (p.Failure != "" || string(p.Body) != text) {
				t.Errorf("failure %q, body %.40q", p.Failure, p.Body)
			}
			if c.failure != "" && !strings.HasPrefix(p.Failure, c.failure) {
				t.Errorf("failure %q, want %q", p.Failure, c.failure)
			}
		})
	}
}
