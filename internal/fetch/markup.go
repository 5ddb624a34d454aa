package fetch

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"parallax"
)

const (
	// maxDepth is how deep elements are nested; what lies deeper is lifted to this depth.
	maxDepth = 100
	// maxElements bounds the memory of one document. The largest sitemap allowed, 50,000
	// addresses with dates and titles, has about 400,000.
	maxElements = 600_000
)

// element is one element of a feed, sitemap or outline, or a piece of text between them.
type element struct {
	name  string // in lower case, with the usual prefix of its namespace: "dc:creator"; "" for text
	text  string // of a piece of text
	attrs []html.Attribute
	kids  []*element
	base  *url.URL // against which its addresses are resolved; nil when unknown
	lang  string   // xml:lang in force; "" when none is
	space *namespaces
}

// attr gives an attribute by its name as written, in lower case.
func (e *element) attr(name string) string {
	for _, a := range e.attrs {
		if a.Key == name {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// all gives the children of one of the names, in order.
func (e *element) all(names ...string) (found []*element) {
	for _, k := range e.kids {
		for _, n := range names {
			if k.name == n {
				found = append(found, k)
			}
		}
	}
	return found
}

// first gives the first child of the first name that has one; nil when none has.
func (e *element) first(names ...string) *element {
	for _, n := range names {
		for _, k := range e.kids {
			if k.name == n {
				return k
			}
		}
	}
	return nil
}

// words gives the text inside an element, of nil "". It is not cleaned of markup.
func (e *element) words() string {
	if e == nil {
		return ""
	}
	var b strings.Builder
	e.write(&b)
	return strings.TrimSpace(b.String())
}

func (e *element) write(b *strings.Builder) {
	b.WriteString(e.text)
	for _, k := range e.kids {
		k.write(b)
	}
}

// move gives every element that has the one base the other.
func (e *element) move(from, to *url.URL) {
	if e.base == from {
		e.base = to
	}
	for _, k := range e.kids {
		k.move(from, to)
	}
}

// has reports whether there are elements inside.
func (e *element) has() bool {
	for _, k := range e.kids {
		if k.name != "" {
			return true
		}
	}
	return false
}

// markup gives the inside of an element as HTML.
func (e *element) markup() string {
	var b strings.Builder
	for _, k := range e.kids {
		k.render(&b)
	}
	return strings.TrimSpace(b.String())
}

func (e *element) render(b *strings.Builder) {
	if e.name == "" {
		b.WriteString(html.EscapeString(e.text))
		return
	}
	name := e.name[strings.IndexByte(e.name, ':')+1:]
	b.WriteString("<" + name)
	for _, a := range e.attrs {
		if !strings.Contains(a.Key, ":") && a.Key != "xmlns" {
			b.WriteString(" " + a.Key + `="` + html.EscapeString(a.Val) + `"`)
		}
	}
	b.WriteString(">")
	if voidElements[name] {
		return
	}
	for _, k := range e.kids {
		k.render(b)
	}
	b.WriteString("</" + name + ">")
}

var voidElements = map[string]bool{"area": true, "br": true, "col": true, "embed": true, "hr": true, "img": true, "input": true, "source": true, "track": true, "wbr": true}

// builder makes a tree of the tokens of a document. It takes what is broken the way readers
// of feeds do: bare ampersands and unknown entities are text, ends that are missing are
// made up, ends without a start are passed over. It is golang.org/x/net/html's tokenizer that
// reads, since encoding/xml gives up at the first error.
type builder struct {
	root     *element
	open     []*element // from root to where we are
	entities map[string]string
	count    int
}

// parseMarkup gives the tree of a document and, when it is not well-formed, what is wrong
// with it. The document is cut when its root has no end. The error wraps ErrRefused when there is too much of it.
func parseMarkup(text string, base *url.URL) (root *element, wrong string, cut bool, err error) {
	text = strings.Map(legal, text)
	wrong = illFormed(text)
	b := &builder{root: &element{base: base}}
	b.open = []*element{b.root}
	text, b.entities = cutDoctype(text)
	z := html.NewTokenizer(strings.NewReader(text))
	z.AllowCDATA(true)
	for {
		switch z.Next() {
		case html.ErrorToken:
			if errors.Is(z.Err(), io.EOF) {
				return b.root, wrong, len(b.open) > 1, nil
			}
			return nil, "", false, z.Err()
		case html.TextToken:
			b.addText(string(z.Raw()))
		case html.StartTagToken:
			b.start(z)
			z.NextIsNotRawText()
		case html.SelfClosingTagToken:
			b.start(z)
			b.open = b.open[:max(1, len(b.open)-1)]
			z.NextIsNotRawText()
		case html.EndTagToken:
			name, _ := z.TagName()
			b.end(string(name))
		}
		if b.count > maxElements {
			return nil, "", false, fmt.Errorf("%w: more than %d elements", parallax.ErrRefused, maxElements)
		}
	}
}

// legal drops the characters that XML 1.0 forbids (section 2.2).
func legal(r rune) rune {
	if r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0xFFFE || r == 0xFFFF {
		return -1
	}
	return r
}

// illFormed says what is wrong with a document by the rules of XML; "" when nothing is.
func illFormed(text string) string {
	d := xml.NewDecoder(strings.NewReader(text))
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // it is UTF-8 by now
	_, d.Entity = cutDoctype(text)
	elements := 0
	for {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF) && elements > 0:
			return ""
		case errors.Is(err, io.EOF):
			return "no XML in it"
		case err != nil:
			return oneLine(strings.TrimPrefix(err.Error(), "XML syntax "))
		}
		if _, ok := token.(xml.StartElement); ok {
			elements++
		}
	}
}

func (b *builder) here() *element { return b.open[len(b.open)-1] }

func (b *builder) addText(raw string) {
	if cdata, ok := strings.CutPrefix(raw, "<![CDATA["); ok {
		raw = strings.TrimSuffix(cdata, "]]>")
	} else {
		raw = unescape(raw, b.entities)
	}
	b.count++
	e := b.here()
	e.kids = append(e.kids, &element{text: raw, base: e.base, lang: e.lang})
}

func (b *builder) start(z *html.Tokenizer) {
	raw, more := z.TagName()
	tag := string(raw)
	var attrs []html.Attribute
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		attrs = append(attrs, html.Attribute{Key: string(key), Val: string(value)})
	}
	e := &element{attrs: attrs}
	space := b.here().space.with(attrs)
	e.name = space.name(tag)
	b.closeBefore(e.name)
	parent := b.here()
	e.base, e.lang, e.space = parent.base, parent.lang, space
	for _, a := range attrs {
		switch a.Key {
		case "xml:base":
			e.base = rebase(parent.base, a.Val)
		case "xml:lang":
			e.lang = strings.TrimSpace(a.Val)
		}
	}
	b.count++
	parent.kids = append(parent.kids, e)
	if len(b.open) < maxDepth {
		b.open = append(b.open, e)
	} else {
		b.open[len(b.open)-1] = e
	}
}

// rebase gives the base that xml:base sets; one that is no address of the web sets none.
func rebase(parent *url.URL, to string) *url.URL {
	u, err := url.Parse(strings.TrimSpace(to))
	if err != nil {
		return parent
	}
	if parent != nil {
		u = parent.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" {
		return parent
	}
	return u
}

// leaves are elements of feeds that hold words only: one that is still open when its sibling
// begins lost its end.
var leaves = map[string]bool{
	"title": true, "link": true, "guid": true, "pubdate": true, "category": true, "comments": true, "dc:date": true, "dc:creator": true,
	"atom:id": true, "atom:updated": true, "atom:published": true, "atom:link": true, "loc": true, "lastmod": true,
}

// entries are the elements that do not hold one another.
var entries = map[string]bool{"item": true, "atom:entry": true, "entry": true, "url": true, "sitemap": true}

// closeBefore ends elements whose end was forgotten, when the next one shows it.
func (b *builder) closeBefore(name string) {
	if here := b.here().name; leaves[here] && (leaves[name] || name == "description" || name == "enclosure" || entries[name]) || here == "atom:link" {
		b.open = b.open[:len(b.open)-1]
	}
	if !entries[name] {
		return
	}
	for i := len(b.open) - 1; i > 0; i-- {
		if b.open[i].name == name {
			b.open = b.open[:i]
			return
		}
	}
	for i := len(b.open) - 1; i > 0 && name != "url"; i-- { // which is also that of an image
		if holders[b.open[i].name] {
			b.open = b.open[:i+1] // what was opened since, between two entries, lost its end
			return
		}
	}
}

// holders are the elements that hold entries.
var holders = map[string]bool{"channel": true, "items": true, "rdf:rdf": true, "rss": true, "feed": true, "atom:feed": true, "urlset": true, "sitemapindex": true}

// end closes the nearest open element of the name; without one it is passed over.
func (b *builder) end(tag string) {
	name := b.here().space.name(tag)
	for i := len(b.open) - 1; i > 0; i-- {
		if b.open[i].name == name {
			b.open = b.open[:i]
			return
		}
	}
}
