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
	if isSettled(word) {
		return word
	}
	return fold(word)
}

func fold(word string) string {
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

// settled tells of the first characters of Unicode, up to Arabic, which of them folding leaves as they are,
// whatever stands around them: small letters that are no part of a longer one, and digits. Nearly all words of a text
// are of such letters. The small sigma waits for its end of the word.
var settled = func() (out [0x700]bool) {
	for r := range rune(len(out)) {
		s := string(r)
		out[r] = fold(s) == s && norm.NFKC.PropertiesString(s).BoundaryBefore() && r != 'σ'
	}
	return out
}()

// isSettled reports whether a word is its own folded form for all of its characters are settled.
func isSettled(word string) bool {
	for _, r := range word {
		if int(r) >= len(settled) || !settled[r] {
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
