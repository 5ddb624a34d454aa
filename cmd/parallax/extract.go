package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"

	"parallax"
	"parallax/internal/extract"
)

func extractCommand() *cobra.Command {
	var f config
	c := &cobra.Command{
		Use:   "extract INPUT...",
		Short: "Read pages: title, authors, dates, language, text, and what state each page is in",
		Args:  usage(cobra.ArbitraryArgs),
		RunE:  func(c *cobra.Command, args []string) error { return f.extract(c, args) },
	}
	f.flags(c)
	return c
}

// maxHeld is how many pages are held back to learn what their sites repeat; a longer input is
// written from then on as it comes.
const maxHeld = 4000

// extract reads the inputs and writes what was extracted of each, without what the sites of
// the run print on their pages whatever they report. It ends with a count of states when the
// inputs held more pages than the user named.
func (f *config) extract(c *cobra.Command, args []string) error {
	in, err := f.inputs(c, args)
	if err != nil {
		return err
	}
	d, err := f.directory()
	if err != nil {
		return err
	}
	write := printArticle
	if f.json {
		write = writeExtracted
	}
	count := newTally()
	batch := &batch{write: func(a parallax.Article) error { return write(c.OutOrStdout(), a, count.copyOf[a.Input]) }}
	err = in.pages(c.Context())(func(page parallax.Page) error {
		article := readPage(page, d)
		in.took(page, article)
		count.add(page, article)
		return batch.add(article, page.MediaType == "text/html")
	})
	if err = errors.Join(err, batch.flush()); err != nil {
		return err
	}
	if in.read > max(len(args), 1) {
		count.tell(in.bar)
	}
	return in.result()
}

// batch holds articles back until what their sites repeat is known.
type batch struct {
	write     func(parallax.Article) error
	held      []parallax.Article
	marked    []bool // extracted from markup: other texts are written as they came
	furniture extract.Furniture
}

func (b *batch) add(a parallax.Article, markup bool) error {
	b.held, b.marked = append(b.held, a), append(b.marked, markup)
	if len(b.held) < maxHeld && b.furniture == nil {
		return nil
	}
	return b.flush()
}

// flush writes what is held.
func (b *batch) flush() error {
	if b.furniture == nil {
		var markup []parallax.Article
		for i, a := range b.held {
			if b.marked[i] {
				markup = append(markup, a)
			}
		}
		b.furniture = extract.Repeated(markup)
	}
	for i, a := range b.held {
		if b.marked[i] {
			a = b.furniture.Without(a)
		}
		if err := b.write(a); err != nil {
			return err
		}
	}
	b.held, b.marked = nil, nil
	return nil
}

// each reads the inputs one by one and writes what was extracted of each.
func (f *config) each(c *cobra.Command, args []string, write func(io.Writer, parallax.Article) error) error {
	in, err := f.inputs(c, args)
	if err != nil {
		return err
	}
	d, err := f.directory()
	if err != nil {
		return err
	}
	err = in.pages(c.Context())(func(page parallax.Page) error {
		article := readPage(page, d)
		in.took(page, article)
		return write(c.OutOrStdout(), article)
	})
	if err != nil {
		return err
	}
	return in.result()
}

// readPage extracts the article of a page. What could not be read has a state and a reason,
// and so has a page on which extraction panics: it fails alone.
func readPage(page parallax.Page, d *parallax.Directory) (a parallax.Article) {
	defer func() {
		if cause := recover(); cause != nil {
			a = parallax.Article{
				ID: parallax.ArticleID(parallax.MakeID("a_", page.Input)), Revision: 1, Input: page.Input, URL: page.URL,
				State: parallax.PageError, Why: []parallax.Reason{parallax.Because("extract failed", "%v", cause)},
			}
		}
	}()
	a, _ = extract.Article(page, d)
	return a
}

// extracted is one line of `extract --json`.
type extracted struct {
	ID        string             `json:"id"`
	Title     string             `json:"title"`
	Text      string             `json:"text"`
	Published string             `json:"published,omitempty"`
	Updated   string             `json:"updated,omitempty"`
	Language  string             `json:"language"`
	Authors   []string           `json:"authors"`
	State     parallax.PageState `json:"state"`
	Why       []parallax.Reason  `json:"why,omitempty"`
	Outlet    string             `json:"outlet,omitempty"`
	URL       string             `json:"url,omitempty"`
	Images    []parallax.Image   `json:"images,omitempty"`
	Entries   []parallax.Entry   `json:"entries,omitempty"`
	Findings  []parallax.Finding `json:"findings,omitempty"`
	Warnings  []string           `json:"warnings,omitempty"`
	CopyOf    string             `json:"copy_of,omitempty"` // the input that was the same page, byte for byte
}

func writeExtracted(w io.Writer, a parallax.Article, copyOf string) error {
	authors := a.Authors
	if authors == nil {
		authors = []string{}
	}
	return writeLine(w, extracted{
		ID: a.Input, Title: a.Title, Text: a.Text, Published: a.Published.String(), Updated: a.Updated.String(),
		Language: a.Language, Authors: authors, State: a.State, Why: a.Why, Outlet: a.Outlet.Key(), URL: a.URL,
		Images: a.Images, Entries: a.Entries, Findings: a.Findings, Warnings: a.Warnings, CopyOf: copyOf,
	})
}

// writeLine writes v as one line of JSON, without escaping what only HTML needs escaped.
func writeLine(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e.Encode(v)
}

// printArticle shows an article to a person; of a copy only what it is a copy of.
func printArticle(w io.Writer, a parallax.Article, copyOf string) error {
	b := &printer{w: w}
	b.f("== %s\n", a.Input)
	if copyOf != "" {
		b.field("copy", "the same page as "+copyOf)
		b.f("\n")
		return b.err
	}
	b.field("title", a.Title)
	b.field("state", fmt.Sprintf("%s (%s)", a.State, reasons(a.Why)))
	b.field("outlet", a.Outlet.Key())
	b.field("address", a.URL)
	for _, author := range a.Authors {
		b.field("author", author)
	}
	b.field("published", from(a.Published))
	b.field("updated", from(a.Updated))
	b.field("language", a.Language)
	for _, i := range a.Images {
		b.field("image", fmt.Sprintf("%s %s %s", i.URL, i.Caption, i.Credit))
	}
	for _, e := range a.Entries {
		b.field("entry", strings.TrimSpace(fmt.Sprintf("%s %s", entryTime(e), e.Title)))
	}
	for _, f := range a.Findings {
		b.field("finding", f.What)
	}
	for _, warning := range a.Warnings {
		b.field("warning", warning)
	}
	if a.Text != "" {
		b.f("\n%s\n", a.Text)
	}
	b.f("\n")
	return b.err
}

// entryTime gives when an entry was posted, or what is printed of it; "-" when nothing is.
func entryTime(e parallax.Entry) string {
	switch {
	case !e.Time.IsZero():
		return e.Time.String()
	case e.Clock != "":
		return e.Clock
	}
	return "-"
}

// from gives a date with where it was found.
func from(d parallax.Date) string {
	if d.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s (from %s)", d, d.From)
}
