package annotate

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// maxAbbreviated is how many bytes an abbreviated unit has at most.
const maxAbbreviated = 4

// period reads an amount of a unit at lexeme i: "three days", "a year", "several weeks", "years",
// "two-year". n is "X" when the amount is not told; next is the lexeme behind it.
func (t *timing) period(i int) (n, unit string, next int, ok bool) {
	k := i
	if t.lex(k).word("the") {
		k++
	}
	n, k = t.amount(k)
	if t.lex(k).word("whole") {
		k, n = k+1, cmp.Or(n, "1") // "the whole day"
	} else if _, skip := t.code(k, language.Skip); skip && n != "" && t.lex(k).key != "in" && !t.lex(k).word("the") {
		k++ // "another two long weeks" is rare; "two more weeks" is not
	}
	if f, half := t.code(k, language.Fraction); half && f.N == 0.5 && unspacedKey(t.lex(k).key) && n != "" && n != "X" && !strings.Contains(n, ".") {
		if _, unit := t.code(k+1, language.TimeUnit); unit {
			n, k = n+".5", k+1 // "两个半小时"
		}
	}
	r, ok := t.code(k, language.TimeUnit)
	if !ok && n != "" && n != "X" && t.lex(k).word("nights") {
		return n, "D", k + 1, true // "three nights"
	}
	if !ok && t.lex(k).word("year") && t.lex(k).number == nil {
		if _, after := t.code(k+1, language.RelativeAfter); after {
			r, ok = language.Reading{Sense: language.TimeUnit, S: "Y"}, true // "el año" is one phrase
		}
	}
	if word := t.p.text[t.lex(k).start:t.lex(k).end]; ok && len(word) > 1 && len(word) <= maxAbbreviated && strings.ToUpper(word) == word && strings.ToLower(word) != word && n == "" {
		return "", "", i, false // "the SEC" is no second
	}
	if x := t.lex(k - 1).number; ok && x != nil && !x.digits && x.value != math.Trunc(8*x.value)/8 {
		return "", "", i, false // "the twenty-sixth day"
	}
	if !ok || t.lex(k).number != nil && t.lex(k).number.ordinal && n == "" {
		return "", "", i, false
	}
	if many, counted := t.d.language.Dates().Counted[t.lex(k).key]; counted && n == "" {
		n = strconv.FormatFloat(many, 'f', -1, 64) // "يومين", "seminggu"
	}
	if half, words := t.andHalf(k + 1); words > 0 && n != "" && n != "X" && !strings.Contains(n, ".") {
		return n + half, r.S, k + 1 + words, true
	}
	return n, r.S, k + 1, true
}

// amount reads how many there are of a unit at lexeme k, "three", "several", "half an": "" when
// nothing tells, "X" for an unknown number, and the lexeme behind it.
func (t *timing) amount(k int) (n string, next int) {
	switch x := t.lex(k); {
	case x.word("pair"):
		k, n = k+1, "2"
	case x.word("some"):
		k, n = k+1, "X"
	case x.number != nil && !x.number.ordinal && !x.number.year:
		v := x.number.value
		if v != float64(int(v)) || v > 1e5 {
			n = strconv.FormatFloat(v, 'f', -1, 64)
		} else {
			n = strconv.Itoa(int(v))
		}
		k++
	default:
		if f, ok := x.is(language.Fraction); ok && (f.N == 0.5 || f.N == 0.25) && x.number == nil && !t.bareUnit(k) {
			k, n = k+1, strconv.FormatFloat(f.N, 'f', -1, 64) // "half an hour", "media hora"
			if _, article := t.code(k, language.Article); article || t.lex(k).word("of") {
				k++
			}
		} else if _, article := x.is(language.Article); article {
			k, n = k+1, "1"
			if f, ok := t.code(k, language.Fraction); ok && (f.N == 0.5 || f.N == 0.25) && t.lex(k).number == nil {
				k, n = k+1, strconv.FormatFloat(f.N, 'f', -1, 64) // "eine halbe Stunde"
				if t.lex(k).word("of") {
					k++
				}
			}
		}
	}
	return n, k
}

// bareUnit reports whether the word at lexeme k is a unit here, and not the number that the same word can be: "this quarter".
func (t *timing) bareUnit(k int) bool {
	_, unit := t.code(k, language.TimeUnit)
	_, counted := t.code(k+1, language.TimeUnit)
	_, relative := t.code(k-1, language.Relative)
	return unit && (relative || t.lex(k-1).word("every")) && !counted && !t.lex(k+1).word("of")
}

// andHalf reads "and a half" behind a unit, "tres años y medio": the decimals and the number of lexemes.
func (t *timing) andHalf(k int) (string, int) {
	x := t.lex(k)
	if r, ok := x.is(language.ClockAfter); ok && x.number == nil && (r.N == 30 || r.N == 15) {
		return map[float64]string{30: ".5", 15: ".25"}[r.N], 1 // "y media" is one phrase
	}
	if unspacedKey(x.key) && (x.glue == 0 || alphabetic(x.key)) && x.word("half") {
		return ".5", 1 // "2時間半"
	}
	if _, and := x.is(language.And); !and {
		return "", 0
	}
	words := 1
	if _, article := t.code(k+1, language.Article); article && t.lex(k+1).number == nil {
		words = 2
	}
	y := t.lex(k + words)
	if r, ok := y.is(language.Fraction); ok && r.N == 0.5 && y.number == nil || y.number != nil && y.number.value == 0.5 {
		return ".5", words + 1
	}
	return "", 0
}

// shifted reads a period and the direction it is counted in: "three days ago", "vor drei
// Tagen", "two weeks later", "in drei Wochen". A shift from publication takes the
// granularity of its unit.
func (t *timing) shifted(i int) (found, bool) {
	if r, ok := t.code(i, language.Shift); ok && (r.S == "ago_before" || r.S == "ahead") {
		n, unit, next, ok := t.period(i + 1)
		if n = t.bareOne(n, next); !ok || n == "" {
			return found{}, false
		}
		sign := -1
		if r.S == "ahead" {
			sign = 1
		}
		return t.shift(sign, n, unit, next, true)
	}
	if t.lex(i).word("in_ahead") && t.tenseAt(i) > 0 {
		if n, unit, next, ok := t.period(i + 1); ok && n != "" && n != "X" {
			return t.shift(1, n, unit, next, true)
		}
	}
	n, unit, next, ok := t.period(i)
	if ok && n == "" && t.lex(next).glue == '-' && (next == i+1 || next == i+2 && t.lex(i).word("the")) {
		n = "1" // "year-earlier"
	}
	if _, shift := t.code(next, language.Shift); ok && shift && next == i+1 {
		n = t.bareOne(n, next)
	}
	if !ok || n == "" {
		return found{}, false
	}
	r, ok := t.code(next, language.Shift)
	if !ok {
		if e, edge := t.code(next, language.Edge); !edge || t.lex(next).key != "earlier" && t.lex(next).key != "later" || e.S == "mid" {
			return found{}, false
		}
		r.S = map[string]string{"earlier": "ago", "later": "later"}[t.lex(next).key]
	}
	switch r.S {
	case "ago":
		if q, ok := t.quarterAgo(); ok && unit == "Y" && n == "1" && t.bound(i) == parallax.Exact {
			if t.lex(next).glue == '-' {
				if _, timed := t.code(next+1, language.TimeUnit); timed || t.lex(next+1).word("period") {
					next++ // "the year-ago quarter"
				}
			}
			return found{kind: "DATE", value: q, how: howShift, last: next + 1, compared: true}, true
		}
		return t.shift(-1, n, unit, next+1, !t.lex(next).word("from_told"))
	case "later":
		return t.shift(1, n, unit, next+1, t.lex(next).word("from_now") || t.lex(next).word("later_ahead") && t.tenseAt(i) > 0)
	}
	return found{}, false
}

// bareOne gives how many of the unit before lexeme next there are: one where the language needs no article and no
// number is told, "год назад".
func (t *timing) bareOne(n string, next int) string {
	if n == "" && t.d.language.Dates().BareOne && !t.plural(next-1) && !t.lex(next-1).word("the") {
		return "1"
	}
	return n
}

// shift moves n units from now. fromNow is false for "two days later", which counts from
// something told before: its value is left open unless it is a year or month.
func (t *timing) shift(sign int, n, unit string, next int, fromNow bool) (found, bool) {
	f := found{kind: "DATE", how: howShift, last: next}
	if n == "X" && fromNow {
		f.value, f.how = "PAST_REF", howPrinted
		if sign > 0 {
			f.value = "FUTURE_REF"
		}
		return f, true
	}
	if minutes, ok := inMinutes(n, unit); ok {
		n, unit = minutes, "TM" // "half an hour ago"
	}
	k, err := strconv.Atoi(n)
	switch {
	case err != nil || !fromNow:
		f.kind, f.value, f.how = "DURATION", durationValue(n, unit), howPrinted
		return f, true
	case t.now.IsZero():
		f.refused = refusedNow
		return f, true
	}
	if unit == "TH" || unit == "TM" {
		f.kind = "TIME"
		if t.toDay {
			f.refused = refusedNow
			return f, true
		}
	}
	f.value = unitValue(t.now, unit, sign*k)
	return f, f.value != ""
}

// inMinutes gives an amount of hours that is no whole number in minutes.
func inMinutes(n, unit string) (string, bool) {
	hours, err := strconv.ParseFloat(n, 64)
	if minutes := 60 * hours; err == nil && unit == "TH" && hours != math.Trunc(hours) && minutes == math.Trunc(minutes) {
		return strconv.Itoa(int(minutes)), true
	}
	return n, false
}

// relativeUnit reads "last week", "this year", "the past three months", "next 10 days", "the coming weeks".
func (t *timing) relativeUnit(i int) (found, bool) {
	k := t.edge(i)
	if t.lex(k).word("the") {
		k++
	}
	amount := ""
	if c, ok := t.count(k); ok && c > 1 {
		if _, relative := t.code(k+1, language.Relative); relative && c < 100 && t.plural(k+2) {
			amount, k = strconv.Itoa(c), k+1 // "les 3 prochains jours"
		}
	}
	r, before := t.code(k, language.Relative)
	if ref, ok := t.code(k, language.Ref); ok && ref.S == "PAST_REF" && !before {
		if _, _, _, follows := t.period(k + 1); follows { // "in the past | three months"
			r, before = language.Reading{S: "last"}, true
		}
	}
	if before {
		k++
		if _, article := t.code(k, language.Article); article && t.lex(k).number == nil {
			return found{}, false // "could last a week": the verb
		}
	}
	n, unit, next, ok := t.period(k)
	if !ok {
		return found{}, false
	}
	if !before {
		after, ok := t.code(next, language.RelativeAfter)
		if !ok {
			return found{}, false
		}
		r, next = after, next+1
	} else if after, ok := t.code(next, language.RelativeAfter); ok && n != "" {
		r, next = after, next+1
	}
	if t.lex(next).word("old") && t.lex(next).glue == '-' {
		return found{}, false // "this 6-year-old"
	}
	return t.relativeValue(r.S, cmp.Or(n, amount), unit, next)
}

// relativeValue gives the time of n units before or behind publication, by the code of the relative word; "" for n means
// one of them, or many when the unit is a plural.
func (t *timing) relativeValue(relative, n, unit string, next int) (found, bool) {
	f := found{kind: "DATE", how: howShift, last: next}
	if unit == "DE" && n != "" || unit == "CE" && n != "" {
		n, unit = inYears(n, unit)
	}
	plural := t.plural(next - 1)
	if n == "" && unit == "M" && !plural && !t.now.IsZero() {
		if day, last, ok := t.dayBehind(next); ok {
			y, m := addMonths(t.now, relativeShift[relative])
			f.value, ok = dateValue(y, m, day)
			f.last = last
			return f, ok
		}
	}
	if n != "" && n != "1" || plural {
		if n == "" {
			n = "X"
		}
		f.kind, f.value, f.how = "DURATION", durationValue(n, unit), howPrinted
		return f, true
	}
	if t.now.IsZero() {
		f.refused = refusedNow
		return f, true
	}
	f.value = unitValue(t.now, unit, relativeShift[relative])
	if unit == "TH" || unit == "TM" || unit == "TS" {
		f.kind, f.value, f.how = "DURATION", durationValue("1", unit), howPrinted
	}
	return f, f.value != ""
}

// dayBehind reads the number of a day behind its month, where an ending marks it: "bu ayın 21'i".
func (t *timing) dayBehind(k int) (day, next int, ok bool) {
	day, next, ok = t.dayNumber(k)
	return day, next + 1, ok && t.lex(next).glue == 0 && t.lex(next).word("day_after")
}

// relativeShift is how many units from now the words of Dates.Relative are.
var relativeShift = map[string]int{"last2": -2, "last": -1, "this": 0, "next": 1, "next2": 2}

// plural reports whether the word at lexeme i is the plural of a unit or weekday.
func (t *timing) plural(i int) bool {
	return slices.Contains(t.d.language.Dates().Plural, t.lex(i).key)
}

// duration reads a period by itself. Bare units ("years") count only behind a word such as "for".
func (t *timing) duration(i int) (found, bool) {
	n, unit, next, ok := t.period(i)
	if !ok || unit == "WE" && (n == "" || n == "1") {
		return found{}, false
	}
	if x := t.lex(i); x.word("the") && x.word("at_clock") && unit == "TH" {
		if _, clock := t.clock(i + 1); clock {
			return found{}, false // "pasadas las | 21.00 horas"
		}
	}
	if _, year := t.yearNumber(i); year && (t.lex(next-1).glue == '-' || unit != "Y") {
		return found{}, false // "2031-H2", "the 2031 quarter"
	}
	if unit == "Q" && n == "1" && t.lex(next).word("of") {
		return found{}, false // "a quarter of"
	}
	if n, err := strconv.Atoi(n); err == nil && unit == "CE" && n < 30 && t.lex(i).number != nil && t.lex(i).number.digits && unspacedKey(t.lex(next-1).key) {
		return found{kind: "DATE", value: fmt.Sprintf("%02d", n-1), how: howPrinted, last: next}, true // "21世紀"
	}
	if t.lex(next).word("old") || t.lex(next-1).word("old") && t.age(n) {
		return found{}, false // an age
	}
	if y, ok := t.yearNumber(i); ok && unit == "Y" && next == i+2 && t.lex(i).number.digits {
		return found{kind: "DATE", value: fmt.Sprintf("%04d", y), how: howPrinted, last: next}, true // "2008 yılı"
	}
	if t.lex(i-1).word("age_from") && unit == "Y" && t.age(n) {
		return found{}, false // "ab 16 Jahren"
	}
	hyphen := t.lex(next-1).glue == '-'
	f := found{kind: "DURATION", how: howPrinted, last: next}
	switch {
	case n == "" && t.lex(next).word("long") && t.lex(next).glue == '-':
		if n, f.last = "1", next+1; t.plural(next - 1) {
			n = "X" // "decades-long"
		}
	case n == "":
		if !t.lex(i - 1).word("for") {
			return found{}, false
		}
		if n = t.bareOne(n, next); t.lex(next).number != nil || n == "" && !t.plural(next-1) {
			return found{}, false
		}
		n = cmp.Or(n, "X")
	case n == "1" && unit != "TH" && t.lex(i).number == nil && !hyphen && !t.lex(next-2).word("whole"):
		if b := t.lex(i - 1); !b.word("for") && !b.word("in") && t.bound(i) == "" && !t.lex(i-1).word("of") {
			return found{}, false // "a day that nobody forgot"
		}
	}
	n, unit = inYears(n, unit)
	f.value = durationValue(n, unit)
	return f, true
}

// age reports whether a number of years in a word such as "44-jährig" is the age of a person; contracts and terms are shorter.
func (t *timing) age(n string) bool {
	years, err := strconv.Atoi(n)
	return err == nil && years >= 10 && years < 100
}

// inYears gives decades and centuries that are counted in years, as TIMEX writes them.
func inYears(n, unit string) (string, string) {
	k, err := strconv.Atoi(n)
	switch {
	case n == "X" && (unit == "DE" || unit == "CE"):
		return n, "Y"
	case err != nil:
	case unit == "DE":
		return strconv.Itoa(10 * k), "Y"
	case unit == "CE":
		return strconv.Itoa(100 * k), "Y"
	}
	return n, unit
}

// set reads what recurs: "every Monday", "each year", "daily".
func (t *timing) set(i int) (found, bool) {
	x := t.lex(i)
	if r, ok := x.is(language.Often); ok {
		return found{kind: "SET", value: r.S, how: howPrinted, last: i + 1}, true
	}
	if x.word("per") && t.counted(i) {
		if r, ok := t.code(i+1, language.TimeUnit); ok { // "30 barrels a day"
			if _, shift := t.code(i+2, language.Shift); !shift && t.lex(i+1).number == nil && !(r.S == "Q" && t.lex(i+2).word("of")) {
				return found{kind: "SET", value: durationValue("1", r.S), how: howPrinted, last: i + 2}, true
			}
		}
	}
	if x.word("every_other") {
		if n, unit, next, ok := t.period(i + 1); ok && n == "" {
			return found{kind: "SET", value: durationValue("2", unit), how: howPrinted, last: next}, true
		}
	}
	if !x.word("every") && !x.word("every_other") {
		return found{}, false
	}
	if f, ok := t.weekdayOfMonths(i + 1); ok {
		return f, true
	}
	if day, _, next, ok := t.weekdayName(i + 1); ok {
		return found{kind: "SET", value: fmt.Sprintf("XXXX-WXX-%d", day), how: howPrinted, last: next}, true
	}
	if n, unit, next, ok := t.period(i + 1); ok {
		if _, shift := t.code(next, language.Shift); shift {
			return found{}, false // "to, co dwa dni temu"
		}
		if n == "" && unit == "WE" {
			return found{kind: "SET", value: "XXXX-WXX-WE", how: howPrinted, last: next}, true
		}
		if n == "" {
			n = "1"
		}
		return found{kind: "SET", value: durationValue(n, unit), how: howPrinted, last: next}, true
	}
	if r, ok := t.code(i+1, language.PartOfDay); ok {
		return found{kind: "SET", value: "T" + r.S, how: howPrinted, last: i + 2}, true
	}
	if m, next, ok := t.month(i + 1); ok {
		return found{kind: "SET", value: fmt.Sprintf("XXXX-%02d", m), how: howPrinted, last: next}, true
	}
	return found{}, false
}

// weekdayOfMonths reads what recurs once a month by its weekday, behind "every" at lexeme i: "last Saturday of the month",
// "ersten Montag im Monat".
func (t *timing) weekdayOfMonths(i int) (found, bool) {
	_, next, ok := t.place(i)
	if ok {
		_, _, next, ok = t.weekdayName(next)
	}
	for ok && (t.lex(next).word("of") || t.lex(next).word("in") || t.lex(next).word("the")) {
		next++
	}
	return found{kind: "SET", value: "P1M", how: howPrinted, last: next + 1}, ok && t.unit(next, "M")
}

// counted reports whether a number stands within a few words before lexeme i: "30 barrels a day".
func (t *timing) counted(i int) bool {
	for k := i - 1; k >= max(0, i-4); k-- {
		if t.lex(k).number != nil || t.lex(k).word("times") {
			return true
		}
	}
	return false
}

// ref reads vague references: "now", "recently", "in the future".
func (t *timing) ref(i int) (found, bool) {
	r, ok := t.code(i, language.Ref)
	if !ok {
		return found{}, false
	}
	f := found{kind: "DATE", value: r.S, how: howPrinted, last: i + 1}
	if _, timed := t.code(f.last, language.TimeUnit); timed && t.lex(f.last).number == nil && t.plural(f.last) && t.lex(f.last).glue == ' ' {
		f.last++ // "recent years"
	}
	return f, true
}
