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
	words := k.wordsBy(&shown)
	if len(words) < wordsInCommon || !slices.Equal(words, k.wordsBy(&other)) {
		return false
	}
	one, _ := shown.at.Article.Words(shown.span)
	two, _ := other.at.Article.Words(other.span)
	return (one == two || slices.Equal(language.FoldedWords(one), language.FoldedWords(two))) && !otherDay(k.factsAt(&other).day, k.factsAt(&shown).day)
}
