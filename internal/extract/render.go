package extract

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// paragraph is one block of text of the body, with white space normalised.
type paragraph struct {
	text string
	kind atom.Atom  // the element it stands in: P, H2, Li, Td, Blockquote, Div ...
	node *html.Node // that element
	// links lie at byte ranges of text.
	links []anchor
}

type anchor struct {
	start, end int
	url        string
}

// linked counts the bytes of the paragraph that are link text.
func (p paragraph) linked() int {
	n := 0
	for _, l := range p.links {
		n += l.end - l.start
	}
	return n
}

func (p paragraph) heading() bool { return p.kind >= 1 && isHeadingAtom(p.kind) }

func isHeadingAtom(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

// paragraphs gives the blocks of text below n in order. A table row is one paragraph, its
// cells separated by " | "; two line breaks in a row end a paragraph.
func paragraphs(n *html.Node) []paragraph {
	r := renderer{}
	r.block(n)
	r.end()
	return r.done
}

type renderer struct {
	done  []paragraph
	text  strings.Builder
	space bool // white space is due before the next character
	br    int  // line breaks since the last character
	cells int  // cells of the row that began since the last character
	kind  atom.Atom
	node  *html.Node
	links []anchor
}

// end closes the paragraph that is being written.
func (r *renderer) end() {
	if t := r.text.String(); strings.TrimSpace(t) != "" {
		r.done = append(r.done, paragraph{text: t, kind: r.kind, node: r.node, links: r.links})
	}
	r.text.Reset()
	r.links = nil
	r.space, r.br, r.cells = false, 0, 0
}

// part writes what parts the cells of a row. It waits for the words of the next cell: a cell
// that begins with a block begins a paragraph, and then there is nothing to part.
func (r *renderer) part() {
	for ; r.cells > 0; r.cells-- {
		r.text.WriteString(" |")
		r.space = true
	}
}

func (r *renderer) write(s string) {
	for _, c := range s {
		switch {
		case unicode.IsSpace(c):
			r.space = true
		case invisible(c):
		default:
			if r.br >= 2 {
				kind, node := r.kind, r.node
				r.end()
				r.kind, r.node = kind, node
			}
			r.part()
			if r.space && r.text.Len() > 0 {
				r.text.WriteByte(' ')
			}
			r.space, r.br = false, 0
			r.text.WriteRune(c)
		}
	}
}

func (r *renderer) block(n *html.Node) {
	switch {
	case n.Type == html.TextNode:
		r.write(n.Data)
		return
	case n.Type != html.ElementNode && n.Type != html.DocumentNode:
		return
	case isTag(n, atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Head):
		return
	case isTag(n, atom.Br):
		r.br++
		r.space = true
		return
	case isTag(n, atom.Hr):
		r.end()
		return
	case isTag(n, atom.Td, atom.Th):
		if r.text.Len() > 0 {
			r.cells++
		}
		r.inline(n)
		return
	case isTag(n, atom.A):
		r.anchor(n)
		return
	case isBlock(n) && !insideRow(n):
		r.end()
		r.kind, r.node = n.DataAtom, n
		r.inline(n)
		r.end()
		if n.Parent != nil { // text after a block inside a block belongs to the outer one again
			r.kind, r.node = n.Parent.DataAtom, n.Parent
		}
		return
	case isBlock(n):
		r.space = true
		r.inline(n)
		r.space = true
		return
	}
	r.inline(n)
}

func (r *renderer) inline(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		r.block(c)
	}
}

func (r *renderer) anchor(n *html.Node) {
	r.part()
	paras, start := len(r.done), r.text.Len()
	r.inline(n)
	href := strings.TrimSpace(attr(n, "href"))
	if len(r.done) != paras || r.text.Len() == start || href == "" || href[0] == '#' {
		return // a link around whole blocks, without words, or to a place on the page
	}
	words := r.text.String()[start:]
	start += len(words) - len(strings.TrimLeft(words, " "))
	r.links = append(r.links, anchor{start: start, end: r.text.Len(), url: href})
}

// insideRow reports whether a block stands in a table cell, where it ends no paragraph.
// Cells with several paragraphs are layout, not data: there blocks keep their meaning.
func insideRow(n *html.Node) bool {
	if isTag(n, atom.Tr, atom.Table, atom.Tbody, atom.Thead, atom.Tfoot) {
		return false
	}
	for p := n.Parent; p != nil; p = p.Parent {
		if isTag(p, atom.Td, atom.Th) {
			all, _ := textLen(p)
			return all < 200
		}
		if isTag(p, atom.Table, atom.Article, atom.Body) {
			return false
		}
	}
	return false
}
