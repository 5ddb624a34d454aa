package main

import (
	"bytes"
	"net/url"
	"strings"
	"unicode/utf8"

	readability "codeberg.org/readeck/go-readability/v2"
	"github.com/markusmobius/go-trafilatura"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"parallax"
	"parallax/internal/extract"
)

// article is what a reader makes of a page. A page it cannot read is empty.
type article struct{ title, text, day string }

type reader struct {
	name string
	read func(page) article
}

// readers are measured in this order; each decodes and parses the page itself.
var readers = []reader{
	{"parallax", readParallax},
	{"go-trafilatura 1.12.2", readTrafilatura},
	{"go-readability 2.1.0", readReadability},
}

func readParallax(p page) article {
	a, err := extract.Article(parallax.Page{URL: p.URL, Body: p.html, MediaType: "text/html"}, nil)
	if err != nil {
		return article{}
	}
	return article{a.Title, a.Text, first(a.Published.String(), 10)}
}

// readTrafilatura runs without its fallbacks, which made it slower and no better.
func readTrafilatura(p page) article {
	doc, address := parse(p)
	if doc == nil {
		return article{}
	}
	r, err := trafilatura.ExtractDocument(doc, trafilatura.Options{OriginalURL: address, ExcludeComments: true})
	if err != nil {
		return article{}
	}
	a := article{title: r.Metadata.Title, text: r.ContentText}
	if !r.Metadata.Date.IsZero() {
		a.day = r.Metadata.Date.Format("2006-01-02")
	}
	return a
}

func readReadability(p page) article {
	doc, address := parse(p)
	if doc == nil {
		return article{}
	}
	parser := readability.NewParser()
	r, err := parser.ParseAndMutate(doc, address)
	if err != nil {
		return article{}
	}
	a := article{title: r.Title()}
	var text strings.Builder
	if r.Node != nil && r.RenderText(&text) == nil {
		a.text = text.String()
	}
	if t, err := r.PublishedTime(); err == nil && !t.IsZero() {
		a.day = t.Format("2006-01-02")
	}
	return a
}

// parse decodes and parses a page for the readers that leave that to their callers; nil when
// it cannot be parsed.
func parse(p page) (*html.Node, *url.URL) {
	body := p.html
	if !utf8.Valid(body) {
		if e, _, _ := charset.DetermineEncoding(body, ""); e != nil {
			if decoded, err := e.NewDecoder().Bytes(body); err == nil {
				body = decoded
			}
		}
	}
	address, err := url.Parse(p.URL)
	if err != nil {
		address = &url.URL{}
	}
	doc, err := html.Parse(bytes.NewReader(body))
	if err != nil {
		return nil, address
	}
	return doc, address
}

func first(s string, n int) string { return s[:min(n, len(s))] }
