package main

import (
	"sort"
	"strings"
	"unicode/utf8"
)

// serbian gives the Latin letters of the Serbian alphabet in Cyrillic.
var serbian = strings.NewReplacer(
	"а", "a", "б", "b", "в", "v", "г", "g", "д", "d", "ђ", "đ", "е", "e", "ж", "ž", "з", "z", "и", "i", "ј", "j", "к", "k", "л", "l", "љ", "lj", "м", "m",
	"н", "n", "њ", "nj", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "ћ", "ć", "у", "u", "ф", "f", "х", "h", "ц", "c", "ч", "č", "џ", "dž", "ш", "š",
)

// cyrillic gives the Cyrillic letters of the Latin alphabet of Serbian.
var cyrillic = strings.NewReplacer(
	"dž", "џ", "lj", "љ", "nj", "њ", "a", "а", "b", "б", "v", "в", "g", "г", "d", "д", "đ", "ђ", "e", "е", "ž", "ж", "z", "з", "i", "и", "j", "ј", "k", "к",
	"l", "л", "m", "м", "n", "н", "o", "о", "p", "п", "r", "р", "s", "с", "t", "т", "ć", "ћ", "u", "у", "f", "ф", "h", "х", "c", "ц", "č", "ч", "š", "ш",
)

// latinised gives the probabilities of Serbian grams in Latin letters. Every gram of n Latin
// letters starts with a Cyrillic letter, or with the second half of one that became two; both
// are covered by the n Cyrillic letters from there, so the sums are exact but for word ends.
func latinised(m map[string]float64) map[string]float64 {
	grams := make([]string, 0, len(m))
	for g := range m {
		grams = append(grams, g)
	}
	sort.Strings(grams) // sums of floats depend on their order
	out := map[string]float64{}
	for _, g := range grams {
		n := utf8.RuneCountInString(g)
		latin := []rune(serbian.Replace(g))
		if strings.ContainsFunc(string(latin), func(r rune) bool { return r >= 0x400 }) {
			continue // a letter of another alphabet
		}
		out[string(latin[:n])] += m[g]
		first, _ := utf8.DecodeRuneInString(g)
		if utf8.RuneCountInString(serbian.Replace(string(first))) == 2 {
			out[string(latin[1:n+1])] += m[g]
		}
	}
	return out
}
