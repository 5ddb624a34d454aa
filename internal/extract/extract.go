// Package extract takes the bytes of a page and gives the article in it: title, text,
// authors, dates, language, links, images, and what state the page is in. It is pure.
//
// The flow of an HTML page is Article, decode (charset.go), parse (parse.go), readMetadata
// (meta.go), readBody (body.go) with its filter (filter.go), then title, authors, dates,
// outlet and at last the state (state.go). Plain texts and JSON lines take the short way of
// plain.go: their text is kept as it was given. Text layers of PDFs go through layer.go and print.go.
package extract

import (
	"errors"
	"fmt"

	"parallax"
)

// Article reads the page. It always gives an article with a state and its reasons; the
// error is non-nil only when the page could not be read at all (state error), and then says
// why. dir may be nil: then outlets are known by what the page says alone.
func Article(page parallax.Page, dir *parallax.Directory) (parallax.Article, error) {
	a := parallax.Article{Revision: 1, Input: page.Input, URL: page.URL, State: parallax.PageError, Warnings: page.Warnings}
	if a.Input == "" {
		a.Input = firstNonEmpty(page.URL, page.File, "-")
	}
	if !page.Fetched.IsZero() {
		a.Fetched = parallax.Date{Time: page.Fetched, Precision: "second", Zoned: true, From: "fetched"}
	}
	err := read(&a, page, dir)
	if err != nil {
		a.State = parallax.PageError
		a.Why = []parallax.Reason{{What: "not read", Value: err.Error()}}
		err = fmt.Errorf("extract %s: %w", a.Input, err)
	}
	heed(&a, page.Told, page.Fetched)
	if a.ID == "" {
		a.ID = parallax.ArticleID(parallax.MakeID("a_", firstNonEmpty(a.URL, a.Input)))
	}
	return a, err
}

func read(a *parallax.Article, page parallax.Page, dir *parallax.Directory) error {
	switch {
	case page.Failure != "":
		if o := outletOf(page.URL, "", dir); page.URL != "" {
			a.Outlet = o
		}
		return errors.New(page.Failure)
	case page.MediaType == parallax.MediaTypeRow:
		return readRow(a, page, dir)
	case page.MediaType == parallax.MediaTypeTextLayer:
		return readLayer(a, page, dir)
	case ours(page):
		return errOurs
	case page.MediaType == "text/plain" || page.MediaType == "text/markdown":
		return mailed(a, page, dir, readPlain(a, page, dir))
	}
	return mailed(a, page, dir, readHTML(a, page, dir))
}
