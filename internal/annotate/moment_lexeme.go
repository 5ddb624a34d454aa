package annotate

import (
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
	number     *number // nil when it is no number
}

// is gives the reading of a lexeme in a sense.
func (x *lexeme) is(sense language.Sense) (language.Reading, bool) {
	for _, r := range x.readings {
		if r.Sense == sense {
			return r, true
		}
	}
	return language.Reading{}, false
}

// startsMoment reports whether any rule for moments begins with the lexeme: most words are passed over by it.
func (x *lexeme) startsMoment() bool {
	switch {
	case x.kind == language.Number || x.number != nil:
		return true
	case x.kind == language.Punct && x.readings == nil:
		return x.key == "'"
	case x.key == "h" || x.upper && x.key[0] >= 'i' && x.key[0] <= 'x' && len(x.key) <= len("xviiie"):
		return true // "H1", a Roman number
	}
	for _, r := range x.readings {
		switch r.Sense {
		case language.Article, language.Month, language.Weekday, language.TimeUnit, language.PartOfDay, language.Season, language.Day, language.DayPart, language.Relative,
			language.RelativeAfter, language.Shift, language.Ref, language.Often, language.Edge, language.Period, language.Holiday, language.Era, language.Account, language.DecadeName, language.ClockBefore, language.Fraction:
			return true
		case language.DateWord:
			switch r.S {
			case "the", "every", "per", "weekend", "noon", "midnight", "some", "year", "decade", "all", "in_ahead", "last", "whole", "half_year", "half", "year_end", "quarter_mark", "quarter_letter", "part_cue", "every_other":
				return true
			}
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
	for _, r := range x.readings {
		if r.Sense == language.DateWord && r.S == code {
			return true
		}
	}
	return false
}

// lexemes reads the pieces of a sentence: the longest number or phrase at each place.
func lexemes(text string, ps []piece, l *language.Language) []lexeme {
	x, out := l.Lexicon(), make([]lexeme, 0, len(ps))
	n := numerals{text: text, pieces: ps, lexicon: x, rules: l.Numbers()}
	for i := 0; i < len(ps); {
		p := ps[i]
		lx := lexeme{start: p.start, end: p.end, key: p.key, glue: p.glue, kind: p.kind, upper: p.upper}
		readings, used := phrase(ps, i, x)
		lx.readings = readings
		used = max(used, 1)
		if num, count := n.at(i); num != nil && (count >= used || readings == nil) {
			lx.number, lx.kind = num, language.Number
			if count > used || used > 1 {
				lx.readings = nil
			}
			used = count
		}
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
	if r := x.Find(ps[i].key); r != nil {
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
