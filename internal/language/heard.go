package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Heard is a name as languages of other scripts hear it. The zero value is like no other.
type Heard struct {
	// Whole is how all words sound together, since some languages write them in one ("김민수"); Last how the last sounds.
	Whole, Last string
	words       int
	open        bool // the first word ends on "a", as many names of women do
}

// Hear gives a name as it sounds.
func Hear(name string) Heard {
	words := strings.FieldsFunc(Fold(name), func(r rune) bool { return !OfWord(r) && r != 'ー' })
	if len(words) == 0 {
		return Heard{}
	}
	return Heard{Whole: Sound(strings.Join(words, "")), Last: Sound(words[len(words)-1]), words: len(words), open: endsOnA(words[0])}
}

// Like reports whether two names sound alike: all their words together, or the last of both when one has no other.
func (h Heard) Like(o Heard) bool {
	if h.Whole != "" && h.Whole == o.Whole {
		return true
	}
	return (h.words == 1 || o.words == 1) && h.Last != "" && h.Last == o.Last
}

// Full reports whether two names of several words each sound alike with all of them, and their given names end alike:
// "Karim" and "Karima" have the same consonants.
func (h Heard) Full(o Heard) bool {
	return h.Whole != "" && h.Whole == o.Whole && h.words > 1 && h.words == o.words && h.open == o.open
}

// endsOnA reports whether a folded word ends on "a" as it sounds. The letters of Indian scripts have one in them that is silent at the end.
func endsOnA(word string) bool {
	r, _ := utf8.DecodeLastRuneInString(word)
	if unicode.In(r, unicode.Devanagari, unicode.Bengali) {
		return r == 'ा' || r == 'া'
	}
	return strings.HasSuffix(soundArea.of(For(Floor)).latin(word), "a")
}

// IsLatin reports whether a name begins with a Latin letter.
func IsLatin(name string) bool {
	r, _ := firstRune(name)
	return unicode.Is(unicode.Latin, r)
}

// InScripts reports whether of two names one begins in Latin letters and the other in those of another script.
func InScripts(a, b string) bool { return a != "" && b != "" && IsLatin(a) != IsLatin(b) }
