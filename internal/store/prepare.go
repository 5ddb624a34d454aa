package store

import (
	"fmt"

	"parallax"
	"parallax/internal/language"
)

// prepared is what is written of a page that depends on nothing but what was read of it.
type prepared struct {
	body, notes []byte // packed
	found       searchTerms
}

// searchTerms are the terms by which an article is found, as they are indexed.
type searchTerms struct{ title, text, name string }

// Prepare makes what Add writes of the page as far as it is known once the page was read: Add holds the only connection
// that writes, and this can be done beside it. Page, text and notes must stay as they are from then on.
func (t *Taken) Prepare() error {
	p, err := t.prepare()
	if err == nil {
		t.made = p
	}
	return err
}

// prepare gives what Prepare made, or makes it.
func (t *Taken) prepare() (*prepared, error) {
	if t.made != nil {
		return t.made, nil
	}
	notes, err := pack(t.Notes)
	if err != nil {
		return nil, fmt.Errorf("what was noticed in %s cannot be kept: %w", t.Article.Input, err)
	}
	if t.Kept.ID != "" { // the bytes lie in the store beside, and it is indexed where it goes
		return &prepared{notes: notes, body: []byte{}}, nil
	}
	return &prepared{notes: notes, body: encoder.EncodeAll(t.Page.Body, []byte{}), found: termsOf(&t.Article, t.Notes)}, nil
}

// termsOf gives the terms by which an article is found; none for one without text.
func termsOf(a *parallax.Article, notes []parallax.Annotation) searchTerms {
	if !a.State.HasText() {
		return searchTerms{}
	}
	l := language.For(a.Language)
	return searchTerms{joined(l.Terms(a.Title)), joined(l.Terms(a.Text)), nameKeys(l, notes)}
}
