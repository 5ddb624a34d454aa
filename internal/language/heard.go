package language

import (
	"strings"
	"unicode"
)

// Heard is a name as languages of other scripts hear it. The zero value is like no other.
type Heard struct {
	// Whole is how all words sound together, since some languages write them in one ("김민수"); Last how the last sounds.
	Whole, Last string
	words       int
}

// Hear gives a name as it sounds.
func Hear(name string) Heard {
	words := strings.FieldsFunc(Fold(name), func(r rune) bool { return !OfWord(r) && r != 'ー' })
	if len(words) == 0 {
		return Heard{}
	}
	return Heard{Whole: Sound(strings.Join(words, "")), Last: Sound(words[len(words)-1]), words: len(words)}
}

// Like reports whether two names sound alike: all their words together, or the last of both when one has no other.
func (h Heard) Like(o Heard) bool {
	if h.Whole != "" && h.Whole == o.Whole {
		return true
	}
	return (h.words == 1 || o.words == 1) && h.Last != "" && h.Last == o.Last
}

// IsLatin reports whether a name begins with a Latin letter.
func IsLatin(name string) bool {
	r, _ := firstRune(name)
	return unicode.Is(unicode.Latin, r)
}

// InScripts reports whether of two names one begins in Latin letters and the other in those of another script.
func InScripts(a, b string) bool { return a != "" && b != "" && IsLatin(a) != IsLatin(b) }
