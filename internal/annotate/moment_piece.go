package annotate

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/internal/language"
)

// piece is a token as numbers and dates see it: finer than language.Token, since "20h30",
// "28-point" and "d'avril" are several pieces. Hyphens inside words are no pieces of their own.
type piece struct {
	start, end int
	key        string // folded
	kind       language.Kind
	// glue is what stands between the piece before and this one: ' ' space, '-' a hyphen, 0 nothing.
	glue rune
	// upper is true when the first letter is a capital.
	upper bool
	// readings are those of the piece by itself, senses the same as a set.
	readings []language.Reading
	senses   uint64
}

// pieces cuts text[start:end] and appends the pieces to out.
func pieces(out []piece, text string, start, end int, x *language.Lexicon) []piece {
	glue := ' '
	for i := start; i < end; {
		r, size := utf8.DecodeRuneInString(text[i:end])
		p := piece{start: i, glue: glue}
		switch {
		case unicode.IsSpace(r):
			glue, i = ' ', i+size
			continue
		case isDigit(r):
			p.end, p.kind = digitsEnd(text, i, end), language.Number
			p.key = text[i:p.end]
		case unicode.IsDigit(r): // Arabic, full-width and other digits
			p.kind = language.Number
			p.end, p.key = foreignDigits(text, i, end)
		case r == '.' && glue == ' ' && foreignDigit(text[i+size:end]): // ".०८"
			p.kind = language.Number
			p.end, p.key = foreignDigits(text, i, end)
		case (r == '.' || r == ',') && glue == ' ' && i+1 < end && isDigit(rune(text[i+1])): // ".25"
			p.end, p.kind = digitsEnd(text, i+1, end), language.Number
			p.key = text[i:p.end]
		case unicode.IsLetter(r) || r == '〇':
			p.end, p.kind, p.upper = wordEnd(text, i, end, r, x), language.Word, unicode.IsUpper(r)
			if r >= hangul {
				p.end = i + x.Cut(text[i:p.end], cutBehind(out, glue))
			}
			p.key = language.Fold(text[i:p.end])
		case (r == '\'' || r == '’') && clipped(text[i+size:end], glue, x):
			_, letter := utf8.DecodeRuneInString(text[i+size:])
			p.end, p.kind = i+size+letter, language.Word
			p.key = "'" + text[i+size:p.end]
		case r == zeroJoin && len(out) > 0 && glue == 0 && out[len(out)-1].kind != language.Punct: // "سه‌شنبه" is as "سه شنبه"
			glue, i = '-', i+size
			continue
		case r == '-' || r == '\u2011' || r == '‐':
			if len(out) > 0 && glue == 0 && i+size < end && letterOrDigit(text[i+size:]) && out[len(out)-1].kind != language.Punct && !(isDigit(rune(text[i+size])) && unspacedKey(out[len(out)-1].key)) {
				glue, i = '-', i+size
				continue
			}
			fallthrough
		default:
			p.end, p.kind = i+size, language.Punct
			p.key = language.Fold(text[i:p.end])
		}
		p.readings = x.Find(p.key)
		if n := len(out); r >= hangul && n > 0 && glue == 0 && x.IsParticle(p.key) && out[n-1].kind == language.Word && out[n-1].senses&(1<<language.Cardinal|1<<language.Scale) == 0 {
			p.readings = nil // the particle 이 of "명이" is no two
		}
		p.senses = sensesOf(p.readings)
		out = append(out, p)
		i, glue = p.end, 0
	}
	return out
}

// hangul is where the letters begin of scripts whose words may be cut by Lexicon.Cut: those of scripts before it are told by spaces alone.
const hangul = 0x1100

// cutBehind tells what stands before a word that is cut, given the pieces before it.
func cutBehind(out []piece, glue rune) language.CutBehind {
	switch n := len(out); {
	case n > 0 && out[n-1].senses&(1<<language.FractionOf|1<<language.Scale) != 0:
		return language.CutBehindPart
	case n == 0 || glue != 0 || out[n-1].kind == language.Punct:
		return language.CutAlone
	case out[n-1].kind == language.Number:
		return language.CutBehindDigits
	}
	return language.CutBehindPart
}

// clipped reports whether the text behind an apostrophe that begins a word is one letter with which a
// phrase begins: "'s" in "'s avonds".
func clipped(rest string, glue rune, x *language.Lexicon) bool {
	r, size := utf8.DecodeRuneInString(rest)
	return glue == ' ' && unicode.IsLetter(r) && !letterOrDigit(rest[size:]) && x.Longest("'"+rest[:size]) > 1
}

// zeroJoin divides the parts of a word in Arabic script without a space, and is part of the word in those of India.
const zeroJoin = '\u200C'

func isDigit(r rune) bool { return r >= '0' && r <= '9' }

func letterOrDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r) || isDigit(r)
}

// digitsEnd gives the end of a number in digits that begins at i, with the marks inside it:
// periods, commas, colons and apostrophes between digits, spaces before groups of three.
func digitsEnd(text string, i, end int) int {
	head := i
	for i < end {
		c := text[i]
		switch {
		case isDigit(rune(c)):
			i++
			continue
		case (c == '.' || c == ',' || c == ':' || c == '\'') && i+1 < end && isDigit(rune(text[i+1])):
			i++
			continue
		}
		_, size := utf8.DecodeRuneInString(text[i:end])
		if group := i + size; i-head <= 3 || text[max(head, i-4)] < '0' {
			if s := text[i:group]; (s == " " || s == "\u00a0" || s == "\u202f" || s == "\u2009" || s == "’") && threeDigits(text[group:end]) && !strings.ContainsAny(text[head:i], ".,:") {
				i = group + 3
				head = i - 3
				continue
			}
		}
		break
	}
	return i
}

// foreignDigit reports whether a text begins with a digit that is no ASCII.
func foreignDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsDigit(r) && !isDigit(r)
}

// foreignMarks are the marks inside numbers that are written with other digits than ASCII.
var foreignMarks = map[rune]byte{'٫': '.', '٬': ',', '．': '.', '，': ',', '.': '.', ',': ',', ':': ':', '：': ':'}

// foreignDigits gives the end of a number in the decimal digits of another script that begins at i, and the number in ASCII.
func foreignDigits(text string, i, end int) (int, string) {
	var b strings.Builder
	for i < end {
		r, size := utf8.DecodeRuneInString(text[i:end])
		if mark, ok := foreignMarks[r]; ok {
			if next, _ := utf8.DecodeRuneInString(text[i+size : end]); !unicode.IsDigit(next) {
				break
			}
			b.WriteByte(mark)
		} else if unicode.IsDigit(r) {
			b.WriteByte('0' + byte(language.DigitValue(r)))
		} else {
			break
		}
		i += size
	}
	return i, b.String()
}

// plainBytes is how many bytes of a text in other digits are read for a date or clock time, with these as ASCII ones.
const plainBytes = 40

// plainFrom gives the text from byte start on with the digits of any script as ASCII ones, as far as a date or a clock
// time may run, and how many bytes of the text the first n bytes of that are.
func (p *passage) plainFrom(start int) (plain string, bytes func(n int) int) {
	rest := p.text[start:]
	if rest == "" || rest[0] < utf8.RuneSelf {
		return rest, sameBytes
	}
	var b strings.Builder
	var at []int // the byte of the text that each byte of b was made from
	read := len(rest)
	for i, r := range rest {
		if len(at) >= plainBytes {
			read = i
			break
		}
		s := string(r)
		if unicode.IsDigit(r) {
			s = strconv.Itoa(language.DigitValue(r))
		}
		b.WriteString(s)
		for k := range len(s) {
			at = append(at, i+k)
		}
	}
	return b.String(), func(n int) int {
		if n >= len(at) {
			return read
		}
		return at[n]
	}
}

func sameBytes(n int) int { return n }

// threeDigits reports whether s begins with exactly three digits.
func threeDigits(s string) bool {
	n := 0
	for n < len(s) && isDigit(rune(s[n])) {
		n++
	}
	return n == 3
}

// wordEnd gives the end of a word that begins at i with r. A word with an apostrophe is cut
// behind it ("d'|avril") or before a short ending ("year|'s"), unless the lexicon knows it whole.
func wordEnd(text string, i, end int, r rune, x *language.Lexicon) int {
	if unspacedRune(r) {
		return i + utf8.RuneLen(r) // no spaces between words: character by character
	}
	k, apostrophe := i, -1
	for k < end {
		c, size := utf8.DecodeRuneInString(text[k:end])
		switch {
		case unspacedRune(c): // "WTO" in "WTOは"
			return k
		case unicode.IsLetter(c) || unicode.IsMark(c) || c == '\u00AD' || c == '\u0640' || c == '\u200D' || c == zeroJoin && !unicode.Is(unicode.Arabic, r):
		case (c == '\'' || c == '’') && k+size < end && apostrophe < 0 && letterOrDigit(text[k+size:]):
			apostrophe = k
		case c == '.' && dottedHere(text, i, k, end):
		default:
			return cutPrefix(text, i, cutApostrophe(text, i, k, apostrophe, x), r, x)
		}
		k += size
	}
	return cutPrefix(text, i, cutApostrophe(text, i, k, apostrophe, x), r, x)
}

// unspacedRune reports whether a letter is of a script that writes no spaces between words.
func unspacedRune(r rune) bool {
	return r >= 0x2E80 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) || r == 'ー') || r == '〇'
}

// cutPrefix cuts the word for "and" off a number word that it is written together with ("وعشرون").
func cutPrefix(text string, i, k int, r rune, x *language.Lexicon) int {
	size := utf8.RuneLen(r)
	if r < 0x590 || r > 0x6FF || k <= i+size || x.Find(language.Fold(text[i:k])) != nil {
		return k
	}
	if !hasSense(x.Find(text[i:i+size]), language.And) {
		return k
	}
	rest := x.Find(language.Fold(text[i+size : k]))
	for _, s := range []language.Sense{language.Cardinal, language.Scale, language.Fraction} {
		if hasSense(rest, s) {
			return i + size
		}
	}
	return k
}

func hasSense(readings []language.Reading, s language.Sense) bool {
	for _, r := range readings {
		if r.Sense == s {
			return true
		}
	}
	return false
}

// dottedHere reports whether the period at k is inside or at the end of initials such as "a.m.".
func dottedHere(text string, i, k, end int) bool {
	if k+1 < end && k == i+1 && text[k+1] < 0x80 && unicode.IsLetter(rune(text[k+1])) && (k+2 >= end || !unicode.IsLetter(rune(text[k+2]))) {
		return true // "a.m"
	}
	return k == i+3 && text[i+1] == '.' || k == i+5 && text[i+1] == '.' && text[i+3] == '.'
}

func cutApostrophe(text string, i, k, apostrophe int, x *language.Lexicon) int {
	if apostrophe < 0 || x.Longest(language.Fold(text[i:k])) > 0 {
		return k
	}
	_, size := utf8.DecodeRuneInString(text[apostrophe:])
	if utf8.RuneCountInString(text[apostrophe+size:k]) <= 2 && utf8.RuneCountInString(text[i:apostrophe]) > 2 {
		return apostrophe
	}
	return apostrophe + size
}
