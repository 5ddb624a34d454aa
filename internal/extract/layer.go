package extract

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"

	"parallax"
	"parallax/internal/language"
)

// headlineSize is how much larger than the text letters must be to print a headline: bold text of a tenth more is a
// heading within it.
const headlineSize = 1.15

// readLayer fills the article from the text layer of a PDF.
func readLayer(a *parallax.Article, page parallax.Page, dir *parallax.Directory) error {
	var l parallax.TextLayer
	if err := json.Unmarshal(page.Body, &l); err != nil {
		return fmt.Errorf("no text layer: %w", err)
	}
	p := layered{layer: &l}
	p.sort()
	if a.URL == "" {
		a.URL = p.address()
	}
	a.Outlet = outletOf(a.URL, "", dir)
	p.masthead(a, dir)
	p.tag = language.Detect(p.words(), l.Language)
	a.Title = p.title()
	blocks := p.paragraphs()
	p.authors(a, &blocks)
	a.Text, _ = body{blocks: blocks}.join(nil)
	if a.Title == "" {
		a.Title = firstLineTitle(a.Text, language.AllWalls())
	}
	tell(a, l.Language)
	layerDates(a, &l)
	a.State, a.Why = p.state(a.Text)
	if page.Status >= 400 { // "404" may be printed, too
		a.State, a.Why = parallax.PageError, []parallax.Reason{parallax.Because("status", "%d", page.Status)}
	}
	return nil
}

// FromPDF names the first reason of a page's state when the page was a PDF.
const FromPDF = "pdf"

// unreadable is the share of letters from which a text is no text: fonts that do not say which letters they draw give
// characters without meaning.
const unreadable = 0.2

// state says what the text of a PDF is, and how much of the document was read.
func (p *layered) state(text string) (parallax.PageState, []parallax.Reason) {
	t := parallax.Texts()
	n := len(p.layer.Sheets)
	letters, lost := 0, 0
	for _, r := range text {
		switch {
		case r == unicode.ReplacementChar, unicode.Is(unicode.Co, r):
			lost++
		case unicode.IsLetter(r):
			letters++
		}
	}
	switch {
	case letters+lost == 0 && p.layer.Count == 0:
		return parallax.PageEmpty, []parallax.Reason{{What: FromPDF, Value: t["reason.fetch.pdf.empty"]}}
	case letters+lost == 0:
		return parallax.PageEmpty, []parallax.Reason{{What: FromPDF, Value: t["reason.fetch.pdf.scan"]}}
	case float64(lost) > unreadable*float64(letters+lost):
		return parallax.PageEmpty, []parallax.Reason{{What: FromPDF, Value: t["reason.fetch.pdf.letters"]}}
	case p.layer.Cut != "" || n < p.layer.Count:
		return parallax.PagePartial, []parallax.Reason{parallax.Because(FromPDF, "%d of %d pages read: %s", n, p.layer.Count, p.layer.Cut)}
	}
	return parallax.PageFull, []parallax.Reason{parallax.Because(FromPDF, "%s, %d bytes of text", counted(n), len(text))}
}

// title gives the headline: the largest letters of the first sheet, or the title that the file gives itself, where both
// agree the shorter of them. What a program put there for want of a title is none.
func (p *layered) title() string {
	largest := p.largest()
	own := clean(p.layer.Title)
	if !titleLike(own) {
		own = ""
	}
	switch {
	case largest == "":
		return own
	case own != "" && strings.Contains(fold(largest), fold(own)):
		return own
	}
	return largest
}

// titleLike reports whether the title of a file is one that somebody wrote: not the name of a file or program.
func titleLike(s string) bool {
	if len(strings.Fields(s)) < 2 && !caseless(s) || strings.Contains(s, "_") || len(s) > 300 {
		return false
	}
	low := strings.ToLower(s)
	for _, end := range []string{".doc", ".docx", ".pdf", ".indd", ".qxd", ".odt", ".rtf", ".tex", ".dvi", ".ps", ".xls", ".xlsx", ".ppt", ".pptx", ".html", ".htm", ".txt"} {
		if strings.HasSuffix(low, end) {
			return false
		}
	}
	return !strings.HasPrefix(low, "microsoft ") && strings.ContainsFunc(s, unicode.IsLetter)
}

// run is lines of one size that follow each other.
type run struct{ from, to int }

// largest gives the text of the largest letters of the first sheet, "" when none are larger than the text. It takes
// them out of the lines.
func (p *layered) largest() string {
	var runs []run // that are larger than the text and can be a headline, in order
	for i := 0; i < len(p.lines) && p.lines[i].sheet == 0; {
		end := i + 1
		for end < len(p.lines) && p.lines[end].sheet == 0 && alike(p.lines[i].Size, p.lines[end].Size) && p.lines[end].Base < p.lines[end-1].Base {
			end++
		}
		if p.lines[i].Size > headlineSize*p.size && wordy(p.joined(p.lines[i:end])) {
			runs = append(runs, run{i, end})
		}
		i = end
	}
	if len(runs) == 0 {
		return ""
	}
	best := 0
	for i, r := range runs {
		if p.lines[r.from].Size > p.lines[runs[best].from].Size {
			best = i
		}
	}
	if best+1 < len(runs) && p.isName(runs[best], runs[best+1]) {
		best++
	}
	r := runs[best]
	title := p.joined(p.lines[r.from:r.to])
	p.lines = slices.Delete(p.lines, r.from, r.to)
	return title
}

// paperWords is the most words that the name of a paper has; headlines have more.
const paperWords = 4

// isName reports whether large letters are the name of a paper and those behind them its headline: a few words, a line with the
// date, then more words in letters that are not much smaller.
func (p *layered) isName(name, headline run) bool {
	words := func(r run) int { return len(strings.Fields(p.joined(p.lines[r.from:r.to]))) }
	dated := slices.ContainsFunc(p.lines[name.to:headline.from], func(l inked) bool { return len(l.Text) <= dateLine && len(datesIn(l.Text, p.tag)) > 0 })
	return dated && words(name) <= paperWords && words(headline) > words(name) && p.lines[headline.from].Size > 0.6*p.lines[name.from].Size
}

// wordy reports whether a text can be a headline: some words, not a figure or a paragraph.
func wordy(s string) bool {
	return len(s) <= 300 && strings.IndexFunc(s, unicode.IsLetter) >= 0 && (len(strings.Fields(s)) > 1 || caseless(s) && len([]rune(s)) > 4)
}

// masthead takes the name of the outlet out of the first lines. Where no address tells the outlet, a name that the
// directory knows is believed; where an address does, a name that reads like it.
func (p *layered) masthead(a *parallax.Article, dir *parallax.Directory) {
	label, _, _ := strings.Cut(a.Outlet.Domain, ".")
	label = hostForm(label, plainLetters)
	for i, l := range p.lines[:min(6, len(p.lines))] {
		o, known := dir.ByName(l.Text)
		switch {
		case known && fold(o.Name) == fold(l.Text) && a.Outlet.Key() == "" && l.Size > p.size:
			a.Outlet = o
		case a.Outlet.Name == "" && label != "" && len(l.Text) <= maxName && readsLike(l.Text, label):
			a.Outlet.Name = l.Text
		case a.Outlet.Name == "" || fold(a.Outlet.Name) != fold(l.Text):
			continue
		}
		p.lines = slices.Delete(p.lines, i, i+1)
		return
	}
}

// authors reads the byline, else the author that the file names where that is the name of a person.
func (p *layered) authors(a *parallax.Article, blocks *[]paragraph) {
	walls := language.AllWalls()
	site := []string{fold(a.Outlet.Name)}
	if authors, i := printedByline(*blocks, site, walls); i >= 0 {
		a.Authors, a.Byline = authors, (*blocks)[i].text
		*blocks = slices.Delete(*blocks, i, i+1)
		return
	}
	for _, name := range splitNames(p.layer.Author, walls) { // one word is a user of a computer
		if strings.Contains(name, " ") && isPerson(name, site, walls) && len(a.Authors) < maxAuthors {
			a.Authors = append(a.Authors, name)
		}
	}
}

// screenPrinters are in the names of programs that print what a screen shows: the day of such a file is the day
// somebody printed it.
var screenPrinters = []string{"mozilla", "chrom", "firefox", "safari", "skia/pdf", "print to pdf", "wkhtmltopdf", "cairo", "quartz pdfcontext", "scan"}

// layerDates takes the date that is printed, else the day the file was made, where nothing speaks against it.
func layerDates(a *parallax.Article, l *parallax.TextLayer) {
	published, updated := textDates(a.Text, a.Language)
	pub, upd := nearDates([]string{a.Byline}, a.Language)
	if !published.IsZero() {
		pub = append(pub, claimedDate{published, "", a.Text[published.Span.Start:published.Span.End]})
	}
	if !updated.IsZero() {
		upd = append(upd, claimedDate{updated, "", a.Text[updated.Span.Start:updated.Span.End]})
	}
	if made, ok := madeOn(l, a.Fetched.Time); ok && len(pub)+len(upd) == 0 {
		pub = []claimedDate{{made, "pdf CreationDate", l.Created}}
	}
	a.Published, a.Updated, a.Findings = judge(pub, upd)
}

// madeOn gives the day a file was made, when it was made to be published: not printed from a screen, not changed
// more than two days later, not after it was fetched.
func madeOn(l *parallax.TextLayer, fetched time.Time) (parallax.Date, bool) {
	programs := strings.ToLower(l.Creator + " " + l.Producer)
	if slices.ContainsFunc(screenPrinters, func(s string) bool { return strings.Contains(programs, s) }) {
		return parallax.Date{}, false
	}
	made, ok := pdfDay(l.Created)
	if !ok || !plausible(made) || !fetched.IsZero() && made.After(fetched.Add(24*time.Hour)) {
		return parallax.Date{}, false
	}
	if changed, ok := pdfDay(l.Modified); ok && changed.Sub(made).Abs() > 48*time.Hour {
		return parallax.Date{}, false
	}
	return parallax.Date{Time: made, Precision: "day", From: "pdf"}, true
}

// pdfDay reads the day of "D:20260312210400+01'00'".
func pdfDay(s string) (time.Time, bool) {
	digits := strings.TrimPrefix(s, "D:")
	if len(digits) < 8 {
		return time.Time{}, false
	}
	t, err := time.Parse("20060102", digits[:8])
	return t, err == nil
}

func counted(pages int) string {
	if pages == 1 {
		return "1 page"
	}
	return fmt.Sprintf("%d pages", pages)
}
