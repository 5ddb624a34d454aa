package fetch

import (
	"net/url"
	"strconv"
	"strings"
	"time"

	"parallax"
)

// readRSS reads RSS 0.9x to 2.0 and RSS 1.0; root is rss, rdf:RDF or a channel alone.
// Base is the address of the document, nil when unknown.
func readRSS(f *parallax.Feed, root *element, base *url.URL) {
	channel := root.first("channel")
	if channel == nil {
		channel = root
	}
	f.Kind = rssVersion(root)
	if site := parsed(flat(channel.first("link").words())); site != nil {
		root.move(base, site) // a relative address in RSS is meant on the site, wherever the feed lies
	}
	if root.lang != "" && channel.lang == "" {
		channel.lang = root.lang
	}
	readChannel(f, channel)
	if r := root.first("redirect"); r != nil && f.Moved == "" {
		f.Moved = resolve(r.base, r.first("newlocation").words())
	}
	if f.Image == "" { // in RSS 1.0 it stands beside the channel
		f.Image = image(root.first("image"))
	}
	for _, item := range rssItems(root) {
		f.Items = append(f.Items, rssItem(item, f.Language))
	}
}

func rssVersion(root *element) string {
	version := strings.TrimSpace(root.attr("version"))
	switch {
	case root.name == "rdf:rdf":
		return "rss 1.0"
	case version == "":
		return "rss"
	case strings.HasPrefix(version, "2"):
		return "rss 2.0"
	}
	return "rss " + oneLine(version)
}

// rssItems finds the items: in the channel, beside it, or in a list of its own.
func rssItems(root *element) (items []*element) {
	for _, k := range root.kids {
		switch k.name {
		case "item", "rss:item":
			items = append(items, k)
		case "channel", "items":
			items = append(items, rssItems(k)...)
		}
	}
	return items
}

// readChannel reads what a channel says of itself.
func readChannel(f *parallax.Feed, c *element) {
	f.ID = c.first("guid", "id", "atom:id", "dc:identifier").words()
	f.Title = rssTitle(c.first("title", "dc:title", "itunes:title")).text
	f.Description = rssText(c.first("description", "tagline", "subtitle", "dc:description", "itunes:summary", "itunes:subtitle")).text
	f.Rights = rssText(c.first("copyright", "dc:rights", "rights", "media:copyright")).text
	f.Generator = c.first("generator", "admin:generatoragent").words()
	if tag := languageTag(c.first("language", "dc:language", "dcterms:language").words()); tag != "" {
		f.Language = tag
	} else if c.lang != "" {
		f.Language = languageTag(c.lang)
	}
	f.Links = rssLinks(c)
	f.Link = mainLink(f.Links)
	f.Image = image(c.first("image", "logo", "itunes:image"))
	f.Moved = resolve(c.base, c.first("itunes:new-feed-url").words())
	f.Authors = people(c, "managingeditor", "author", "dc:creator", "dc:author", "itunes:author", "atom:author")
	f.Contributors = people(c, "dc:contributor", "atom:contributor", "contributor")
	f.Publisher = person(c.first("webmaster", "dc:publisher", "itunes:owner"))
	f.Categories = categories(c)
	f.Published = firstDate(c, "pubdate", "dcterms:issued", "issued", "atom:published", "published")
	f.Updated = firstDate(c, "lastbuilddate", "dc:date", "dcterms:modified", "atom:updated", "updated", "modified")
	f.TTL = interval(c)
}

// interval is how long a feed asks to be left alone: ttl in minutes, or the period of the
// syndication module.
func interval(c *element) time.Duration {
	if minutes, err := strconv.Atoi(c.first("ttl").words()); err == nil && minutes > 0 && minutes < 1<<20 {
		return time.Duration(minutes) * time.Minute
	}
	const day = 24 * time.Hour
	period := map[string]time.Duration{"hourly": time.Hour, "daily": day, "weekly": 7 * day, "monthly": 30 * day, "yearly": 365 * day}[strings.ToLower(c.first("sy:updateperiod").words())]
	if n, err := strconv.Atoi(c.first("sy:updatefrequency").words()); err == nil && n > 1 {
		period /= time.Duration(n)
	}
	return period
}

// rssItem reads one item; lang is the language of the feed.
func rssItem(e *element, lang string) parallax.FeedItem {
	item := parallax.FeedItem{Language: lang}
	summary := rssText(e.first("description", "dc:description", "atom:summary", "itunes:summary"))
	content := rssText(e.first("content:encoded", "fullitem", "xhtml:body", "body", "xhtml:div", "atom:content"))
	if second := e.first("summary", "abstract"); second != nil {
		switch text := rssText(second); {
		case summary.text == "":
			summary = text
		case content.text == "":
			content = text
		}
	}
	if summary.text == "" {
		summary = rssText(e.first("media:description"))
		if g := e.first("media:group"); summary.text == "" && g != nil {
			summary = rssText(g.first("media:description"))
		}
	}
	item.Summary, item.Content = summary.text, content.markup
	item.Title = firstTitle(e).text
	item.Links = rssLinks(e)
	guid := e.first("guid", "id", "atom:id", "dc:identifier")
	item.ID = guid.words()
	item.Link = mainLink(item.Links)
	if guid != nil && guid.name == "guid" && item.Link == "" && !strings.EqualFold(guid.attr("ispermalink"), "false") && isAddress(item.ID) {
		item.Link = item.ID
		item.Links = append(item.Links, parallax.FeedLink{URL: item.ID, Rel: "alternate"})
	}
	if about := e.attr("rdf:about"); item.ID == "" {
		item.ID = about
	}
	item.Authors = people(e, "author", "dc:creator", "dc:author", "atom:author", "managingeditor", "itunes:author")
	item.Contributors = people(e, "dc:contributor", "atom:contributor", "contributor")
	item.Publisher = person(e.first("dc:publisher", "webmaster"))
	item.Categories = categories(e)
	item.Published = firstDate(e, "pubdate", "dcterms:issued", "issued", "atom:published", "published", "dcterms:created", "created")
	item.Updated = firstDate(e, "dc:date", "dcterms:modified", "atom:updated", "updated", "modified", "lastbuilddate")
	if item.Published.IsZero() { // RSS 1.0 has the one date
		item.Published = item.Updated
	}
	item.Rights = rssText(e.first("copyright", "dc:rights", "rights", "media:copyright")).text
	item.License = license(e)
	item.Comments = resolve(e.base, e.first("comments").words())
	item.Media = media(e)
	item.Source = rssSource(e.first("source"))
	item.Language = itemLanguage(e, lang, "title", "content:encoded", "fullitem", "xhtml:body", "body", "description")
	return item
}

// firstTitle is the title of an item; a title of its media stands in for one that is missing.
func firstTitle(e *element) written {
	for _, name := range []string{"title", "dc:title", "atom:title", "itunes:title", "media:title"} {
		for _, t := range e.all(name) {
			if w := rssTitle(t); w.text != "" {
				return w
			}
		}
	}
	if g := e.first("media:group", "media:content"); g != nil {
		return rssTitle(g.first("media:title"))
	}
	return written{}
}

// rssLinks gives the links of a channel or item: RSS holds the address in words, Atom in href.
func rssLinks(e *element) (links []parallax.FeedLink) {
	for _, k := range e.kids {
		switch k.name {
		case "link", "atom:link":
			if k.attr("href") != "" {
				links = append(links, atomLink(k))
			} else if to := resolve(k.base, flat(k.words())); to != "" {
				links = append(links, parallax.FeedLink{URL: to, Rel: "alternate"})
			}
		case "enclosure", "rss:enclosure":
			links = append(links, enclosure(k))
		}
	}
	return links
}

// rssSource reads where an item was taken over from.
func rssSource(e *element) *parallax.Feed {
	if e == nil {
		return nil
	}
	s := parallax.Feed{Title: rssTitle(e).text, URL: resolve(e.base, e.attr("url"))}
	if e.has() {
		readAtomHead(&s, e)
	}
	return &s
}

// image gives the address of a picture of a feed.
func image(e *element) string {
	if e == nil {
		return ""
	}
	for _, address := range []string{e.first("url").words(), e.attr("href"), e.attr("rdf:resource"), e.words()} {
		if address = flat(address); address != "" && !strings.Contains(address, " ") {
			return resolve(e.base, address)
		}
	}
	return ""
}

// license gives the address of the licence of an item or medium.
func license(e *element) string {
	l := e.first("license:license", "media:license")
	if l == nil {
		for _, k := range e.all("link", "atom:link") {
			if k.attr("rel") == "license" {
				return resolve(k.base, k.attr("href"))
			}
		}
		return ""
	}
	for _, s := range []string{l.attr("rdf:resource"), l.attr("href"), flat(l.words())} {
		if s != "" {
			return resolve(l.base, s)
		}
	}
	return ""
}

// itemLanguage gives xml:lang of the first of the named parts that is there, else of the item
// itself, else the feed's. An empty xml:lang undoes the one outside.
func itemLanguage(e *element, feed string, parts ...string) string {
	lang := e.lang
	for _, p := range parts {
		if k := e.first(p); k != nil {
			if blank(k) {
				return ""
			}
			lang = k.lang
			break
		}
	}
	if own := languageTag(e.first("dc:language", "language").words()); own != "" {
		return own
	}
	if lang == "" && !blank(e) {
		return feed
	}
	return languageTag(lang)
}

// blank reports whether an element undoes the language that was in force.
func blank(e *element) bool {
	for _, a := range e.attrs {
		if a.Key == "xml:lang" {
			return strings.TrimSpace(a.Val) == ""
		}
	}
	return false
}

// categories gives the tags of a channel or item.
func categories(e *element) (found []parallax.FeedCategory) {
	add := func(c parallax.FeedCategory) {
		if c.Term == "" {
			c.Term = c.Label
		}
		if c.Term != "" {
			found = append(found, c)
		}
	}
	for _, k := range e.kids {
		switch k.name {
		case "category", "atom:category", "media:category":
			c := parallax.FeedCategory{Term: k.attr("term"), Scheme: k.attr("scheme"), Label: k.attr("label")}
			if c.Term == "" {
				c.Term = plainText(k.words())
			}
			if c.Scheme == "" {
				c.Scheme = k.attr("domain")
			}
			add(c)
		case "dc:subject":
			add(parallax.FeedCategory{Term: plainText(k.words()), Scheme: k.attr("rdf:resource")})
		case "itunes:category":
			add(parallax.FeedCategory{Term: k.attr("text"), Scheme: "http://www.itunes.com/"})
		case "media:keywords", "itunes:keywords", "tags":
			for _, word := range splitList(k.words()) {
				add(parallax.FeedCategory{Term: word})
			}
		}
	}
	return found
}
