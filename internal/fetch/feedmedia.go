package fetch

import (
	"net/url"
	"strconv"
	"strings"

	"parallax"
)

// maxMedia is how many media of one item are read. Each looks for its words at the item, so
// that a hostile one would cost the square of their number.
const maxMedia = 50

// atMost gives the first of a list of elements.
func atMost(list []*element) []*element { return list[:min(len(list), maxMedia)] }

// enclosure gives a link to a file that came with an item.
func enclosure(e *element) parallax.FeedLink {
	l := parallax.FeedLink{URL: resolve(e.base, e.attr("url")), Rel: "enclosure", Type: e.attr("type")}
	if l.URL == "" {
		l.URL = resolve(e.base, e.attr("href"))
	}
	l.Length, _ = strconv.ParseInt(e.attr("length"), 10, 64)
	return l
}

// media gives the pictures, films and sounds of an item: enclosures, and those of Media RSS
// (version 1.5.1), whose words may stand at the medium, its group or the item.
func media(item *element) (found []parallax.FeedMedia) {
	for _, e := range atMost(item.all("enclosure", "rss:enclosure", "atom:link", "link")) {
		l := enclosure(e)
		if e.name != "enclosure" && e.name != "rss:enclosure" && e.attr("rel") != "enclosure" || l.URL == "" {
			continue
		}
		found = append(found, parallax.FeedMedia{URL: l.URL, From: "enclosure", Medium: medium(l.Type, l.URL), Type: l.Type, Length: l.Length})
	}
	for _, e := range atMost(item.all("media:content", "media:group")) {
		if e.name == "media:content" {
			found = append(found, mediaContent(e, item)...)
			continue
		}
		contents := atMost(e.all("media:content"))
		for _, c := range contents {
			found = append(found, mediaContent(c, e, item)...)
		}
		if len(contents) == 0 {
			found = append(found, thumbnails(e, item)...)
		}
	}
	found = append(found, thumbnails(item, item)...)
	if p := item.first("media:player"); p != nil && p.attr("url") != "" {
		found = append(found, described(parallax.FeedMedia{URL: resolve(p.base, p.attr("url")), From: "media", Medium: "video", Player: resolve(p.base, p.attr("url"))}, item))
	}
	return found
}

// mediaContent reads one medium; outside are the elements whose words hold for it too.
func mediaContent(e *element, outside ...*element) []parallax.FeedMedia {
	m := parallax.FeedMedia{URL: resolve(e.base, e.attr("url")), From: "media", Medium: e.attr("medium"), Type: e.attr("type")}
	m.Length, _ = strconv.ParseInt(e.attr("filesize"), 10, 64)
	m.Width, _ = strconv.Atoi(e.attr("width"))
	m.Height, _ = strconv.Atoi(e.attr("height"))
	if m.Medium == "" {
		m.Medium = medium(m.Type, m.URL)
	}
	m = described(m, append([]*element{e}, outside...)...)
	if m.URL == "" {
		m.URL = m.Player
	}
	if m.URL == "" {
		return nil
	}
	return []parallax.FeedMedia{m}
}

// described adds the words of the nearest element that has them.
func described(m parallax.FeedMedia, near ...*element) parallax.FeedMedia {
	for i, e := range near {
		set := func(to *string, value string) {
			if *to == "" {
				*to = value
			}
		}
		set(&m.Title, rssTitle(e.first("media:title")).text)
		if last := i == len(near)-1; !last || len(near) == 1 || e.first("media:group") == nil {
			set(&m.Caption, rssText(e.first("media:description", "media:text")).text)
		}
		set(&m.Credit, credits(e))
		set(&m.Rights, flat(e.first("media:copyright").words()))
		set(&m.License, license(e))
		if p := e.first("media:player"); p != nil {
			set(&m.Player, resolve(p.base, p.attr("url")))
		}
		if t := e.first("media:thumbnail"); t != nil && m.From != "thumbnail" {
			set(&m.Thumbnail, resolve(t.base, t.attr("url")))
		}
	}
	return m
}

// credits gives all who are credited: a photographer and an agency often are.
func credits(e *element) string {
	var names []string
	for _, c := range e.all("media:credit") {
		names = append(names, flat(plainText(c.words())))
	}
	return strings.Join(unique(names), ", ")
}

func thumbnails(e *element, item *element) (found []parallax.FeedMedia) {
	for _, t := range atMost(e.all("media:thumbnail")) {
		if address := resolve(t.base, t.attr("url")); address != "" {
			m := parallax.FeedMedia{URL: address, From: "thumbnail", Medium: "image"}
			m.Width, _ = strconv.Atoi(t.attr("width"))
			m.Height, _ = strconv.Atoi(t.attr("height"))
			found = append(found, described(m, e, item))
		}
	}
	return found
}

// endingMedia tells a medium by the ending of its file.
var endingMedia = map[string]string{
	"jpg": "image", "jpeg": "image", "png": "image", "gif": "image", "webp": "image", "avif": "image", "svg": "image",
	"mp4": "video", "webm": "video", "mov": "video", "m3u8": "video", "mp3": "audio", "m4a": "audio", "ogg": "audio", "opus": "audio", "pdf": "document",
}

// medium tells what a file is by its type, else by its ending; "" when neither says.
func medium(mediaType, address string) string {
	kind, _, _ := strings.Cut(strings.ToLower(mediaType), "/")
	switch kind {
	case "image", "video", "audio":
		return kind
	}
	path := address
	if u, err := url.Parse(address); err == nil {
		path = u.Path
	}
	return endingMedia[strings.ToLower(path[strings.LastIndexByte(path, '.')+1:])]
}
