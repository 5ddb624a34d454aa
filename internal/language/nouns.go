package language

import "strings"

// Letters of a word at least for its ending to be one of a plural, and for an ending of several letters.
const (
	pluralLetters     = 4
	longPluralLetters = 5
)

// Plural reports whether a folded word looks like a plural by its ending. False in a language whose data names no such endings.
func (l *Language) Plural(word string) bool {
	_, ok := l.pluralEnding(word)
	return ok
}

// Singular gives a folded noun without the ending of its plural: "families" gives "family". A word that does not look like a
// plural comes back as it is.
func (l *Language) Singular(word string) string {
	if e, ok := l.pluralEnding(word); ok {
		return strings.TrimSuffix(word, e[0]) + e[1]
	}
	return word
}

// pluralEnding gives the first listed ending that a word has: as a plural and as a singular.
func (l *Language) pluralEnding(word string) ([2]string, bool) {
	data := l.Numbers()
	for _, e := range data.NoPlurals {
		if strings.HasSuffix(word, e) {
			return [2]string{}, false
		}
	}
	for _, e := range data.Plurals {
		if strings.HasSuffix(word, e[0]) && len(word) >= pluralLetters && (len(e[0]) == 1 || len(word) >= longPluralLetters) {
			return e, true
		}
	}
	return [2]string{}, false
}
