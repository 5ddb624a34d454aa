package language

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
	"golang.org/x/text/encoding/unicode/utf32"
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

// Decode gives the text of a page, a text or a feed as valid UTF-8, the charset it came in
// (its name in the encoding standard: "utf-8", "windows-1252") and, when the charset had to be
// guessed or its label was wrong, a warning that says so. The order is that of doc/inputs.md: byte order mark, HTTP
// header, label in the page, valid UTF-8, statistics, windows-1252. A label is overruled
// when the whole body is valid UTF-8 with characters of several bytes: text of a
// single-byte charset does not come out so by chance, and pages saved by tools often keep
// the label of the encoding they came in.
func Decode(body []byte, contentType string) (text, from, warning string) {
	if text, from, ok := decodeMarked(body); ok {
		return text, from, ""
	}
	if label := charsetLabel(body, contentType); label != "" {
		enc, name := charset.Lookup(label)
		switch {
		case enc == nil:
			warning = fmt.Sprintf("unknown charset %q", label)
		case name == "utf-8" && utf8.Valid(body):
			return string(body), name, ""
		case name != "utf-8" && severalBytes(body) && utf8.Valid(body):
			return string(body), "utf-8", fmt.Sprintf("labelled %s, but is UTF-8", name)
		case name != "utf-8":
			return decodeAs(body, enc), name, ""
		case mostlyUTF8(body):
			return strings.ToValidUTF8(string(body), "\uFFFD"), name, "invalid UTF-8 was replaced"
		default:
			warning = "labelled utf-8, but is not"
		}
	}
	if utf8.Valid(body) {
		return string(body), "utf-8", warning
	}
	text, from = guess(body)
	return text, from, strings.TrimPrefix(warning+"; charset guessed: "+from, "; ")
}

// wide are the encodings of several bytes a character, told by how a text begins in them:
// with a byte order mark, or with the "<" of markup. Those of four bytes come first, since the
// mark of UTF-32LE begins with that of UTF-16LE.
var wide = []struct {
	start, name string
	encoding    encoding.Encoding
}{
	{"\x00\x00\xFE\xFF", "utf-32be", utf32.UTF32(utf32.BigEndian, utf32.UseBOM)},
	{"\xFF\xFE\x00\x00", "utf-32le", utf32.UTF32(utf32.LittleEndian, utf32.UseBOM)},
	{"\x00\x00\x00<", "utf-32be", utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM)},
	{"<\x00\x00\x00", "utf-32le", utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM)},
	{"\xFE\xFF", "utf-16be", unicode.UTF16(unicode.BigEndian, unicode.UseBOM)},
	{"\xFF\xFE", "utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)},
	{"\x00<", "utf-16be", unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM)},
	{"<\x00", "utf-16le", unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM)},
}

// decodeMarked decodes a body whose first bytes leave no doubt.
func decodeMarked(body []byte) (text, from string, ok bool) {
	if mark := "\xEF\xBB\xBF"; bytes.HasPrefix(body, []byte(mark)) {
		return strings.ToValidUTF8(string(body[len(mark):]), "\uFFFD"), "utf-8", true
	}
	for _, w := range wide {
		if bytes.HasPrefix(body, []byte(w.start)) {
			return decodeAs(body, w.encoding), w.name, true
		}
	}
	return "", "", false
}

// charsetLabel gives the charset named by the header or, failing that, by the page itself.
func charsetLabel(body []byte, contentType string) string {
	if _, params, err := mime.ParseMediaType(contentType); err == nil && params["charset"] != "" {
		return strings.Trim(params["charset"], "'")
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
