package extract

import (
	"slices"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// siblingProse is the size in bytes from which a paragraph that was left out is missed.
	siblingProse = 80
	// siblingMarks is how many paragraphs of one make must have been found before another
	// one of that make is taken for the same text.
	siblingMarks = 3
	// minOpening is the size in bytes of a beginning that was left out, maxOpening its most
	// paragraphs: shorter lines are bylines and dates, more of them are another text.
	minOpening, maxOpening = 60, 3
)

// printed is the paragraphs and headings of a page in document order, read before
// readability takes the page apart. Editorial systems put each module of a text into its own
// row of boxes; readability then takes the longest module and throws the others away. They
// are known again by being made alike: the same class names on paragraph and parent.
type printed struct {
	order map[uint64]int // by what they say: readability copies the nodes it keeps
	items []printedItem
	prose int // bytes of all of them
	title string
	below int // the first item below the headline, -1 without one
}

type printedItem struct {
	node *html.Node
	says uint64
	mark string // how it is made; "" without a class to tell it by
	in   *box
}

// box is an element with paragraphs below it.
type box struct {
	node  *html.Node
	up    *box
	prose int // bytes of the paragraphs below it
}

// readPrinted reads a page; title is that of the article as the page prints it, folded.
func readPrinted(doc *html.Node, title string) *printed {
	p := &printed{order: map[uint64]int{}, title: title, below: -1}
	p.read(doc, nil)
	return p
}

func (p *printed) read(n *html.Node, in *box) {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Nav, atom.Footer, atom.Figure, atom.Form, atom.Aside, atom.Svg, atom.Template, atom.Button:
		return
	case atom.Table:
		if prose(n) < siblingText {
			return // data; in a table for layout lies the text
		}
	case atom.H1:
		if p.title != "" && fold(textOf(n)) == p.title {
			p.below = len(p.items)
		}
		return
	case atom.P, atom.H2, atom.H3, atom.H4:
		p.add(n, in)
		return
	case atom.Div, atom.Section, atom.Article:
		in = &box{node: n, up: in}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			p.read(c, in)
		}
	}
}

func (p *printed) add(n *html.Node, in *box) {
	key := says(n)
	if _, twice := p.order[key]; twice {
		return
	}
	p.order[key] = len(p.items)
	p.items = append(p.items, printedItem{n, key, mark(n), in})
	size, _ := textLen(n)
	p.prose += size
	for b := in; b != nil; b = b.up {
		b.prose += size
	}
}

// other reports whether a paragraph lies in a box that is named for something else. Names
// mean nothing on boxes that hold most of the page.
func (p *printed) other(i int) bool {
	for b := p.items[i].in; b != nil && b.prose*2 <= p.prose; b = b.up {
		if elementNames().other.in(hints(b.node)) != 0 {
			return true
		}
	}
	return false
}

// says gives a number for the letters and digits below n.
func says(n *html.Node) uint64 {
	h := uint64(fnvOffset)
	walk(n, func(c *html.Node) bool {
		if c.Type == html.TextNode {
			h = hashWords(h, c.Data)
		}
		return true
	})
	return h
}

// The hash is FNV-1a; hash/fnv hashes through an interface, which took as long as the rest.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// hashWords goes on with a hash over the letters and digits of s.
func hashWords(h uint64, s string) uint64 {
	for _, r := range s {
		switch {
		case r < 0x80:
			if c := r | 0x20; 'a' <= c && c <= 'z' || '0' <= r && r <= '9' {
				h = (h ^ uint64(r)) * fnvPrime
			}
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			h = (h ^ uint64(r)) * fnvPrime
		}
	}
	return h
}

// mark tells how a paragraph is made.
func mark(n *html.Node) string {
	own, above := attr(n, "class"), ""
	if n.Parent != nil {
		above = attr(n.Parent, "class")
	}
	if own == "" && above == "" || attr(n, "hidden") != "" {
		return ""
	}
	return n.Data + "." + own + " " + above
}

// missing puts paragraphs made like the found ones back to their places. seen are all
// elements the reader looked at, those the filter threw out of them included.
func (p *printed) missing(found []paragraph, seen map[uint64]bool) []paragraph {
	made := map[string]int{}
	places := make([]int, len(found)) // of each found paragraph on the page, -1 when it is not there
	had := map[uint64]bool{}
	for k, f := range found {
		h := hashWords(fnvOffset, f.text)
		had[h] = true
		i, ok := p.order[h]
		if !ok {
			places[k] = -1
			continue
		}
		places[k] = i
		if p.items[i].mark != "" && len(f.text) >= siblingProse {
			made[p.items[i].mark]++
		}
	}
	var add []int
	for i, item := range p.items {
		if seen[item.says] || had[item.says] || made[item.mark] < siblingMarks {
			continue
		}
		if all, linked := textLen(item.node); all >= siblingProse && linked*3 < all && !p.other(i) {
			add = append(add, i)
		}
	}
	opening := p.opening(places, seen)
	if len(add)+len(opening) == 0 {
		return found
	}
	add = append(opening, p.withHeadings(add, seen)...)
	slices.Sort(add)
	add = slices.Compact(add)
	var out []paragraph
	for k, f := range found {
		for len(add) > 0 && add[0] < places[k] {
			out = append(out, paragraphs(p.items[add[0]].node)...)
			add = add[1:]
		}
		out = append(out, f)
	}
	for _, i := range add {
		out = append(out, paragraphs(p.items[i].node)...)
	}
	return out
}

// opening gives the paragraphs of prose between the headline and the first paragraph that was
// found, when nothing else stands there: on pages whose boxes are broken the beginning of the
// text lies in another box than the rest.
func (p *printed) opening(places []int, seen map[uint64]bool) []int {
	if p.below < 0 || len(places) == 0 || places[0] <= p.below || places[0]-p.below > maxOpening {
		return nil
	}
	var out []int
	for i := p.below; i < places[0]; i++ {
		item := p.items[i]
		all, linked := textLen(item.node)
		if !isTag(item.node, atom.P) || seen[item.says] || all < minOpening || linked*3 >= all || p.other(i) {
			return nil
		}
		out = append(out, i)
	}
	return out
}

// withHeadings adds the headings that stand directly above one of the paragraphs.
func (p *printed) withHeadings(add []int, seen map[uint64]bool) []int {
	for _, i := range slices.Clone(add) {
		if i > 0 && isHeading(p.items[i-1].node) && !seen[p.items[i-1].says] {
			add = append(add, i-1)
		}
	}
	slices.Sort(add)
	return add
}

// leaf reports whether a box has no boxes in it.
func leaf(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if isTag(c, atom.Div, atom.Section) {
			return false
		}
	}
	return true
}

// sayings gives what the paragraphs and headings below n say.
func sayings(n *html.Node) map[uint64]bool {
	out := map[uint64]bool{}
	walk(n, func(c *html.Node) bool {
		// readability makes boxes of paragraphs with line breaks, and paragraphs of boxes
		if isTag(c, atom.P, atom.H2, atom.H3, atom.H4) || isTag(c, atom.Div) && leaf(c) {
			out[says(c)] = true
		}
		return true
	})
	return out
}
