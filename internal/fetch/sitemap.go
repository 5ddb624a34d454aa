package fetch

import (
	"parallax"
)

// readSitemap reads a sitemap (sitemaps.org), with the titles and dates of a news sitemap.
func readSitemap(f *parallax.Feed, root *element) {
	f.Kind = "sitemap"
	for _, u := range root.all("url") {
		item := parallax.FeedItem{Link: flat(u.first("loc").words()), Updated: firstDate(u, "lastmod")}
		item.ID = item.Link
		if n := u.first("news:news"); n != nil {
			f.Kind = "news sitemap"
			newsItem(f, &item, n)
		}
		for _, i := range u.all("image:image") {
			if address := flat(i.first("image:loc").words()); address != "" {
				item.Media = append(item.Media, parallax.FeedMedia{
					URL: address, From: "sitemap", Medium: "image", Title: rssTitle(i.first("image:title")).text,
					Caption: rssText(i.first("image:caption")).text, License: flat(i.first("image:license").words()),
				})
			}
		}
		if item.Link != "" {
			f.Items = append(f.Items, item)
		}
	}
}

func newsItem(f *parallax.Feed, item *parallax.FeedItem, n *element) {
	item.Title = rssTitle(n.first("news:title")).text
	item.Published = firstDate(n, "news:publication_date")
	if p := n.first("news:publication"); p != nil {
		item.Language = languageTag(p.first("news:language").words())
		item.Publisher.Name = flat(p.first("news:name").words())
		if f.Title == "" {
			f.Title, f.Language = item.Publisher.Name, item.Language
		}
	}
	item.Categories = newsKeywords(n)
}

func newsKeywords(n *element) (found []parallax.FeedCategory) {
	words := n.first("news:keywords").words()
	for _, k := range splitList(words) {
		found = append(found, parallax.FeedCategory{Term: k})
	}
	return found
}

// readSitemapIndex reads the list of sitemaps of a site.
func readSitemapIndex(f *parallax.Feed, root *element) {
	f.Kind = "sitemap index"
	for _, s := range root.all("sitemap") {
		if address := flat(s.first("loc").words()); address != "" {
			f.Sitemaps = append(f.Sitemaps, parallax.FeedItem{ID: address, Link: address, Updated: firstDate(s, "lastmod")})
		}
	}
}
