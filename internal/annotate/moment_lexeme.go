package annotate

import (
	"slices"
	"strings"

	"parallax/internal/language"
)

// lexeme is a phrase of the lexicon, a number, or a piece that is neither.
type lexeme struct {
	start, end int
	key        string
	glue       rune
	kind       language.Kind
	upper      bool
	readings   []language.Reading
	senses     uint64  // the senses of readings, one bit each
	number     *number // nil when it is no number
}

// is gives the reading of a lexeme in a sense.
func (x *lexeme) is(sense language.Sense) (language.Reading, bool) {
	if x.senses&(1<<sense) == 0 {
		return language.Reading{}, false
	}
	for _, r := range x.readings {
		if r.Sense == sense {
			return r, true
		}
	}
	return language.Reading{}, false
}

// sensesOf gives the senses of readings as a set.
func sensesOf(readings []language.Reading) uint64 {
	set := uint64(0)
	for _, r := range readings {
		set |= 1 << r.Sense
	}
	return set
}

// timeSenses are the senses that tell of time; every moment has one of them, a number, or a word of timeWords.
const timeSenses = uint64(1)<<language.Month | 1<<language.Weekday | 1<<language.TimeUnit | 1<<language.PartOfDay | 1<<language.Season | 1<<language.Day |
	1<<language.DayPart | 1<<language.Relative | 1<<language.RelativeAfter | 1<<language.Shift | 1<<language.Ref | 1<<language.Often | 1<<language.Edge |
	1<<language.Period | 1<<language.Holiday | 1<<language.Era | 1<<language.Account | 1<<language.DecadeName | 1<<language.ClockBefore | 1<<language.Fraction | 1<<language.CalendarMonth

// timeWords tell of time like timeSenses; leadWords only lead to a word that does ("the", "every").
var (
	timeWords = []string{"weekend", "noon", "midnight", "year", "decade", "last", "half_year", "half", "half_of", "half_first", "half_second", "year_end", "quarter_mark", "quarter_letter", "oclock"}
	leadWords = []string{"the", "every", "per", "some", "pair", "all", "in_ahead", "whole", "part_cue", "every_other"}
)

// timely reports whether a lexeme tells of time or may: a number, a month, "weekend".
func (x *lexeme) timely() bool {
	switch {
	case x.kind == language.Number || x.number != nil || x.senses&timeSenses != 0:
		return true
	case x.kind == language.Punct && x.readings == nil:
		return x.key == "'"
	case x.key == "h" || x.upper && romanKey(x.key):
		return true // "H1"
	}
	return x.oneOf(timeWords)
}

// leads reports whether a moment may begin with a lexeme that tells of no time itself.
func (x *lexeme) leads() bool { return x.senses&(1<<language.Article) != 0 || x.oneOf(leadWords) }

func (x *lexeme) oneOf(codes []string) bool {
	if x.senses&(1<<language.DateWord) == 0 {
		return false
	}
	for _, r := range x.readings {
		if r.Sense == language.DateWord && slices.Contains(codes, r.S) {
			return true
		}
	}
	return false
}

// romanKey reports whether a folded word may be a Roman number: "xix", "xxie".
func romanKey(key string) bool {
	return strings.ContainsRune("ivx", rune(key[0])) && len(strings.TrimLeft(key, "ivx")) <= 2
}

// leadReach is how many lexemes behind a leading word its moment tells of time at the latest: "for the whole of the day".
const leadReach = 4

// starts reports whether a moment may begin at lexeme i: most words are passed over by it.
func (t *timing) starts(i int) bool {
	if t.list[i].timely() {
		return true
	}
	if !t.list[i].leads() {
		return false
	}
	for k := i + 1; k < min(len(t.list), i+1+leadReach); k++ {
		if t.list[k].timely() {
			return true
		}
	}
	return false
}

// attached reports whether a lexeme is a word that numbers are written together with: "وستة", "%5".
func (x *lexeme) attached() bool {
	for _, s := range []language.Sense{language.And, language.PercentBefore, language.Minus} {
		if _, ok := x.is(s); ok {
			return true
		}
	}
	return false
}

// word reports whether a lexeme is a small word of dates of that kind.
func (x *lexeme) word(code string) bool {
	if x.senses&(1<<language.DateWord) == 0 {
		return false
	}
	for _, r := range x.readings {
		if r.Sense == language.DateWord && r.S == code {
			return true
		}
	}
	return false
}

// possessive reports whether a lexeme is an ending of owners alone: "'s" behind a date.
func (x *lexeme) possessive() bool {
	return slices.Contains(language.For(language.Floor).Names().Possessives, x.key)
}

// lexemes reads the pieces of a sentence: the longest number or phrase at each place.
func lexemes(text string, ps []piece, l *language.Language) []lexeme {
	x, out := l.Lexicon(), make([]lexeme, 0, len(ps))
	n := numerals{text: text, pieces: ps, lexicon: x, rules: l.Numbers(), nounsUpper: l.Names().NounsCapitalised}
	for i := 0; i < len(ps); {
		p := ps[i]
		lx := lexeme{start: p.start, end: p.end, key: p.key, glue: p.glue, kind: p.kind, upper: p.upper}
		readings, used := phrase(ps, i, x)
		lx.readings = readings
		used = max(used, 1)
		if num, count := n.at(i); num != nil && (count >= used || readings == nil || num.high > 0 && !n.timeUnit(i+used)) {
			lx.number, lx.kind = num, language.Number
			if count > used || used > 1 || num.high > 0 {
				lx.readings = nil
			}
			used = count
		}
		lx.senses = sensesOf(lx.readings)
		lx.end = ps[i+used-1].end
		lx.key = keyOf(ps[i : i+used])
		out = append(out, lx)
		i += used
	}
	return out
}

// phrase finds the longest phrase of the lexicon at piece i: its readings and its length in pieces.
func phrase(ps []piece, i int, x *language.Lexicon) ([]language.Reading, int) {
	for n := min(x.Longest(ps[i].key), len(ps)-i); n > 1; n-- {
		if r := x.Find(keyOf(ps[i : i+n])); r != nil {
			return r, n
		}
	}
	if r := ps[i].readings; r != nil {
		return r, 1
	}
	// symbols of several pieces: "US$", "km²", "°C"
	for n := min(3, len(ps)-i); n > 1; n-- {
		if ps[i+n-1].glue == 0 && ps[i+n-1].kind != language.Number {
			if r := x.Find(keyOf(ps[i : i+n])); r != nil && r[0].Sense >= language.Currency {
				return r, n
			}
		}
	}
	return nil, 1
}

// keyOf joins pieces as the lexicon writes phrases: one space where a space or a hyphen stood.
func keyOf(ps []piece) string {
	if len(ps) == 1 {
		return ps[0].key
	}
	var b strings.Builder
	for i, p := range ps {
		if i > 0 && p.glue != 0 {
			b.WriteByte(' ')
		}
		b.WriteString(p.key)
	}
	return b.String()
}
