package extract

import (
	"errors"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDepth is how deep elements may lie in each other. Real pages stay under 60; what is
// looked at per level (here and in readability) makes deeper ones cost size times depth.
const maxDepth = 150

// parse gives the tree of a page. Pages that are nested too deeply, or that the parser
// refuses for it (more than 512 open elements), are flattened first, which keeps their words
// and loses their nesting; the warning says so.
func parse(text string) (doc *html.Node, warning string, err error) {
	text = slim(text)
	doc, err = html.Parse(strings.NewReader(text))
	if err == nil && !deeper(doc, maxDepth) {
		return doc, "", nil
	}
	flat, err := flatten(text)
	if err != nil {
		return nil, "", err
	}
	doc, err = html.Parse(strings.NewReader(flat))
	return doc, "nested too deeply, read without its structure", err
}

// deeper reports whether any element lies more than depth levels below n.
func deeper(n *html.Node, depth int) bool {
	if depth < 0 {
		return true
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && deeper(c, depth-1) {
			return true
		}
	}
	return false
}

// flatten writes the page again with the elements that carry meaning for an article and
// without those that only group: every block becomes a paragraph.
func flatten(text string) (string, error) {
	z := html.NewTokenizer(strings.NewReader(text))
	var b strings.Builder
	skip := atom.Atom(0) // the element whose content is not text
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return "", err
			}
			return b.String(), nil
		}
		raw := string(z.Raw())
		if kind == html.TextToken {
			if skip == 0 {
				b.WriteString(raw)
			}
			continue
		}
		if kind != html.StartTagToken && kind != html.EndTagToken && kind != html.SelfClosingTagToken {
			continue
		}
		name, _ := z.TagName()
		tag := atom.Lookup(name)
		switch tag {
		case atom.Script, atom.Style, atom.Noscript, atom.Template:
			switch {
			case kind == html.EndTagToken && skip == 0 && tag == atom.Script:
				b.WriteString("</script>")
			case kind == html.EndTagToken:
				skip = 0
			case tag == atom.Script && strings.Contains(raw, "ld+json"):
				b.WriteString(raw)
			case kind == html.StartTagToken:
				skip = tag
			}
		case atom.Title, atom.Meta, atom.Link, atom.Html, atom.Head, atom.Body, atom.Br, atom.H1, atom.H2, atom.H3, atom.H4:
			b.WriteString(raw)
		default:
			if kind == html.StartTagToken && isBlock(&html.Node{Type: html.ElementNode, DataAtom: tag}) {
				b.WriteString("<p>")
			}
		}
	}
}
