package extract

import (
	"regexp"
	"slices"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"parallax"
)

// minEntries is how many posts of a live blog must be found, each with its time: two times
// stand beside any article.
const minEntries = 3

// maxRun is how long a live blog runs at most.
const maxRun = 14 * 24 * time.Hour

// post is an entry as the markup or JSON-LD tells it, before its text is found in the body.
type post struct {
	title, clock string
	time         parallax.Date
	keys         []string // the beginnings of its paragraphs
}

// linkedUpdate is a post of a live blog in JSON-LD.
type linkedUpdate struct{ Headline, Published, Body string }

// updatesOf reads liveBlogUpdate.
func updatesOf(v any) (out []linkedUpdate) {
	list, ok := v.([]any)
	if !ok {
		list = []any{v}
	}
	for _, e := range list {
		if m, ok := e.(map[string]any); ok && len(out) < 2000 {
			out = append(out, linkedUpdate{plainText(first(m, "headline", "name")), first(m, "datePublished", "dateCreated"), firstRaw(m, "articleBody", "text")})
		}
	}
	return out
}

// withUpdates gives the posts of JSON-LD as the body where the page prints hardly any text,
// because scripts are to print them.
func withUpdates(b body, updates []linkedUpdate) body {
	if b.prose() >= shortBody {
		return b
	}
	posts := body{by: "json-ld"}
	for _, u := range updates {
		if u.Headline != "" && !strings.HasPrefix(u.Body, u.Headline) {
			posts.blocks = append(posts.blocks, paragraph{text: u.Headline, kind: atom.H2})
		}
		posts.blocks = append(posts.blocks, linkedBlocks(u.Body)...)
	}
	if float64(posts.prose()) > muchMore*float64(b.prose())+100 {
		return posts
	}
	return b
}

// linkedPosts gives the posts that JSON-LD lists.
func linkedPosts(updates []linkedUpdate) (out []post) {
	for _, u := range updates {
		p := post{title: u.Headline}
		p.time, _ = parseDate(u.Published, "json-ld")
		if u.Headline != "" {
			p.keys = append(p.keys, blockKey(u.Headline))
		}
		for _, b := range linkedBlocks(u.Body) {
			p.keys = append(p.keys, blockKey(b.text))
		}
		if !p.time.IsZero() {
			out = append(out, p)
		}
	}
	return out
}

// markedPosts finds the posts in the markup: neighbours below one element that each hold one
// time. It must run before the body is read, which takes the times away.
func markedPosts(doc *html.Node) (out []post) {
	times := map[*html.Node]int{} // how many times are below an element
	var found []*html.Node
	walk(doc, func(n *html.Node) bool {
		if isTag(n, atom.Head, atom.Script, atom.Style, atom.Nav, atom.Footer, atom.Aside) || len(found) > 2000 {
			return false
		}
		if isTag(n, atom.Time) || n.Type == html.ElementNode && n.FirstChild != nil && n.FirstChild == n.LastChild && n.FirstChild.Type == html.TextNode && clockPatterns().only.MatchString(strings.TrimSpace(n.FirstChild.Data)) {
			found = append(found, n)
			for p := n.Parent; p != nil; p = p.Parent {
				times[p]++
			}
			return false
		}
		return true
	})
	if len(found) < minEntries {
		return nil
	}
	below := map[*html.Node][]post{}
	var order []*html.Node
	for _, t := range found {
		around := t
		for around.Parent != nil && times[around.Parent] == 1 {
			around = around.Parent
		}
		if around == t {
			continue // times in a row: a list of dates
		}
		if len(below[around.Parent]) == 0 {
			order = append(order, around.Parent)
		}
		below[around.Parent] = append(below[around.Parent], readPost(around, t))
	}
	for _, parent := range order {
		if len(below[parent]) > len(out) {
			out = below[parent]
		}
	}
	if len(out) < minEntries {
		return nil
	}
	return out
}

func readPost(around, at *html.Node) post {
	p := post{clock: textOf(at)}
	p.time, _ = parseDate(attr(at, "datetime"), "time")
	if len(p.clock) > 40 || !strings.ContainsFunc(p.clock, func(r rune) bool { return r >= '0' && r <= '9' }) {
		p.clock = ""
	}
	for _, b := range paragraphs(around) {
		if p.title == "" && (b.heading() || b.node != nil && isTag(onlyChild(b.node), atom.Strong, atom.B)) {
			p.title = b.text
		}
		p.keys = append(p.keys, blockKey(b.text))
	}
	return p
}

// onlyChild gives the one child of n, n itself when there are several.
func onlyChild(n *html.Node) *html.Node {
	if n.FirstChild != nil && n.FirstChild == n.LastChild {
		return n.FirstChild
	}
	return n
}

// readEntries splits the body of a live blog or a list of briefs. The posts come from JSON-LD
// or the markup; without them paragraphs that begin with a time open an entry, and in a list
// of briefs headings do. It gives nil for an ordinary article.
func readEntries(b body, marked, linked []post) (out []parallax.Entry) {
	for _, posts := range [][]post{linked, marked} {
		if e := placePosts(b, posts); len(e) >= minEntries && len(e) > len(out) && together(e) {
			out = e
		}
	}
	if out != nil {
		return out
	}
	clocks := func(p paragraph) (string, bool) {
		clock := strings.TrimRight(clockPatterns().leading.FindString(p.text), " |:–—-")
		return clock, clock != ""
	}
	if count(b.blocks, func(p paragraph) bool { _, ok := clocks(p); return ok }) >= liveEntries {
		return splitBody(b, clocks)
	}
	if briefs(b.blocks) >= briefHeadings {
		return splitBody(b, func(p paragraph) (string, bool) { return "", p.heading() })
	}
	return nil
}

// placePosts finds the text of each post in the body. Posts whose text is not there are left
// out, and so are all when they do not follow each other there.
func placePosts(b body, posts []post) (out []parallax.Entry) {
	of := map[string]int{}
	for i, p := range posts {
		for _, k := range p.keys {
			if _, ok := of[k]; !ok {
				of[k] = i
			}
		}
	}
	at, last := 0, -1
	done := map[int]bool{}
	for _, p := range b.blocks {
		start := at
		at += len(p.text) + len("\n\n")
		i, ok := of[blockKey(p.text)]
		switch {
		case !ok:
		case i == last:
			out[len(out)-1].Span.End = start + len(p.text)
		case done[i]:
			continue // a line that several posts say
		default:
			out = append(out, parallax.Entry{Title: posts[i].title, Time: posts[i].time, Clock: posts[i].clock, Span: parallax.TextSpan(start, start+len(p.text))})
			done[i], last = true, i
		}
	}
	return out
}

// together reports whether the entries are of one run of days: articles one below the other
// are not.
func together(entries []parallax.Entry) bool {
	var first, last time.Time
	for _, e := range entries {
		if t := e.Time.Time; !t.IsZero() {
			if first.IsZero() || t.Before(first) {
				first = t
			}
			if t.After(last) {
				last = t
			}
		}
	}
	return last.Sub(first) <= maxRun
}

// splitBody begins an entry at each paragraph that opens one, and gives it all up to the next.
func splitBody(b body, opens func(paragraph) (clock string, ok bool)) (out []parallax.Entry) {
	at := 0
	for _, p := range b.blocks {
		start, end := at, at+len(p.text)
		at = end + len("\n\n")
		clock, ok := opens(p)
		switch {
		case ok:
			out = append(out, parallax.Entry{Title: entryTitle(p, clock), Clock: clock, Span: parallax.TextSpan(start, end)})
		case len(out) > 0:
			e := &out[len(out)-1]
			if e.Title == "" && p.heading() {
				e.Title = p.text
			}
			e.Span.End = end
		}
	}
	return out
}

// entryTitle gives the headline in the paragraph that opens an entry: what stands behind the
// time when it is no sentence.
func entryTitle(p paragraph, clock string) string {
	rest := strings.TrimLeft(strings.TrimPrefix(p.text, clock), " |:–—-")
	if p.heading() || len(rest) < 120 && rest != "" && !strings.ContainsAny(lastRunes(rest, 2), ".!?。") {
		return rest
	}
	return ""
}

// dateEntries gives entries that only print a time of day their day: the oldest is of the day
// the article was published, and the clock runs on from there. Nothing is guessed when the
// newest then lies more than a day before the last update of the page, or after it.
func dateEntries(entries []parallax.Entry, published, updated parallax.Date) {
	if len(entries) == 0 || published.IsZero() || slices.ContainsFunc(entries, func(e parallax.Entry) bool { return !e.Time.IsZero() || readClock(e.Clock) < 0 }) {
		return
	}
	order := make([]int, len(entries))
	rises := 0
	for i := range entries {
		order[i] = i
		if i > 0 && readClock(entries[i].Clock) > readClock(entries[i-1].Clock) {
			rises++
		} else if i > 0 {
			rises--
		}
	}
	if rises < 0 {
		slices.Reverse(order)
	}
	day := time.Date(published.Time.Year(), published.Time.Month(), published.Time.Day(), 0, 0, 0, 0, published.Time.Location())
	dated, last := make([]parallax.Date, len(entries)), -1
	for _, i := range order {
		clock := readClock(entries[i].Clock)
		if clock < last {
			day = day.AddDate(0, 0, 1)
		}
		last = clock
		dated[i] = parallax.Date{Time: day.Add(time.Duration(clock) * time.Minute), Precision: "minute", Zoned: published.Zoned, From: "text"}
	}
	newest, oldest := dated[order[len(order)-1]].Time, dated[order[0]].Time
	from, to := updated.Time.Add(-24*time.Hour), updated.Time.Add(time.Hour)
	if updated.IsZero() {
		from, to = published.Time.Add(-time.Hour), published.Time.Add(24*time.Hour)
		if published.Precision != "day" && oldest.Before(published.Time.Add(-3*time.Hour)) {
			return
		}
	}
	if newest.Before(from) || newest.After(to) {
		return
	}
	for i := range entries {
		entries[i].Time = dated[i]
	}
}

// clockParts matches hours, minutes and the half of the day.
var clockParts = regexp.MustCompile(`(?i)^(\d{1,2})[:.h](\d\d)(?:\s?([ap])\.?m)?`)

// readClock gives the minute of the day of a printed time; -1 when it is none.
func readClock(s string) int {
	m := clockParts.FindStringSubmatch(strings.TrimSpace(s))
	if m == nil {
		return -1
	}
	h, min := 0, 0
	for _, c := range m[1] {
		h = h*10 + int(c-'0')
	}
	for _, c := range m[2] {
		min = min*10 + int(c-'0')
	}
	switch strings.ToLower(m[3]) {
	case "a":
		h %= 12
	case "p":
		h = h%12 + 12
	}
	if h > 23 || min > 59 {
		return -1
	}
	return h*60 + min
}
