package fetch

import (
	"strconv"
	"strings"

	"parallax"
)

// readAtom reads Atom 1.0 (RFC 4287) and 0.3.
func readAtom(f *parallax.Feed, root *element) {
	f.Kind = "atom"
	for n := root.space; n != nil; n = n.outer {
		if n.known == "atom" {
			f.Kind = "atom 1.0"
		}
	}
	if v := root.attr("version"); v != "" {
		f.Kind = "atom " + oneLine(v)
	}
	readAtomHead(f, root)
	if lang := languageTag(root.lang); lang != "" {
		f.Language = lang
	}
	if own := languageTag(root.first("dc:language", "language").words()); own != "" {
		f.Language = own
	}
	for _, e := range root.all(both("entry")...) {
		item := atomItem(e, f.Language)
		if len(item.Authors) == 0 && item.Source != nil {
			item.Authors = item.Source.Authors
		}
		if len(item.Authors) == 0 { // section 4.2.1: those of the feed are those of its entries
			item.Authors = f.Authors
		}
		f.Items = append(f.Items, item)
	}
}

// both gives names with and without the prefix of Atom: some feeds forget the namespace.
func both(names ...string) (out []string) {
	for _, n := range names {
		out = append(out, "atom:"+n, n)
	}
	return out
}

// readAtomHead reads what a feed, or the source of an entry, says of itself.
func readAtomHead(f *parallax.Feed, e *element) {
	f.ID = resolve(e.base, e.first(both("id", "guid")...).words())
	if t := atomText(e.first(append(both("title"), "dc:title")...)); t.text != "" {
		f.Title = t.text
	}
	f.Description = atomText(e.first(both("subtitle", "tagline", "info")...)).text
	f.Rights = atomText(e.first(append(both("rights", "copyright"), "dc:rights")...)).text
	f.Generator = flat(e.first(both("generator")...).words())
	f.Image = image(e.first(both("logo", "icon")...))
	f.Links = atomLinks(e)
	f.Link = mainLink(f.Links)
	f.Authors = people(e, append(both("author"), "dc:creator")...)
	f.Contributors = people(e, both("contributor")...)
	f.Publisher = person(e.first("dc:publisher"))
	f.Categories = categories(e)
	f.Published = firstDate(e, both("published", "issued")...)
	f.Updated = firstDate(e, append(both("updated", "modified"), "dc:date", "dcterms:modified")...)
	f.TTL = interval(e)
}

// atomItem reads one entry; lang is the language of the feed.
func atomItem(e *element, lang string) parallax.FeedItem {
	item := parallax.FeedItem{ID: resolve(e.base, e.first(both("id", "guid")...).words())}
	for _, name := range append(both("title"), "dc:title", "media:title") {
		if item.Title == "" {
			item.Title = atomText(e.first(name)).text
		}
	}
	summary := atomText(e.first(append(both("summary"), "dc:description", "description", "media:description")...))
	if g := e.first("media:group"); g != nil && summary.text == "" {
		summary = rssText(g.first("media:description"))
	}
	item.Summary = summary.text
	content := e.first(append(both("content"), "content:encoded")...)
	if content != nil && content.attr("src") == "" {
		item.Content = atomText(content).markup
	}
	item.Links = atomLinks(e)
	if content != nil && content.attr("src") != "" {
		item.Links = append(item.Links, parallax.FeedLink{URL: resolve(content.base, content.attr("src")), Rel: "content", Type: content.attr("type")})
	}
	item.Link = mainLink(item.Links)
	item.Authors = people(e, append(both("author"), "dc:creator", "dc:author")...)
	item.Contributors = people(e, both("contributor")...)
	item.Publisher = person(e.first("dc:publisher"))
	item.Categories = categories(e)
	item.Published = firstDate(e, append(both("published", "issued", "created"), "dcterms:issued", "pubdate")...)
	item.Updated = firstDate(e, append(both("updated", "modified"), "dc:date", "dcterms:modified")...)
	item.Rights = atomText(e.first(append(both("rights", "copyright"), "dc:rights")...)).text
	item.License = license(e)
	item.Media = media(e)
	if s := e.first(both("source")...); s != nil {
		item.Source = &parallax.Feed{Language: languageTag(s.lang)}
		readAtomHead(item.Source, s)
	}
	item.Language = itemLanguage(e, lang, both("title", "content", "summary")...)
	return item
}

// atomLinks gives the links of a feed or entry. One without an address leads nowhere and is
// passed over, unless it holds the address in words like RSS.
func atomLinks(e *element) (links []parallax.FeedLink) {
	for _, k := range e.all(both("link")...) {
		l := atomLink(k)
		for _, a := range k.attrs {
			if a.Key == "href" && l.URL == "" && k.base != nil {
				l.URL = k.base.String() // an empty reference is the document itself
			}
		}
		if l.URL == "" {
			l.URL = resolve(k.base, flat(k.words()))
		}
		if l.URL != "" {
			links = append(links, l)
		}
	}
	return links
}

func atomLink(e *element) parallax.FeedLink {
	l := parallax.FeedLink{
		URL: resolve(e.base, e.attr("href")), Rel: e.attr("rel"), Type: e.attr("type"), Title: e.attr("title"), Language: e.attr("hreflang"),
	}
	l.Length, _ = strconv.ParseInt(e.attr("length"), 10, 64)
	if l.Rel == "" {
		l.Rel = "alternate"
	}
	l.Rel = strings.TrimPrefix(l.Rel, "http://www.iana.org/assignments/relation/")
	if l.Rel == "self" && l.Type == "" {
		l.Type = "application/atom+xml"
	}
	return l
}
