package extract

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"

	readability "codeberg.org/readeck/go-readability/v2"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

const (
	// shortBody is the length in bytes below which the first candidate is doubted and the
	// others are asked.
	shortBody = 1500
	// longBody is the length from which a body found in the page is not given up for one that
	// the page does not print.
	longBody = 4500
	// muchMore is how many times longer another candidate must be to be believed instead, and
	// minMore how many bytes besides.
	muchMore, minMore = 1.6, 100
	// littlePrinted is the length in bytes of prose below which a page is taken to leave printing to its
	// scripts, whose data are read then.
	littlePrinted = 600
	// wordStart is how many letters of a word of the title are looked for in a body, fewestWanted how many words
	// of so many letters a title has at least that says something of it.
	wordStart, fewestWanted = 5, 3
)

// body is the text of an article as blocks, which reader found it, and what the others found
// that were asked too, for people to read ("" when there were none).
type body struct {
	blocks []paragraph
	by     string // "readability", "json-ld", "density", "script data"
	beside string
}

func (b body) size() int {
	n := 0
	for _, p := range b.blocks {
		n += len(p.text)
	}
	return n
}

// prose is the size of what looks like written paragraphs: long enough, few links.
func (b body) prose() int {
	n := 0
	for _, p := range b.blocks {
		if len(p.text) >= 60 && p.linked()*2 < len(p.text) && !p.heading() {
			n += len(p.text)
		}
	}
	return n
}

// readBody gives the best of the candidates. Readability comes first; the others are asked
// only when it found little, because each has its own ways to go wrong: JSON-LD bodies lose
// their paragraphs, density takes what merely surrounds the article. The data of scripts are asked
// last, where nothing else has a body.
func readBody(doc *html.Node, page string, m *metadata, base *url.URL, f *filter) body {
	all := readPrinted(doc, f.title)
	candidates := []body{{blocks: f.keep(readable(doc, base), all), by: "readability"}}
	prose := candidates[0].prose()
	if prose < shortBody {
		// readability takes a copy of the page apart; to the page itself it does what is good
		// for any reader: no comments, no scripts, paragraphs for pairs of line breaks
		candidates = append(candidates, body{blocks: f.keep(densest(doc), nil), by: "density"})
	}
	if prose < longBody && m.linked.Body != "" {
		candidates = append(candidates, body{blocks: linkedBlocks(m.linked.Body), by: "json-ld"})
	}
	best := choose(candidates)
	strange := best.prose() > 0 && !f.tellsTitle(best)
	switch {
	case strange && best.prose() >= littlePrinted && len(m.linked.Gate) > 0:
		return body{by: best.by, beside: "nothing of the title"}
	case best.prose() >= littlePrinted && !strange, len(m.linked.Gate) > 0:
		return best // what is for sale is not looked for where the page does not print it
	}
	data := body{blocks: scripted(page, f.names), by: "script data"}
	if strange && f.tellsTitle(data) {
		return data
	}
	return choose(append(candidates, data))
}

// tellsTitle reports whether a body has a word in common with the title of the article, by its first letters, which
// nearly every article has: a body without one is a box that asks for something, or another text. True when the title
// has too few words to tell, or is in a script without spaces.
func (f *filter) tellsTitle(b body) bool {
	var wanted []string
	for _, w := range strings.Fields(f.names[len(f.names)-1]) {
		if letters := []rune(w); len(letters) >= wordStart && !unicode.In(letters[0], unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) {
			wanted = append(wanted, string(letters[:wordStart]))
		}
	}
	if len(wanted) < fewestWanted {
		return true
	}
	for _, p := range b.blocks {
		text := fold(p.text)
		for _, w := range wanted {
			if strings.Contains(text, w) {
				return true
			}
		}
	}
	return false
}

// choose gives the candidate with the highest score: how many bytes of prose it has, for all
// but the first only what is left of them when they must be much more to be believed.
func choose(candidates []body) body {
	best, top := 0, 0.0
	var said []string
	for i, c := range candidates {
		prose := c.prose()
		score := float64(prose)
		if i > 0 {
			score = (score - minMore) / muchMore
		}
		if score > top {
			best, top = i, score
		}
		said = append(said, fmt.Sprintf("%s %d, score %.0f", c.by, prose, max(score, 0)))
	}
	out := candidates[best]
	if len(candidates) > 1 {
		out.beside = strings.Join(said, "; ")
	}
	return out
}

// readable runs readability on doc, which it alters.
func readable(doc *html.Node, base *url.URL) *html.Node {
	p := readability.NewParser()
	p.DisableJSONLD = true // ours is read already
	p.KeepClasses = true   // the filter looks at them
	a, err := p.ParseAndMutate(doc, base)
	if err != nil || a.Node == nil {
		return nil
	}
	walk(a.Node, func(n *html.Node) bool {
		if n.Type == html.ElementNode { // elements that it renamed still have their old atom
			n.DataAtom = atom.Lookup([]byte(n.Data))
		}
		return true
	})
	return a.Node
}

// densest finds the element whose direct children hold most prose, and takes it whole.
func densest(doc *html.Node) *html.Node {
	score := map[*html.Node]int{}
	walk(doc, func(n *html.Node) bool {
		if isTag(n, atom.Script, atom.Style, atom.Noscript, atom.Nav, atom.Footer, atom.Form, atom.Aside, atom.Svg) {
			return false
		}
		if isTag(n, atom.P, atom.Pre, atom.Blockquote) || isTag(n, atom.Div) && holdsText(n) {
			if all, linked := textLen(n); all >= 60 && linked*3 < all && n.Parent != nil {
				score[n.Parent] += all - linked
				if g := n.Parent.Parent; g != nil {
					score[g] += (all - linked) * 2 / 3 // wrappers of single paragraphs are common
				}
			}
			return !isTag(n, atom.P)
		}
		return true
	})
	var best *html.Node
	top := 0
	walk(doc, func(n *html.Node) bool { // in document order, so that ties fall the same way
		if s := score[n]; s > top {
			best, top = n, s
		}
		return true
	})
	return best
}

// holdsText reports whether words stand directly in n, not only in blocks below it.
func holdsText(n *html.Node) bool {
	size := 0
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.TextNode {
			size += len(strings.TrimSpace(c.Data))
		}
	}
	return size >= 60
}

// linkedBlocks gives the paragraphs of a JSON-LD articleBody, which may be plain text,
// escaped HTML or one endless line.
func linkedBlocks(s string) []paragraph {
	if strings.TrimSpace(s) == "" {
		return nil
	}
	if strings.Contains(s, "&lt;") || strings.Contains(s, "&amp;") || strings.Contains(s, "&#") || strings.Contains(s, "&nbsp;") || strings.Contains(s, "&quot;") {
		s = html.UnescapeString(s)
	}
	if anyTag.MatchString(s) {
		if nodes, err := html.ParseFragment(strings.NewReader(s), &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}); err == nil {
			root := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
			for _, n := range nodes {
				root.AppendChild(n)
			}
			return paragraphs(root)
		}
	}
	var out []paragraph
	for _, line := range strings.Split(s, "\n") {
		if line = clean(html.UnescapeString(line)); line != "" {
			out = append(out, paragraph{text: line, kind: atom.P})
		}
	}
	return out
}

// squeezeBlanks makes one blank of each run of white space in the texts of a page.
func squeezeBlanks(n *html.Node) {
	if n.Type == html.TextNode {
		n.Data = squeezed(n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		squeezeBlanks(c)
	}
}

func squeezed(s string) string {
	i := strings.Index(s, "  ")
	if j := strings.IndexAny(s, "\n\t\r"); i < 0 || j >= 0 && j < i {
		i = j
	}
	if i < 0 {
		return s
	}
	if strings.TrimSpace(s) == "" {
		return " "
	}
	var b strings.Builder
	b.Grow(len(s))
	b.WriteString(s[:i])
	blank := false
	for ; i < len(s); i++ {
		switch s[i] {
		case ' ', '\n', '\t', '\r':
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
		default:
			b.WriteByte(s[i])
			blank = false
		}
	}
	return b.String()
}
