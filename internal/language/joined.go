package language

import (
	"strings"
	"unicode/utf8"
)

// Particles are cut off the end of words as they stand in texts: Words.Particles holds them. Languages
// that have none leave their words whole.

// maxParticles is how many particles are written together behind a word at most: "에서" and "는".
const maxParticles = 3

// Bare gives a word as printed or folded without the particles written together with it, "서울" for "서울에서는"; the
// word itself when it has none or is nothing else.
func (l *Language) Bare(word string) string {
	for range maxParticles {
		bare := l.BareOnce(word)
		if bare == word {
			break
		}
		word = bare
	}
	return word
}

// BareOnce gives a word without the longest particle at its end, as Bare does with all of them.
func (l *Language) BareOnce(word string) string {
	best := ""
	for _, p := range words.of(l).Particles {
		if len(p) > len(best) && len(word) > len(p) && strings.HasSuffix(word, p) {
			best = p
		}
	}
	if rest := word[:len(word)-len(best)]; utf8.RuneCountInString(rest) > 1 {
		return rest // one character is no word of which a particle can be told
	}
	return word
}

// joined cuts words that numbers, units and particles are written together in, "삼백명이".
type joined struct {
	particles map[string]bool
	whole     map[string]bool // words that are no numbers though their parts are
	most      int             // bytes of the longest part
}

// Cut gives the length in bytes of the first part of a word that is made of number and date phrases with particles
// behind them; the whole word when it is anything else. before tells what stands right before it.
func (x *Lexicon) Cut(word string, before CutBehind) int {
	if len(x.joined.particles) == 0 || before == CutAlone && x.joined.whole[word] {
		return len(word)
	}
	kind, digits := partNone, 0
	switch before {
	case CutBehindDigits:
		kind = partNumber
	case CutBehindPart:
		kind, digits = x.part(word), 1
		if kind&partParticle != 0 {
			return len(word)
		}
		kind = partNone
	}
	if n := x.cut(word, kind, digits, 0); n > 0 {
		return n
	}
	if before == CutBehindDigits { // "5만톤급", "3단계로까지": what stands behind the unit is anything
		for end := min(len(word), x.joined.most); end > 0; end-- {
			if (end == len(word) || utf8.RuneStart(word[end])) && x.part(word[:end])&(partNumber|partCounter) != 0 {
				return end
			}
		}
	}
	return len(word)
}

// IsParticle reports whether a folded piece is a particle, whatever else it may be, and no word for the ends of ranges or for "and".
func (x *Lexicon) IsParticle(key string) bool {
	return x.joined.particles[key] && x.part(key)&partCounter == 0
}

// CutBehind tells what stands right before a word that is cut.
type CutBehind uint8

// What may stand before a word: nothing, a number in digits, or a part that was cut off it or that it goes on with ("사분의 | 삼은").
const (
	CutAlone CutBehind = iota
	CutBehindDigits
	CutBehindPart
)

// The parts of words that are cut.
const (
	partNone     = 0
	partNumber   = 1 // a numeral
	partCounter  = 2 // what may stand behind a numeral: a unit, a counter, "and"
	partPhrase   = 4 // any other phrase of the lexicon
	partParticle = 8
)

// cut gives the length of the first part of a word all of which is parts in an order in which they may stand; 0 when there is no such
// cut. before is the kind of the part before, digits how many characters of a numeral stand before, and depth how many parts.
func (x *Lexicon) cut(word string, before, digits, depth int) int {
	return (&cutter{Lexicon: x}).cut(word, before, digits, depth)
}

// cutter cuts one word.
type cutter struct {
	*Lexicon
	dead map[rest]bool // of which there is no cut: else words of nothing but short parts take time without end
}

// shallow is the depth up to which nothing is remembered: few words are made of more parts.
const shallow = 3

// rest is what is left of a word, with what stands before it.
type rest struct{ length, before, digits, depth int }

func (x *cutter) cut(word string, before, digits, depth int) int {
	here := rest{len(word), before, digits, depth}
	if depth > 8 || x.dead[here] {
		return 0
	}
	for end := min(len(word), x.joined.most); end > 0; end-- {
		if end < len(word) && !utf8.RuneStart(word[end]) {
			continue
		}
		kinds := x.part(word[:end])
		if depth == 0 && before == partNone && digits == 0 && x.joined.whole[word[:end]] {
			kinds = partPhrase
		}
		for _, kind := range []int{partNumber, partCounter, partPhrase, partParticle} {
			if kinds&kind == 0 || !x.follows(word[:end], kind, before, digits, end == len(word)) {
				continue
			}
			n := 0
			if kind == partNumber {
				n = digits + utf8.RuneCountInString(word[:end])
			}
			if end == len(word) || x.cut(word[end:], kind, n, depth+1) > 0 {
				return end
			}
		}
	}
	if depth < shallow {
		return 0
	}
	if x.dead == nil {
		x.dead = map[rest]bool{}
	}
	x.dead[here] = true
	return 0
}

// follows reports whether a part may stand behind one of the kind before: what is one character long is a word of its own only
// behind a number, and a numeral of one character only before a counter or at the end.
func (x *Lexicon) follows(part string, kind, before, digits int, last bool) bool {
	short := utf8.RuneCountInString(part) == 1
	switch kind {
	case partNumber:
		return before == partNone || before == partNumber || before == partPhrase
	case partCounter:
		return before == partNumber || before == partCounter && !short || before == partPhrase && !short
	case partPhrase:
		return !short || before == partNone
	}
	return before != partNone && !(before == partNumber && digits == 1)
}

// part gives the kinds of part that a string is, as a set.
func (x *Lexicon) part(s string) int {
	kinds := partNone
	if x.joined.particles[s] {
		kinds |= partParticle
	}
	for _, r := range x.entries[s] {
		switch r.Sense {
		case Cardinal, Scale, DecimalWord:
			kinds |= partNumber
		case TimeUnit, OrdinalSuffix, Currency, Unit, People, Skip, Percent, Point, And, FractionOf, DateWord, BoundAfter, AddHalf, Collective, Fraction, Shift:
			kinds |= partCounter | partPhrase
		default:
			kinds |= partPhrase
		}
	}
	return kinds
}

// addJoined takes the particles of a language into its lexicon.
func (x *Lexicon) addJoined(w *Words) {
	x.joined.particles, x.joined.whole = set(w.Particles), set(w.Whole)
	if len(w.Particles) == 0 {
		return
	}
	for phrase := range x.entries {
		x.joined.most = max(x.joined.most, len(phrase))
	}
	for _, list := range [][]string{w.Particles, w.Whole} {
		for _, p := range list {
			x.joined.most = max(x.joined.most, len(p))
		}
	}
}
