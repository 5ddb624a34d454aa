package annotate

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"parallax/internal/language"
)

// dateParts are how many parts a date has that is joined by marks.
const dateParts = 3

var (
	isoForm     = regexp.MustCompile(`^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2})(?::\d{2})?(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?`)
	numericForm = regexp.MustCompile(`^(\d{1,2})([./-])(\d{1,2})([./-])(\d{4}|\d{2})(?:\D|$)`)
	yearFirst   = regexp.MustCompile(`^(\d{4})[./](\d{1,2})[./](\d{1,2})(?:\D|$)`)
	spacedForm  = regexp.MustCompile(`^(\d{1,2})\.\s(\d{1,2})\.\s(\d{4})(?:\D|$)`)
	bareForm    = regexp.MustCompile(`^(\d{1,2}) (\d{1,2}) ((?:19|20)\d\d)(?:\D|$)`)
	bareYear    = regexp.MustCompile(`^((?:19|20)\d\d)(?: | - )(\d\d)(?: | - )(\d\d)(?:\D|$)`)
	monthYear   = regexp.MustCompile(`^(0[1-9]|1[0-2])-((?:19|20)\d\d)(?:[^\d-]|$)`)
	yearMonth   = regexp.MustCompile(`^((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:[^\d-]|$)`)
	shortForm   = regexp.MustCompile(`^(\d{1,2})\.\s?(\d{1,2})\.(?:\s|$|,)`)
)

// behind gives the index of the first lexeme that begins at or after byte end.
func (t *timing) behind(i, end int) int {
	for i < len(t.list) && t.list[i].start < end {
		i++
	}
	return i
}

// digitsAhead gives how many ASCII digits a text begins with, and the byte behind them; 0 at the end.
func digitsAhead(s string) (n int, mark byte) {
	for n < len(s) && isDigit(rune(s[n])) {
		n++
	}
	if n < len(s) {
		mark = s[n]
	}
	return n, mark
}

// isoDate reads "2031-03-04" with or without a time.
func (t *timing) isoDate(i int) (found, bool) {
	x := t.lex(i)
	if x.kind != language.Number {
		return found{}, false
	}
	rest, bytes := t.p.plainFrom(x.start)
	if n, mark := digitsAhead(rest); n != 4 || mark != '-' {
		return found{}, false
	}
	if m := isoForm.FindStringSubmatch(rest); m != nil {
		f, ok := t.printedDate(i, x.start+bytes(len(m[0])), num(m[1]), num(m[2]), num(m[3]))
		if m[4] != "" && ok && f.refused == "" {
			f.kind, f.value = "TIME", f.value+"T"+m[4]
			if m[5] == "Z" {
				f.zone = time.UTC
			} else if z, err := time.Parse("-07:00", m[5]); err == nil {
				f.zone = z.Location()
			}
		}
		return f, ok
	}
	return found{}, false
}

// printedDate gives a date that was printed in full, from lexeme i to byte end.
func (t *timing) printedDate(i, end, year, month, day int) (found, bool) {
	f := found{kind: "DATE", how: howPrinted, start: t.list[i].start, end: end, last: t.behind(i, end)}
	if month > 12 || month == 0 || day > 31 || day == 0 {
		return f, false
	}
	if d := t.d.language.Dates(); d.TellsYear(year) {
		return t.calendarDay(f, year, month, day), true
	}
	value, ok := dateValue(year, month, day)
	f.value = value
	if !ok {
		f.refused = refusedDay
	}
	return f, true
}

// numericDate reads "4.3.2031", "4/3/31", "2031/3/4" and, where ordinals have a period, "4.3.".
func (t *timing) numericDate(i int) (found, bool) {
	x := t.lex(i)
	if x.kind != language.Number {
		return found{}, false
	}
	rest, bytes := t.p.plainFrom(x.start)
	n, mark := digitsAhead(rest)
	if n > 4 || n == 3 || mark == 0 || !strings.ContainsRune("./- ", rune(mark)) || mark == ' ' && (len(rest) < n+2 || rest[n+1] != '-' && !isDigit(rune(rest[n+1]))) {
		return found{}, false
	}
	if m := yearFirst.FindStringSubmatch(rest); m != nil {
		return t.printedDate(i, x.start+bytes(len(m[1])+len(m[2])+len(m[3])+2), num(m[1]), num(m[2]), num(m[3]))
	}
	if m := numericForm.FindStringSubmatch(rest); m != nil && m[2] == m[4] {
		a, b, year := num(m[1]), num(m[3]), num(m[5])
		if len(m[5]) == 2 {
			year = t.century(year)
		}
		day, month := a, b
		switch order := t.d.language.Dates().Order; {
		case order == "ymd" && len(m[5]) == 2 && b <= 12:
			day, year = num(m[5]), t.century(a)
		case (order == "mdy" && m[2] != "." || b > 12) && a <= 12:
			day, month = b, a
		}
		return t.printedDate(i, x.start+bytes(len(m[1])+len(m[3])+len(m[5])+2), year, month, day)
	}
	if m := spacedForm.FindStringSubmatch(rest); m != nil { // "4. 3. 2031"
		return t.printedDate(i, x.start+bytes(len(m[1])+len(m[2])+len(m[3])+4), num(m[3]), num(m[2]), num(m[1]))
	}
	if f, ok := t.bareDate(i, rest, bytes); ok {
		return f, true
	}
	if m := shortForm.FindStringSubmatch(rest); m != nil && t.d.language.Sentences().OrdinalPeriod && num(m[2]) <= 12 && !t.now.IsZero() {
		f, ok := t.printedDate(i, x.start+bytes(len(m[0])-1), t.yearNear(num(m[2]), num(m[1]), t.tenseAt(i)), num(m[2]), num(m[1]))
		f.how = howYear
		return f, ok
	}
	return found{}, false
}

// bareDate reads dates whose parts only spaces hold together, "2031 03 04" and "4 3 2031", and "03-2031".
func (t *timing) bareDate(i int, rest string, bytes func(int) int) (found, bool) {
	start := t.lex(i).start
	if m := monthYear.FindStringSubmatch(rest); m != nil {
		end := start + bytes(len(m[1])+len(m[2])+1)
		return found{kind: "DATE", how: howPrinted, start: start, end: end, last: t.behind(i, end), value: monthValue(num(m[2]), num(m[1]))}, true
	}
	if m := yearMonth.FindStringSubmatch(rest); m != nil && num(m[2]) != num(m[1])%100+1 { // "2031-32" is a season
		end := start + bytes(len(m[1])+len(m[2])+1)
		return found{kind: "DATE", how: howPrinted, start: start, end: end, last: t.behind(i, end), value: monthValue(num(m[1]), num(m[2]))}, true
	}
	year, a, b, length := 0, 0, 0, 0
	if m := bareYear.FindStringSubmatch(rest); m != nil {
		year, a, b, length = num(m[1]), num(m[2]), num(m[3]), len(strings.TrimRightFunc(m[0], notDigit))
	} else if m := bareForm.FindStringSubmatch(rest); m != nil {
		year, a, b, length = num(m[3]), num(m[2]), num(m[1]), len(strings.TrimRightFunc(m[0], notDigit))
		if t.d.language.Dates().Order == "mdy" && b <= 12 {
			a, b = b, a
		}
	}
	if t.lex(i-1).kind == language.Number || a == 0 || a > 12 || b == 0 || b > 31 {
		return found{}, false
	}
	return t.printedDate(i, start+bytes(length), year, a, b)
}

func notDigit(r rune) bool { return !isDigit(r) }

// namedNumericDate reads dates of three parts joined by dashes or strokes, one of them the name of a month:
// "2031/mar/04", "4-2031-March".
func (t *timing) namedNumericDate(i int) (found, bool) {
	year, month, day, k := 0, 0, 0, i
	for n := range dateParts {
		if n > 0 {
			if x := t.lex(k); x.key == "/" && x.glue == 0 {
				k++
			} else if x.glue != '-' {
				return found{}, false
			}
		}
		r, named := t.code(k, language.Month)
		y, isYear := t.yearNumber(k)
		d, _, isDay := t.dayNumber(k)
		switch {
		case named && month == 0:
			month = int(r.N)
		case isYear && year == 0 && t.lex(k).number.digits:
			year = y
		case isDay && day == 0 && t.lex(k).number.digits:
			day = d
		case n == dateParts-1 && year == 0 && t.shortYear(k):
			year = t.century(int(t.lex(k).number.value))
		default:
			return found{}, false
		}
		k++
	}
	if month == 0 || year == 0 || day == 0 {
		return found{}, false
	}
	return t.printedDate(i, t.lex(k-1).end, year, month, day)
}

// shortYear reports whether lexeme k is a year of two digits.
func (t *timing) shortYear(k int) bool {
	n := t.lex(k).number
	return n != nil && n.digits && len(n.printed) == 2
}

func num(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}

// century completes a year of two digits to the one nearest to publication.
func (t *timing) century(year int) int {
	now := t.now.Year()
	if t.now.IsZero() {
		now = 2000
	}
	year += now / 100 * 100
	switch {
	case year > now+20:
		return year - 100
	case year < now-80:
		return year + 100
	}
	return year
}

// opensMonths reports whether the month at lexeme i is the first of a range of months: "juin-août", "May to September".
func (t *timing) opensMonths(i int) bool {
	k := i + 1
	if t.lex(k).glue != '-' {
		if k++; !t.lex(k-1).word("to") || t.isAnd(k-1) {
			return false
		}
	}
	_, month := t.code(k, language.Month)
	return month && (t.lex(k).upper || !t.d.language.Dates().Capital)
}

// ambiguous reports whether a month name without day and year may be another word ("may",
// "march", "mar"): then a word that dates follow must stand before it.
func (t *timing) ambiguous(i int) bool {
	x := t.lex(i)
	if _, number := t.d.language.Numbers().Cardinal[x.key]; number {
		return true // French "sept" is seven
	}
	if len([]rune(x.key)) > 4 && !x.word("verb") && len(x.readings) == 1 {
		return false
	}
	if _, edge := t.code(i+1, language.Edge); edge && t.d.language.Dates().EdgeAfter {
		return false // "Mart başında"
	}
	if t.opensMonths(i) {
		return false
	}
	before := t.lex(i - 1)
	if after := t.lex(i + 1); after.upper && after.kind == language.Word && after.glue == ' ' && t.d.language.Dates().Capital && !t.d.language.Names().NounsCapitalised {
		return true // "Jan" and "May" before a surname
	}
	_, relative := before.is(language.Relative)
	_, edge := before.is(language.Edge)
	_, article := before.is(language.Article)
	return !(before.word("in") || before.word("of") || relative || edge || article && len(x.key) > 3 || len(x.key) > 4 && i > 0 && !x.word("verb"))
}
