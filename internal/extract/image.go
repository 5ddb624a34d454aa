package extract

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parallax"
	"parallax/internal/language"
)

// maxImages bounds how many pictures of a page are kept.
const maxImages = 30

// readImages gives the pictures printed with a caption or credit, and the lead picture that
// the page names in its metadata.
func readImages(doc *html.Node, m *metadata, base *url.URL, walls *language.Walls) []parallax.Image {
	var out []parallax.Image
	add := func(i parallax.Image) {
		i.URL = absolute(base, i.URL)
		known := slices.IndexFunc(out, func(o parallax.Image) bool { return o.URL == i.URL || i.Caption != "" && o.Caption == i.Caption })
		switch {
		case i.URL == "" || len(out) >= maxImages:
		case known < 0:
			out = append(out, i)
		default:
			out[known].Caption = firstNonEmpty(out[known].Caption, i.Caption)
			out[known].Credit = firstNonEmpty(out[known].Credit, i.Credit)
			out[known].Licence = firstNonEmpty(out[known].Licence, i.Licence)
		}
	}
	walk(doc, func(n *html.Node) bool {
		if isTag(n, atom.Figure) || captioned(n) {
			if i := figure(n, walls); i.Caption != "" || i.Credit != "" {
				add(i)
			}
			return false
		}
		return !isTag(n, atom.Nav, atom.Footer, atom.Script, atom.Noscript)
	})
	for _, i := range m.linked.Images {
		caption, credit := splitCredit(i.Caption, walls)
		add(parallax.Image{URL: i.URL, Caption: caption, Credit: firstNonEmpty(i.Credit, credit), Licence: i.Licence})
	}
	if u := m.meta["og:image"]; u != "" && len(out) == 0 {
		add(parallax.Image{URL: u})
	}
	return out
}

// captioned reports whether n is a box of a picture and its caption: not the picture of a
// teaser, which is a link, nor one in a list of names.
func captioned(n *html.Node) bool {
	if !isTag(n, atom.Div) || longer(n, captionText) || !pictureBox(n) {
		return false
	}
	all, linked := textLen(n)
	return all >= minLead && all < captionText && linked == 0 && (elementNames().caption.in(hints(n)) != 0 || below(n, atom.Article, atom.Main))
}

// longer reports whether there are more than size bytes of text below n. It looks no further
// than it must, so that asking at every level costs little.
func longer(n *html.Node, size int) bool {
	var count func(n *html.Node) bool
	count = func(n *html.Node) bool {
		if n.Type == html.TextNode {
			size -= len(strings.TrimSpace(n.Data))
			return size < 0
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			if count(c) {
				return true
			}
		}
		return false
	}
	return count(n)
}

// below reports whether n lies in one of the elements.
func below(n *html.Node, tags ...atom.Atom) bool {
	for p := n.Parent; p != nil; p = p.Parent {
		if isTag(p, tags...) {
			return true
		}
	}
	return false
}

// figure reads a <figure>, or a box like one. A credit has an element of its own, or ends
// the caption; a licence is a link that says so.
func figure(n *html.Node, walls *language.Walls) parallax.Image {
	var i parallax.Image
	var caption *html.Node
	walk(n, func(c *html.Node) bool {
		switch {
		case isTag(c, atom.Img) && i.URL == "":
			i.URL = firstNonEmpty(attr(c, "src"), attr(c, "data-src"))
			if strings.HasPrefix(i.URL, "data:") {
				i.URL = attr(c, "data-src")
			}
		case isTag(c, atom.Figcaption) && caption == nil:
			caption = c
		case isTag(c, atom.A) && strings.EqualFold(attr(c, "rel"), "license"):
			i.Licence = firstNonEmpty(textOf(c), attr(c, "href"))
		case c.Type == html.ElementNode && i.Credit == "" && c != n && isCredit(hints(c)):
			if t := textOf(c); t != "" && len(t) < 200 {
				i.Credit = t
			}
		}
		return !isTag(c, atom.Noscript)
	})
	switch {
	case caption != nil:
		i.Caption = textOf(caption)
	case !isTag(n, atom.Figure):
		i.Caption = textOf(n)
	}
	i.Caption = strings.TrimSpace(strings.TrimSuffix(i.Caption, i.Licence))
	if i.Credit != "" {
		i.Caption = strings.TrimSpace(strings.TrimSuffix(i.Caption, i.Credit))
		return i
	}
	i.Caption, i.Credit = splitCredit(i.Caption, walls)
	return i
}

func isCredit(h string) bool { return containsAny(h, elementNames().credit) }

// splitCredit parts "A bridge. Photo: Ann Lee/Agency" at the word that begins the credit,
// and "A bridge (Ann Lee/Agency)" at the bracket.
func splitCredit(caption string, walls *language.Walls) (text, credit string) {
	for i := len(caption) - 1; i > 0; i-- {
		if caption[i] != ':' && caption[i] != '|' && caption[i] != '/' {
			continue
		}
		from := strings.LastIndexAny(caption[:i], ".!?()[]|–—;\n") + 1
		for from < i && (caption[from] == ' ' || caption[from] >= 0x80 && caption[from] < 0xC0) {
			from++
		}
		if caption[i] == ':' && slices.Contains(walls.Credit, language.FoldWords(caption[from:i])) {
			return strings.TrimRight(caption[:from], " (|–—["), strings.TrimRight(caption[from:], " )]")
		}
	}
	if open := strings.LastIndexByte(caption, '('); open > 0 && strings.HasSuffix(caption, ")") && strings.Contains(caption[open:], "/") {
		return strings.TrimSpace(caption[:open]), caption[open+1 : len(caption)-1]
	}
	return caption, ""
}

func absolute(base *url.URL, ref string) string {
	u, err := url.Parse(strings.TrimSpace(ref))
	if err != nil || ref == "" {
		return ""
	}
	if base != nil {
		u = base.ResolveReference(u)
	}
	if u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return u.String()
}
