package embed

import "unicode/utf8"

// rarity is the weight of a word: short words are common in every language written with letters.
func rarity(tag, word string) float64 {
	switch n := utf8.RuneCountInString(word); {
	case n <= 2:
		return 0.2
	case n == 3:
		return 0.4
	case n <= 5:
		return 0.7
	default:
		return 1
	}
}
