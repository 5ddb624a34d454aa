package annotate

import (
	"math"
	"unicode/utf8"

	"parallax/internal/language"
)

// maxCompound is the length in bytes of the longest number word that is read.
const maxCompound = 80

// compound reads a number written as one word from its parts: "zweihundertfünfzig",
// "ventiquattromila". False when the word is anything else.
func compound(word string, x *language.Lexicon, rules *language.Numbers) (float64, bool) {
	total, current, parts := 0.0, 0.0, 0
	if len(word) > maxCompound || !x.StartsNumber(word) {
		return 0, false
	}
	for word != "" {
		cut, found := firstPart(word, x, rules)
		if cut == "" {
			return 0, false
		}
		switch found.Sense {
		case language.And:
			if parts == 0 || cut == word {
				return 0, false
			}
		case language.Scale:
			if found.N == 100 {
				current = max(current, 1) * 100
			} else {
				total, current = total+max(current, 1)*found.N, 0
			}
		default:
			if current > 0 && found.N < 100 && math.Mod(current, 100) > 0 && place(found.N) == place(math.Mod(current, 100)) {
				return 0, false
			}
			current += found.N
		}
		word, parts = word[len(cut):], parts+1
	}
	return total + current, parts > 1
}

// maxPart is the length in bytes of the longest part of a number word.
const maxPart = 24

// firstPart gives the longest number that a word begins with, and what it is; "" when it begins with none.
func firstPart(word string, x *language.Lexicon, rules *language.Numbers) (string, language.Reading) {
	for end := min(len(word), maxPart); end > 0; end-- {
		if end < len(word) && !utf8.RuneStart(word[end]) {
			continue
		}
		if r, ok := numberPart(word[:end], x, rules); ok {
			return word[:end], r
		}
	}
	return "", language.Reading{}
}

func numberPart(s string, x *language.Lexicon, rules *language.Numbers) (language.Reading, bool) {
	for _, r := range x.Find(s) {
		switch r.Sense {
		case language.Cardinal, language.Scale, language.And:
			if r.Sense != language.Scale || r.N <= 1000 {
				return r, true
			}
		case language.Article:
			if rules.Compound {
				return language.Reading{Sense: language.Cardinal, N: 1}, true
			}
		}
	}
	return language.Reading{}, false
}
