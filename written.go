package parallax

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A written line is made of sentences of one article, each with phrases left out, one behind
// the other. Its Fills named PartFill say which words stand in which piece of evidence; a line
// without any is one part of the first.
//
// The rule is made so that a line which passes says nothing its sentences do not say: every
// word stands in the sentence in the same order, from its first word on; what is left out is
// one phrase between two marks; and no negation, doubt, denial, plan, source or quotation is
// left out. So a changed number or name, an added cause, a dropped "not" and invented words in
// quotation marks all fail, whatever language model wrote them.

// PartFill is the name of the fills of a written line that say what each of its parts is made of.
const PartFill = "part"

// checkWritten holds a written line to the sentences it was made of.
func (l *Line) checkWritten(c *Coverage) error {
	switch {
	case len(l.Evidence) == 0:
		return fmt.Errorf("%w: written without evidence", ErrInvalid)
	case l.Template != "" || len(l.Notes) > 0:
		return fmt.Errorf("%w: written with a template or notes", ErrInvalid)
	}
	parts := l.Fills
	if len(parts) == 0 {
		parts = []Fill{{Name: PartFill, Text: l.Text}}
	}
	var texts []string
	for i, p := range parts {
		if p.Name != PartFill || p.From < 0 || p.From >= len(l.Evidence) {
			return fmt.Errorf("%w: part %d is %q of evidence %d of %d", ErrInvalid, i, p.Name, p.From, len(l.Evidence))
		}
		e := &l.Evidence[p.From]
		at := c.Find(e.Article)
		switch {
		case e.Article != l.Evidence[parts[0].From].Article:
			return fmt.Errorf("%w: joined from two articles, of which none says both", ErrInvalid)
		case at.Whole(e.Span) != e.Span:
			return fmt.Errorf("%w: %q is no whole sentence", ErrInvalid, e.Exact)
		case !at.Shortens(e.Span, p.Text, i > 0):
			return fmt.Errorf("%w: %q does not shorten %q", ErrInvalid, p.Text, e.Exact)
		}
		texts = append(texts, p.Text)
	}
	if strings.Join(texts, " ") != l.Text {
		return fmt.Errorf("%w: not the text of its parts", ErrInvalid)
	}
	return nil
}

// lexeme is a word, a sign such as "€", or a quotation mark of a text.
type lexeme struct {
	text       string
	start, end int  // bytes
	marked     bool // a comma, dash, bracket or the like stands right before it
	quote      bool
}

// tokens cuts a text into its words, signs and quotation marks.
func tokens(text string) []lexeme {
	var out []lexeme
	marked := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		end := i + size
		switch {
		case inToken(r):
			end = i + wordLength(text[i:])
			out = append(out, lexeme{text[i:end], i, end, marked, false})
			marked = false
		case r == '"' || unicode.In(r, unicode.Pi, unicode.Pf) || strings.ContainsRune("„‚「」『』", r):
			out = append(out, lexeme{text[i:end], i, end, marked, true})
			marked = false
		case unicode.IsSymbol(r) || r == '%':
			out = append(out, lexeme{text[i:end], i, end, marked, false})
			marked = false
		case !unicode.IsSpace(r):
			marked = true
		}
		i = end
	}
	return out
}

func inToken(r rune) bool { return unicode.In(r, unicode.L, unicode.N, unicode.M) }

// wordLength gives the bytes of the word a text begins with: letters and digits, with points,
// commas, hyphens and apostrophes between them.
func wordLength(text string) int {
	n := 0
	for n < len(text) {
		r, size := utf8.DecodeRuneInString(text[n:])
		if !inToken(r) {
			next, _ := utf8.DecodeRuneInString(text[n+size:])
			if !strings.ContainsRune(".,:-‐‑'’", r) || !inToken(next) {
				break
			}
		}
		n += size
	}
	return n
}

// Shortens reports whether a text is the sentence at the span with phrases left out, as a line
// of a Writer may be. When joined is true it follows another part, and may begin with "and" of
// a language of the interface, or in lower case.
func (c *Covered) Shortens(s Span, text string, joined bool) bool {
	words, err := c.Article.Words(s)
	if err != nil {
		return false
	}
	w := shortening{full: tokens(words), short: tokens(text), joined: joined}
	if joined && len(w.short) > 0 && slices.ContainsFunc(TextLanguages(), func(tag string) bool {
		return w.short[0].text == TextsIn(tag)["written.and"]
	}) {
		w.short = w.short[1:]
	}
	if len(w.full) == 0 || len(w.short) == 0 || !w.same(0, 0) {
		return false
	}
	w.kept = make([]bool, len(w.full))
	for i := range w.full {
		w.kept[i] = c.binding(s, w.full[i].start, w.full[i].end)
	}
	w.failed = map[[2]int]bool{}
	return w.from(0, 0)
}

// shortening holds a sentence beside what is said to be a shorter form of it.
type shortening struct {
	full, short []lexeme
	kept        []bool // tokens of full that must not be left out
	joined      bool
	failed      map[[2]int]bool // what from has tried
}

// same reports whether token i of the sentence is token j of the shorter form.
func (w *shortening) same(i, j int) bool {
	a, b := w.full[i].text, w.short[j].text
	return a == b || w.joined && i == 0 && strings.EqualFold(a, b)
}

// from reports whether the shorter form behind its token j, which is token i of the sentence,
// is the sentence behind it with phrases left out.
func (w *shortening) from(i, j int) bool {
	switch {
	case w.failed[[2]int{i, j}]:
		return false
	case j == len(w.short)-1:
		return i == len(w.full)-1 || w.phrase(i+1, len(w.full))
	case i+1 < len(w.full) && w.same(i+1, j+1) && w.from(i+1, j+1):
		return true
	}
	for k := i + 2; k < len(w.full); k++ {
		if w.same(k, j+1) && w.full[k].marked && w.phrase(i+1, k) && w.from(k, j+1) {
			return true
		}
	}
	w.failed[[2]int{i, j}] = true
	return false
}

// phrase reports whether the tokens of the sentence in the range may be left out: they are one
// phrase behind a mark, and nothing that binds what the rest says.
func (w *shortening) phrase(from, to int) bool {
	if !w.full[from].marked {
		return false
	}
	for i := from; i < to; i++ {
		if w.kept[i] || w.full[i].quote || i > from && w.full[i].marked {
			return false
		}
	}
	return true
}

// binding reports whether words of a sentence, given by bytes from its start, say how far the
// rest of it holds or who says so: negations, doubts, denials, plans, sources and quotations.
func (c *Covered) binding(sentence Span, start, end int) bool {
	at := Span{Field: sentence.Field, Index: sentence.Index, Start: sentence.Start + start, End: sentence.Start + end}
	for _, n := range c.Over(at) {
		switch {
		case n.Word != nil:
			switch n.Word.Class {
			case Negation, Hedge, Denial, Evidential, Future:
				return true
			}
		case n.Attribution != nil:
			if n.Attribution.Source.Overlaps(at) || n.Attribution.Cue.Overlaps(at) {
				return true
			}
		case n.Quote != nil:
			q := n.Quote
			if q.Source != nil && q.Source.Overlaps(at) || q.Cue != nil && q.Cue.Overlaps(at) || q.Form != Indirect && slices.ContainsFunc(q.Content, at.Overlaps) {
				return true
			}
		}
	}
	return false
}
