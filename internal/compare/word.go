package compare

import (
	"math"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"parallax/internal/language"
)

// word is one word of a statement that carries meaning.
type word struct {
	stem       string
	printed    string // as printed, in lower case
	fold       string // lower case without diacritics, for likeness across forms and languages
	start, end int    // bytes in the field
	name       bool   // printed with a capital inside a sentence
	digit      bool
	id         int32   // of the stem, in the lexicon
	again      bool    // the stem stands in the statement before
	named      bool    // the stem is part of a name in the statement, or a number
	clause     int     // which clause of the statement it stands in
	tells      float64 // how much the word tells in its language, 0 (the, of) to 1 (a rare name)
}

// seen is what is looked at of a word in every pair of its statement: all of it stands close together, since a story has hundreds of
// pairs for each of its statements, and most of what they cost is getting at the words.
type seen struct {
	weight float64 // of the stem, in the lexicon
	id     int32   // of the stem
	clause uint16  // see word
	is     trait
}

// trait tells of a word of a statement.
type trait uint8

const (
	again trait = 1 << iota // as word.again
	named                   // as word.named
	lone                    // no other statement of the telling has the stem
	fresh                   // no earlier statement of the telling has it
)

// see sets what pairs look at of the words. has is in how many statements of the telling each stem stands.
func (s *statement) see(l *lexicon, has []int) {
	s.seen = make([]seen, len(s.words))
	for i := range s.words {
		w := &s.words[i]
		x := seen{weight: l.weights[w.id], id: w.id, clause: uint16(w.clause)} //nolint:gosec // a statement is no longer than longestStatement
		if w.again {
			x.is |= again
		}
		if w.named {
			x.is |= named
		}
		if has[w.id] == 0 {
			x.is |= fresh
		}
		s.seen[i] = x
	}
}

const (
	// common and rare bound what a word tells by its rarity in the language (-log10 of its
	// frequency): function words lie below 2.7, names and terms above 5.5.
	common, rare = 2.4, 5.5
	// numberTells is what a number tells: as much as a rare verb, since lists of frequent
	// words say nothing about numbers.
	numberTells = 0.8
)

// wordsOf gives the words of a text that starts at the offset of its field, without those
// that are so common that they tell nothing.
func wordsOf(lang, text string, offset int) []word {
	l := language.For(lang)
	out := make([]word, 0, len(text)/9+1)
	first, opens, clause := true, false, 0
	var room [4][2]int
	for t := range language.EachToken(text) {
		if t.Kind == language.Punct {
			opens = opens || strings.ContainsAny(text[t.Start:t.End], clauseMarks)
			continue
		}
		for _, part := range parts(text[t.Start:t.End], room[:0]) {
			s := text[t.Start+part[0] : t.Start+part[1]]
			w := word{start: offset + t.Start + part[0], end: offset + t.Start + part[1]}
			r, _ := utf8.DecodeRuneInString(s)
			w.name = unicode.IsUpper(r) && !first
			w.digit = unicode.IsDigit(r)
			first = false
			f := forms.of(l, s)
			w.stem, w.fold, w.printed, w.tells = f.stem, f.fold, f.printed, f.tells
			opens = opens || f.opens
			if w.tells <= 0 {
				continue
			}
			if opens && len(out) > 0 {
				clause++
			}
			w.clause, opens = clause, false
			out = append(out, w)
		}
	}
	return out
}

// form is what a language says of a word as printed.
type form struct {
	stem, fold, printed string
	tells               float64 // 0 or less for what is passed over
	opens               bool    // it may open a clause: "and", "while", "who"
}

func formOf(l *language.Language, s string) form {
	bare := language.Owner(s)
	f := form{stem: l.Stem(bare), printed: language.Fold(bare), tells: numberTells}
	f.fold = plain(f.stem)
	if r, _ := utf8.DecodeRuneInString(s); !unicode.IsDigit(r) {
		f.tells = math.Min(1, (l.Rarity(s)-common)/(rare-common))
	}
	if l.IsStop(s) {
		f.tells = 0
	}
	c := l.Cues()
	f.opens = c.Coordinators[f.printed] || c.Subordinators[f.printed] || c.Relatives[f.printed]
	return f
}

// mostForms is how many forms are remembered of each language (about 1 MB): of the words of news the
// commonest few thousand are nine in ten.
const mostForms = 8192

// forms remembers what formOf gave. Safe for concurrent use.
var forms = formMemory{known: map[*language.Language]map[string]form{}}

type formMemory struct {
	mu    sync.Mutex
	known map[*language.Language]map[string]form
}

func (m *formMemory) of(l *language.Language, s string) form {
	m.mu.Lock()
	f, ok := m.known[l][s]
	m.mu.Unlock()
	if ok {
		return f
	}
	s = strings.Clone(s) // what is remembered must not hold on to the text of the article
	f = formOf(l, s)
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.known[l]) >= mostForms || m.known[l] == nil {
		m.known[l] = map[string]form{}
	}
	m.known[l][s] = f
	return f
}

// parts cuts a compound at its hyphens ("Varnow-based"), since another telling may print it
// without; one-letter parts stay with their neighbour ("e-mail"). They are written into the room that is given.
func parts(s string, out [][2]int) [][2]int {
	start := 0
	for i, r := range s {
		if (r == '-' || r == '‐' || r == '\u2011') && i-start > 1 {
			out = append(out, [2]int{start, i})
			start = i + utf8.RuneLen(r)
		}
	}
	if start < len(s) {
		out = append(out, [2]int{start, len(s)})
	}
	return out
}

// plain takes the diacritics off letters, which languages print differently in one name.
func plain(w string) string {
	if strings.IndexByte(w, letterWithMark) < 0 { // most have none
		return w
	}
	return diacritics.Replace(w)
}

// letterWithMark is the first byte of each of the letters of diacritics in UTF-8, U+00C0 to U+00FF.
const letterWithMark = 0xC3

var diacritics = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "å", "a", "ç", "c", "é", "e", "è", "e", "ê", "e", "ë", "e",
	"í", "i", "ì", "i", "î", "i", "ï", "i", "ñ", "n", "ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ß", "ss")
