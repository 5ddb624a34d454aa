package annotate

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"parallax/internal/language"
)

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
		if (t.d.language.Dates().Order == "mdy" && m[2] != "." || b > 12) && a <= 12 {
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

// dateParts are how many parts a date has that is joined by marks.
const dateParts = 3

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

// fullDate reads dates with the name of a month: "March 4, 2031", "4 March", "late March", "March 2031".
func (t *timing) fullDate(i int) (found, bool) {
	k := t.edge(i)
	year, month, day, next, ok := t.dayMonth(k)
	if !ok {
		return found{}, false
	}
	f := found{kind: "DATE", how: howPrinted, last: next}
	if year == 0 {
		if t.now.IsZero() {
			f.refused, f.open = refusedNow, openDate(month, day)
			return f, true
		}
		f.how, year = howYear, t.yearNear(month, max(day, 1), t.tenseAt(i))
		if day == 0 {
			year = t.yearOfMonth(month, t.tenseAt(i))
		}
		if r, ok := t.code(i-1, language.Relative); ok && day == 0 {
			year = t.relativeMonth(r.S, month)
		} else if r, ok := t.code(next, language.RelativeAfter); ok {
			year = t.relativeMonth(r.S, month)
			f.last++
		} else if r, ok := t.code(next, language.Relative); ok {
			if u, ok := t.code(next+1, language.TimeUnit); ok && u.S == "Y" { // "June last year"
				year, f.last = t.now.Year()+map[string]int{"last": -1, "next": 1}[r.S], next+2
			}
		}
	}
	t.dayRange(&f, day, year, month)
	if day == 0 {
		f.value = monthValue(year, month)
	} else if value, ok := dateValue(year, month, day); ok {
		f.value = value
	} else {
		f.refused = refusedDay
		if f.how == howYear {
			f.open = openDate(month, day) // "30 February"
		}
	}
	t.weekdayBehind(&f)
	if r, ok := t.code(f.last, language.PartOfDay); ok && day > 0 && f.refused == "" {
		f.value, f.kind, f.last = f.value+"T"+r.S, "TIME", f.last+1
	}
	return f, true
}

// edge skips "early", "mid-", "late" before a period.
func (t *timing) edge(i int) int {
	if _, ok := t.code(i, language.Edge); !ok {
		return i
	}
	if t.lex(i+1).word("the") || t.lex(i+1).word("of") {
		return i + 2
	}
	return i + 1
}

// month gives the month named at lexeme i and the lexeme behind it, its period included.
func (t *timing) month(i int) (month, next int, ok bool) {
	x := t.lex(i)
	r, ok := x.is(language.Month)
	if !ok || t.d.language.Dates().Capital && !x.upper && (len(x.key) < minLowerMonth || len(x.readings) > 1) {
		return 0, i, false
	}
	next = i + 1
	if y := t.lex(next); y.key == "." && y.glue == 0 && len(x.key) <= 5 && (t.lex(next+1).number != nil || len(x.key) < 4) {
		next++
	}
	return int(r.N), next, true
}

// dayRange takes in the second day of "May 3-5", so that the moment reaches to its end.
func (t *timing) dayRange(f *found, day, year, month int) {
	x := t.lex(f.last)
	k := f.last
	if x.key == "-" || x.key == "–" {
		k++
	} else if x.glue != '-' {
		return
	}
	n := t.lex(k).number
	if day == 0 || n == nil || !n.digits || len(n.printed) > 2 || n.ordinal || int(n.value) <= day || t.unitBehind(k+1) || k > f.last && t.lex(k).glue == ' ' {
		return
	}
	if until, ok := dateValue(year, month, int(n.value)); ok {
		f.until, f.last = until, k+1
		if y, next := t.yearBehind(k + 1); y == year || y > 0 && f.how == howYear {
			f.last = next
		}
	}
}

// rangeStart reads the first day of "3 to 5 May", "5. bis 22. November", "9-11 March".
func (t *timing) rangeStart(i int) (found, bool) {
	d, k, ok := t.dayNumber(i)
	if before := t.lex(i - 1); !ok || t.lex(i).number.ordinal && !t.lex(i).number.digits && !before.word("between") && !before.word("the") {
		return found{}, false
	}
	x := t.lex(k)
	_, to := x.is(language.To)
	dash := x.key == "-" || x.key == "–" || x.glue == '-'
	switch {
	case x.glue == '-' && x.number != nil:
	case to || x.word("to") || dash:
		k++
	default:
		return found{}, false
	}
	for t.lex(k).word("the") {
		k++
	}
	if end, _, isDay := t.dayNumber(k); !isDay || end <= d {
		return found{}, false
	}
	f, ok := t.fullDate(k)
	if !ok || len(f.value) != len("2031-03-04") || f.refused != "" || t.lex(k).word("the") {
		return found{}, false
	}
	until := f.value
	value, err := dateValue(num(until[:4]), num(until[5:7]), d)
	if !err {
		return found{}, false
	}
	f.value = value
	if dash { // "9-11 March" is one moment, "9 to 11 March" is two
		f.until = until
		return f, true
	}
	f.last, f.start, f.end = i+1, t.list[i].start, t.list[i].end
	if t.lex(i+1).key == "." {
		f.last, f.end = i+2, t.list[i+1].end
	}
	return f, true
}

// dayMonth reads day, month and year from lexeme i, in the orders languages write them; day and year may be 0.
func (t *timing) dayMonth(i int) (year, month, day, next int, ok bool) {
	if d, k, isDay := t.dayNumber(i); isDay {
		if t.lex(k).word("of") && t.lex(k).key != "in" || t.lex(k).key == "/" && t.lex(k).glue == 0 {
			k++
		}
		if m, k, isMonth := t.month(k); isMonth {
			year, next = t.yearBehind(k)
			return year, m, d, next, true
		}
	}
	m, k, isMonth := t.month(i)
	if !isMonth {
		return 0, 0, 0, i, false
	}
	if t.lex(k).word("the") && t.lex(k+1).number != nil && t.lex(k+1).number.ordinal {
		k++ // "April the ninth"
	}
	if t.lex(k).key == "," && t.lex(k+1).number != nil && t.lex(k+1).number.ordinal && t.lex(k+1).number.digits {
		k++ // "October, 1st"
	}
	if d, k2, isDay := t.dayNumber(k); isDay && !t.unitBehind(k2) && t.lex(k).glue != '-' {
		year, next = t.yearBehind(k2)
		return year, m, d, next, true
	}
	year, next = t.yearBehind(k)
	if year == 0 && t.ambiguous(i) {
		return 0, 0, 0, i, false
	}
	return year, m, 0, next, true
}

// unitBehind reports whether what stands at i makes the number before it a count and no day: "In March 20 people".
func (t *timing) unitBehind(i int) bool {
	x := t.lex(i)
	_, people := x.is(language.People)
	_, percent := x.is(language.Percent)
	_, unit := x.is(language.TimeUnit)
	return people || percent || unit && x.number == nil
}

// yearBehind reads ", 2031", "of 2031" or "2031" at lexeme i.
func (t *timing) yearBehind(i int) (year, next int) {
	k := i
	if x := t.lex(k); x.key == "," || x.key == "/" && x.glue == 0 || x.word("of") && x.key != "in" || x.key == "'" || x.key == "’" {
		k++
	}
	if y, ok := t.yearNumber(k); ok {
		return y, k + 1
	}
	if n := t.lex(k).number; n != nil && n.digits && len(n.printed) == 2 && k > i && n.value > 31 && t.lex(i).word("of") && t.closes(k+1) {
		return t.century(int(n.value)), k + 1 // "3 de março de 92"
	}
	return 0, i
}

// ambiguous reports whether a month name without day and year may be another word ("may",
// "march", "mar"): then a word that dates follow must stand before it.
func (t *timing) ambiguous(i int) bool {
	x := t.lex(i)
	if len([]rune(x.key)) > 4 && !x.word("verb") && len(x.readings) == 1 {
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

// yearNear completes a day and month with the year of the sentence's tense: in the past the
// last such day up to publication, in the future the next one, else the nearest.
func (t *timing) yearNear(month, day, tense int) int {
	now := time.Date(t.now.Year(), t.now.Month(), t.now.Day(), 0, 0, 0, 0, time.UTC)
	best, distance := now.Year(), time.Duration(1<<62)
	reach := 1
	if _, ok := dateValue(now.Year(), month, day); !ok {
		reach = 4 // 29 February
	}
	for y := now.Year() - reach; y <= now.Year()+reach; y++ {
		if _, ok := dateValue(y, month, day); !ok {
			continue
		}
		gap := time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC).Sub(now)
		d := gap.Abs()
		if tense > 0 && gap < -90*24*time.Hour || tense < 0 && gap > 60*24*time.Hour {
			d += 400 * 24 * time.Hour // against the tense
		}
		if d < distance {
			best, distance = y, d
		}
	}
	return best
}

// yearOfMonth completes a month without day. The coming month is the next one in every tense, the
// last three are the past ones; between them the tense tells.
func (t *timing) yearOfMonth(month, tense int) int {
	ahead := (month - int(t.now.Month()) + 12) % 12
	year, _ := addMonths(t.now, ahead)
	if ahead > 8 || ahead > 1 && tense <= 0 {
		year--
	}
	return year
}

// relativeMonth gives the year of "last March", "next March", "this March".
func (t *timing) relativeMonth(relative string, month int) int {
	now := int(t.now.Month())
	switch {
	case relative == "last" && month >= now:
		return t.now.Year() - 1
	case relative == "next" && month <= now:
		return t.now.Year() + 1
	}
	return t.now.Year()
}

// year reads a year by itself: "in 2031", "fiscal 2031", "the year 2031", "'96".
func (t *timing) year(i int) (found, bool) {
	k := i
	for t.lex(k).word("the") || t.lex(k).word("year") {
		k++
	}
	_, edge := t.code(k, language.Edge)
	if edge && k == i {
		k++
	}
	y, ok := t.yearNumber(k)
	x := t.lex(k)
	if !ok || k > i && !edge && !t.lex(k-1).word("year") {
		return found{}, false
	}
	before, after := t.lex(k-1), t.lex(k+1)
	if !x.number.digits && !x.number.year && (k == i && !before.word("in") || k > i && !before.word("year") || unspacedKey(x.key)) {
		return found{}, false
	}
	if k == i && !x.number.year && (!t.dated(before, after) && !t.besideVerb(y, before, after) || (!before.word("in") || t.isAnd(k-1)) && t.yearFollows(k+1)) {
		return found{}, false
	}
	return found{kind: "DATE", value: fmt.Sprintf("%04d", y), how: howPrinted, last: k + 1}, true
}

// isAnd reports whether lexeme k is a word for "and".
func (t *timing) isAnd(k int) bool {
	_, ok := t.code(k, language.And)
	return ok
}

// yearFollows reports whether the year of what is counted follows at lexeme k: "1700 im vergangenen Jahr", "1700 in 2030".
func (t *timing) yearFollows(k int) bool {
	if !t.lex(k).word("in") && !t.lex(k).word("year") {
		if _, relative := t.code(k, language.Relative); !relative {
			return false
		}
	}
	y, _ := t.yearAround(k)
	if y == 0 {
		y, _ = t.yearAround(k + 1)
	}
	return y > 0
}

// dated reports whether four digits between these lexemes are a year and no count.
func (t *timing) dated(before, after *lexeme) bool {
	if _, ok := before.is(language.Currency); ok || before.kind == language.Number && before.key != "" {
		return false
	}
	for _, s := range []language.Sense{language.People, language.Unit, language.Percent, language.Currency, language.Act, language.Scale} {
		if _, ok := after.is(s); ok && after.glue != 0 {
			return false
		}
	}
	if _, ok := before.is(language.NameWord); ok {
		return false
	}
	if _, bound := before.is(language.BoundCue); bound && !before.word("in") {
		return false
	}
	if t.adjective(before, after) {
		return true
	}
	return before.word("in") || before.key == "(" || after.key == ")" || before.key == "," || before.key == "–" ||
		after.kind == language.Punct || after.key == "" || !after.upper && t.d.language.IsStop(firstWord(after.key)) || before.word("the") || after.glue == '-' ||
		after.possessive()
}

// firstWord gives the first word of a phrase.
func firstWord(phrase string) string {
	first, _, _ := strings.Cut(phrase, " ")
	return first
}

// adjective reports whether four digits between these lexemes are a year that describes a noun:
// "a 1971 treaty", "their failed 1990 campaign". Plural nouns are counted, and names take numbers ("Airbus 2031").
func (t *timing) adjective(before, after *lexeme) bool {
	if !t.d.language.Dates().YearFirst || after.kind != language.Word || after.number != nil || after.glue != ' ' || strings.HasSuffix(after.key, "s") {
		return false
	}
	_, article := before.is(language.Article)
	return article || before.possessive() || before.kind == language.Word && !before.upper
}

// besideVerb reports whether four digits that are no round number are followed by a word that can
// be no noun, in a language that writes nouns with a capital.
func (t *timing) besideVerb(year int, before, after *lexeme) bool {
	return year%10 != 0 && year > 1500 && t.d.language.Names().NounsCapitalised && after.kind == language.Word && !after.upper && after.glue == ' ' &&
		after.number == nil && after.readings == nil && before.number == nil
}

// decade reads "the 1990s", "1990er", "les années 1990" and centuries.
func (t *timing) decade(i int) (found, bool) {
	k := i
	for t.lex(k).word("the") || t.lex(k).word("decade") {
		k++
	}
	if _, ok := t.code(k, language.Edge); ok {
		k++
	}
	if r, ok := t.code(k, language.DecadeName); ok {
		return found{kind: "DATE", value: r.S, how: howPrinted, last: k + 1}, true
	}
	k = i
	prefix := t.lex(k).word("decade")
	for t.lex(k).word("the") || t.lex(k).word("decade") {
		prefix = prefix || t.lex(k).word("decade")
		k++
	}
	if _, ok := t.code(k, language.Edge); ok {
		k++
	}
	if x := t.lex(k); x.key == "'" || x.key == "’" {
		k++
	}
	if f, ok := t.romanCentury(k); ok {
		return f, true
	}
	n := t.lex(k).number
	if r, ok := t.code(k+1, language.TimeUnit); ok && r.S == "CE" && n != nil && n.ordinal && n.value < 30 {
		return found{kind: "DATE", value: fmt.Sprintf("%02d", int(n.value)-1), how: howPrinted, last: k + 2}, true
	}
	if n == nil || !n.digits || n.value != float64(int(n.value)) || int(n.value)%10 != 0 || len(n.printed) != 2 && len(n.printed) != 4 {
		return found{}, false
	}
	suffix := t.lex(k + 1)
	end := k + 1
	if suffix.glue != ' ' && suffix.word("decades") {
		end++
	} else if !prefix {
		return found{}, false
	}
	y := int(n.value)
	if y < 100 {
		y += 1900
	}
	return found{kind: "DATE", value: fmt.Sprintf("%03d", y/10), how: howPrinted, last: end}, true
}

// romanDigits are the values of the Roman numerals of centuries.
var romanDigits = map[rune]int{'I': 1, 'V': 5, 'X': 10}

// romanCentury reads a century by its Roman number: "siglo XXI", "XIX wieku", "XXI. Jahrhundert".
func (t *timing) romanCentury(i int) (found, bool) {
	if t.unit(i, "CE") {
		if n := t.roman(i + 1); n > 0 {
			return found{kind: "DATE", value: fmt.Sprintf("%02d", n-1), how: howPrinted, last: i + 2}, true
		}
	}
	n, k := t.roman(i), i+1
	if x := t.lex(k); x.key == "." && x.glue == 0 {
		k++
	}
	if n > 0 && t.unit(k, "CE") {
		return found{kind: "DATE", value: fmt.Sprintf("%02d", n-1), how: howPrinted, last: k + 1}, true
	}
	return found{}, false
}

// roman gives the Roman number that lexeme k is, an ending behind it cut off ("XXIe"); 0 when it is none.
func (t *timing) roman(k int) int {
	if !t.lex(k).upper {
		return 0
	}
	total, last := 0, 0
	for _, r := range strings.TrimRightFunc(t.p.text[t.lex(k).start:t.lex(k).end], unicode.IsLower) {
		v := romanDigits[r]
		if v == 0 {
			return 0
		}
		if total += v; v > last && last > 0 {
			total -= 2 * last
		}
		last = v
	}
	return total
}
