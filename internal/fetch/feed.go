package fetch

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// ErrNoFeed is the error of reading what is no feed, such as a page.
var ErrNoFeed = errors.New("not a feed or sitemap")

// ReadFeed reads a feed or sitemap from its bytes: RSS 0.9x to 2.0, RSS 1.0 (RDF), Atom 0.3
// and 1.0, JSON Feed, sitemaps, news sitemaps and sitemap indexes. What is broken is read as
// readers of feeds do and said in Warnings. The error wraps ErrNoFeed when it is something
// else, and parallax.ErrRefused when there is too much of it.
//
// doc/feeds.md says why the elements are read here and not by a library.
func ReadFeed(page parallax.Page) (parallax.Feed, error) {
	f := parallax.Feed{URL: page.URL, Language: contentLanguage(page)}
	text, from, warning := language.Decode(page.Body, page.Header.Get("Content-Type"))
	f.Charset = from
	if warning != "" {
		f.Warnings = append(f.Warnings, warning)
	}
	base, _ := url.Parse(page.URL) // of no address all stays as it is written
	if base != nil && !base.IsAbs() {
		base = nil
	}
	text = strings.TrimSpace(text)
	if looksJSON(text) {
		err := readJSONFeed(&f, []byte(text), base)
		finish(&f, page)
		return f, err
	}
	tree, wrong, cut, err := parseMarkup(text, base)
	if err != nil {
		return f, fmt.Errorf("feed %s: %w", name(page), err)
	}
	if wrong != "" {
		f.Warnings = append(f.Warnings, "broken XML: "+wrong)
	}
	f.Cut = cut
	root := feedRoot(tree)
	switch {
	case root == nil:
		return f, ErrNoFeed
	case root.name == "urlset":
		readSitemap(&f, root)
	case root.name == "sitemapindex":
		readSitemapIndex(&f, root)
	case strings.HasSuffix(root.name, "feed"):
		readAtom(&f, root)
	default:
		readRSS(&f, root, base)
	}
	finish(&f, page)
	return f, nil
}

// looksFeed reports whether bytes begin like a feed or sitemap, an outline included.
func looksFeed(head []byte) bool {
	head = bytes.ToLower(head)
	for _, tag := range []string{"<rss", "<feed", "<rdf:rdf", "<atom:feed", "<urlset", "<sitemapindex", "<opml"} {
		at := bytes.Index(head, []byte(tag))
		if at >= 0 && !bytes.Contains(head[:at], []byte("<html")) && !bytes.Contains(head[:at], []byte("<body")) {
			return true
		}
	}
	return looksJSON(string(head)) && bytes.Contains(head, []byte("jsonfeed.org/version"))
}

// feedRoot is the element a feed begins with; what stands before it is passed over.
func feedRoot(tree *element) *element {
	at := []*element{tree}
	for len(at) > 0 {
		e := at[0]
		at = at[1:]
		switch e.name {
		case "rss", "rdf:rdf", "atom:feed", "feed", "urlset", "sitemapindex", "channel":
			return e
		case "html", "xhtml:html":
			continue
		}
		at = append(at, e.kids...)
	}
	return nil
}

// finish fills in what a feed leaves to its reader: links, languages and ids of items.
func finish(f *parallax.Feed, page parallax.Page) {
	for _, to := range linkHeader(page.Header) {
		if u := resolve(parsed(page.URL), to.URL); to.Rel == "hub" {
			f.Hubs = append(f.Hubs, u)
		} else if to.Rel == "self" && f.Self == "" {
			f.Self = u
		}
	}
	for _, l := range f.Links {
		switch {
		case l.Rel == "hub":
			f.Hubs = append(f.Hubs, l.URL)
		case l.Rel == "self" && f.Self == "":
			f.Self = l.URL
		}
	}
	f.Hubs, f.Title = unique(f.Hubs), flat(f.Title)
	for i := range f.Items {
		item := &f.Items[i]
		item.Title = flat(item.Title) // one with blocks in it has several lines
		if item.Link == "" {
			item.Link = mainLink(item.Links)
		}
		if item.ID == "" {
			item.ID = item.Link
		}
		if item.ID == "" {
			item.ID = parallax.MakeID("i_", item.Title+"\n"+item.Summary+"\n"+item.Content)
		}
	}
}

// mainLink is the address of an item among its links: the page in HTML, if it can be told.
func mainLink(links []parallax.FeedLink) string {
	best := ""
	for _, l := range links {
		if l.Rel != "alternate" {
			continue
		}
		if strings.Contains(l.Type, "html") {
			return l.URL
		}
		if best == "" {
			best = l.URL
		}
	}
	return best
}

func contentLanguage(page parallax.Page) string {
	tag, more, _ := strings.Cut(page.Header.Get("Content-Language"), ",")
	if more != "" {
		return "" // for readers of several languages: says nothing of the text
	}
	return languageTag(tag)
}

// languageTag writes a tag the way of BCP 47, with "-".
func languageTag(tag string) string {
	return strings.ReplaceAll(strings.TrimSpace(tag), "_", "-")
}

func parsed(address string) *url.URL {
	u, err := url.Parse(address)
	if err != nil || !u.IsAbs() {
		return nil
	}
	return u
}

func unique(list []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range list {
		if s != "" && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	return out
}

func looksJSON(text string) bool { return strings.HasPrefix(strings.TrimSpace(text), "{") }

// name is how a page is called in errors.
func name(page parallax.Page) string {
	if page.URL != "" {
		return page.URL
	}
	return page.Input
}

// splitList parts words at commas.
func splitList(words string) (parts []string) {
	for p := range strings.SplitSeq(words, ",") {
		if p = flat(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}
