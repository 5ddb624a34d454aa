package pdf

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/klippa-app/go-pdfium/requests"
)

// words gives the text of a line with one blank between words. PDFium puts the words of scripts that are written to the
// left in their order, and gives the letters of some in the order they were drawn in: where they stand tells theirs.
func (w *writing) words(signs []sign) string {
	var b strings.Builder
	for len(signs) > 0 {
		n := slices.IndexFunc(signs, func(s sign) bool { return s.char == ' ' })
		if n < 0 {
			n = len(signs)
		}
		word := signs[:n]
		signs = signs[min(n+1, len(signs)):]
		if n == 0 {
			continue
		}
		if slices.ContainsFunc(word, leftward) {
			word = w.leftwards(word)
		}
		if b.Len() > 0 {
			b.WriteByte(' ')
		}
		for _, s := range word {
			b.WriteRune(s.char)
		}
	}
	return b.String()
}

// leftward reports whether a character is a letter of a script that is written from right to left.
func leftward(s sign) bool {
	return unicode.In(s.char, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) && unicode.IsLetter(s.char)
}

// leftwards puts the characters of a word from right to left as they stand; marks go behind the letter they stand on,
// digits and other letters stay in their order.
func (w *writing) leftwards(word []sign) []sign {
	type placed struct {
		signs []sign
		at    float64
	}
	var letters []placed
	var marks []placed
	for i, s := range word {
		p := placed{[]sign{s}, w.middle(s)}
		switch {
		case unicode.IsMark(s.char):
			marks = append(marks, p)
		case i > 0 && unicode.IsDigit(s.char) && unicode.IsDigit(word[i-1].char) && len(letters) > 0:
			last := &letters[len(letters)-1]
			last.signs = append(last.signs, s)
		default:
			letters = append(letters, p)
		}
	}
	for _, m := range marks {
		nearest := slices.MinFunc(letters, func(a, b placed) int { return cmp.Compare(abs(a.at-m.at), abs(b.at-m.at)) })
		for i := range letters {
			if letters[i].at == nearest.at && letters[i].signs[0] == nearest.signs[0] {
				letters[i].signs = append(letters[i].signs, m.signs...)
			}
		}
	}
	slices.SortStableFunc(letters, func(a, b placed) int { return cmp.Compare(b.at, a.at) })
	var out []sign
	for _, p := range letters {
		out = append(out, p.signs...)
	}
	return out
}

// middle gives where a character stands, from the left.
func (w *writing) middle(s sign) float64 {
	got, err := w.lib.lib.FPDFText_GetCharBox(&requests.FPDFText_GetCharBox{TextPage: w.page, Index: s.index})
	if err != nil {
		return 0
	}
	return (got.Left + got.Right) / 2
}

func abs(x float64) float64 { return max(x, -x) }
