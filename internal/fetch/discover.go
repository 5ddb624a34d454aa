package fetch

import (
	"net/url"
	"path"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"parallax"
	"parallax/internal/language"
)

// maxDiscovered is how many feeds of a page are given: sites link one for each section.
const maxDiscovered = 50

// feedTypes are the media types by which a page names its feeds.
var feedTypes = []string{
	"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json", "application/x.atom+xml", "application/x-atom+xml", "text/rss+xml", "text/atom+xml",
}

// Discover gives the feeds that a page names, the likeliest first: those of
// <link rel="alternate"> and of the Link header, then links in the text that lead to what
// is called a feed. Feeds of comments come last. That they are feeds is not checked.
func Discover(page parallax.Page) []parallax.FeedLink {
	base := parsed(page.URL)
	var found []parallax.FeedLink
	for _, l := range linkHeader(page.Header) {
		if l.Rel == "alternate" && feedType(l.Type) {
			l.URL = resolve(base, l.URL)
			found = append(found, l)
		}
	}
	text, _, _ := language.Decode(page.Body, page.Header.Get("Content-Type"))
	linked, anchors := feedTags(text, base)
	found = append(append(found, linked...), anchors...)
	seen := map[string]bool{}
	found = slices.DeleteFunc(found, func(l parallax.FeedLink) bool {
		twice := seen[l.URL] || httpAddress(l.URL) == ""
		seen[l.URL] = true
		return twice
	})
	slices.SortStableFunc(found, func(a, b parallax.FeedLink) int { return comments(a) - comments(b) })
	return found[:min(len(found), maxDiscovered)]
}

// feedTags gives the feeds in the links of a page's head, and in the anchors of its text.
func feedTags(text string, base *url.URL) (linked, anchors []parallax.FeedLink) {
	z := html.NewTokenizer(strings.NewReader(text))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return linked, anchors
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			at := map[string]string{}
			for _, a := range t.Attr {
				at[a.Key] = strings.TrimSpace(a.Val)
			}
			to := resolve(base, at["href"])
			switch {
			case t.Data == "base" && at["href"] != "":
				base = rebase(base, at["href"])
			case t.Data == "link" && at["href"] != "" && slices.Contains(strings.Fields(strings.ToLower(at["rel"])), "alternate") && feedType(at["type"]),
				t.Data == "link" && at["href"] != "" && slices.Contains(strings.Fields(strings.ToLower(at["rel"])), "feed"):
				linked = append(linked, parallax.FeedLink{URL: to, Rel: "alternate", Type: strings.ToLower(at["type"]), Title: flat(at["title"]), Language: at["hreflang"]})
			case t.Data == "a" && (feedType(at["type"]) || feedPath(to)) && len(anchors) < maxDiscovered:
				anchors = append(anchors, parallax.FeedLink{URL: to, Rel: "alternate", Type: strings.ToLower(at["type"]), Title: flat(at["title"])})
			}
		}
	}
}

func feedType(t string) bool {
	kind, _, _ := strings.Cut(strings.ToLower(t), ";")
	return slices.Contains(feedTypes, strings.TrimSpace(kind))
}

// feedPath reports whether an address ends the way feeds are commonly named.
func feedPath(address string) bool {
	u, err := url.Parse(address)
	if err != nil {
		return false
	}
	last := strings.ToLower(path.Base(strings.TrimRight(u.Path, "/")))
	switch last {
	case "feed", "rss", "atom", "rss.xml", "atom.xml", "feed.xml", "index.rdf", "index.xml", "feed.json", "feeds.xml":
		return true
	}
	return strings.HasSuffix(last, ".rss") || strings.HasSuffix(last, ".atom") || strings.HasSuffix(last, ".rdf")
}

// comments is 1 for a feed of comments, else 0.
func comments(l parallax.FeedLink) int {
	if strings.Contains(strings.ToLower(l.URL), "/comments/") {
		return 1
	}
	return 0
}
