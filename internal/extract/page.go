package extract

import (
	"errors"
	"net/url"
	"slices"
	"strings"

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
	a.URL = address(m, page.URL)
	a.Outlet = outletOf(a.URL, firstNonEmpty(m.meta["og:site_name"], m.linked.Publisher, m.meta["application-name"]), dir)
	if a.Outlet.Name == "" && a.Outlet.Domain != "" {
		a.Outlet = outletOf(a.URL, printedName(doc, m, a.Outlet.Domain), dir)
	}
	base, _ := url.Parse(a.URL)
	site := siteNames(m, a.URL, a.Outlet)
	walls := language.AllWalls()
	a.Title = chooseTitle(m, site, walls)
	if a.Outlet.Key() == "" {
		a.Outlet = outletWithin(doc, m, dir)
	}
	a.Authors, a.Byline = readAuthors(m, site, walls)
	a.Section = firstNonEmpty(m.linked.Section, plainText(m.meta["article:section"]))
	a.Keywords = keywords(m)
	a.Images = readImages(doc, m, base, walls)

	around := readSurvey(doc, m.dated(), m.linked.Gate)
	consentText, consentPhrases := around.takeOut()
	f := &filter{title: fold(printedHeadline(m, a.Title, site)), site: site, walls: &prompts{walls}}
	f.names = []string{f.title, fold(a.Title)}
	for _, author := range a.Authors {
		f.authors = append(f.authors, fold(author))
	}
	marked := markedPosts(doc)
	lead, hasLead := findLead(doc, m, f)
	isolate(doc, f.title)
	cutAbove(doc, f.title)
	b := withUpdates(withLead(readBody(doc, m, base, f), lead, hasLead), m.linked.Updates)
	if len(a.Authors) == 0 {
		if authors, i := printedByline(b.blocks, site, walls); i >= 0 {
			a.Authors, a.Byline = authors, b.blocks[i].text
			b.blocks = slices.Delete(b.blocks, i, i+1)
		}
	}
	a.State, a.Why, b = judgeState(signals{page: page, m: m, body: b, survey: around, heads: append([]string{a.Title, m.title}, m.headings...),
		consentText: consentText, consentPhrases: consentPhrases})
	if b.beside != "" {
		a.Why = append(a.Why, parallax.Because("body", "bytes of prose: %s", b.beside))
	}
	a.Text, a.Links = b.join(base)

	tell(a, hint(m))
	a.Published, a.Updated, a.Findings = dates(m, a.URL, a.Text, a.Language)
	if part, _ := around.part(); part > 1 && a.State == parallax.PagePartial && page.URL != "" {
		a.URL = page.URL // the canonical address is that of the first part, which is another text
	}
	if a.State.HasText() {
		a.Entries = readEntries(b, marked, linkedPosts(m.linked.Updates))
		dateEntries(a.Entries, a.Published, a.Updated)
	}
	if a.State.HasText() || a.State == parallax.PageEmpty {
		a.Why = append(a.Why, pageKind(m, around, b.blocks, a.Images, a.Entries)...)
	}
	return nil
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
