package fetch

import (
	"encoding/base64"
	"net/url"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// written is a text of a feed: words for people and, when they came as such, markup.
type written struct {
	text   string // plain
	markup string // HTML with its addresses resolved
}

// fromMarkup makes a text of HTML; plain leaves markup alone that holds no tags and entities.
func fromMarkup(markup string, base *url.URL) written {
	markup = strings.TrimSpace(markup)
	return written{plainText(markup), absolute(markup, base)}
}

// fromWords makes a text of words in which nothing is markup.
func fromWords(words string) written {
	return written{flat(words), html.EscapeString(strings.TrimSpace(words))}
}

// atomText reads a text of Atom: 1.0 says by type what it is (RFC 4287, section 3.1), 0.3 by
// type and mode.
func atomText(e *element) written {
	if e == nil {
		return written{}
	}
	kind, mode := strings.ToLower(e.attr("type")), strings.ToLower(e.attr("mode"))
	switch {
	case mode == "base64" || kind == "application/octet-stream" && mode == "":
		return fromBase64(e, kind)
	case e.has() && kind != "html":
		return fromMarkup(inner(e), e.base)
	case kind == "html" || mode == "escaped" && kind != "text/plain" || strings.Contains(kind, "html"):
		return fromMarkup(e.words(), e.base)
	case kind == "xhtml" || strings.HasSuffix(kind, "xml") || strings.HasPrefix(kind, "text/") || !strings.Contains(kind, "/"):
		return fromWords(e.words())
	}
	return fromBase64(e, kind)
}

// inner is the markup inside an element, without the one div that XHTML comes in.
func inner(e *element) string {
	var only *element
	for _, k := range e.kids {
		switch {
		case k.name == "" && strings.TrimSpace(k.text) == "":
		case only != nil || k.name != "xhtml:div" && k.name != "div":
			return e.markup()
		default:
			only = k
		}
	}
	if only == nil {
		return e.markup()
	}
	return only.markup()
}

// fromBase64 undoes base64; what is none is read as it stands.
func fromBase64(e *element, kind string) written {
	packed := strings.Join(strings.Fields(e.words()), "")
	raw, err := base64.StdEncoding.DecodeString(packed)
	text := strings.ToValidUTF8(string(raw), "\uFFFD")
	switch {
	case err != nil && strings.HasPrefix(kind, "text/"), err != nil && kind == "":
		return fromMarkup(e.words(), e.base)
	case err != nil || binary(raw):
		return written{}
	case kind == "text/plain" || kind == "text":
		return fromWords(text)
	}
	return fromMarkup(text, e.base)
}

// rssText reads a text of RSS that is HTML by custom: a description.
func rssText(e *element) written {
	switch {
	case e == nil:
		return written{}
	case e.has():
		return fromMarkup(inner(e), e.base)
	}
	return fromMarkup(e.words(), e.base)
}

// rssTitle reads a text of RSS that is plain, but often enough HTML: a title. A "<blink>" in
// words stays, an "<em>" is markup.
func rssTitle(e *element) written {
	words := e.words()
	switch {
	case e == nil:
		return written{}
	case e.has():
		return fromMarkup(inner(e), e.base)
	case looksMarkedUp(words):
		return fromMarkup(words, e.base)
	}
	return fromWords(words)
}

// inline are the elements that occur in titles.
var inline = map[atom.Atom]bool{
	atom.A: true, atom.Abbr: true, atom.B: true, atom.Br: true, atom.Cite: true, atom.Div: true, atom.Em: true, atom.Font: true, atom.I: true,
	atom.Img: true, atom.Mark: true, atom.P: true, atom.Q: true, atom.S: true, atom.Small: true, atom.Span: true, atom.Strong: true, atom.Sub: true,
	atom.Sup: true, atom.U: true, atom.Wbr: true,
}

// looksMarkedUp reports whether words hold entities, or tags that occur in titles.
func looksMarkedUp(words string) bool {
	if html.UnescapeString(words) != words && strings.Contains(words, ";") {
		return true
	}
	z := html.NewTokenizer(strings.NewReader(words))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return false
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			if inline[atom.Lookup(name)] {
				return true
			}
			z.NextIsNotRawText()
		}
	}
}

// blocks are the elements that begin a new line of text.
var blocks = map[atom.Atom]bool{
	atom.Address: true, atom.Article: true, atom.Aside: true, atom.Blockquote: true, atom.Dd: true, atom.Div: true, atom.Dl: true, atom.Dt: true,
	atom.Figcaption: true, atom.Figure: true, atom.Footer: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true,
	atom.H6: true, atom.Header: true, atom.Hr: true, atom.Li: true, atom.Ol: true, atom.P: true, atom.Pre: true, atom.Section: true,
	atom.Table: true, atom.Tr: true, atom.Ul: true, atom.Br: true,
}

// plainText gives the words of HTML: paragraphs separated by a blank line, without scripts.
func plainText(markup string) string {
	if !strings.ContainsAny(markup, "<&") {
		var parts []string
		for part := range strings.SplitSeq(strings.ReplaceAll(markup, "\r\n", "\n"), "\n\n") {
			parts = append(parts, flat(part))
		}
		return paragraphs(strings.Join(parts, "\n"))
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(markup))
	hidden := 0
	for {
		switch z.Next() {
		case html.ErrorToken:
			return paragraphs(b.String())
		case html.TextToken:
			if hidden == 0 {
				b.WriteString(strings.Map(oneBlank, string(z.Text())))
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if blocks[tag] {
				b.WriteByte('\n')
			}
			if tag == atom.Script || tag == atom.Style {
				hidden = 1
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			tag := atom.Lookup(name)
			if blocks[tag] {
				b.WriteByte('\n')
			}
			if tag == atom.Script || tag == atom.Style {
				hidden = 0
			}
		}
	}
}

// oneBlank makes every white space in text a blank: lines are made by elements.
func oneBlank(r rune) rune {
	if unicode.IsSpace(r) {
		return ' '
	}
	return r
}

// paragraphs drops empty lines and needless blanks, and parts what is left by a blank line.
func paragraphs(s string) string {
	var lines []string
	for line := range strings.SplitSeq(s, "\n") {
		if line = flat(line); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n\n")
}

// flat makes one line of words.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// absolute resolves the addresses in HTML against base.
func absolute(markup string, base *url.URL) string {
	if base == nil || !strings.Contains(markup, "<") {
		return markup
	}
	var b strings.Builder
	z := html.NewTokenizer(strings.NewReader(markup))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			b.Write(z.Raw())
			return b.String()
		}
		raw := string(z.Raw())
		if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
			b.WriteString(raw)
			continue
		}
		token, changed := z.Token(), false
		for i, a := range token.Attr {
			switch a.Key {
			case "href", "src", "cite", "poster", "data", "longdesc":
				if to := resolve(base, a.Val); to != a.Val {
					token.Attr[i].Val, changed = to, true
				}
			}
		}
		if changed {
			raw = token.String()
		}
		b.WriteString(raw)
	}
}

// resolve makes an address absolute; one that cannot be read is given as it came, and so is
// one that needs no base.
func resolve(base *url.URL, address string) string {
	address = strings.TrimSpace(address)
	u, err := url.Parse(address)
	if err != nil || address == "" || base == nil || u.IsAbs() {
		return address
	}
	return base.ResolveReference(u).String()
}
