package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// OpensCorrection reports whether a sentence begins a note in which a page says what it printed before: it and what follows
// it in its paragraph are no part of the account, since what they tell is not so.
func (l *Language) OpensCorrection(sentence string) bool {
	folded := Fold(strings.TrimLeft(sentence, "*([_–—- "))
	rules := l.Sentences()
	for _, f := range rules.Correction {
		if rest, ok := strings.CutPrefix(folded, f); ok && !GoesOn(f, rest) {
			return true
		}
	}
	for _, f := range rules.Version {
		if strings.Contains(folded, f) {
			return true
		}
	}
	return false
}

// GoesOn reports whether the word that an opening ends in goes on in the rest of its line: "by" in "bystanders".
func GoesOn(opening, rest string) bool {
	a, _ := utf8.DecodeLastRuneInString(opening)
	b, _ := utf8.DecodeRuneInString(rest)
	return b != utf8.RuneError && unicode.IsLetter(a) && unicode.IsLetter(b) && a < 0x3000
}
