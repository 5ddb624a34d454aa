package language

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Fold gives the form in which words are compared and looked up: lower case, Unicode NFKC,
// typographic apostrophes as ', soft hyphens, Arabic vowel signs and tatweel dropped.
// Diacritics are kept, because they tell words apart ("schon", "schön"; "peso", "pesó").
func Fold(word string) string {
	if isPlain(word) {
		return word
	}
	if isASCII(word) {
		return strings.ToLower(word)
	}
	s := finalSigma(strings.ToLower(norm.NFKC.String(word)))
	return strings.Map(func(r rune) rune {
		switch {
		case r == '’' || r == 'ʼ' || r == '‘':
			return '\''
		case r == '\u00AD' || r == '\u200B' || r == '\u0640' || r >= '\u064B' && r <= '\u0652':
			return -1
		case r == '\u0307': // what is left of the Turkish İ in lower case
			return -1
		}
		return r
	}, s)
}

// finalSigma writes a small Greek sigma that ends a word as ς, as it is when the word was not in capitals.
func finalSigma(s string) string {
	if !strings.Contains(s, "σ") {
		return s
	}
	runes := []rune(s)
	for i, r := range runes {
		if r == 'σ' && i > 0 && unicode.IsLetter(runes[i-1]) && (i+1 == len(runes) || !unicode.IsLetter(runes[i+1]) && runes[i+1] != '.') {
			runes[i] = 'ς'
		}
	}
	return string(runes)
}

// isPlain reports whether a word is its own folded form because it is lower-case ASCII.
func isPlain(word string) bool {
	for i := range len(word) {
		if c := word[i]; c >= 0x80 || 'A' <= c && c <= 'Z' {
			return false
		}
	}
	return true
}

func isASCII(word string) bool {
	for i := range len(word) {
		if word[i] >= 0x80 {
			return false
		}
	}
	return true
}

// devanagari writes what the press writes in two ways in one: without the dot below a letter (हज़ार, हजार),
// and with the plain sign of a nasal (पाँच, पांच).
var devanagari = strings.NewReplacer("\u093C", "", "\u0901", "\u0902")

// withoutMarks gives a folded Latin, Greek or Arabic phrase without the marks on its letters, a phrase in Devanagari
// without those that are often left out; any other as it is.
func withoutMarks(phrase string) string {
	r, _ := firstRune(phrase)
	if unicode.Is(unicode.Devanagari, r) {
		return devanagari.Replace(phrase)
	}
	if !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Arabic) {
		return phrase
	}
	return norm.NFC.String(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, norm.NFD.String(phrase)))
}
