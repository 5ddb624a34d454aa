package extract

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// survey is what a page says outside and inside its article, block by block: where on the
// page a prompt stands tells a wall from a banner, and a line of its own tells a prompt from
// an article that speaks of prompts.
type survey struct {
	blocks   []block
	letters  int             // of the blocks outside the chrome
	noscript *hits           // in what is shown where scripts do not run
	captcha  string          // markup that names a check of the reader
	failed   string          // markup that names an error
	wall     string          // visible markup that names a wall to pay at
	player   bool            // there is a player of videos
	password bool            // a field for a password is visible
	numbers  map[string]bool // links whose text is the number of a part
	sequence string          // rel=next or prev of a link in the page
	gated    int             // letters inside the parts that JSON-LD says are for sale
	boxes    []consentBox    // what asks for consent
}

// block is one line or paragraph of a page.
type block struct {
	text    string
	letters int
	hits    *hits
	chrome  bool // in what all pages of a site have: header, menu, footer, sidebar, comments
	link    bool // nothing but a link or a button
	boxed   bool // in a box that was taken out
}

// consentBox is a part of a page that asks the reader to consent to something.
type consentBox struct {
	node     *html.Node
	from, to int // its blocks
	letters  int
	phrases  int
}

var (
	// partNumber matches the number of a part of an article.
	partNumber = regexp.MustCompile(`^[1-9][0-9]?$`)
	// partOf matches "Page 2 of 3" as all that a line says.
	partOf = regexp.MustCompile(`^[^\d]{0,16}\b([1-9][0-9]?)(?: ?/ ?| [\pL]{1,3} )([1-9][0-9]?)\b`)
)

// readSurvey walks the parsed page once. dated says that the page claims an article with a
// date; gate are the class names and ids of the parts that JSON-LD says are for sale.
func readSurvey(doc *html.Node, dated bool, gate []string) *survey {
	w := &surveyor{survey: &survey{noscript: &hits{}, numbers: map[string]bool{}}, dated: dated, gate: gate}
	w.element(doc, surroundings{})
	w.end(surroundings{})
	return w.survey
}

// surroundings is what holds for all below an element.
type surroundings struct{ chrome, hidden, link, gated bool }

// sums are what an element holds, with all below it.
type sums struct {
	letters, consenting int  // of all blocks, and of those that speak of consent
	phrases             int  // about consent
	accept              bool // a line of its own to accept with
	headline            bool
}

func (s *sums) add(t sums) {
	s.letters += t.letters
	s.consenting += t.consenting
	s.phrases += t.phrases
	s.accept = s.accept || t.accept
	s.headline = s.headline || t.headline
}

type surveyor struct {
	*survey
	dated  bool
	gate   []string
	text   strings.Builder
	linked int // bytes of text inside links
}

// element walks n and gives what it holds.
func (w *surveyor) element(n *html.Node, in surroundings) (own sums) {
	switch {
	case n.Type == html.TextNode:
		w.text.WriteString(n.Data)
		if in.link {
			w.linked += len(n.Data)
		}
		return own
	case n.Type == html.DocumentNode:
	case n.Type != html.ElementNode, isTag(n, atom.Script, atom.Style, atom.Template, atom.Head, atom.Svg):
		return own
	case isTag(n, atom.Noscript):
		w.noscript.join(findPhrases(plainText(textBelow(n))))
		return own
	}
	inside := w.named(n, in)
	apart := isBlock(n) || isTag(n, atom.Button, atom.Label, atom.Option, atom.Br)
	var before sums // what stood before n belongs to what is around it
	if apart {
		before = w.end(in)
	}
	known, from := len(w.boxes), len(w.blocks)
	own.headline = isTag(n, atom.H1)
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		own.add(w.element(c, inside))
	}
	if apart {
		own.add(w.end(inside))
	}
	if w.asksConsent(n, own) {
		w.boxes = append(w.boxes[:known], consentBox{n, from, len(w.blocks), own.letters, own.phrases})
	}
	own.add(before)
	return own
}

// end closes the block that is being read and gives what it holds.
func (w *surveyor) end(in surroundings) (s sums) {
	text, linked := clean(w.text.String()), w.linked
	w.text.Reset()
	w.linked = 0
	if text == "" || in.hidden {
		return s
	}
	b := block{text: text, letters: letters(text), hits: findPhrases(text), chrome: in.chrome}
	b.link = in.link || linked*2 > len(text)
	w.blocks = append(w.blocks, b)
	if in.gated {
		w.survey.gated += b.letters
	}
	if in.chrome {
		return s
	}
	w.letters += b.letters
	s.letters, s.phrases = b.letters, b.hits.count(consents)
	if s.phrases > 0 {
		s.consenting = b.letters
		s.accept = b.letters < 80
	}
	return s
}

// named takes in what an element is called, and says what holds below it.
func (w *surveyor) named(n *html.Node, in surroundings) surroundings {
	hidden := w.attributes(n, in)
	name := w.reads(hints(n))
	in.link = in.link || isTag(n, atom.A, atom.Button)
	if !in.hidden && (hidden || name.hidden) {
		in.hidden = !holdsHeadline(n) // else it is hidden only until the scripts have run
	}
	w.player = w.player || !in.chrome && (isTag(n, atom.Video) || isTag(n, atom.Iframe) && containsAny(strings.ToLower(attr(n, "src")), elementNames().playerAddress) || name.player)
	whole := isTag(n, atom.Html, atom.Body, atom.Main, atom.Article)
	if !in.chrome && (isTag(n, atom.Nav, atom.Footer, atom.Aside) || (isTag(n, atom.Header) || name.chrome && !whole) && !holdsHeadline(n)) {
		in.chrome = true
	}
	if in.hidden || in.chrome {
		return in
	}
	in.gated = in.gated || name.gated
	w.failed = firstNonEmpty(w.failed, name.failed)
	if !whole {
		w.captcha, w.wall = firstNonEmpty(w.captcha, name.captcha), firstNonEmpty(w.wall, name.wall)
	}
	return in
}

// attributes takes in what else an element says, and reports whether it is hidden.
func (w *surveyor) attributes(n *html.Node, in surroundings) (hidden bool) {
	for _, a := range n.Attr {
		switch a.Key {
		case "hidden":
			hidden = true
		case "aria-hidden":
			hidden = hidden || a.Val == "true"
		case "style":
			hidden = hidden || strings.Contains(strings.ReplaceAll(strings.ToLower(a.Val), " ", ""), "display:none")
		case "src", "title", "data-sitekey":
			if w.captcha == "" && isTag(n, atom.Iframe, atom.Div) && (a.Key == "data-sitekey" || elementNames().survey.in(strings.ToLower(a.Val))&captchaName != 0) {
				w.captcha = a.Key + " " + a.Val
			}
		case "href":
			if number := onlyText(n); !in.chrome && partNumber.MatchString(number) {
				w.numbers[number] = true
			}
		case "rel":
			if rel := strings.ToLower(a.Val); isTag(n, atom.A) && (rel == "next" || rel == "prev") && !in.chrome {
				w.sequence = rel
			}
		case "type":
			w.password = w.password || isTag(n, atom.Input) && strings.EqualFold(a.Val, "password") && !in.hidden && !in.chrome
		}
	}
	return hidden
}

// onlyText gives the text of an element that holds nothing else.
func onlyText(n *html.Node) string {
	if n.FirstChild == nil || n.FirstChild != n.LastChild || n.FirstChild.Type != html.TextNode {
		return ""
	}
	return strings.TrimSpace(n.FirstChild.Data)
}

// naming is what the names of an element say about it.
type naming struct {
	hidden, chrome, gated bool
	player                bool
	captcha, failed, wall string // the names, when they say so
}

// reads gives what names say.
func (w *surveyor) reads(names string) (out naming) {
	if names == "" {
		return out
	}
	found := elementNames().survey.in(names)
	for _, g := range w.gate {
		out.gated = out.gated || slices.Contains(strings.Fields(names), g)
	}
	if found == 0 {
		return out
	}
	says := func(pattern uint) string {
		if found&pattern != 0 {
			return strings.TrimSpace(names)
		}
		return ""
	}
	out.player, out.hidden, out.chrome = found&playerName != 0, found&hiddenName != 0, found&chromeName != 0
	out.captcha, out.failed, out.wall = says(captchaName), says(failedName), says(wallName)
	return out
}

// asksConsent reports whether an element is a box that asks for consent: it speaks of little
// else, and has a line to accept with or is named for it.
func (w *surveyor) asksConsent(n *html.Node, s sums) bool {
	if s.phrases < 2 || s.consenting*5 < s.letters*2 || isTag(n, atom.Html, atom.Body, atom.Main, atom.Article) || !isBlock(n) {
		return false
	}
	if s.headline && w.dated {
		return false // an article about it
	}
	return s.accept || elementNames().consent.in(hints(n)) != 0
}

// takeOut removes the boxes that ask for consent from the page, so that they are not taken
// for the article, and gives how many letters they had and how many phrases.
func (s *survey) takeOut() (size, phrases int) {
	for _, b := range s.boxes {
		size += b.letters
		phrases += b.phrases
		for i := range s.blocks[b.from:b.to] {
			s.blocks[b.from+i].boxed = true
		}
		remove(b.node)
	}
	return size, phrases
}

// prompts gives the phrases of short lines of the article's part of the page, from a block on.
func (s *survey) prompts(from int) *hits {
	h := &hits{}
	for _, b := range s.blocks[from:] {
		if !b.chrome && !b.boxed && b.letters < promptLetters {
			h.join(b.hits)
		}
	}
	return h
}

// places gives for each paragraph of a body where it stands among the blocks of the page, in
// rising order; for one that is not found the place of the one before it, 0 for the first.
func (s *survey) places(b body) []int {
	at := map[string][]int{}
	for i, b := range s.blocks {
		if !b.chrome && !b.boxed {
			at[blockKey(b.text)] = append(at[blockKey(b.text)], i)
		}
	}
	out, last := make([]int, len(b.blocks)), 0
	for i, p := range b.blocks {
		for _, place := range at[blockKey(p.text)] {
			if place >= last {
				last = place
				break
			}
		}
		out[i] = last
	}
	return out
}

// next gives up to n blocks that follow from a place on, without chrome.
func (s *survey) next(from, n int) (out []block) {
	for _, b := range s.blocks[min(from, len(s.blocks)):] {
		if !b.chrome && !b.boxed && len(out) < n {
			out = append(out, b)
		}
	}
	return out
}

// blockKey is the beginning of a block, by which it is found again.
func blockKey(s string) string { return s[:min(len(s), 60)] }

// part gives which of how many pages this is, as a line of its own says; zeros when none does.
func (s *survey) part() (part, all int) {
	if len(s.numbers) == 0 {
		return 0, 0
	}
	for _, b := range s.blocks {
		if b.chrome || b.letters >= 50 {
			continue
		}
		if m := partOf.FindStringSubmatch(b.text); m != nil {
			part, _ = strconv.Atoi(m[1])
			all, _ = strconv.Atoi(m[2])
			if part <= all && all > 1 {
				return part, all
			}
		}
	}
	return 0, 0
}

// holdsHeadline reports whether there is a headline of first rank below n.
func holdsHeadline(n *html.Node) bool {
	found := false
	walk(n, func(c *html.Node) bool {
		found = found || isTag(c, atom.H1)
		return !found
	})
	return found
}

// textBelow gives the text below n, of whatever kind.
func textBelow(n *html.Node) string {
	var b strings.Builder
	walk(n, func(c *html.Node) bool {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		}
		return true
	})
	return b.String()
}

// letters measures how much a text says: its characters, those of scripts that write whole
// words with one or two of them counted two and a half times.
func letters(s string) int {
	n, dense := 0, 0
	for _, r := range s {
		n++
		if r >= 0x2E80 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
			dense++
		}
	}
	return n + dense*3/2
}
