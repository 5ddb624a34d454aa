package extract

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

const (
	// furnitureStories is on how many stories of one site a paragraph must stand to be no part
	// of any of them.
	furnitureStories = 3
	// titleWord is how many bytes a word of a title has at least that tells what it is about.
	titleWord = 5
)

// Furniture are the paragraphs that sites print with whatever they report, by site.
type Furniture map[string]map[string]bool

// Repeated finds the furniture of the sites that several of the articles come from: what
// stands word for word on pages about at least three things. Pages are about one thing when
// they share words of their titles or half of their paragraphs, so that a page given twice, a
// text that an agency sent to all, and the background that a site repeats in each article on
// one story are none. Only articles extracted from markup may be given: other texts are kept
// as they came.
func Repeated(articles []parallax.Article) Furniture {
	out := Furniture{}
	bySite := map[string][]*parallax.Article{}
	for i := range articles {
		if site := siteOf(&articles[i]); site != "" && articles[i].State.HasText() {
			bySite[site] = append(bySite[site], &articles[i])
		}
	}
	for site, pages := range bySite {
		if len(pages) < furnitureStories {
			continue
		}
		on := map[string][]int{} // the pages that have a paragraph
		for i, a := range pages {
			for _, p := range strings.Split(a.Text, "\n\n") {
				if n := len(on[p]); n == 0 || on[p][n-1] != i {
					on[p] = append(on[p], i)
				}
			}
		}
		for p, where := range on {
			with := make([]*parallax.Article, len(where))
			for i, page := range where {
				with[i] = pages[page]
			}
			if Apart(with) {
				if out[site] == nil {
					out[site] = map[string]bool{}
				}
				out[site][p] = true
			}
		}
	}
	return out
}

// siteOf gives the domain an article is from, "" when it is not known.
func siteOf(a *parallax.Article) string { return siteAt(a.URL) }

// Apart reports whether pages of one site are about at least three things, so that a paragraph
// all of them have belongs to none; see Repeated. Each is held against those that were found
// to be about something new.
func Apart(pages []*parallax.Article) bool {
	var apart []*parallax.Article
	for _, p := range pages {
		if !slices.ContainsFunc(apart, func(b *parallax.Article) bool { return oneStory(p, b) }) {
			apart = append(apart, p)
		}
		if len(apart) == furnitureStories {
			return true
		}
	}
	return false
}

// oneStory reports whether two pages of a site share a long word of their titles, or half of
// the paragraphs of the shorter. Pages without a title are about the same, for all that is known.
func oneStory(a, b *parallax.Article) bool {
	if a.Title == "" || b.Title == "" || caseless(a.Title) != caseless(b.Title) {
		return true
	}
	words := func(title string) []string {
		return slices.DeleteFunc(strings.Fields(language.FoldWords(title)), func(w string) bool { return len(w) < titleWord })
	}
	other := words(b.Title)
	if slices.ContainsFunc(words(a.Title), func(w string) bool { return slices.Contains(other, w) }) {
		return true
	}
	x, y := strings.Split(a.Text, "\n\n"), strings.Split(b.Text, "\n\n")
	shared := 0
	for _, p := range x {
		if slices.Contains(y, p) {
			shared++
		}
	}
	return 2*shared >= min(len(x), len(y))
}

// Without gives the article without the furniture of its site. Its ID stays; places of links,
// entries, dates and findings are moved, and links inside what is removed are dropped. The
// article is given back as it is when nothing would be left of it or a finding rests on what
// would be removed.
func (f Furniture) Without(a parallax.Article) parallax.Article {
	known := f[siteOf(&a)]
	if len(known) == 0 {
		return a
	}
	text, kept := cutParagraphs(a.Text, known)
	if len(text) == len(a.Text) || text == "" {
		return a
	}
	out := a
	out.Text = text
	out.Links, out.Entries, out.Findings = nil, nil, nil
	for _, l := range a.Links {
		if span, ok := kept.move(l.Span); ok {
			l.Span = span
			out.Links = append(out.Links, l)
		}
	}
	for _, e := range a.Entries {
		if span, ok := kept.move(e.Span); ok {
			e.Span = span
			out.Entries = append(out.Entries, e)
		}
	}
	for _, finding := range a.Findings {
		finding.Sides = slices.Clone(finding.Sides)
		for i, s := range finding.Sides {
			span, ok := kept.move(s.Span)
			if !ok || span.Len() != s.Span.Len() {
				return a
			}
			finding.Sides[i].Span = span
		}
		out.Findings = append(out.Findings, finding)
	}
	for _, d := range []*parallax.Date{&out.Published, &out.Updated} {
		span, ok := kept.move(d.Span)
		if !ok {
			return a // the date stands in what is said to be furniture
		}
		d.Span = span
	}
	return out
}

// keptParagraphs are the paragraphs that stay when others go: their bytes before, and how far
// they move to the front.
type keptParagraphs []struct{ start, end, by int }

// cutParagraphs takes the paragraphs that are furniture out of a text.
func cutParagraphs(text string, furniture map[string]bool) (string, keptParagraphs) {
	var left []string
	var kept keptParagraphs
	at, gone := 0, 0
	for _, p := range strings.Split(text, "\n\n") {
		if furniture[p] {
			gone += len(p) + len("\n\n")
		} else {
			left = append(left, p)
			kept = append(kept, struct{ start, end, by int }{at, at + len(p), gone})
		}
		at += len(p) + len("\n\n")
	}
	return strings.Join(left, "\n\n"), kept
}

// move gives where a span of the text lies now, from the first kept byte of it to the last; ok
// is false when none is. Spans of other fields stay.
func (k keptParagraphs) move(s parallax.Span) (moved parallax.Span, ok bool) {
	if s.Field != parallax.FieldText {
		return s, true
	}
	start, end := -1, -1
	for _, p := range k {
		if from, to := max(s.Start, p.start), min(s.End, p.end); from < to {
			if start < 0 {
				start = from - p.by
			}
			end = to - p.by
		}
	}
	return parallax.TextSpan(start, end), start >= 0
}
