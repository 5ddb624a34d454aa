package annotate

import (
	"strings"

	"parallax/internal/language"
)

// correction reports whether a sentence begins a note in which a page says what it printed before: it and what follows
// it in its paragraph are no part of the account, since what they tell is not so.
func correction(sentence string, l *language.Language) bool {
	folded := language.Fold(strings.TrimLeft(sentence, "*([_–—- "))
	rules := l.Sentences()
	for _, f := range rules.Correction {
		if rest, ok := strings.CutPrefix(folded, f); ok && !continues(f, rest) {
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
