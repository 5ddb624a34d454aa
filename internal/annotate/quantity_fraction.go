package annotate

import (
	"math"
	"slices"
	"strings"

	"parallax/internal/language"
)

// half reads "half a million", "half million" and "half of".
func (n *numerals) half(i int) (*number, int) {
	if _, words := n.longest(i, language.Alone); words > 1 { // "पाँचवाँ हिस्सा"
		if v, more := n.longest(i, language.Fraction); more == words {
			return &number{value: v, article: true}, words
		}
	}
	v, ok := n.find(i, language.Fraction)
	if !ok {
		return nil, 0
	}
	if _, ordinal := n.find(i, language.Ordinal); ordinal {
		return nil, 0
	}
	if dozen, ok := n.find(i+1, language.Collective); ok {
		return &number{value: v * dozen, step: v * dozen, article: true}, 2 // "نصف دزينة"
	}
	if _, alone := n.find(i, language.Alone); alone {
		return &number{value: v, article: true}, 1
	}
	k := i + 1
	if _, ok := n.find(k, language.Article); ok {
		k++
	}
	if factor, words := n.scale(k); words > 0 && k < len(n.pieces) {
		return &number{value: v * factor, step: v * factor, article: true}, k + words - i
	}
	if v == 0.5 && k == i+1 && k < len(n.pieces) && (n.partitive(k) || n.word(k, "the") || hasSense(n.pieces[k].readings, language.People)) {
		return &number{value: v, article: true}, 1
	}
	return nil, 0
}

// fractionWord gives the value of the word for a part at piece i: "third", "achtel", "veintiunavo".
func (n *numerals) fractionWord(i int) (float64, bool) {
	if v, ok := n.find(i, language.Fraction); ok {
		return v, true
	}
	if v, ok := n.ending(i, n.rules.FractionEnding); ok && v >= 3 {
		return 1 / v, true
	}
	return 0, false
}

// ordinal gives the value of the ordinal word at piece i, from the list or by its ending.
func (n *numerals) ordinal(i int) (float64, bool) {
	if v, ok := n.find(i, language.Ordinal); ok {
		return v, true
	}
	return n.ending(i, n.rules.OrdinalEnding)
}

// ending reads the word at piece i as a number with one of the endings: "vent(i)|esimo", "zwanzig|ste".
func (n *numerals) ending(i int, endings []string) (float64, bool) {
	if i >= len(n.pieces) || len(endings) == 0 || n.pieces[i].kind != language.Word || len(n.pieces[i].key) > maxCompound {
		return 0, false
	}
	for _, end := range endings {
		stem, ok := strings.CutSuffix(n.pieces[i].key, end)
		if !ok || stem == "" || !n.lexicon.StartsNumber(stem) {
			continue
		}
		if v, ok := n.stem(stem); ok {
			return v, true
		}
		for _, vowel := range n.rules.OrdinalStem {
			if v, ok := n.stem(stem + vowel); ok {
				return v, true
			}
		}
	}
	return 0, false
}

// stem reads a number word that stands before an ending.
func (n *numerals) stem(word string) (float64, bool) {
	for _, r := range n.lexicon.Find(word) {
		if r.Sense == language.Cardinal || r.Sense == language.Scale {
			return r.N, true
		}
	}
	return compound(word, n.lexicon, n.rules)
}

// denominatorWords is how many words a denominator has at most: "one hundred and twenty fifths".
const denominatorWords = 6

// denominator reads an ordinal or a word for a part at piece k as what divides: 25 for "twenty-fifths".
func (n *numerals) denominator(k int) (float64, int) {
	sum, lowest, at := 0.0, math.Inf(1), k
	for at < min(len(n.pieces), k+denominatorWords) {
		if v, words := n.cardinal(at); words > 0 && v > 0 && v < lowest {
			sum, lowest, at = sum+v, place(v), at+words
		} else if v, ok := n.find(at, language.Scale); ok && v > lowest {
			sum, lowest, at = sum*v, v, at+1
		} else {
			break
		}
	}
	if at >= len(n.pieces) || at+1 < len(n.pieces) && n.pieces[at+1].glue == '-' { // "seven third-graders"
		return 0, 0
	}
	if at > k && slices.Contains(n.rules.FractionEnding, n.pieces[at].key) { // "vinte e um avos"
		return sum, at - k + 1
	}
	v, ok := n.ordinal(at)
	if f, part := n.fractionWord(at); !ok && part && f < 0.5 {
		v, ok = math.Round(1/f), true
	}
	if _, timed := n.find(at, language.TimeUnit); !ok || timed || v >= lowest {
		return 0, 0
	}
	return sum + v, at - k + 1
}

// fractionAt reads a part below one at piece i: "a half", "two thirds", "drei Viertel", "half".
func (n *numerals) fractionAt(i int) (float64, int) {
	if v, ok := n.fractionWord(i); ok {
		if _, ordinal := n.find(i, language.Ordinal); ordinal && v < 0.5 {
			return 0, 0
		}
		return v, 1
	}
	numerator, words := n.cardinal(i)
	if one, ok := n.find(i, language.Article); ok && words == 0 {
		numerator, words = one, 1
	}
	if words == 0 || numerator < 1 {
		return 0, 0
	}
	if v, ok := n.fractionWord(i + words); ok && !n.timed(i+words, numerator) && numerator*v < 1 {
		return numerator * v, words + 1
	}
	if d, more := n.denominator(i + words); more > 0 && d >= 3 && numerator < d {
		return numerator / d, words + more
	}
	return 0, 0
}

// multiplies reports whether piece i is a scale, a collective or a fraction, so that the article before it counts as one.
func (n *numerals) multiplies(i int) bool {
	if i >= len(n.pieces) {
		return false
	}
	for _, s := range []language.Sense{language.Scale, language.Collective} {
		if _, ok := n.find(i, s); ok {
			return true
		}
	}
	_, unit := n.find(i, language.TimeUnit)
	if _, ok := n.fractionWord(i); ok && !hasSense(n.lexicon.Find(n.pieces[i].key), language.Ordinal) {
		return !unit
	}
	if d, words := n.denominator(i); d >= 3 { // "a third" may be one more: then "of" or a percentage must follow
		i += words
		return !unit && (i >= len(n.pieces) || n.partitive(i) || hasSense(n.lexicon.Find(n.pieces[i].key), language.Percent))
	}
	return false
}

// word reports whether piece i is a small word of dates of that kind.
func (n *numerals) word(i int, code string) bool {
	for _, r := range n.lexicon.Find(n.pieces[i].key) {
		if r.Sense == language.DateWord && r.S == code {
			return true
		}
	}
	return false
}

// partitive reports whether piece i is the "of" after a fraction.
func (n *numerals) partitive(i int) bool {
	for _, r := range n.lexicon.Find(n.pieces[i].key) {
		if r.Sense == language.DateWord && r.S == "of" && n.pieces[i].key != "in" {
			return true
		}
	}
	return false
}
