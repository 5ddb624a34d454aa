package dossier

import (
	"slices"

	"parallax/internal/language"
)

// wordsInCommon is from how many stems on the same words are no chance.
const wordsInCommon = 4

// wordForWord reports whether a statement prints a line in the very same words, marks and capitals apart, and not of another day:
// whatever else is known of its article, it tells what the line does.
func (k *composer) wordForWord(shown, other ranked) bool {
	a, b := k.stemsAt(shown.at, shown.span), k.stemsAt(other.at, other.span)
	if len(a) < wordsInCommon || len(a) != len(b) || inBoth(a, b) != len(a) || otherDay(k.factsAt(&other).day, k.factsAt(&shown).day) {
		return false
	}
	one, _ := shown.at.Article.Words(shown.span)
	two, _ := other.at.Article.Words(other.span)
	return slices.Equal(language.FoldedWords(one), language.FoldedWords(two))
}
