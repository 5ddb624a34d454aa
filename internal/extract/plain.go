package extract

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// row is one JSON line of doc/inputs.md with the text already extracted.
type row struct {
	ID        string    `json:"id"`
	Title     string    `json:"title"`
	Text      *string   `json:"text"`
	Published string    `json:"published"`
	Updated   string    `json:"updated"`
	Language  string    `json:"language"`
	Outlet    string    `json:"outlet"`
	URL       string    `json:"url"`
	Authors   []string  `json:"authors"`
	Byline    string    `json:"byline"`
	State     string    `json:"state"`
	Why       string    `json:"why"`
	Section   string    `json:"section"`
	Images    []rowIcon `json:"images"`
}

// rowIcon is a picture of a row.
type rowIcon struct {
	URL     string `json:"url"`
	Caption string `json:"caption"`
	Credit  string `json:"credit"`
	Licence string `json:"licence"`
}

// readRow fills the article from a JSON line. Its text is taken byte for byte.
func readRow(a *parallax.Article, page parallax.Page, dir *parallax.Directory) error {
	var r row
	if err := json.Unmarshal(page.Body, &r); err != nil {
		return fmt.Errorf("no JSON line: %w", err)
	}
	if r.Text == nil {
		return errors.New(`the JSON line has no "text"`)
	}
	// The id is what the caller tells rows apart by; several may share an address.
	a.ID = parallax.ArticleID(parallax.MakeID("a_", firstNonEmpty(r.ID, r.URL, a.Input)))
	a.URL = firstNonEmpty(r.URL, a.URL)
	a.Title, a.Text, a.Authors, a.Byline, a.Section = r.Title, *r.Text, r.Authors, r.Byline, r.Section
	for _, i := range r.Images {
		a.Images = append(a.Images, parallax.Image(i))
	}
	if a.URL != "" || r.Outlet != "" {
		a.Outlet = namedOutlet(r.Outlet, a.URL, dir)
	}
	fillPlain(a, r.Language)
	for _, given := range []struct {
		value string
		into  *parallax.Date
	}{{r.Published, &a.Published}, {r.Updated, &a.Updated}} {
		if given.value == "" {
			continue
		}
		d, ok := givenDate(given.value, a.Language)
		if !ok {
			warn(a, fmt.Sprintf("date %q was not understood", given.value))
			continue
		}
		if printed := *given.into; d.Precision == "day" && !printed.IsZero() && printed.Precision != "day" && sameDay(d, printed) {
			continue // the same day, said more exactly
		}
		*given.into = d
	}
	if a.Updated.From == "text" && a.Published.From == "given" && before(a.Updated, a.Published) {
		a.Updated = parallax.Date{}
	}
	if s := parallax.PageState(r.State); r.State != "" {
		for _, known := range parallax.PageStates {
			if s == known {
				a.State, a.Why = s, []parallax.Reason{parallax.Because("given", "%s", firstNonEmpty(r.Why, "the JSON line says so"))}
			}
		}
	}
	return nil
}

// namedOutlet prefers the name that was given over the host. Only a full name is looked up:
// by a short one ("Gazette") some outlet would be found that was not meant. A host given for a name is who publishes there.
func namedOutlet(name, address string, dir *parallax.Directory) parallax.Outlet {
	if name == "" {
		return outletOf(address, "", dir)
	}
	if o, ok := dir.ByName(name); ok && fold(o.Name) == fold(name) {
		return o
	}
	if o, ok := dir.ByHost(hostOf(address)); ok && fold(o.Name) == fold(name) {
		return o
	}
	if o, ok := dir.ByHost(name); ok && !strings.ContainsAny(name, " /") {
		return o
	}
	return parallax.Outlet{Name: name, Domain: siteAt(address)}
}

// givenDate reads a date that came with a row.
func givenDate(value, tag string) (parallax.Date, bool) {
	if d, ok := parseDate(value, "given"); ok {
		return d, true
	}
	if found := datesIn(value, tag); len(found) == 1 {
		d := found[0].date
		d.From = "given"
		return d, true
	}
	return parallax.Date{}, false
}

// readPlain fills the article from a text file: its content as UTF-8 without a byte order
// mark, and otherwise unchanged, line ends included.
func readPlain(a *parallax.Article, page parallax.Page, dir *parallax.Directory) error {
	text, _, warning := language.Decode(page.Body, page.Header.Get("Content-Type"))
	warn(a, warning)
	a.Text = text
	if a.URL != "" {
		a.Outlet = outletOf(a.URL, "", dir)
	}
	fillPlain(a, "")
	if page.Status >= 400 { // "404 page not found" is no article
		a.State, a.Why = parallax.PageError, []parallax.Reason{parallax.Because("status", "%d", page.Status)}
	}
	return nil
}

// fillPlain completes an article that has its text, from that text alone.
func fillPlain(a *parallax.Article, tag string) {
	if a.Title == "" {
		a.Title = firstLineTitle(a.Text, language.AllWalls())
	}
	a.Language = tag
	if tag == "" {
		tell(a, "")
	}
	published, updated := textDates(a.Text, a.Language)
	var pub, upd []claimedDate
	if !published.IsZero() {
		pub = []claimedDate{{published, "", a.Text[published.Span.Start:published.Span.End]}}
	}
	if !updated.IsZero() {
		upd = []claimedDate{{updated, "", a.Text[updated.Span.Start:updated.Span.End]}}
	}
	a.Published, a.Updated, a.Findings = judge(pub, upd)
	a.State, a.Why = plainState(a.Text)
}

// plainState knows only full, partial and empty: a text that was given is what there is.
func plainState(text string) (parallax.PageState, []parallax.Reason) {
	t := strings.TrimSpace(text)
	switch {
	case t == "":
		return parallax.PageEmpty, []parallax.Reason{parallax.Because("text", "no words")}
	case letters(t) < littleText && (strings.HasSuffix(t, "…") || strings.HasSuffix(t, "...")):
		return parallax.PagePartial, []parallax.Reason{parallax.Because("little text", "%d bytes", len(t)), parallax.Because("the text breaks off", "%s", lastRunes(t, 24))}
	}
	return parallax.PageFull, []parallax.Reason{parallax.Because("text", "%d bytes, as given", len(t))}
}
