package extract

import (
	"hash"
	"hash/fnv"
	"regexp"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// siblingProse is the size in bytes from which a paragraph that was left out is missed.
	siblingProse = 80
	// siblingMarks is how many paragraphs of one make must have been found before another
	// one of that make is taken for the same text.
	siblingMarks = 3
)

// otherName matches the names of boxes whose paragraphs may be made like those of the text.
var otherName = regexp.MustCompile(`comment|related|recommend|teaser|newsletter|promo|sidebar|footer|widget|cookie|consent|author|popular|trending|more-|next-|modal|overlay|hidden|paywall|disclaimer`)

// printed is the paragraphs and headings of a page in document order, read before
// readability takes the page apart. Editorial systems put each module of a text into its own
// row of boxes; readability then takes the longest module and throws the others away. They
// are known again by being made alike: the same class names on paragraph and parent.
type printed struct {
	order map[uint64]int // by what they say: readability copies the nodes it keeps
	nodes []*html.Node
	keys  []uint64
	marks []string // how each is made; "" for those that have no class to tell them by
}

func readPrinted(doc *html.Node) *printed {
	p := &printed{order: map[uint64]int{}}
	page, _ := textLen(doc)
	walk(doc, func(n *html.Node) bool {
		if n.Type != html.ElementNode {
			return n.Type == html.DocumentNode
		}
		switch n.DataAtom {
		case atom.Head, atom.Script, atom.Style, atom.Noscript, atom.Nav, atom.Footer, atom.Figure, atom.Form, atom.Aside, atom.Svg, atom.Template, atom.Button, atom.Table:
			return false
		case atom.P, atom.H2, atom.H3, atom.H4:
			p.add(n)
			return false
		}
		if h := hints(n); h == "" || n.DataAtom == atom.Body || !otherName.MatchString(h) {
			return true
		}
		size, _ := textLen(n)
		return size*2 > page // names mean nothing on a box that holds most of the page
	})
	return p
}

func (p *printed) add(n *html.Node) {
	key := says(n)
	if _, twice := p.order[key]; twice {
		return
	}
	p.order[key] = len(p.nodes)
	p.nodes, p.keys, p.marks = append(p.nodes, n), append(p.keys, key), append(p.marks, mark(n))
}

// says gives a number for the letters and digits below n.
func says(n *html.Node) uint64 {
	h := fnv.New64a()
	walk(n, func(c *html.Node) bool {
		if c.Type == html.TextNode {
			hashWords(h, c.Data)
		}
		return true
	})
	return h.Sum64()
}

func hashWords(h hash.Hash64, s string) {
	var b [4]byte
	for _, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			h.Write(b[:utf8.EncodeRune(b[:], r)])
		}
	}
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
	first, last := len(p.nodes), -1
	places := make([]int, len(found)) // of each found paragraph on the page, -1 when it is not there
	for k, f := range found {
		h := fnv.New64a()
		hashWords(h, f.text)
		i, ok := p.order[h.Sum64()]
		if !ok {
			places[k] = -1
			continue
		}
		places[k] = i
		if p.marks[i] != "" && len(f.text) >= siblingProse {
			made[p.marks[i]]++
			first, last = min(first, i), max(last, i)
		}
	}
	var add []int
	for i, n := range p.nodes {
		if seen[p.keys[i]] || made[p.marks[i]] < siblingMarks || p.marks[i] == "" {
			continue
		}
		if all, linked := textLen(n); all >= siblingProse && linked*3 < all {
			add = append(add, i)
		}
	}
	if len(add) == 0 {
		return found
	}
	add = p.withHeadings(add, seen, min(first, add[0]), max(last, add[len(add)-1]))
	var out []paragraph
	for k, f := range found {
		for len(add) > 0 && add[0] < places[k] {
			out = append(out, paragraphs(p.nodes[add[0]])...)
			add = add[1:]
		}
		out = append(out, f)
	}
	for _, i := range add {
		out = append(out, paragraphs(p.nodes[i])...)
	}
	return out
}

// withHeadings adds the headings that stand directly above one of the paragraphs.
func (p *printed) withHeadings(add []int, seen map[uint64]bool, from, to int) []int {
	for i := from; i < to; i++ {
		if isHeading(p.nodes[i]) && !seen[p.keys[i]] && slices.Contains(add, i+1) {
			add = append(add, i)
		}
	}
	slices.Sort(add)
	return add
}

// sayings gives what the paragraphs and headings below n say.
func sayings(n *html.Node) map[uint64]bool {
	out := map[uint64]bool{}
	walk(n, func(c *html.Node) bool {
		if isTag(c, atom.P, atom.H2, atom.H3, atom.H4) {
			out[says(c)] = true
		}
		return !isTag(c, atom.P)
	})
	return out
}
