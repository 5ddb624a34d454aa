package extract

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// siblingText is how much prose another article on the page must have to be cut out.
	siblingText = 300
)

// isolate removes the other whole articles from pages that print one below the other (endless
// scrolling): elements with a headline of their own that is not the title, when one element
// with the title is there. Readability would take all of them for one text.
func isolate(doc *html.Node, title string) {
	if title == "" {
		return
	}
	var own *html.Node
	var others []*html.Node
	walk(doc, func(n *html.Node) bool {
		if isTag(n, atom.Head, atom.Script, atom.Style, atom.Nav, atom.Footer) {
			return false
		}
		if !isTag(n, atom.Article) {
			return true
		}
		headline, ours := headlines(n, title)
		switch {
		case ours:
			own = n
			return true // there may be articles inside it, ours and others
		case headline:
			if prose(n) >= siblingText {
				others = append(others, n)
			}
			return false
		}
		return true
	})
	if own == nil || prose(own) < siblingText {
		return // a teaser or header bears the title, the text stands elsewhere
	}
	for _, n := range others {
		remove(n)
	}
}

// headlines reports whether n holds a headline of first or second rank, and whether one of
// them is the title.
func headlines(n *html.Node, title string) (any, ours bool) {
	walk(n, func(c *html.Node) bool {
		if isTag(c, atom.H1, atom.H2) {
			any = true
			ours = ours || fold(textOf(c)) == title
			return false
		}
		return true
	})
	return any, ours
}

// prose is the size of the paragraphs below n, without link text.
func prose(n *html.Node) int {
	size := 0
	walk(n, func(c *html.Node) bool {
		if isTag(c, atom.P) {
			all, linked := textLen(c)
			size += all - linked
			return false
		}
		return true
	})
	return size
}

// cutAbove removes what stands above the headline in document order and holds no prose:
// mastheads and menus of pages that do not mark them as such.
func cutAbove(doc *html.Node, title string) {
	var headline *html.Node
	walk(doc, func(n *html.Node) bool {
		if headline == nil && isTag(n, atom.H1) && title != "" && fold(textOf(n)) == title {
			headline = n
		}
		return headline == nil
	})
	for n := headline; n != nil && !isTag(n, atom.Body); n = n.Parent {
		for s := n.PrevSibling; s != nil; {
			next := s.PrevSibling
			if s.Type == html.TextNode || s.Type == html.ElementNode && prose(s) < minLead {
				remove(s)
			}
			s = next
		}
	}
}
