package extract

import (
	"strings"
	"unicode"

	"parallax/internal/language"
)

// clean gives s with every run of white space as one blank, without soft hyphens,
// zero-width characters and control characters, and trimmed.
func clean(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank := true // nothing written yet: leading white space is dropped
	for _, r := range s {
		switch {
		case ' ' < r && r < 0x7F:
			b.WriteByte(byte(r))
			blank = false
		case unicode.IsSpace(r):
			if !blank {
				b.WriteByte(' ')
				blank = true
			}
		case invisible(r):
		default:
			b.WriteRune(r)
			blank = false
		}
	}
	return strings.TrimRight(b.String(), " ")
}

// invisible reports whether r is printed by nobody: soft hyphen, zero-width space, word
// joiner, byte order mark, controls. Zero-width joiner and non-joiner stay: Persian and
// the Indic scripts are spelled with them.
func invisible(r rune) bool {
	switch r {
	case '\u00AD', '\u200B', '\u2060', '\uFEFF', '\u200E', '\u200F', '\u2028', '\u2029':
		return true
	}
	return unicode.IsControl(r)
}

// fold makes two printings of one thing comparable: lower-case letters and digits only,
// words separated by one blank.
func fold(s string) string { return language.FoldWords(s) }
