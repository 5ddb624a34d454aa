package fetch

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"

	"parallax/internal/language"
)

// mostNoFeed is how much is kept of what is no address, in bytes.
const mostNoFeed = 200

// Outline is one line of an OPML file: a feed, or a folder of them.
type Outline struct {
	Title    string    `json:"title"`
	Feed     string    `json:"feed,omitempty"` // address; empty for a folder
	Site     string    `json:"site,omitempty"` // the site of the feed
	Language string    `json:"language,omitempty"`
	NoFeed   string    `json:"no_feed,omitempty"`  // what stands where the address of a feed should and is none of the web
	Outlines []Outline `json:"outlines,omitempty"` // of a folder
}

// ReadOPML reads a list of feeds in OPML 1.0 or 2.0; broken XML is read like that of feeds.
// The error says so when it is something else.
func ReadOPML(body []byte) ([]Outline, error) {
	text, _, _ := language.Decode(body, "")
	tree, _, _, err := parseMarkup(text, nil)
	if err != nil {
		return nil, fmt.Errorf("OPML: %w", err)
	}
	opml := tree.first("opml")
	if opml == nil {
		return nil, errors.New("not a list of feeds (OPML)")
	}
	if b := opml.first("body"); b != nil {
		opml = b
	}
	return outlines(opml), nil
}

func outlines(e *element) (list []Outline) {
	for _, k := range e.all("outline") {
		o := Outline{Title: flat(k.attr("title")), Site: httpAddress(k.attr("htmlurl")), Language: languageTag(k.attr("language")), Outlines: outlines(k)}
		if o.Title == "" {
			o.Title = flat(k.attr("text"))
		}
		o.Feed = httpAddress(k.attr("xmlurl"))
		if o.Feed == "" && k.attr("type") == "link" {
			o.Feed = httpAddress(k.attr("url"))
		}
		if o.Feed == "" {
			o.NoFeed = shortened(flat(k.attr("xmlurl")))
		}
		if o.Feed != "" || o.NoFeed != "" || len(o.Outlines) > 0 {
			list = append(list, o)
		}
	}
	return list
}

// shortened gives the beginning of what somebody may have written at any length.
func shortened(s string) string { return strings.ToValidUTF8(s[:min(len(s), mostNoFeed)], "") }

// httpAddress gives an address of the web, and "" for anything else. "feed:" was once written for "http:".
func httpAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil {
		return ""
	}
	if u.Scheme == "feed" {
		u.Scheme = "https"
		if u.Opaque != "" {
			return httpAddress(u.Opaque) // feed:https://…
		}
	}
	if u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
		return ""
	}
	return u.String()
}

// FeedsOf gives the feeds of outlines and of all folders in them, in order, each address once.
func FeedsOf(list []Outline) (feeds []Outline) {
	seen := map[string]bool{}
	var walk func([]Outline)
	walk = func(list []Outline) {
		for _, o := range list {
			if o.Feed != "" && !seen[o.Feed] {
				seen[o.Feed] = true
				feeds = append(feeds, Outline{Title: o.Title, Feed: o.Feed, Site: o.Site, Language: o.Language})
			}
			walk(o.Outlines)
		}
	}
	walk(list)
	return feeds
}

// opmlLine is Outline as OPML 2.0 writes it.
type opmlLine struct {
	XMLName  xml.Name   `xml:"outline"`
	Text     string     `xml:"text,attr"`
	Title    string     `xml:"title,attr"`
	Type     string     `xml:"type,attr,omitempty"`
	Feed     string     `xml:"xmlUrl,attr,omitempty"`
	Site     string     `xml:"htmlUrl,attr,omitempty"`
	Language string     `xml:"language,attr,omitempty"`
	Outlines []opmlLine `xml:"outline"`
}

// WriteOPML writes outlines as OPML 2.0.
func WriteOPML(w io.Writer, title string, list []Outline) error {
	doc := struct {
		XMLName xml.Name   `xml:"opml"`
		Version string     `xml:"version,attr"`
		Title   string     `xml:"head>title"`
		Lines   []opmlLine `xml:"body>outline"`
	}{Version: "2.0", Title: title, Lines: opmlLines(list)}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(doc); err != nil {
		return fmt.Errorf("write OPML: %w", err)
	}
	_, err := io.WriteString(w, "\n")
	return err
}

func opmlLines(list []Outline) (lines []opmlLine) {
	for _, o := range list {
		l := opmlLine{Text: o.Title, Title: o.Title, Feed: o.Feed, Site: o.Site, Language: o.Language, Outlines: opmlLines(o.Outlines)}
		if o.Feed != "" {
			l.Type = "rss" // of any kind: OPML knows no other word for a feed
		}
		if l.Text == "" {
			l.Text, l.Title = o.Feed, o.Feed // text is required, and a file without it is refused by some readers
		}
		lines = append(lines, l)
	}
	return lines
}
