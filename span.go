package parallax

import (
	"fmt"
	"unicode/utf8"
)

// Field names the part of an article a span lies in.
type Field string

// The fields of an article that evidence can point into.
const (
	FieldTitle   Field = "title"
	FieldText    Field = "text"
	FieldCaption Field = "caption"
	FieldCredit  Field = "credit"
)

// Span is a half-open byte range [Start, End) in one field of one revision of an article.
// The zero value is the empty span at the start of no field and is not valid.
type Span struct {
	Field Field `json:"field"`
	// Index is the image for FieldCaption and FieldCredit, counted from 0; else 0.
	Index int `json:"index,omitempty"`
	Start int `json:"start"`
	End   int `json:"end"`
}

// TextSpan is the span [start, end) in the text of an article.
func TextSpan(start, end int) Span { return Span{Field: FieldText, Start: start, End: end} }

// Len is the length of the span in bytes.
func (s Span) Len() int { return s.End - s.Start }

// Same reports whether both spans lie in the same field.
func (s Span) Same(t Span) bool { return s.Field == t.Field && s.Index == t.Index }

// Overlaps reports whether the spans share at least one byte.
func (s Span) Overlaps(t Span) bool { return s.Same(t) && s.Start < t.End && t.Start < s.End }

// Contains reports whether t lies wholly within s.
func (s Span) Contains(t Span) bool { return s.Same(t) && s.Start <= t.Start && t.End <= s.End }

// String gives "text[10:20]" or "caption 1[0:5]".
func (s Span) String() string {
	if s.Field == FieldCaption || s.Field == FieldCredit {
		return fmt.Sprintf("%s %d[%d:%d]", s.Field, s.Index, s.Start, s.End)
	}
	return fmt.Sprintf("%s[%d:%d]", s.Field, s.Start, s.End)
}

// in gives the words of the span in text, or an error that says what is wrong with it:
// outside the text, empty, or cutting a character in two.
func (s Span) in(text string) (string, error) {
	switch {
	case s.Start < 0 || s.End > len(text) || s.Start >= s.End:
		return "", fmt.Errorf("%w: span %v outside its text of %d bytes", ErrInvalid, s, len(text))
	case !utf8.RuneStart(text[s.Start]) || s.End < len(text) && !utf8.RuneStart(text[s.End]):
		return "", fmt.Errorf("%w: span %v cuts a character", ErrInvalid, s)
	}
	return text[s.Start:s.End], nil
}
