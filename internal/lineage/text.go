package lineage

import (
	"strings"
	"unicode/utf8"

	"parallax/internal/language"
)

// word is a word or number of a text, in the form in which texts are compared.
type word struct {
	start, end int    // bytes in the text
	hash       uint64 // of the folded word
	quoted     bool   // within quotation marks
	skip       bool   // furniture: compared with nothing
}

// wordsOf gives the words and numbers of a text without punctuation, so that a changed
// comma or dash does not end a shared run.
func wordsOf(text string) []word {
	out := make([]word, 0, len(text)/6+1)
	var quotes quoteMarks
	last := 0
	for t := range language.EachToken(text) {
		if t.Start > last && strings.IndexByte(text[last:t.Start], '\n') >= 0 {
			quotes = quoteMarks{} // a quotation that runs over paragraphs is opened again in each
		}
		last = max(last, t.End) // pairs of characters overlap
		if t.Kind == language.Punct {
			quotes.see(text[t.Start:t.End])
			continue
		}
		out = append(out, word{start: t.Start, end: t.End, hash: hashWord(text[t.Start:t.End]), quoted: quotes.open()})
	}
	return out
}

// quoteMarks follows opening and closing quotation marks. The zero value stands outside.
type quoteMarks struct {
	closer   rune
	straight bool
}

func (q *quoteMarks) open() bool { return q.closer != 0 || q.straight }

// quotePairs maps opening marks to what closes them. „ is closed by “ or ”, » opens in some
// languages what « opens in others; both are told by what is open.
var quotePairs = map[rune]rune{'“': '”', '„': '“', '«': '»', '»': '«', '「': '」', '『': '』'}

func (q *quoteMarks) see(mark string) {
	r, _ := utf8.DecodeRuneInString(mark)
	switch {
	case r == '"':
		q.straight = !q.straight
	case q.closer != 0 && (r == q.closer || r == '”'):
		q.closer = 0
	case q.closer == 0:
		q.closer = quotePairs[r]
	}
}

const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// hashWord is FNV-1a of the folded word. Plain ASCII, nearly all words of many languages, is
// folded in place; the rest is given to language.Fold.
func hashWord(s string) uint64 {
	h := uint64(fnvOffset)
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c >= utf8.RuneSelf {
			return hashFolded(language.Fold(s))
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint64(c)) * fnvPrime
	}
	return h
}

func hashFolded(s string) uint64 {
	h := uint64(fnvOffset)
	for i := 0; i < len(s); i++ {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return h
}

// shingle is the hash of n words in a row, spread over all bits.
func shingle(words []word) uint64 {
	h := uint64(fnvOffset)
	for i := range words {
		h = (h ^ words[i].hash) * fnvPrime
		h ^= h >> 29
	}
	return mix(h)
}

// mix is the finaliser of SplitMix64 (Steele, Lea, Flood 2014).
func mix(h uint64) uint64 {
	h = (h ^ h>>30) * 0xbf58476d1ce4e5b9
	h = (h ^ h>>27) * 0x94d049bb133111eb
	return h ^ h>>31
}
