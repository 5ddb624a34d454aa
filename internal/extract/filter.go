package extract

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A block is dropped for its structure, or when two weaker signals meet; the name of a
// class alone never decides, because sites name their paragraphs as they like.
const (
	// linkHeavy is the share of link text from which a block is a list of links.
	linkHeavy = 0.5
	// listText is the size in bytes below which a link-heavy list is furniture whatever it says.
	listText = 2000
	// boxText is the size below which a block with a furniture name is believed to be that.
	boxText = 600
)

// furnitureName matches class names, ids and test ids of what surrounds articles.
var furnitureName = regexp.MustCompile(`related|newsletter|promo|\bshare|sharing|social|comment|disqus|author-?(bio|box|info|card)|\bbio\b|byline|caption|credit|copyright|\btags?\b|tag-?list|topics|advert|\bads?\b|ad-|sponsor|cookie|consent|subscri|recommend|read-?more|readmore|also-?read|see-?also|most-|popular|trending|teaser|outbrain|taboola|breadcrumb|pagination|signup|sign-up|donat|paywall|widget|embed|social|follow|\btoc\b|table-of-contents|inline-?(promo|related)|more-?on|infobox|factbox-link|button|rating|audio|player|video|gallery|slideshow|print|tooltip|poll|quiz`)

// strongName matches the names that are nearly never given to the account itself.
var strongName = regexp.MustCompile(`newsletter|related-?(article|content|stor|link|post|topic)|outbrain|taboola|disqus|cookie-?(banner|consent|notice)|social-?(share|bar|links|media-links)|share-?(bar|button|tools)|author-?(bio|box)|breadcrumb|read-?also|also-?read|advertisement|ad-?(slot|container|wrapper|unit)|\bcomments?-?(list|section|area)`)

// filter takes the furniture out of what a reader found.
type filter struct {
	title string   // folded, to drop its repetition
	walls *prompts // the words of prompts in the page's language
}

// keep gives the paragraphs of the account below n, in order.
func (f *filter) keep(n *html.Node) []paragraph {
	if n == nil {
		return nil
	}
	f.prune(n)
	return f.tidy(paragraphs(n))
}

// prune removes elements that are furniture by structure.
func (f *filter) prune(root *html.Node) {
	for c := root.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.CommentNode || c.Type == html.ElementNode && f.furniture(c) {
			root.RemoveChild(c)
		} else if c.Type == html.ElementNode {
			f.prune(c)
		}
		c = next
	}
}

// furniture decides on one element.
func (f *filter) furniture(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Figure, atom.Figcaption, atom.Form, atom.Nav, atom.Button, atom.Footer, atom.Iframe, atom.Script, atom.Style,
		atom.Noscript, atom.Svg, atom.Select, atom.Input, atom.Textarea, atom.Video, atom.Audio, atom.Object, atom.Template, atom.Dialog:
		return true
	case atom.Aside:
		return true
	case atom.Time:
		return aloneInBlock(n)
	}
	if !isBlock(n) && !isTag(n, atom.Span) {
		return false
	}
	all, linked := textLen(n)
	if all == 0 {
		return !isTag(n, atom.Hr, atom.Td, atom.Th)
	}
	heavy := float64(linked) > linkHeavy*float64(all)
	if heavy && all < listText && isTag(n, atom.Ul, atom.Ol, atom.Div, atom.Section, atom.Table, atom.Dl, atom.Li, atom.Header) {
		return true
	}
	h := hints(n)
	switch {
	case h == "" || isTag(n, atom.Span, atom.Li, atom.Td, atom.Th):
		return false
	case strongName.MatchString(h) && all < 2*boxText:
		return true
	case all < boxText && furnitureName.MatchString(h):
		return float64(linked) > 0.2*float64(all) || all < 120 || f.walls.invites(textOf(n))
	}
	return false
}

// aloneInBlock reports whether n is all its block says.
func aloneInBlock(n *html.Node) bool {
	p := n.Parent
	for p != nil && !isBlock(p) {
		p = p.Parent
	}
	if p == nil {
		return false
	}
	own, _ := textLen(n)
	all, _ := textLen(p)
	return all < 2*own+20
}

// tidy drops paragraphs that are furniture by what they say or where they stand.
func (f *filter) tidy(in []paragraph) []paragraph {
	seen := map[string]bool{}
	var out []paragraph
	for _, p := range in {
		key := fold(p.text)
		switch {
		case key == "":
			continue
		case len(p.text) >= 40 && seen[key]:
			continue // pull quotes, text printed twice for two layouts
		case key == f.title && len(out) < 3:
			continue
		case f.pointer(p):
			continue
		}
		seen[key] = true
		out = append(out, p)
	}
	return f.ends(out)
}

// pointer reports whether a paragraph only points elsewhere: a link by itself, or a short
// invitation to read, watch, follow or subscribe.
func (f *filter) pointer(p paragraph) bool {
	if len(p.text) > 400 {
		return false
	}
	share := float64(p.linked()) / float64(len(p.text))
	switch {
	case p.heading():
		return share > 0.8 && f.walls.points(p.text)
	case share > 0.8 && !strings.ContainsAny(lastRunes(p.text, 3), ".!?。"):
		return true
	case share > 0.2 && f.walls.points(p.text):
		return true
	case len(p.text) < 200 && share > 0 && f.walls.invites(p.text):
		return true
	case len(p.text) < 120 && f.walls.label(p.text):
		return true
	}
	return false
}

// ends drops headings that head nothing and leading or trailing scraps.
func (f *filter) ends(in []paragraph) []paragraph {
	for len(in) > 0 {
		last := in[len(in)-1]
		if last.heading() || len(last.text) < 60 && f.walls.invites(last.text) {
			in = in[:len(in)-1]
			continue
		}
		break
	}
	return in
}

func lastRunes(s string, n int) string {
	r := []rune(s)
	return string(r[max(0, len(r)-n):])
}
