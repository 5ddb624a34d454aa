package annotate

import (
	"fmt"
	"regexp"

	"parallax/internal/language"
)

var (
	// slashForm is "29/2": a day and a month, or a part ("1/2") or a score.
	slashForm = regexp.MustCompile(`^(\d{1,2})/(\d{1,2})(?:[^\d/%]|/?$)`)
	// slashTail is the end of a range that tells the year of its first day: "28/2-1/3/2031".
	slashTail = regexp.MustCompile(`^\s?[-–]\s?\d{1,2}/\d{1,2}(?:/|,\s?)(\d{4})(?:\D|$)`)
)

// slashDate reads a day and a month without year, "29/2", where it can be nothing else: one of
// the two is no month, or is written with a zero, or a word that dates follow stands before it.
func (t *timing) slashDate(i int) (found, bool) {
	x := t.lex(i)
	if x.kind != language.Number {
		return found{}, false
	}
	rest, bytes := t.p.plainFrom(x.start)
	if n, mark := digitsAhead(rest); n > 2 || mark != '/' {
		return found{}, false
	}
	m := slashForm.FindStringSubmatch(rest)
	if m == nil {
		return found{}, false
	}
	a, b := num(m[1]), num(m[2])
	day, month := a, b
	if (t.d.language.Dates().Order == "mdy" || b > 12) && a <= 12 {
		day, month = b, a
	}
	end := x.start + bytes(len(m[1])+len(m[2])+1)
	tail := slashTail.FindStringSubmatch(t.p.text[end:min(len(t.p.text), end+16)])
	before, after := t.lex(i-1), t.lex(t.behind(i, end))
	if before.key == "(" && after.key == ")" {
		before = t.lex(i - 2) // "Senin (4/3)"
	}
	_, weekday := before.is(language.Weekday)
	_, unit := before.is(language.TimeUnit)
	clear := day > 12 || m[1][0] == '0' || m[2][0] == '0' || tail != nil || weekday || unit && before.number == nil || before.word("from") && (after.word("to") || after.glue == '-')
	if !clear || month < 1 || month > 12 || day < 1 || day > 31 || i > 0 && before.end == x.start && before.kind != language.Punct {
		return found{}, false
	}
	if tail != nil {
		return t.printedDate(i, end, num(tail[1]), month, day)
	}
	f, ok := t.printedDate(i, end, 2000, month, day)
	if !ok || f.refused != "" {
		f.open = openDate(month, day)
		return f, ok
	}
	f.how = howYear
	if t.now.IsZero() {
		f.refused, f.open = refusedNow, openDate(month, day)
		return f, true
	}
	f.value, _ = dateValue(t.yearNear(month, day, t.tenseAt(i)), month, day)
	return f, true
}

// dayOnly reads a day of a month that is not told: "the 18th", "el día 21", "de 15e". It is the one near publication.
func (t *timing) dayOnly(i int) (found, bool) {
	k := i
	for t.lex(k).word("the") {
		k++
	}
	r, named := t.code(k, language.TimeUnit)
	if named = named && r.S == "D" && t.lex(k).number == nil && t.d.language.Dates().DayNamed; named {
		k++
	}
	n := t.lex(k).number
	if t.lex(k - 1).word("at_clock") {
		return found{}, false // "alle 9"
	}
	if named && t.lex(k+1).word("to") {
		if _, _, day, _, dated := t.dayMonth(k + 2); dated && day > 0 {
			return found{}, false // "los días 18 y 19 de junio": rangeStart reads it
		}
	}
	if n == nil || k == i || n.value < 1 || n.value > 31 || !named && (!n.ordinal && !t.bareDay(k) || !t.inDigits(k)) || named && (n.ordinal || t.lex(k).glue != ' ') {
		return found{}, false
	}
	if _, _, day, _, dated := t.dayMonth(k); dated && day > 0 {
		return found{}, false
	}
	if after := t.lex(k + 1); after.glue == '-' || !t.closes(k+1) || after.key == "." && t.lex(k+2).number != nil || hasSense(after.readings, language.Percent) {
		return found{}, false
	}
	f := found{kind: "DATE", how: howYear, last: k + 1}
	if t.now.IsZero() {
		f.refused, f.open = refusedNow, fmt.Sprintf("XXXX-XX-%02d", int(n.value))
		return f, true
	}
	f.value = t.dayNear(int(n.value), t.tenseAt(i))
	return f, f.value != ""
}

// bareDay reports whether a number behind an article at lexeme k names a day by itself: "le 18".
func (t *timing) bareDay(k int) bool {
	after := t.lex(k + 1)
	return t.d.language.Dates().DayBare && len(t.lex(k).number.printed) <= 2 && (after.kind == language.Punct || after.key == "") && after.key != "-" && t.lex(k+2).number == nil
}

// inDigits reports whether the number at lexeme i is written in digits.
func (t *timing) inDigits(i int) bool { return isDigit(rune(t.p.text[t.lex(i).start])) }

// dayNear gives the day of that number in the month of publication, or, against the tense, in the nearest month before or behind it that has one.
func (t *timing) dayNear(day, tense int) string {
	step := -1
	if tense > 0 || tense == 0 && day > t.now.Day() {
		step = 1
	}
	for n := 0; n < 4; n++ {
		y, m := addMonths(t.now, step*n)
		value, ok := dateValue(y, m, day)
		if !ok || n == 0 && (step < 0 && day > t.now.Day() || step > 0 && day < t.now.Day()) {
			continue
		}
		return value
	}
	return ""
}
