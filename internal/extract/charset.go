package extract

import (
	"bytes"
	"fmt"
	"mime"
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/gogs/chardet"
	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const (
	// metaBytes is how far into a page its charset label is looked for. The standard says
	// 1,024; real pages put scripts before it.
	metaBytes = 8 << 10
	// guessBytes is how much is enough for statistics; more costs time and changes nothing.
	guessBytes = 64 << 10
	// guessConfidence (0 to 100) is what chardet must reach to be believed.
	guessConfidence = 20
)

var metaCharset = regexp.MustCompile(`(?i)<(?:meta[^>]+charset|\?xml[^>]+encoding)\s*=\s*["']?\s*([a-z0-9_:.-]+)`)

// decode gives the page as UTF-8 and, when the charset had to be guessed or its label was
// wrong, a warning that says so. The order is that of doc/inputs.md: byte order mark, HTTP
// header, label in the page, valid UTF-8, statistics, windows-1252. A label is overruled
// when the whole body is valid UTF-8 with characters of several bytes: text of a
// single-byte charset does not come out so by chance, and pages saved by tools often keep
// the label of the encoding they came in.
func decode(body []byte, contentType string) (text, warning string) {
	if text, ok := decodeMarked(body); ok {
		return text, ""
	}
	if label := charsetLabel(body, contentType); label != "" {
		enc, name := charset.Lookup(label)
		switch {
		case enc == nil:
			warning = fmt.Sprintf("unknown charset %q", label)
		case name == "utf-8" && utf8.Valid(body):
			return string(body), ""
		case name != "utf-8" && severalBytes(body) && utf8.Valid(body):
			return string(body), fmt.Sprintf("labelled %s, but is UTF-8", name)
		case name != "utf-8":
			return decodeAs(body, enc), ""
		case mostlyUTF8(body):
			return strings.ToValidUTF8(string(body), "\uFFFD"), "invalid UTF-8 was replaced"
		default:
			warning = "labelled utf-8, but is not"
		}
	}
	if utf8.Valid(body) {
		return string(body), warning
	}
	text, name := guess(body)
	return text, strings.TrimPrefix(warning+"; charset guessed: "+name, "; ")
}

// decodeMarked decodes a body that begins with a byte order mark.
func decodeMarked(body []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(body, []byte("\xEF\xBB\xBF")):
		return strings.ToValidUTF8(string(body[3:]), "\uFFFD"), true
	case bytes.HasPrefix(body, []byte("\xFE\xFF")), bytes.HasPrefix(body, []byte("\xFF\xFE")):
		return decodeAs(body, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM)), true
	}
	return "", false
}

// charsetLabel gives the charset named by the header or, failing that, by the page itself.
func charsetLabel(body []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		return params["charset"]
	}
	if m := metaCharset.FindSubmatch(body[:min(len(body), metaBytes)]); m != nil {
		label := strings.ToLower(string(m[1]))
		if strings.HasPrefix(label, "utf-16") {
			return "utf-8" // as in the HTML standard: a label that could be read is not UTF-16
		}
		return label
	}
	return ""
}

func decodeAs(body []byte, enc encoding.Encoding) string {
	out, err := enc.NewDecoder().Bytes(body)
	if err != nil {
		out = body
	}
	return strings.ToValidUTF8(string(out), "\uFFFD")
}

// guess decodes by statistics, with windows-1252 when they say nothing.
func guess(body []byte) (text, name string) {
	sample := body[:min(len(body), guessBytes)]
	if best, err := chardet.NewTextDetector().DetectBest(sample); err == nil && best.Confidence >= guessConfidence {
		if enc, name := charset.Lookup(best.Charset); enc != nil && name != "utf-8" {
			return decodeAs(body, enc), name
		}
	}
	return decodeAs(body, charmap.Windows1252), "windows-1252"
}

func severalBytes(body []byte) bool {
	return bytes.ContainsFunc(body, func(r rune) bool { return r >= utf8.RuneSelf && r != utf8.RuneError })
}

// mostlyUTF8 reports whether at most one in twenty of the characters beyond ASCII is
// broken: a page pasted together from two encodings, or cut in the middle of a character.
func mostlyUTF8(body []byte) bool {
	good, bad := 0, 0
	for len(body) > 0 {
		r, size := utf8.DecodeRune(body)
		switch {
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		body = body[size:]
	}
	return good >= 20*bad
}
