package extract

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// attr gives the value of an attribute, "" when it is not there.
func attr(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

// hasAttr reports whether n has one of the attributes, with whatever value.
func hasAttr(n *html.Node, names ...string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return slices.Contains(names, a.Key) })
}

// hints are the names an element carries for style sheets and scripts, lower-case.
func hints(n *html.Node) string {
	all := "" // most elements have one name, in lower case: then nothing is copied
	for _, a := range n.Attr {
		switch a.Key {
		case "class", "id", "data-testid", "data-component", "itemprop", "role":
			if name := strings.ToLower(a.Val); all == "" {
				all = name
			} else {
				all += " " + name
			}
		}
	}
	return all
}

// isTag reports whether n is an element with one of the names; nil is none.
func isTag(n *html.Node, tags ...atom.Atom) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	for _, t := range tags {
		if n.DataAtom == t {
			return true
		}
	}
	return false
}

// walk visits n and what is below it in document order; visit says whether to go below.
func walk(n *html.Node, visit func(*html.Node) bool) {
	if !visit(n) {
		return
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling // visit may take c out
		walk(c, visit)
		c = next
	}
}

// textOf gives the words below n with white space as single blanks.
func textOf(n *html.Node) string {
	var b strings.Builder
	walk(n, func(n *html.Node) bool {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
		case isTag(n, atom.Script, atom.Style, atom.Noscript, atom.Template):
			return false
		case isTag(n, atom.Br) || isBlock(n):
			b.WriteByte(' ')
		}
		return true
	})
	return clean(b.String())
}

// textLen counts the bytes of text below n, and of those the ones inside links.
func textLen(n *html.Node) (all, linked int) {
	var count func(n *html.Node, inLink bool)
	count = func(n *html.Node, inLink bool) {
		if n.Type == html.TextNode {
			size := len(strings.TrimSpace(n.Data))
			all += size
			if inLink {
				linked += size
			}
			return
		}
		if isTag(n, atom.Script, atom.Style, atom.Noscript, atom.Template) {
			return
		}
		inLink = inLink || isTag(n, atom.A)
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			count(c, inLink)
		}
	}
	count(n, false)
	return all, linked
}

// isBlock reports whether n begins a line of its own.
func isBlock(n *html.Node) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	switch n.DataAtom {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav,
		atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd,
		atom.Blockquote, atom.Pre, atom.Table, atom.Tbody, atom.Thead, atom.Tfoot, atom.Tr, atom.Td, atom.Th, atom.Caption,
		atom.Figure, atom.Figcaption, atom.Form, atom.Fieldset, atom.Hr, atom.Address, atom.Body, atom.Html, atom.Details, atom.Summary, atom.Center:
		return true
	}
	return false
}

func isHeading(n *html.Node) bool {
	return isTag(n, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6)
}

func remove(n *html.Node) {
	if n.Parent != nil {
		n.Parent.RemoveChild(n)
	}
}
