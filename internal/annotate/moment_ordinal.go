package annotate

import (
	"fmt"
	"strings"
	"time"

	"parallax/internal/language"
)

// maxWeek is the number of weeks that a year has at most.
const maxWeek = 53

// weekNumber reads a week by its number: "week 23", "semana 27 del año pasado", "第3週".
func (t *timing) weekNumber(i int) (found, bool) {
	k, n := i, 0
	if r, ok := t.code(i, language.TimeUnit); ok && r.S == "W" && t.lex(i).number == nil && t.lex(i+1).number != nil && !t.plural(i) {
		v, ok := t.count(i + 1)
		if !ok || t.lex(i+1).glue == '-' || t.lex(i-1).number != nil || t.lex(i+2).word("oclock") {
			return found{}, false
		}
		if _, _, day, _, dated := t.dayMonth(i + 1); dated && day > 0 {
			return found{}, false // "pekan 5 Mei"
		}
		if _, timed := t.code(i+2, language.TimeUnit); timed && t.lex(i+2).glue == 0 {
			return found{}, false // "주 40시간"
		}
		n, k = v, i+2
	}
	if n < 1 || n > maxWeek {
		return found{}, false
	}
	f := found{kind: "DATE", how: howPrinted, last: k}
	year := t.now.Year()
	if y, next := t.yearAround(k); y > 0 {
		year, f.last = y, next
	} else if t.now.IsZero() {
		f.refused, f.open = refusedNow, fmt.Sprintf("XXXX-W%02d", n)
		return f, true
	} else {
		f.how = howYear
	}
	f.value = fmt.Sprintf("%04d-W%02d", year, n)
	return f, true
}

// nthOf reads a week or month by its place in a year or month: "the first week of 2031", "the
// last week of March 2031", "the third month of next year", "2018年の第3週".
func (t *timing) nthOf(i int) (found, bool) {
	if y, next := t.yearBefore(i); y > 0 {
		for t.lex(next).word("of") {
			next++
		}
		n, unit, last, ok := t.nth(next)
		if !ok {
			return found{}, false
		}
		return t.inYear(y, n, unit, last)
	}
	k := i
	for t.lex(k).word("the") {
		k++
	}
	n, unit, k, ok := t.nth(k)
	if !ok {
		return found{}, false
	}
	_, relative := t.code(k, language.Relative)
	if t.lex(k).word("in") && (t.lex(i).word("the") || strings.Contains(t.lex(i).key, " ")) {
		k++ // "der letzten Woche im Juli"
	} else if !t.lex(k).word("of") && !t.lex(k).word("the") && !relative && !strings.HasSuffix(t.lex(k).key, "s") {
		if y, _ := t.yearNumber(k); y == 0 {
			return found{}, false
		}
	}
	if y, next := t.yearAround(k); y > 0 {
		return t.inYear(y, n, unit, next)
	}
	for t.lex(k).word("of") || t.lex(k).word("the") {
		k++
	}
	if m, ok := t.relativeUnit(k); ok && unit == "W" && len(m.value) == len("2031-03") && digits(m.value[5:]) {
		return t.inMonth(num(m.value[:4]), num(m.value[5:]), n, m.last), true // "the last week of this month"
	}
	year, month, day, next, ok := t.dayMonth(k)
	if !ok || day > 0 || unit != "W" || t.now.IsZero() && year == 0 {
		return found{}, false
	}
	if year == 0 {
		year = t.yearOfMonth(month, t.tenseAt(i))
	}
	return t.inMonth(year, month, n, next), true
}

// yearBefore reads a year that stands before its part in a script without spaces: "2018年", "去年".
func (t *timing) yearBefore(i int) (int, int) {
	if y, ok := t.yearNumber(i); ok && (t.lex(i+1).word("of_after") || t.lex(i+1).word("year_mark") && alphabetic(t.lex(i+1).key)) {
		return y, i + 2 // "2031'in 3'üncü haftası", "2031 का पहला हफ़्ता"
	}
	if x := t.lex(i); !unspacedKey(x.key) && (x.kind != language.Number || !unspacedKey(t.lex(i+1).key)) {
		return 0, i
	}
	y, next := t.yearAround(i)
	if y == 0 || !unspacedKey(t.lex(next-1).key) {
		return 0, i
	}
	return y, next
}

// lastPlace is the place of the last one.
const lastPlace = -1

// nth reads an ordinal or "last" and a week or month at lexeme k: its place, its unit, and the lexeme behind it.
func (t *timing) nth(k int) (n int, unit string, next int, ok bool) {
	n, k, ok = t.place(k)
	if !ok {
		return 0, "", k, false
	}
	r, timed := t.code(k, language.TimeUnit)
	if !timed || r.S != "W" && r.S != "M" || t.lex(k).number != nil || n == 0 {
		return 0, "", k, false
	}
	return n, r.S, k + 1, true
}

// place reads an ordinal or "last" at lexeme k, and gives the lexeme behind it.
func (t *timing) place(k int) (n, next int, ok bool) {
	if x := t.lex(k).number; x != nil && x.ordinal {
		n = int(x.value)
	} else if r, ordinal := t.code(k, language.Ordinal); ordinal {
		n = int(r.N) // "첫 번째"
	} else if r, relative := t.code(k, language.Relative); relative && r.S == "last" || t.lex(k).word("last") {
		n = lastPlace
	} else {
		return 0, k, false
	}
	k++
	if x := t.lex(k); x.key == "." && x.glue == 0 {
		k++
	}
	return n, k, true
}

// figurePlace reads an ordinal in figures with its period before a weekday that no day of a month stands behind, where the language
// writes ordinals so: "am 1. Mittwoch im März", not "12.-14. Freitag", "1. Mittwoch, 4. März".
func (t *timing) figurePlace(k int) (n, next int, ok bool) {
	x := t.lex(k).number
	if x == nil || !x.digits {
		return 0, k, false
	}
	n, next, ok = t.dayNumber(k)
	if !ok || next != k+2 || n > mostWeekdays || t.lex(k-1).number != nil || t.lex(k).glue == '-' {
		return 0, k, false
	}
	_, _, behind, named := t.weekdayName(next)
	for t.lex(behind).key == "," || t.lex(behind).key == "(" || t.lex(behind).word("the") {
		behind++
	}
	return n, next, named && t.lex(behind).number == nil
}

// mostWeekdays is how often a weekday comes in a month at most.
const mostWeekdays = 5

// nthWeekdayOf reads a weekday by its place in a month: "the second Tuesday of March 2031", "el último viernes de mayo". Of every
// month it is a set; where no month is named nobody says which of such days it is, and it is not the one nearest to the report.
func (t *timing) nthWeekdayOf(i int) (found, bool) {
	k := i
	for t.lex(k).word("the") {
		k++
	}
	n, k, ok := t.place(k)
	figure := !ok
	if figure {
		n, k, ok = t.figurePlace(k)
	}
	_, listed := t.lex(i - 1).is(language.Weekday) // "Monday 1st Tuesday 2nd"
	day, part, k, named := t.weekdayName(k)
	if !ok || !named || n > mostWeekdays || listed || part != "" || t.plural(k-1) {
		return found{}, false
	}
	f := found{kind: "DATE", how: howPrinted, last: k}
	for t.lex(k).word("of") || t.lex(k).word("the") || t.lex(k).word("in") {
		k++
	}
	if t.unit(k, "M") && t.lex(k+1).word("of") { // "in the month of May"
		if _, _, _, _, month := t.dayMonth(k + 2); month {
			k += 2
		}
	}
	for _, from := range []int{k, k + 1} { // "eines jeden Monats"
		if often, ok := t.set(from); ok {
			f.kind, f.value, f.last = "SET", often.value, often.last
			return f, true
		}
	}
	year, month, number, next, ok := t.dayMonth(k)
	switch {
	case ok && number == 0:
		return t.inMonthOf(f, year, month, n, day, next, t.tenseAt(i)), true
	case figure: // "Sie schloss am 5. Mittwoch war Ruhetag."
		return found{}, false
	case n == lastPlace && !(k > f.last && t.unit(k, "M")): // "last Friday"; not that "of the month"
		return found{}, false
	}
	f.refused = refusedWhich
	return f, true
}

// inMonthOf gives the nth weekday of a month; that without a year is of the year that dates of its month have.
func (t *timing) inMonthOf(f found, year, month, n, day, next, tense int) found {
	f.last = next
	if year == 0 {
		if t.now.IsZero() {
			f.refused = refusedNow
			return f
		}
		year, f.how = t.yearOfMonth(month, tense), howYear
	}
	date := nthWeekday(year, month, n, day)
	if int(date.Month()) != month {
		f.refused = refusedDay
		return f
	}
	f.value = dayValue(date)
	return f
}

// inYear gives the nth week or month of a year.
func (t *timing) inYear(year, n int, unit string, next int) (found, bool) {
	f := found{kind: "DATE", how: howPrinted, last: next}
	most := 12
	if unit == "W" {
		_, most = time.Date(year, time.December, 28, 0, 0, 0, 0, time.UTC).ISOWeek()
	}
	if n == lastPlace {
		n = most
	}
	if n > most {
		return found{}, false
	}
	f.value = monthValue(year, n)
	if unit == "W" {
		f.value = fmt.Sprintf("%04d-W%02d", year, n)
	}
	return f, true
}

// inMonth gives the nth week of a month: that with its nth Thursday, as weeks of a year are counted.
func (t *timing) inMonth(year, month, n, next int) found {
	first := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
	thursday := first.AddDate(0, 0, (int(time.Thursday-first.Weekday())+7)%7)
	if n == lastPlace {
		n = 4
		if thursday.AddDate(0, 0, 28).Month() == first.Month() {
			n = 5
		}
	}
	return found{kind: "DATE", how: howShift, last: next, value: weekValue(thursday.AddDate(0, 0, 7*(n-1)))}
}

// yearAround reads a year at lexeme i, printed or told from publication: ", 2031", "of last year", "this year"; 0 when there is none.
func (t *timing) yearAround(i int) (year, next int) {
	if y, next := t.numberBefore(i, "year_mark"); next > i && y >= 1000 && y < 2200 {
		return y, next
	}
	if y, next := t.yearBehind(i); y > 0 {
		return y, next
	}
	k := i
	for n := 0; n < 2 && (t.lex(k).word("of") || t.lex(k).word("the") || t.lex(k).possessive() || t.lex(k).word("year") && t.lex(k+1).number != nil); n++ {
		k++
	}
	if y, next := t.numberBefore(k, "year_mark"); k > i && next > k && y >= 1000 && y < 2200 {
		return y, next
	}
	if y, ok := t.yearNumber(k); ok && k > i {
		return y, k + 1
	}
	if r, ok := t.code(k+1, language.RelativeAfter); ok && t.lex(k).word("year") && t.lex(k).number == nil && !t.now.IsZero() {
		return t.now.Year() + relativeShift[r.S], k + 2 // "del año pasado" is one phrase and a word behind it
	}
	for _, rule := range []func(*timing, int) (found, bool){(*timing).namedPeriod, (*timing).relativeUnit} {
		for _, at := range []int{i, k} {
			if f, ok := rule(t, at); ok && f.kind == "DATE" && f.refused == "" && len(f.value) == len("2031") && digits(f.value) {
				return num(f.value), f.last
			}
		}
	}
	return 0, i
}

// yearOf reads a year that stands before its part: "next year's first quarter", "2031's second half". ok is false when none does.
func (t *timing) yearOf(i int) (year, next int, ok bool) {
	if m := &t.before; m.at != i+1 { // the zero value is no lexeme
		m.at = i + 1
		m.year, m.next, m.ok = t.readYearOf(i)
	}
	return t.before.year, t.before.next, t.before.ok
}

func (t *timing) readYearOf(i int) (year, next int, ok bool) {
	for _, rule := range []func(*timing, int) (found, bool){(*timing).namedPeriod, (*timing).relativeUnit} {
		f, ok := rule(t, i)
		if !ok || f.kind != "DATE" || f.refused != "" || len(f.value) != len("2031") || !digits(f.value) {
			continue
		}
		if k := f.last; t.lex(k).possessive() || t.lex(k).word("of") || unspacedKey(t.lex(k-1).key) {
			if t.lex(k).possessive() || t.lex(k).word("of") {
				k++
			}
			return num(f.value), k, true
		}
	}
	return 0, i, false
}
