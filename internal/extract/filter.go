package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parallax/internal/language"
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
	// captionText is the size below which the text in one box with a picture is its caption.
	captionText = 400
	// maxLabel is the length in bytes up to which a last line can be a label.
	maxLabel = 48
)

// filter takes the furniture out of what a reader found.
type filter struct {
	title   string   // the headline as the page prints it, folded
	names   []string // folded titles of the article, to drop their repetition
	authors []string // folded
	site    []string // folded names of the outlet
	walls   *prompts
}

// keep gives the paragraphs of the account below n, in order, with those of the page that
// are made alike and were left out of n; page may be nil.
func (f *filter) keep(n *html.Node, page *printed) []paragraph {
	if n == nil {
		return nil
	}
	var seen map[uint64]bool
	if page != nil {
		seen = sayings(n)
	}
	f.prune(n)
	found := paragraphs(n)
	if page != nil {
		found = page.missing(found, seen)
	}
	return f.tidy(found)
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
	if all < captionText && pictureBox(n) {
		return true
	}
	heavy := float64(linked) > linkHeavy*float64(all)
	if heavy && all < listText && isTag(n, atom.Ul, atom.Ol, atom.Div, atom.Section, atom.Table, atom.Dl, atom.Li, atom.Header) {
		return true
	}
	if all < 2*boxText && elementNames().unseen.in(hints(n)) != 0 {
		return true
	}
	if all >= 2*boxText || isTag(n, atom.Span, atom.Li, atom.Td, atom.Th) {
		return false
	}
	switch h := hints(n); {
	case h == "":
		return false
	case elementNames().strong.in(h) != 0:
		return true
	case all < boxText && elementNames().furniture.in(h) != 0:
		return float64(linked) > 0.2*float64(all) || all < 120 || f.walls.invites(textOf(n))
	}
	return false
}

// pictureBox reports whether n is a box around a picture and what is printed under it: no
// figure by name, but no paragraph of the text either.
func pictureBox(n *html.Node) bool {
	if !isTag(n, atom.Div, atom.Section) {
		return false
	}
	pictures, prose := 0, false
	walk(n, func(c *html.Node) bool {
		switch {
		case isTag(c, atom.Img, atom.Picture):
			pictures++
			return false
		case isTag(c, atom.P):
			all, _ := textLen(c)
			prose = prose || all >= siblingProse && attr(c, "class") == "" // a caption in a p has a name
		case isHeading(c), isTag(c, atom.Ul, atom.Ol, atom.Blockquote):
			prose = true
		}
		return true
	})
	return pictures > 0 && !prose
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
	refrains := refrains(in)
	var out []paragraph
	pointing := false // behind a line that points to other articles, until prose comes again
	teased := false   // behind the linked headline of another article: its teaser is next
	for i, p := range in {
		key := fold(p.text)
		share := float64(p.linked()) / float64(len(p.text))
		switch {
		case key == "":
			continue
		case len(p.text) >= 40 && seen[key], refrains[key] >= 3:
			continue // pull quotes, text printed twice for two layouts; labels
		case escapedTag.MatchString(p.text):
			continue // the markup of something embedded, printed as if it were text
		case len(out) < 3 && f.headline(p, key):
			continue
		case f.end(p, in[i+1:], out):
			return f.ends(out)
		case f.pointer(p):
			pointing = pointing || len(p.text) < 40 && (f.walls.points(p.text) || f.walls.label(p.text))
			teased = pointing && share > 0.8
			continue
		case pointing && (share > 0.3 || teased && len(p.text) < 250):
			teased = !teased && share > 0.8
			continue
		case i < 6 && f.dateline(p), f.pictureCredit(p):
			continue
		}
		pointing = false
		seen[key] = true
		out = append(out, p)
	}
	return f.ends(out)
}

// headline reports whether a paragraph at the top repeats the title, with or without the
// words above it that say the subject.
func (f *filter) headline(p paragraph, key string) bool {
	return slices.ContainsFunc(f.names, func(title string) bool { return repeats(p, key, title) })
}

// repeats reports whether a paragraph is a title; key is what it says, folded like the title.
func repeats(p paragraph, key, title string) bool {
	switch {
	case key == title:
		return true
	case p.heading():
		return len(key) < 2*len(title) && strings.Contains(key, title)
	case len(key) > len(title):
		return len(title) >= minLead && len(key) < 2*len(title) && strings.HasSuffix(key, " "+title)
	}
	return len(key) >= minLead && strings.HasSuffix(title, " "+key)
}

// refrains counts the short lines that are no sentences: one printed three times is a label
// ("Advertisement", "Most read"), in whatever language.
func refrains(in []paragraph) map[string]int {
	count := map[string]int{}
	for _, p := range in {
		if len(p.text) < 60 && p.kind != atom.Li && p.kind != atom.Tr && !strings.ContainsAny(lastRunes(p.text, 2), ".!?。！？”\"»") {
			count[fold(p.text)]++
		}
	}
	return count
}

// escapedTag matches a link or paragraph whose markup is shown as text.
var escapedTag = regexp.MustCompile(`<(?:a href=|/a>|p[ >]|br ?/?>|div[ >])`)

// end reports whether the article is over at p: a line such as "About the author" or a
// demand to pay, with less behind it than before it.
func (f *filter) end(p paragraph, rest, before []paragraph) bool {
	if len(p.text) > 300 || len(before) < 2 {
		return false
	}
	line := language.FoldWords(p.text)
	closing := len(line) < 60 && slices.Contains(f.walls.walls.Ends, line) ||
		slices.Contains(f.authors, fold(p.text)) && len(rest) <= 3 ||
		len(p.text) < 150 && findPhrases(p.text).count(paywall) > 0 && !strings.ContainsAny(p.text, "\"“„«")
	return closing && (body{blocks: rest}).size() < (body{blocks: before}).size()/2
}

// dateline reports whether a short line at the top only says who wrote it and when.
func (f *filter) dateline(p paragraph) bool {
	if len(p.text) > 140 || p.heading() {
		return false
	}
	words := strings.Fields(language.FoldWords(p.text))
	byline := len(words) < 14 && len(words) > 1 && slices.Contains(f.walls.walls.By, words[0]) && slices.ContainsFunc(f.authors, func(a string) bool { return strings.Contains(fold(p.text), a) })
	dated, share := false, 0.0 // "Published 12 May 2026 09:10 Updated 13 May 2026 18:40"
	for _, d := range datesIn(p.text, "") {
		share += d.share
		dated = dated || d.label != 0 || d.share > 0.5
	}
	if share > 0.6 { // "9:05 p.m." ends with a full stop too
		return true
	}
	dated = dated || share > 0.5
	return (byline || dated) && !strings.HasSuffix(p.text, ".")
}

// creditLine matches "Ann Lee/Agency" and "(c) Agency via Other" standing alone.
var creditLine = regexp.MustCompile(`^(?:\(c\) ?|© ?)?\p{Lu}[\p{L}.'’ -]{1,40}(?:/| via | / )\p{Lu}[\p{L}.'’ /-]{1,50}$|^(?:©|Copyright ©|\(c\)) `)

// hasCreditMark reports whether a line has what every credit line has; it spares nearly all
// lines the pattern.
func hasCreditMark(s string) bool {
	return strings.ContainsAny(s, "/©") || strings.Contains(s, " via ") || strings.HasPrefix(s, "(c) ")
}

// bracketed matches a stage direction or source note that is all its paragraph says.
var bracketed = regexp.MustCompile(`^\[[^\]]{1,60}\]$`)

// pictureCredit reports whether a short paragraph is the caption of a picture with its
// credit, a credit alone or a copyright line.
func (f *filter) pictureCredit(p paragraph) bool {
	if len(p.text) > 300 || p.heading() {
		return false
	}
	if len(p.text) < 160 && hasCreditMark(p.text) && creditLine.MatchString(p.text) || p.text[0] == '[' && bracketed.MatchString(p.text) {
		return true
	}
	_, credit := splitCredit(p.text, f.walls.walls)
	return credit != "" && len(credit) < 90
}

// pointer reports whether a paragraph only points elsewhere: a link by itself, or a short
// invitation to read, watch, follow or subscribe.
func (f *filter) pointer(p paragraph) bool {
	if len(p.text) > 400 {
		return false
	}
	share := float64(p.linked()) / float64(len(p.text))
	switch {
	case len(p.text) < 40 && strings.HasSuffix(p.text, ":") && f.walls.points(p.text):
		return true
	case p.heading():
		return len(p.text) < 40 && (f.walls.label(p.text) || f.walls.points(p.text)) || share > 0.8 && f.walls.points(p.text)
	case share > 0.8 && !strings.ContainsAny(lastRunes(p.text, 3), ".!?。"):
		return true
	case share > 0.2 && f.walls.points(p.text):
		return true
	case len(p.text) < 200 && share > 0 && f.walls.invites(p.text):
		return true
	case menu(p.text):
		return true
	case findPhrases(p.text).count(notices) > 0:
		return true
	case len(p.text) < 120 && f.walls.label(p.text):
		return true
	}
	return false
}

// menu reports whether a line is a row of short labels: "Print | Send | Top".
func menu(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("|·•»", r) })
	return len(parts) >= 3 && len(s) < 25*len(parts) && !strings.ContainsAny(s, ".0123456789")
}

// ends drops headings that head nothing and leading or trailing scraps.
func (f *filter) ends(in []paragraph) []paragraph {
	for headings := 0; len(in) > 0; {
		last := in[len(in)-1]
		if last.heading() {
			headings++
		}
		if last.heading() && headings == 1 && !strings.HasSuffix(last.text, ".") || !last.heading() && f.trails(last, in[:len(in)-1]) {
			in = in[:len(in)-1]
			continue
		}
		break
	}
	return in
}

// trails reports whether a last paragraph is no part of the account: it speaks of the author
// or the house, invites, dates, or is a label or the initials of who wrote it.
func (f *filter) trails(p paragraph, before []paragraph) bool {
	return f.biography(p) || imprint(p) || len(p.text) < 60 && f.walls.invites(p.text) || f.dateline(p) || label(p, before)
}

// label reports whether a last line is no sentence though sentences stand before it.
func label(p paragraph, before []paragraph) bool {
	if len(p.text) > maxLabel || isTag(p.node, atom.Li, atom.Td, atom.Th, atom.Tr, atom.Dd, atom.Blockquote, atom.Pre) || len(before) < 3 {
		return false
	}
	return !sentenceEnd(p.text) && slices.ContainsFunc(before[len(before)-2:], func(b paragraph) bool { return sentenceEnd(b.text) })
}

// sentenceEnd reports whether a line ends as sentences and quotations do.
func sentenceEnd(s string) bool {
	return strings.ContainsAny(lastRunes(s, 1), `.!?…:;)]"'`+"”’»›“」』。！？।؟۔።")
}

// biography reports whether a last paragraph speaks about an author of the article: it
// begins with the name, or with the first name and says for which house.
func (f *filter) biography(p paragraph) bool {
	key := fold(p.text)
	if len(p.text) > 900 || strings.ContainsAny(p.text, "\"“„«") && len(p.text) > 500 {
		return false
	}
	opening := " " + key[:min(len(key), 80)]
	return slices.ContainsFunc(f.authors, func(a string) bool {
		first, _, two := strings.Cut(a, " ")
		return two && (strings.HasPrefix(key, a+" ") ||
			f.walls.introduces(opening, a) ||
			strings.HasPrefix(key, first+" ") && slices.ContainsFunc(f.site, func(s string) bool { return len(s) > 3 && strings.Contains(key, s) }))
	})
}

// imprint reports whether a last paragraph gives the address of the house.
func imprint(p paragraph) bool {
	return len(p.text) < 250 && slices.ContainsFunc(p.links, func(l anchor) bool { return strings.HasPrefix(l.url, "mailto:") })
}

// lastRunes gives the last n characters of a text, or all there are.
func lastRunes(s string, n int) string {
	from := len(s)
	for ; n > 0 && from > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:from])
		from -= size
	}
	return s[from:]
}
