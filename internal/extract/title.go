package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/internal/language"
)

// titleCandidate is one place that names the article, with how far it is trusted.
type titleCandidate struct {
	text, fold string
	weight     float64
}

// separators stand between a headline and the name of the site or section.
var separators = []string{" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " / ", " ‹ ", " < ", " > ", " ~ ", "|"}

// chooseTitle gives the headline that the places naming it agree on, without the names in
// site (outlet, host, section) at its ends and without labels such as "Opinion" or "(video)".
func chooseTitle(m *metadata, site []string, walls *language.Walls) string {
	var all []titleCandidate
	add := func(text string, weight float64) {
		text = unlabelled(clean(plainText(text)), walls)
		if f := fold(text); f != "" && !isSite(f, site) {
			all = append(all, titleCandidate{text, f, weight})
		}
	}
	for i, h := range m.headings {
		if i >= 3 {
			break
		}
		weight := 1.2
		if len(m.headings) > 1 {
			weight = 0.8 // one of them is a logo or a teaser, the agreement tells which
		}
		add(h, weight)
	}
	add(m.linked.Headline, 1.0)
	og := stripSite(m.meta["og:title"], site, m.headings)
	add(og, 1.1)
	add(stripSite(m.meta["twitter:title"], site, m.headings), 0.5)
	add(stripSite(m.meta["title"], site, m.headings), 0.3)
	add(stripSite(m.title, site, append([]string{og, m.linked.Headline}, m.headings...)), 0.7)
	best, top := "", 0.0
	for _, c := range all {
		score := 0.0
		for _, other := range all {
			score += other.weight * agreement(c.fold, other.fold)
		}
		if n := utf8.RuneCountInString(c.text); n < 12 || n > 250 {
			score *= 0.5
		}
		if score > top+1e-9 {
			best, top = c.text, score
		}
	}
	return withoutKicker(best, all)
}

// printedHeadline gives the headline of the page's own layout, where it differs from the
// title that other places agree on: the heading that has the title in it, or the only one.
func printedHeadline(m *metadata, title string, site []string) string {
	f := fold(title)
	for _, h := range m.headings {
		if fold(h) == f {
			return title
		}
	}
	for _, h := range m.headings {
		if f != "" && strings.Contains(fold(h), f) {
			return h
		}
	}
	if len(m.headings) == 1 && !isSite(fold(m.headings[0]), site) && shareWord(m.headings[0], title+" "+plainText(m.meta["og:description"])) {
		return m.headings[0]
	}
	return title
}

// bracketLabel matches a last bracket: "Fish hall closes (video)".
var bracketLabel = regexp.MustCompile(`\s*[(\[]([^()\[\]]{3,20})[)\]]$`)

// unlabelled takes the words for what kind of piece this is off a title: in brackets at its
// end, or before or behind a bar.
func unlabelled(title string, walls *language.Walls) string {
	is := func(s string) bool { return slices.Contains(walls.Genres, language.FoldWords(s)) }
	for range 3 {
		front, rest, _ := strings.Cut(title, "|")
		i := strings.LastIndexByte(title, '|')
		switch m := bracketLabel.FindStringSubmatchIndex(title); {
		case m != nil && m[0] > 0 && is(title[m[2]:m[3]]):
			title = title[:m[0]]
		case i > 0 && is(front):
			title = strings.TrimSpace(rest)
		case i > 0 && is(title[i+1:]):
			title = strings.TrimSpace(title[:i])
		default:
			return title
		}
	}
	return title
}

// agreement is 1 for equal titles and less for one that contains the other.
func agreement(a, b string) float64 {
	switch {
	case a == b:
		return 1
	case len(a) >= 10 && len(b) >= 10 && (strings.Contains(a, b) || strings.Contains(b, a)):
		return 0.3
	}
	return 0
}

func isSite(f string, site []string) bool {
	for _, s := range site {
		if f == s {
			return true
		}
	}
	return false
}

// stripSite takes the name of the site and section off a title. What stands behind (or
// before) a separator goes when it is one of site, or when the rest is a heading of the page.
func stripSite(title string, site, headings []string) string {
	title = clean(plainText(title))
	for range 4 { // "Headline - Section - Site": one part a round
		shorter := stripOne(title, site, headings)
		if shorter == title {
			break
		}
		title = shorter
	}
	return title
}

func stripOne(title string, site, headings []string) string {
	for _, h := range headings {
		if fold(h) == fold(title) {
			return title
		}
	}
	for _, sep := range separators {
		i := strings.LastIndex(title, sep)
		if i < 0 {
			continue
		}
		head, tail := strings.TrimSpace(title[:i]), strings.TrimSpace(title[i+len(sep):])
		if siteLike(fold(tail), site) && fold(head) != "" {
			return head
		}
		first := strings.Index(title, sep)
		front, rest := strings.TrimSpace(title[:first]), strings.TrimSpace(title[first+len(sep):])
		if siteLike(fold(front), site) && fold(rest) != "" {
			return rest
		}
		for _, h := range headings {
			switch fold(h) {
			case fold(head):
				return head
			case fold(rest):
				return rest
			}
		}
	}
	return title
}

// siteInTitle gives the name that stands in <title> beside a heading of the page, last part
// of "Headline - Section - Site" or the front of "Site: Headline". It is how pages without
// any metadata name their outlet; "" when no heading is there to tell the parts apart.
func siteInTitle(title string, headings []string) string {
	for _, h := range headings {
		before, behind, ok := strings.Cut(title, h)
		if !ok || h == title || fold(h) == "" {
			continue
		}
		name := behind
		if fold(behind) == "" {
			name = before
		}
		parts := strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune("|–—·•»:", r) })
		for i := len(parts) - 1; i >= 0; i-- {
			if p := strings.Trim(parts[i], " -"); p != "" && len(strings.Fields(p)) <= 5 {
				return p
			}
		}
	}
	return ""
}

// siteLike reports whether a part of a title names the site: equal to one of its names, or
// one of them with little added ("Name News").
func siteLike(part string, site []string) bool {
	squeezed := strings.ReplaceAll(part, " ", "")
	if squeezed == "" {
		return true
	}
	for _, s := range site {
		name := strings.ReplaceAll(s, " ", "")
		if len(name) < 2 {
			continue
		}
		if squeezed == name || len(name) >= 4 && len(squeezed) <= 3*len(name) && strings.Contains(squeezed, name) || len(squeezed) >= 4 && strings.Contains(name, squeezed) {
			return true
		}
	}
	return false
}

// firstLineTitle gives the first line of a plain text when it reads like a headline: short,
// no full stop at its end or the time of the page right below it, and followed by a line break.
// Below the time of the page it may be all that there is. The title is part of the text too.
func firstLineTitle(text string, walls *language.Walls) string {
	dated := false
	for rest := text; rest != ""; {
		line, after, _ := strings.Cut(rest, "\n")
		rest = after
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		next, _, _ := strings.Cut(strings.TrimSpace(after), "\n")
		if next == "" && !dated {
			return ""
		}
		if label := len(strings.Fields(line)) <= 2 && strings.Count(after, "\n") > 3 && !caseless(line); label {
			continue // a logo or section above the headline
		}
		if isDateLine(line, walls) {
			dated = true
			continue
		}
		if introduces(line, walls) {
			continue
		}
		if headlineLike(line) || isDateLine(next, walls) && headlineLike(strings.TrimSuffix(line, ".")) {
			return line
		}
		return ""
	}
	return ""
}

// introduces reports whether a line names a source, an author or a date ("Source: ...")
// and so is no headline.
func introduces(line string, walls *language.Walls) bool {
	label, _, ok := strings.Cut(line, ":")
	if !ok {
		return false
	}
	label = language.FoldWords(label)
	for _, list := range [][]string{walls.Sources, walls.Published, walls.Updated, walls.By, walls.Credit} {
		if slices.Contains(list, label) {
			return true
		}
	}
	return false
}

// dateShare is the part of a line from which a date with its year is what the line is there
// for: "Sun, 15 September 2013, 23:26". A headline that names a day says more beside it.
const dateShare = 0.6

// isDateLine reports whether a line gives the time of the page and so is no headline: a date
// and little else but words such as "last updated".
func isDateLine(line string, walls *language.Walls) bool {
	if len(line) > dateLine {
		return false
	}
	if stampLine.MatchString(line) && !longWord(line) {
		return true
	}
	length, rest := 0, line
	for _, d := range datesIn(line, "") {
		length += d.end - d.start
		if d.hasWeekday {
			length += len("Sunday ")
		}
		rest = strings.Replace(rest, line[d.start:d.end], "", 1)
	}
	if length == 0 || float64(length) >= dateShare*float64(len(line)) {
		return length > 0
	}
	rest = " " + language.FoldWords(rest) + " "
	without := rest
	for _, phrase := range append(slices.Clone(walls.Updated), walls.Published...) {
		without = strings.ReplaceAll(without, " "+phrase+" ", " ")
	}
	return without != rest && !slices.ContainsFunc(strings.Fields(without), longOne)
}

// stampLine matches a line with a day in figures, whichever of them is the month, and a time of day: "8/2/13 at 1:30 PM".
var stampLine = regexp.MustCompile(`\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d|\d{4})\b.*\b\d{1,2}[:.]\d\d\b|\b\d{1,2}[:.]\d\d\b.*\b\d{1,2}[/.-]\d{1,2}[/.-](?:\d\d|\d{4})\b`)

// longWord reports whether a line has a word longer than those beside times: "at", "EDT", "time".
func longWord(line string) bool {
	return slices.ContainsFunc(strings.FieldsFunc(line, func(r rune) bool { return !unicode.IsLetter(r) }), longOne)
}

func longOne(word string) bool { return utf8.RuneCountInString(word) > len("time") }

func headlineLike(line string) bool {
	n := utf8.RuneCountInString(line)
	if n < 5 || n > 200 || strings.Contains(line, "://") {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(line)
	return !strings.ContainsRune(".;,:。", last)
}

// caseless reports whether a line is in a script without blanks between words.
func caseless(line string) bool {
	return strings.ContainsFunc(line, func(r rune) bool {
		return r >= 0x0E00 && unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai)
	})
}
