package fetch

import (
	"strings"

	"golang.org/x/net/html"
)

// spaces gives the prefix under which we know a namespace, by its address in lower case
// without a final slash or "#". RSS in all its versions has none.
var spaces = map[string]string{
	"http://purl.org/rss/1.0": "", "http://my.netscape.com/rdf/simple/0.9": "", "http://channel.netscape.com/rdf/simple/0.9": "",
	"http://my.netscape.com/publish/formats/rss-0.91.dtd": "", "http://backend.userland.com/rss": "", "http://backend.userland.com/rss2": "",
	"http://backend.userland.com/rss091": "", "http://blogs.law.harvard.edu/tech/rss": "", "http://purl.org/net/rss1.1": "",
	"http://www.w3.org/2005/atom": "atom", "http://purl.org/atom/ns": "atom", "http://purl.org/atom/app": "app",
	"http://www.w3.org/1999/02/22-rdf-syntax-ns": "rdf", "http://www.w3.org/1999/xhtml": "xhtml", "http://www.w3.org/xml/1998/namespace": "xml",
	"http://purl.org/dc/elements/1.1": "dc", "http://purl.org/dc/elements/1.0": "dc", "http://purl.org/dc/terms": "dcterms",
	"http://purl.org/rss/1.0/modules/content": "content", "http://purl.org/rss/1.0/modules/syndication": "sy",
	"http://search.yahoo.com/mrss": "media", "http://search.yahoo.com/rss": "media", "http://video.search.yahoo.com/mrss": "media",
	"http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes", "http://wellformedweb.org/commentapi": "wfw",
	"http://backend.userland.com/creativecommonsrssmodule": "license", "http://cyber.law.harvard.edu/rss/creativecommonsrssmodule.html": "license",
	"http://web.resource.org/cc": "license", "http://creativecommons.org/ns": "license",
	"http://www.sitemaps.org/schemas/sitemap/0.9": "", "http://www.google.com/schemas/sitemap/0.84": "", "http://www.google.com/schemas/sitemap/0.9": "",
	"http://www.google.com/schemas/sitemap-news/0.9": "news", "http://www.google.com/schemas/sitemap-image/1.1": "image",
}

// namespaces are the prefixes in force at an element; nil knows none.
type namespaces struct {
	prefix, known string // of one declaration
	outer         *namespaces
}

// with adds the declarations of an element.
func (n *namespaces) with(attrs []html.Attribute) *namespaces {
	for _, a := range attrs {
		prefix, declares := strings.CutPrefix(a.Key, "xmlns")
		if !declares || prefix != "" && prefix[0] != ':' {
			continue
		}
		prefix = strings.TrimPrefix(prefix, ":")
		known, ok := spaces[strings.TrimRight(strings.ToLower(strings.TrimSpace(a.Val)), "/#")]
		if !ok {
			known = prefix // of an unknown one we keep what was written
		}
		n = &namespaces{prefix, known, n}
	}
	return n
}

// maxDeclared is how far back a declaration is looked for: no feed has so many at once, and
// a hostile one shall not make each element look through thousands.
const maxDeclared = 64

// name gives a tag under the prefix we know its namespace by. A prefix that was not
// declared is taken at its word.
func (n *namespaces) name(tag string) string {
	prefix, local, ok := strings.Cut(tag, ":")
	if !ok {
		prefix, local = "", tag
	}
	known := prefix
	for range maxDeclared {
		if n == nil {
			break
		}
		if n.prefix == prefix {
			known = n.known
			break
		}
		n = n.outer
	}
	if known == "" {
		return local
	}
	return known + ":" + local
}
