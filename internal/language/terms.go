package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Term is a word as it is searched for, with the half-open range of bytes it was made from.
type Term struct {
	Text       string // letters and digits; a point between digits is "_"
	Start, End int
}

// Terms gives what a text in the language is found by, in order: the stems of its words
// without marks on Latin and Arabic letters, and its numbers without the separators of
// thousands. Words are cut at hyphens and apostrophes, so that "well-known" is found by
// "known" and "l’incendie" by "incendie"; single letters that this leaves are dropped. A
// query cut by the same function therefore meets what a text has.
func (l *Language) Terms(text string) []Term {
	out := make([]Term, 0, len(text)/6+1)
	for t := range EachToken(text) {
		switch t.Kind {
		case Word:
			out = l.appendWord(out, text, t)
		case Number:
			out = append(out, Term{searchNumber(text[t.Start:t.End]), t.Start, t.End})
		}
	}
	return out
}

// appendWord adds the parts of a word.
func (l *Language) appendWord(out []Term, text string, t Token) []Term {
	word := text[t.Start:t.End]
	if dotted(strings.TrimSuffix(word, ".")) {
		return append(out, Term{l.term(strings.ReplaceAll(word, ".", "")), t.Start, t.End})
	}
	whole, from := true, 0
	add := func(to int) {
		part := word[from:to]
		if letters := utf8.RuneCountInString(part); letters > 1 || letters == 1 && whole {
			if s := l.term(part); s != "" {
				out = append(out, Term{s, t.Start + from, t.Start + to})
			}
		}
	}
	for i, r := range word {
		if !OfWord(r) && r != '\u00AD' {
			whole = false
			add(i)
			_, size := utf8.DecodeRuneInString(word[i:]) // a broken character is shorter than its rune
			from = i + size
		}
	}
	add(len(word))
	return out
}

// term gives one word as it is searched for.
func (l *Language) term(word string) string {
	stem := l.Stem(word)
	if r, _ := firstRune(stem); unicode.Is(unicode.Latin, r) {
		stem = Romanise(stem)
	} else {
		stem = withoutMarks(stem)
	}
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsDigit(r) || unicode.IsSpace(r) || unicode.IsControl(r) {
			return -1
		}
		return r
	}, stem)
}

// thousands is how many digits stand between separators of thousands.
const thousands = 3

// searchNumber gives a number as it is searched for: "1,000", "1.000" and "1 000" are 1000,
// "3.5" and "3,5" are 3_5. One separator with three digits behind it is taken for one of thousands.
func searchNumber(s string) string {
	parts := strings.FieldsFunc(Fold(s), func(r rune) bool { return !unicode.IsDigit(r) && !unicode.IsLetter(r) })
	if len(parts) == 0 {
		return "_"
	}
	last := parts[len(parts)-1]
	if len(parts) == 1 || utf8.RuneCountInString(last) == thousands {
		return strings.Join(parts, "")
	}
	return strings.Join(parts[:len(parts)-1], "") + "_" + last
}

// IsPair reports whether a term is from a script without spaces between words, where texts are cut
// into pairs of characters: a single character is then found by the pairs it begins.
func (t Term) IsPair() bool {
	r, _ := utf8.DecodeRuneInString(t.Text)
	return unspaced(r)
}
