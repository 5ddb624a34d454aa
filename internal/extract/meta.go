package extract

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// metadata is what a page says about itself, read in one walk before anything is cut away.
type metadata struct {
	linked    linkedData        // JSON-LD
	hasLinked bool              //
	meta      map[string]string // <meta> by lower-case name, property or itemprop; the first value wins
	authors   []string          // every meta author, in order
	tags      []string          // every article:tag
	title     string            // <title>
	headings  []string          // the text of each h1
	lang      string            // of <html>
	canonical string
	times     []timeMark // <time>, microdata and marked-up dates, in document order
	bylines   []byline   // elements marked as naming the author
	paywall   string     // the markup that says the rest is for sale; "" when none
	password  bool       // there is a field for a password
	next      bool       // there is a link rel=next: the article may go on
	amp       bool       // it is an AMP page: its canonical address is the article's
	video     bool       // JSON-LD describes a video
	mail      string     // the one domain of all mail addresses on the page; "" when they differ
	near      []string   // short lines beside the headline, where a date may be printed
}

// timeMark is an element that says a time.
type timeMark struct {
	value    string // machine-readable, "" when there is only text
	text     string
	itemprop string // datePublished, dateModified
	hint     string // class names of the element and its parent
	inside   bool   // inside an article, header or main element
	early    bool   // before the first long paragraph
}

type byline struct {
	text  string
	rel   bool     // rel=author or itemprop=author: says so by a standard
	names []string // the text of links below
}

// readMetadata walks the parsed page once.
func readMetadata(doc *html.Node, address string) *metadata {
	w := collector{m: &metadata{meta: map[string]string{}}, mail: map[string]bool{}}
	w.visit(doc, false)
	m := w.m
	if len(w.mail) == 1 {
		for m.mail = range w.mail {
		}
	}
	m.linked, m.hasLinked = readLinked(w.blocks, firstNonEmpty(m.canonical, m.meta["og:url"], address))
	return m
}

const (
	// longParagraph is the size in bytes, links aside, of a paragraph with which an account has begun.
	longParagraph = 200
	// mostHosts is how many hosts of mail addresses are told apart; a site of its own writes of one.
	mostHosts = 3
)

// collector collects the metadata of a page.
type collector struct {
	m      *metadata
	blocks []string        // of JSON-LD
	mail   map[string]bool // domains of mail addresses
	long   bool            // the account has begun
}

// visit reads an element with what is in it; inside is true within an article, main part or header.
func (w *collector) visit(n *html.Node, inside bool) {
	if n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.Script:
			w.script(n)
			return
		case atom.Style, atom.Template, atom.Noscript, atom.Svg:
			return
		case atom.Article, atom.Main, atom.Header:
			inside = true
		default:
			w.element(n, inside)
		}
		w.m.addMarked(n, inside, !w.long)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.visit(c, inside)
	}
}

func (w *collector) script(n *html.Node) {
	if t := strings.ToLower(attr(n, "type")); strings.HasPrefix(t, "application/ld+json") && n.FirstChild != nil {
		w.blocks = append(w.blocks, n.FirstChild.Data)
		w.m.video = w.m.video || strings.Contains(n.FirstChild.Data, "VideoObject")
	}
}

// element reads the elements that say something by their name.
func (w *collector) element(n *html.Node, inside bool) {
	m := w.m
	switch n.DataAtom {
	case atom.Html:
		m.lang = firstNonEmpty(attr(n, "lang"), attr(n, "xml:lang"))
		m.amp = hasAttr(n, "amp", "⚡")
	case atom.Meta:
		m.addMeta(n)
	case atom.Title:
		if m.title == "" && n.Parent != nil && n.Parent.DataAtom != atom.Svg && n.Namespace == "" {
			m.title = textOf(n)
		}
	case atom.Link:
		m.addLink(n)
	case atom.H1:
		if t := textOf(n); t != "" {
			m.headings = append(m.headings, t)
		}
	case atom.P:
		if !w.long && inside {
			all, linked := textLen(n)
			w.long = all-linked > longParagraph
		}
	case atom.A:
		w.mailTo(n)
	case atom.Input:
		m.password = m.password || strings.EqualFold(attr(n, "type"), "password")
	}
}

// mailTo takes the domain of a mail address that is linked.
func (w *collector) mailTo(n *html.Node) {
	to, ok := strings.CutPrefix(strings.ToLower(attr(n, "href")), "mailto:")
	if _, host, at := strings.Cut(to, "@"); ok && at && len(w.mail) < mostHosts {
		host, _, _ = strings.Cut(host, "?")
		w.mail[domainOf(host)] = true
	}
}

func (m *metadata) addMeta(n *html.Node) {
	value := strings.TrimSpace(attr(n, "content"))
	if value == "" {
		return
	}
	for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
		name := strings.ToLower(strings.TrimSpace(attr(n, key)))
		switch name {
		case "":
			continue
		case "author", "article:author", "dc.creator", "parsely-author", "sailthru.author", "byl", "og:article:author", "cxenseparse:author", "dcterms.creator":
			if v := plainText(value); !strings.Contains(v, "://") {
				m.authors = append(m.authors, v)
			}
		case "article:tag":
			m.tags = append(m.tags, plainText(value))
		}
		for _, n := range []string{name, squeeze(name)} {
			if m.meta[n] == "" {
				m.meta[n] = value
			}
		}
	}
}

func (m *metadata) addLink(n *html.Node) {
	for _, rel := range strings.Fields(strings.ToLower(attr(n, "rel"))) {
		switch rel {
		case "canonical":
			if m.canonical == "" {
				m.canonical = strings.TrimSpace(attr(n, "href"))
			}
		case "next":
			m.next = true
		}
	}
}

// addMarked keeps what an element of the body is marked as: a time, an author, a paywall.
func (m *metadata) addMarked(n *html.Node, inside, early bool) {
	prop := strings.ToLower(attr(n, "itemprop"))
	switch {
	case n.DataAtom == atom.Time || prop == "datepublished" || prop == "datemodified":
		if len(m.times) < 40 {
			mark := timeMark{value: firstNonEmpty(attr(n, "datetime"), attr(n, "content"), attr(n, "data-datetime")), text: textOf(n), itemprop: prop, inside: inside, early: early}
			mark.hint = hints(n)
			if n.Parent != nil {
				mark.hint += " " + hints(n.Parent)
			}
			m.times = append(m.times, mark)
		}
	}
	h := hints(n)
	if h == "" && attr(n, "rel") == "" {
		return
	}
	if isAuthorMark(n, prop, h) && len(m.bylines) < 20 {
		m.bylines = append(m.bylines, readByline(n, prop))
	}
	if m.paywall == "" && containsAny(h, elementNames().wallMark) {
		if all, _ := textLen(n); all > 0 {
			m.paywall = strings.Join(strings.Fields(h), " ")
		}
	}
}

func isAuthorMark(n *html.Node, prop, h string) bool {
	if prop == "author" || prop == "creator" || attr(n, "rel") == "author" {
		return true
	}
	if n.DataAtom == atom.Address {
		return true
	}
	if !strings.Contains(h, "by") && !strings.Contains(h, "author") {
		return false // spares nearly all elements the rest
	}
	for w := range strings.SplitSeq(h, " ") {
		switch {
		case strings.Contains(w, "byline"), w == "by", w == "author", w == "authors", w == "author-name", strings.HasSuffix(w, "__author"), strings.HasSuffix(w, "-author"), strings.HasSuffix(w, "_author"):
			return true
		}
	}
	return false
}

func readByline(n *html.Node, prop string) byline {
	b := byline{text: textOf(n), rel: prop == "author" || attr(n, "rel") == "author"}
	if len(b.text) > 300 {
		b.text = ""
	}
	walk(n, func(c *html.Node) bool {
		if isTag(c, atom.A) || strings.EqualFold(attr(c, "itemprop"), "name") {
			if t := textOf(c); t != "" {
				b.names = append(b.names, t)
			}
			return false
		}
		return true
	})
	return b
}

// squeeze gives a name without its separators, which tools vary: "article:published:time".
func squeeze(name string) string { return separatorsOfNames.Replace(name) }

var separatorsOfNames = strings.NewReplacer(":", "", ".", "", "-", "", "_", "")

func firstNonEmpty(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}
