package parallax

import (
	"fmt"
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"
)

// How many bytes of the paragraph a citation carries on each side of its words.
const (
	// ParagraphContext shows a sentence among its neighbours.
	ParagraphContext = 240
	// SelectorContext is enough to find words again that stand in a text twice, as the
	// TextQuoteSelector of the W3C Web Annotation model wants it.
	SelectorContext = 32
)

// Citation is evidence as a reader or a program can follow it to its page: the fields of the
// W3C TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector (start, end; in
// bytes) and a link that opens the page at the words.
type Citation struct {
	Evidence
	// Prefix and Suffix are the words directly before and after in the same paragraph.
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	// URL is the article's address with a text fragment (#:~:text=); empty when it has none.
	URL string `json:"url,omitempty"`
}

// MakeCitation makes the citation of a span with at most context bytes of its paragraph on each side.
// The error wraps ErrInvalid when the span does not resolve.
func MakeCitation(a *Article, s Span, context int) (Citation, error) {
	e, err := Cite(a, s)
	if err != nil {
		return Citation{}, err
	}
	text, err := a.Source(s)
	if err != nil {
		return Citation{}, err
	}
	before, after := sameParagraph(text, s, context)
	return Citation{Evidence: e, Prefix: lastWords(before, context), Suffix: firstWords(after, context), URL: fragmentURL(a.URL, s.Field, e.Exact)}, nil
}

// sameParagraph gives what stands before and after a span in its paragraph, as far as n bytes can show; beyond
// them no end of a paragraph is looked for, since a page may be one paragraph of megabytes, cited thousands of times.
func sameParagraph(text string, s Span, n int) (before, after string) {
	before, after = text[max(0, s.Start-n-1):s.Start], text[s.End:min(len(text), s.End+n+1)]
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	if i := strings.IndexByte(after, '\n'); i >= 0 {
		after = after[:i]
	}
	return before, after
}

// Check reports whether the words, their surroundings and the link fit the article.
func (p *Citation) Check(c *Coverage) error {
	if err := p.Evidence.Check(c); err != nil {
		return err
	}
	a := &c.Find(p.Article).Article
	text, err := a.Source(p.Span)
	if err != nil {
		return err
	}
	switch {
	case !strings.HasSuffix(text[:p.Start], p.Prefix):
		return fmt.Errorf("%w: %q does not stand before %v of article %s", ErrInvalid, p.Prefix, p.Span, p.Article)
	case !strings.HasPrefix(text[p.End:], p.Suffix):
		return fmt.Errorf("%w: %q does not stand after %v of article %s", ErrInvalid, p.Suffix, p.Span, p.Article)
	case p.URL != fragmentURL(a.URL, p.Field, p.Exact):
		return fmt.Errorf("%w: link %q does not lead to article %s", ErrInvalid, p.URL, p.Article)
	}
	return nil
}

// lastWords gives the end of s, at most n bytes and beginning with a whole word.
func lastWords(s string, n int) string {
	if len(s) <= n {
		return s
	}
	cut := len(s) - n
	for cut < len(s) && !utf8.RuneStart(s[cut]) {
		cut++
	}
	if i := strings.IndexByte(s[cut:], ' '); i >= 0 {
		return s[cut+i+1:]
	}
	return s[cut:]
}

// firstWords gives the beginning of s, at most n bytes and ending with a whole word.
func firstWords(s string, n int) string {
	if len(s) <= n {
		return s
	}
	cut := n
	for cut > 0 && !utf8.RuneStart(s[cut]) {
		cut--
	}
	if i := strings.LastIndexByte(s[:cut], ' '); i >= 0 {
		return s[:i]
	}
	return s[:cut]
}

// Longer passages are linked by their first and last words: browsers match those across
// markup that would break a literal match.
const (
	maxFragment   = 60 // bytes
	fragmentWords = 3
)

// fragmentURL gives the address with a text fragment for the words; the plain address for
// words outside title and text, "" when the article has no web address.
func fragmentURL(address string, f Field, exact string) string {
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	if f != FieldText && f != FieldTitle {
		return address
	}
	u.Fragment, u.RawFragment = "", ""
	words := strings.Fields(exact)
	part := escapeFragment(strings.Join(words, " "))
	if (len(exact) > maxFragment || strings.ContainsRune(exact, '\n')) && len(words) > 2*fragmentWords {
		part = escapeFragment(strings.Join(words[:fragmentWords], " ")) + "," + escapeFragment(strings.Join(words[len(words)-fragmentWords:], " "))
	}
	return u.String() + "#:~:text=" + part
}

// escapeFragment escapes what has a meaning in a text fragment: space, comma, dash, ampersand.
func escapeFragment(s string) string {
	return strings.ReplaceAll(strings.ReplaceAll(url.QueryEscape(s), "+", "%20"), "-", "%2D")
}

// WholeWords reports whether the span begins and ends at the edge of a word, which evidence must.
func (a *Article) WholeWords(s Span) bool {
	text, err := a.Source(s)
	if err != nil {
		return false
	}
	_, err = s.in(text)
	return err == nil && wholeWords(text, s.Start, s.End)
}

// Prints reports whether the words stand in title or text, as whole words.
func (a *Article) Prints(words string) bool { return a.prints(words) }

// wholeWords reports whether the span [start, end) of text begins and ends at the edge of
// a word, so that "kill" is not cut from "skilled". Scripts written without spaces have no
// such edges and always pass.
func wholeWords(text string, start, end int) bool {
	edge := func(at int) bool {
		left, _ := utf8.DecodeLastRuneInString(text[:at])
		right, _ := utf8.DecodeRuneInString(text[at:])
		return at == 0 || at == len(text) || !spacedWord(left) || !spacedWord(right)
	}
	return edge(start) && edge(end)
}

func spacedWord(r rune) bool {
	if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar) {
		return false
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r)
}
