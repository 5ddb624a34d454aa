package extract

import (
	"errors"
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"parallax"
	"parallax/internal/language"
)

// readHTML fills the article from a page of markup.
func readHTML(a *parallax.Article, page parallax.Page, dir *parallax.Directory) error {
	text, _, warning := language.Decode(page.Body, page.Header.Get("Content-Type"))
	warn(a, warning)
	if strings.TrimSpace(text) == "" {
		a.State, a.Why = parallax.PageEmpty, []parallax.Reason{parallax.Because("page", "no bytes")}
		if page.Status >= 400 {
			a.State, a.Why = parallax.PageError, []parallax.Reason{parallax.Because("status", "%d", page.Status)}
		}
		a.Outlet = outletOf(a.URL, "", dir)
		return nil
	}
	doc, warning, err := parse(text)
	if err != nil {
		return errors.New("no HTML: " + err.Error())
	}
	warn(a, warning)
	squeezeBlanks(doc)

	m := readMetadata(doc, page.URL)
	site := readHead(a, doc, m, page.URL, dir)
	r := readStory(a, doc, text, m, site)
	a.State, a.Why, r.body = judgeState(signals{page: page, m: m, body: r.body, survey: r.around, heads: append([]string{a.Title, m.title}, m.headings...),
		consentText: r.consentText, consentPhrases: r.consentPhrases})
	if r.body.beside != "" {
		a.Why = append(a.Why, parallax.Because("body", "bytes of prose: %s", r.body.beside))
	}
	base, _ := url.Parse(a.URL)
	a.Text, a.Links = r.body.join(base)

	tell(a, hint(m))
	a.Published, a.Updated, a.Findings = dates(m, a.URL, a.Text, a.Language)
	if part, _ := r.around.part(); part > 1 && a.State == parallax.PagePartial && page.URL != "" {
		a.URL = page.URL // the canonical address is that of the first part, which is another text
	}
	if a.State.HasText() {
		a.Entries = readEntries(r.body, r.marked, linkedPosts(m.linked.Updates))
		dateEntries(a.Entries, a.Published, a.Updated)
	}
	if a.State.HasText() || a.State == parallax.PageEmpty {
		a.Why = append(a.Why, pageKind(m, r.around, r.body.blocks, a.Images, a.Entries)...)
	}
	return nil
}

// readHead fills in what a page says of itself: address, outlet, title, authors, section,
// keywords, images. It gives the names that the site goes by.
func readHead(a *parallax.Article, doc *html.Node, m *metadata, given string, dir *parallax.Directory) (site []string) {
	a.URL = address(m, given)
	a.Outlet = outletOf(a.URL, firstNonEmpty(m.meta["og:site_name"], m.linked.Publisher, m.meta["application-name"]), dir)
	if a.Outlet.Name == "" && a.Outlet.Domain != "" {
		a.Outlet = outletOf(a.URL, printedName(doc, m, a.Outlet.Domain), dir)
	}
	walls := language.AllWalls()
	site = siteNames(m, a.URL, a.Outlet)
	a.Title = chooseTitle(m, site, walls)
	if a.Outlet.Name == "" && unnamed(hostOf(a.URL)) {
		a.Outlet = withDomain(outletWithin(doc, m, dir), a.Outlet.Domain)
	}
	a.Authors, a.Byline = readAuthors(m, site, walls)
	a.Section = firstNonEmpty(m.linked.Section, plainText(m.meta["article:section"]))
	a.Keywords = keywords(m)
	base, _ := url.Parse(a.URL)
	a.Images = readImages(doc, m, base, walls)
	return site
}

// reading is what the markup of a page gave, before its state is judged.
type reading struct {
	body                        body
	around                      *survey
	marked                      []post
	consentText, consentPhrases int
}

// readStory finds the account in a page; it takes what is none out of doc. An author printed
// within the account becomes the article's when its head names none.
func readStory(a *parallax.Article, doc *html.Node, page string, m *metadata, site []string) (r reading) {
	walls := language.AllWalls()
	base, _ := url.Parse(a.URL)
	r.around = readSurvey(doc, m.dated(), m.linked.Gate)
	r.consentText, r.consentPhrases = r.around.takeOut()
	f := &filter{title: fold(printedHeadline(m, a.Title, site)), site: site, walls: &prompts{walls}}
	f.names = []string{f.title, fold(a.Title)}
	for _, author := range a.Authors {
		f.authors = append(f.authors, fold(author))
	}
	r.marked = markedPosts(doc)
	lead, hasLead := findLead(doc, m, f)
	isolate(doc, f.title)
	cutAbove(doc, f.title)
	r.body = withUpdates(withLead(readBody(doc, page, m, base, f), lead, hasLead), m.linked.Updates)
	if len(a.Authors) == 0 {
		if authors, i := printedByline(r.body.blocks, site, walls); i >= 0 {
			a.Authors, a.Byline = authors, r.body.blocks[i].text
			r.body.blocks = slices.Delete(r.body.blocks, i, i+1)
		}
	}
	return r
}

func warn(a *parallax.Article, warning string) {
	if warning != "" {
		a.Warnings = append(a.Warnings, warning)
	}
}

// address is the page's own address: the canonical one when it stays on the site and names
// a page. A canonical address elsewhere is that of the text this one was copied from, unless
// this is an AMP page, which a cache may serve; one that leads to the front page is a mistake.
func address(m *metadata, given string) string {
	base, _ := url.Parse(given)
	for _, c := range []string{m.canonical, m.meta["og:url"], m.linked.URL} {
		c = absolute(base, c)
		u, err := url.Parse(c)
		if err != nil || c == "" || !u.IsAbs() || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
			continue
		}
		if given == "" || m.amp && c == absolute(base, m.canonical) || base != nil && domainOf(hostOf(c)) == domainOf(hostOf(given)) {
			return c
		}
	}
	return given
}

// hint is the language the page claims.
func hint(m *metadata) string {
	return firstNonEmpty(m.lang, m.linked.Language, m.meta["og:locale"], m.meta["content-language"], m.meta["language"], m.meta["dc.language"])
}

func keywords(m *metadata) []string {
	list := m.linked.Keywords
	if len(list) == 0 {
		list = m.tags
	}
	if len(list) == 0 {
		list = strings.Split(plainText(firstNonEmpty(m.meta["news_keywords"], m.meta["keywords"])), ",")
	}
	var out []string
	for _, k := range list {
		if k = clean(k); k != "" && len(out) < 40 {
			out = append(out, k)
		}
	}
	return out
}

// join gives the text, paragraphs separated by a blank line, with the links and their places.
func (b body) join(base *url.URL) (string, []parallax.Link) {
	var text strings.Builder
	var links []parallax.Link
	for i, p := range b.blocks {
		if i > 0 {
			text.WriteString("\n\n")
		}
		at := text.Len()
		text.WriteString(p.text)
		for _, l := range p.links {
			if to := absolute(base, l.url); to != "" && l.start < l.end {
				links = append(links, parallax.Link{URL: to, Text: p.text[l.start:l.end], Span: parallax.TextSpan(at+l.start, at+l.end)})
			}
		}
	}
	return text.String(), links
}
