package language

import (
	"iter"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	segment "github.com/clipperhouse/uax29/v2/words"
)

// OfWord reports whether a character is part of a word: a letter, a digit, a sign on a letter ("डॉ") or a joiner.
func OfWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\u200C' || r == '\u200D'
}

// Kind is the kind of a token.
type Kind uint8

// The kinds of tokens.
const (
	Word   Kind = iota // letters, also with digits, hyphens, apostrophes: "don't", "G7", "well-known", "U.S."
	Number             // digits with their separators: "1,000", "3.5"
	Punct              // everything else that is not space
)

// Token is a piece of a text, as the half-open range of bytes [Start, End).
type Token struct {
	Start, End int
	Kind       Kind
}

// Tokens cuts a text into words, numbers and punctuation, in order, without white space.
// Words follow UAX #29, except that words joined by a hyphen ("well-known", "Covid-19") and
// dotted initials ("U.S.") stay whole, while a number and its hyphenated unit ("28-point") do
// not. Runs of Han, kana and Thai, which have no spaces, become overlapping pairs of
// characters; these are the only tokens that overlap.
func Tokens(text string) []Token {
	return appendTokens(make([]Token, 0, len(text)/5+1), text, len(text))
}

// EachToken gives what Tokens gives, one after the other, in room that is used again: most texts are gone through once, and
// their tokens would be a tenth of all that a server allocates.
func EachToken(text string) iter.Seq[Token] {
	return func(yield func(Token) bool) {
		room := tokenRooms.Get().(*[]Token)
		defer tokenRooms.Put(room)
		*room = appendTokens((*room)[:0], text, len(text))
		for _, t := range *room {
			if !yield(t) {
				return
			}
		}
	}
}

// tokenRooms are those of EachToken.
var tokenRooms = sync.Pool{New: func() any { return new([]Token) }}

// FirstWord gives the first word or number of a text, "" when it has none; it looks no further.
func FirstWord(text string) string {
	room := tokenRooms.Get().(*[]Token)
	defer tokenRooms.Put(room)
	*room = appendTokens((*room)[:0], text, 1)
	for _, t := range *room {
		if t.Kind != Punct {
			return text[t.Start:t.End]
		}
	}
	return ""
}

// FoldedWords gives the words and numbers of a text in order, each by Fold, without punctuation.
func FoldedWords(text string) (out []string) {
	for t := range EachToken(text) {
		if t.Kind != Punct {
			out = append(out, Fold(text[t.Start:t.End]))
		}
	}
	return out
}

// HasWord reports whether a text has a word or number; it looks no further than the first.
func HasWord(text string) bool { return FirstWord(text) != "" }

// tokensBehind is how many tokens from the end may still change when the next one comes.
const tokensBehind = 3

// appendTokens is Tokens into room that is given; words is how many of them, punctuation aside, are asked for at least.
func appendTokens(out []Token, text string, words int) []Token {
	settled, seen := 0, 0 // tokens that do not change any more, and the words among them
	it := segment.FromString("")
	for at := 0; seen < words && at < len(text); {
		t := Token{Start: at}
		t.End = segmentEnd(it, text, at)
		at = t.End
		s := text[t.Start:t.End]
		r, _ := utf8.DecodeRuneInString(s)
		switch {
		case unicode.IsSpace(r) || r == '\u200B' || r == '\uFEFF':
			continue
		case unspaced(r):
			out = appendPair(out, text, t)
			continue
		case unicode.IsDigit(r):
			t.Kind = Number
			if strings.IndexFunc(s, unicode.IsLetter) >= 0 {
				t.Kind = Word // "1st", "20h30"
			}
		case unicode.IsLetter(r) || r == '_' && len(s) > 1:
			t.Kind = Word
		default:
			t.Kind = Punct
		}
		out = join(append(out, t), text)
		for ; settled < len(out)-tokensBehind; settled++ {
			if out[settled].Kind != Punct {
				seen++
			}
		}
	}
	return out
}

// join merges the last token with those before it where they are one word.
func join(out []Token, text string) []Token {
	n := len(out)
	if n < 2 {
		return out
	}
	last, prev := out[n-1], out[n-2]
	if last.Start != prev.End {
		return out
	}
	switch {
	case n >= 3 && last.Kind != Punct && isHyphen(text[prev.Start:prev.End]) && out[n-3].Kind == Word && out[n-3].End == prev.Start && !unspacedAt(text, out[n-3]):
		out[n-3].End = last.End
		return out[:n-2]
	case text[last.Start:last.End] == "." && prev.Kind == Word && dotted(text[prev.Start:prev.End]):
		out[n-2].End = last.End
		return out[:n-1]
	}
	return out
}

func isHyphen(s string) bool { return s == "-" || s == "‐" || s == "\u2011" }

// dotted reports whether s is initials with dots between them: "U.S", "e.g".
func dotted(s string) bool {
	if !strings.Contains(s, ".") {
		return false
	}
	for part := range strings.SplitSeq(s, ".") {
		if utf8.RuneCountInString(part) != 1 {
			return false
		}
	}
	return true
}

// Unspaced reports whether a character belongs to a script written without spaces between words.
func Unspaced(r rune) bool { return unspaced(r) }

// unspaced reports whether a character belongs to a script written without spaces between words.
func unspaced(r rune) bool {
	return r >= 0x0E00 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai) || r == 'ー')
}

func unspacedAt(text string, t Token) bool {
	r, _ := utf8.DecodeRuneInString(text[t.Start:])
	return unspaced(r)
}

// appendPair adds the characters of a token of an unspaced script as pairs with the character
// before each, so that a run of n characters gives n-1 tokens, and a single one gives itself.
func appendPair(out []Token, text string, t Token) []Token {
	for i, r := range text[t.Start:t.End] {
		at, end := t.Start+i, t.Start+i+utf8.RuneLen(r)
		if !unspaced(r) && !unicode.IsMark(r) {
			continue
		}
		if n := len(out); n > 0 && out[n-1].End == at && unspacedAt(text, out[n-1]) {
			_, size := utf8.DecodeLastRuneInString(text[:at])
			if out[n-1].Start+size == at { // the run so far is one character: make it the first pair
				out[n-1].End = end
				continue
			}
			out = append(out, Token{Start: at - size, End: end, Kind: Word})
			continue
		}
		out = append(out, Token{Start: at, End: end, Kind: Word})
	}
	return out
}
