package annotate

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"parallax/internal/language"
)

// weekdayName gives the weekday named at lexeme i (Monday is 1) with the part of day that its
// word holds ("Montagabend"), and the lexeme behind it.
func (t *timing) weekdayName(i int) (day int, part string, next int, ok bool) {
	x := t.lex(i)
	r, ok := x.is(language.Weekday)
	if !ok || t.d.language.Dates().Capital && !x.upper && (len(x.key) < minLower || x.senses&(1<<language.TimeUnit) != 0) {
		return 0, "", i, false // "minggu" is a week, "Minggu" Sunday
	}
	if (x.number != nil && x.number.ordinal || x.senses&(1<<language.Fraction) != 0) && !x.upper && !t.closes(i+1) && !t.inBrackets(i+1) {
		return 0, "", i, false // "nesta segunda etapa", "a terça parte"
	}
	next = i + 1
	if y := t.lex(next); y.key == "." && y.glue == 0 && len(x.key) <= 5 && !t.fullWeekday(x.key, int(r.N)) {
		next++
	} else if t.d.language.Dates().Capital && len(x.key) <= 4 && !t.fullWeekday(x.key, int(r.N)) && !(y.key == "," && t.dates(next+1)) && !(y.number != nil && y.number.ordinal && y.number.digits) {
		return 0, "", i, false // "Sun", "Wed" are words of their own
	}
	return int(r.N), partCode(r.S), next, true
}

// inBrackets reports whether a number alone stands in brackets at lexeme k.
func (t *timing) inBrackets(k int) bool {
	return t.lex(k).key == "(" && t.lex(k+1).number != nil && t.lex(k+2).key == ")"
}

// numberedWeekday reads a weekday whose name is an ordinal too, by its capital inside a sentence or the number of its day in brackets:
// "την Τρίτη", "nesta quinta (6)".
func (t *timing) numberedWeekday(i int) (found, bool) {
	x := t.lex(i)
	if _, ok := x.is(language.Weekday); !ok || x.number == nil || (!x.upper || i == 0) && !t.inBrackets(i+1) {
		return found{}, false
	}
	for _, rule := range []func(*timing, int) (found, bool){(*timing).weekdayDate, (*timing).weekdayDay, (*timing).weekday} {
		if f, ok := rule(t, i); ok {
			return f, true
		}
	}
	return found{}, false
}

// fullWeekday reports whether a folded word is the name of a weekday in full, the first that the data lists: "rabu".
func (t *timing) fullWeekday(word string, day int) bool {
	names := t.d.language.Dates().Weekday[strconv.Itoa(day)]
	return len(names) > 0 && names[0] == word
}

// minLower and minLowerMonth are how many bytes the name of a weekday or month has at least that
// is known without its capital too: shorter ones are words of their own ("may", "sat").
const (
	minLower      = 6
	minLowerMonth = 4
)

// dates reports whether a date begins at lexeme k.
func (t *timing) dates(k int) bool {
	_, month := t.code(k, language.Month)
	return month || t.lex(k).number != nil
}

// weekdayDate reads a weekday together with its date and says so when they do not fit: "Monday, March 4, 2031".
func (t *timing) weekdayDate(i int) (found, bool) {
	day, _, k, ok := t.weekdayName(i)
	if !ok {
		return found{}, false
	}
	for x := t.lex(k); x.key == "," || x.key == "(" || x.word("the"); x = t.lex(k) {
		k++
	}
	f, ok := t.fullDate(k)
	if !ok {
		f, ok = t.calendarDate(k)
	}
	if !ok {
		f, ok = t.numericDate(k)
	}
	if !ok {
		f, ok = t.slashDate(k)
	}
	if !ok || len(f.value) < 10 && f.refused == "" {
		return found{}, false
	}
	f.start, f.end = t.list[i].start, t.list[f.last-1].end
	if f.refused != "" {
		return f, true
	}
	date, err := time.Parse(time.DateOnly, f.value[:10])
	if err != nil || int(date.Weekday()+6)%7+1 == day {
		return f, err == nil
	}
	if f.how == howYear { // the weekday tells which year is meant, when one nearby fits
		for _, dy := range []int{-1, 1} {
			if other := date.AddDate(dy, 0, 0); int(other.Weekday()+6)%7+1 == day && other.Day() == date.Day() && dy == -1 && t.tenseAt(i) <= 0 && date.After(t.now) {
				f.value = strings.Replace(f.value, f.value[:10], dayValue(other), 1)
				return f, true
			}
		}
	}
	f.refused = refusedWeekday
	return f, true
}

// weekdayBehind takes in the weekday printed behind a full date, "7 Mart 2031 Cuma", "3月7日（金曜日）",
// and refuses a date that is told in brackets to be another weekday.
func (t *timing) weekdayBehind(f *found) {
	if f.refused != "" || len(f.value) != len(time.DateOnly) {
		return
	}
	k := f.last
	bracket := t.lex(k).key == "(" || t.lex(k).key == "（"
	if bracket {
		k++
	}
	day, part, next, ok := t.weekdayName(k)
	if short := slices.Index(t.d.language.Dates().ShortWeekday, t.lex(k).key); !ok && bracket && short >= 0 {
		day, next, ok = short+1, k+1, true
	}
	if !ok || part != "" || bracket && t.lex(next).key != ")" && t.lex(next).key != "）" {
		return
	}
	date, err := time.Parse(time.DateOnly, f.value)
	fits := err == nil && int(date.Weekday()+6)%7+1 == day
	switch {
	case fits && bracket:
		f.last = next + 1
	case fits:
		f.last = next
	case bracket && f.how == howPrinted:
		f.refused, f.last = refusedWeekday, next+1
	}
}

// weekdayReach is how many days from publication a weekday with the number of its day is looked for: in half a year nearly every
// weekday meets every number.
const weekdayReach = 190

// weekdayDay reads a weekday and the number of its day, without a month: "Friday the 23rd",
// "vrijdag 23", but not "Friday the two". It is the nearest such day on which that weekday falls; refused when none is near.
func (t *timing) weekdayDay(i int) (found, bool) {
	day, _, k, ok := t.weekdayName(i)
	if !ok {
		return found{}, false
	}
	sure := false
	if f, ok := t.bracketedDay(k, day, t.tenseAt(i)); ok {
		return f, true
	}
	for t.lex(k).word("the") || t.unit(k, "D") && t.d.language.Dates().DayNamed {
		k, sure = k+1, true
	}
	n, next, ok := t.dayNumber(k)
	if !ok || t.lex(k).glue != ' ' || !t.lex(k).number.ordinal && !(sure && t.inDigits(k)) && !t.closes(next) || t.unitBehind(next) || t.lex(next).glue == '-' || t.lex(next).key == "/" || t.lex(next).word("oclock") || t.lex(next).word("am") || t.lex(next).word("pm") {
		return found{}, false
	}
	if t.now.IsZero() {
		return found{kind: "DATE", refused: refusedNow, open: fmt.Sprintf("XXXX-XX-%02d", n), last: next}, true
	}
	value, ok := t.weekdayNumbered(day, n, t.tenseAt(i))
	return found{kind: "DATE", how: howWeekday, last: next, value: value}, ok
}

// weekdayNumbered gives the nearest day of that number in its month that is that weekday, first on the side of the tense.
func (t *timing) weekdayNumbered(weekday, number, tense int) (string, bool) {
	first := -1
	if tense > 0 {
		first = 1
	}
	for d := 0; d < weekdayReach; d++ {
		for _, sign := range []int{first, -first} {
			if at := t.now.AddDate(0, 0, sign*d); at.Day() == number && int(at.Weekday()+6)%7+1 == weekday {
				return dayValue(at), true
			}
		}
	}
	return "", false
}

// bracketedDay reads the number of a day in brackets behind its weekday, as Portuguese and Indonesian papers print it: "segunda-feira (30)".
func (t *timing) bracketedDay(k, weekday, tense int) (found, bool) {
	n := t.lex(k + 1).number
	if t.lex(k).key != "(" || t.lex(k+2).key != ")" || n == nil || !n.digits || len(n.printed) > 2 || n.value < 1 || n.value > 31 {
		return found{}, false
	}
	f := found{kind: "DATE", how: howWeekday, last: k + 3}
	if t.now.IsZero() {
		f.refused, f.open = refusedNow, fmt.Sprintf("XXXX-XX-%02d", int(n.value))
		return f, true
	}
	value, ok := t.weekdayNumbered(weekday, int(n.value), tense)
	if f.value = value; !ok {
		f.refused = refusedWeekday
	}
	return f, true
}

// dayOfMonth reads a day by its number in a month: "the 15th day of June", "the 20th of next month".
func (t *timing) dayOfMonth(i int) (found, bool) {
	k := i
	for t.lex(k).word("the") {
		k++
	}
	n, k, ok := t.dayNumber(k)
	if !ok {
		return found{}, false
	}
	ordinal := t.list[k-1].number == nil || t.list[k-1].number.ordinal
	if t.unit(k, "D") && ordinal {
		k++
	}
	for t.lex(k).word("of") || t.lex(k).word("the") {
		k++
	}
	if t.lex(k).word("every") && t.unit(k+1, "M") {
		return found{kind: "SET", value: fmt.Sprintf("XXXX-XX-%02d", n), how: howPrinted, last: k + 2}, true
	}
	if t.unit(k, "M") && t.lex(k-1).word("the") && ordinal && !t.now.IsZero() && !t.plural(k) {
		value, ok := dateValue(t.now.Year(), int(t.now.Month()), n) // "the 15th of the month"
		return found{kind: "DATE", how: howShift, last: k + 1, value: value}, ok
	}
	month, ok := t.relativeUnit(k)
	if ok && ordinal && month.refused == "" && len(month.value) == len("2031-03") && digits(month.value[5:]) {
		value, ok := dateValue(num(month.value[:4]), num(month.value[5:]), n)
		return found{kind: "DATE", how: howShift, last: month.last, value: value}, ok
	}
	if !t.unit(k-1, "D") && !t.lex(k-1).word("of") && !t.lex(k-1).word("the") {
		return found{}, false
	}
	year, m, day, next, ok := t.dayMonth(k)
	if !ok || day > 0 || !ordinal {
		return found{}, false
	}
	f := found{kind: "DATE", how: howPrinted, last: next}
	if year == 0 {
		if t.now.IsZero() {
			f.refused, f.open = refusedNow, openDate(m, n)
			return f, true
		}
		year, f.how = t.yearNear(m, n, t.tenseAt(i)), howYear
	}
	f.value, ok = dateValue(year, m, n)
	return f, ok
}

// dayOfTold reads the number of a day behind its month or behind the first day of a range: "nächsten Monat vom 4. bis zum 23.".
func (t *timing) dayOfTold(i int) (found, bool) {
	n := len(t.found) - 1
	day, next, ok := t.dayNumber(i)
	if !ok || n < 0 || next == i+1 && !t.lex(i).number.ordinal || !t.closes(next) && !t.lex(next).word("until") {
		return found{}, false
	}
	g, links := &t.found[n], 0
	for k := g.last; k < i; k++ {
		x := t.lex(k)
		if !x.word("from") && !x.word("to") && !x.word("until") && !x.word("the") && !x.word("on_day") && !x.word("of") {
			return found{}, false
		}
		links++
	}
	month := len(g.value) == len("2031-02") && digits(g.value[5:])
	if links == 0 || links > rangeGap || g.how != howShift || g.refused != "" || !month && !t.isDay(g) {
		return found{}, false
	}
	value, ok := dateValue(num(g.value[:4]), num(g.value[5:7]), day)
	return found{kind: "DATE", how: howShift, last: next, value: value}, ok
}

// weekday reads "Friday", "last Friday", "Friday night", "on Fridays".
func (t *timing) weekday(i int) (found, bool) {
	k, relative := i, ""
	if r, ok := t.code(k, language.Relative); ok {
		k, relative = k+1, r.S
	} else if r, ok := t.code(k, language.Day); ok {
		if _, _, next, ok := t.weekdayName(k + 1); ok && !t.now.IsZero() { // "am morgigen Sonntag"
			days, refused := t.dayShift(r, k)
			f := found{kind: "DATE", how: howShift, last: next, refused: refused}
			if refused == "" {
				f.value = dayValue(t.now.AddDate(0, 0, int(days)))
			}
			return f, true
		}
	} else if _, edge := t.code(k, language.Edge); edge {
		k++
	}
	day, part, next, ok := t.weekdayName(k)
	if !ok {
		return found{}, false
	}
	if f, ok := t.bracketedDay(next, day, t.tenseAt(k)); ok {
		return f, true // "nesta quinta (6)"
	}
	f := found{kind: "DATE", how: howWeekday, last: next}
	if r, ok := t.code(next, language.RelativeAfter); ok {
		relative, f.last = r.S, next+1
	}
	if t.plural(k) {
		f.kind, f.value = "SET", fmt.Sprintf("XXXX-WXX-%d", day)
		return f, true
	}
	if p, next, ok := t.partAfter(f.last); ok && !t.clockAt(next) {
		part, f.last = p, next
	}
	if t.now.IsZero() {
		f.refused, f.open = refusedNow, fmt.Sprintf("XXXX-WXX-%d", day)
		if part != "" {
			f.kind, f.open = "TIME", f.open+"T"+part
		}
		return f, true
	}
	tense := t.tenseAt(k)
	if t.lex(k).word("weekday_past") {
		tense = -1
	} else if end := t.endAt(k); end.at >= 0 && relative == "" {
		if tense, f.refused = t.tenseOfEnd(end, k, tense); f.refused != "" {
			return f, true
		}
	}
	f.value = dayValue(t.nearWeekday(day, relative, tense))
	if part != "" {
		f.kind, f.value = "TIME", f.value+"T"+part
	}
	return f, true
}

// clockAt reports whether a clock time in characters follows at lexeme k, whose part of day stands before it: "昨天|下午两点".
func (t *timing) clockAt(k int) bool {
	_, ok := t.hourAt(k)
	return ok && unspacedKey(t.lex(k-1).key)
}

// nearWeekday gives the day that a weekday means: the last one up to today, or in the future the next one from today.
func (t *timing) nearWeekday(day int, relative string, tense int) time.Time {
	back := (int(t.now.Weekday()+6)%7 + 1 - day + 7) % 7
	switch {
	case relative == "next":
		return t.now.AddDate(0, 0, (7-back-1)%7+1)
	case relative == "last" && back == 0:
		return t.now.AddDate(0, 0, -7)
	case relative != "last" && tense > 0 && back > 0:
		return t.now.AddDate(0, 0, 7-back)
	}
	return t.now.AddDate(0, 0, -back)
}

// dayShift gives how far the day word at lexeme k lies from today; a word for either side goes with the
// tense, and is refused where none tells: the reason, else "".
func (t *timing) dayShift(r language.Reading, k int) (days float64, refused string) {
	if !strings.HasPrefix(r.S, "±") {
		return r.N, ""
	}
	switch tense := t.tenseAt(k); {
	case tense < 0:
		return -r.N, ""
	case tense > 0:
		return r.N, ""
	}
	return 0, refusedSide
}

// day reads "today", "yesterday morning", "this morning", "tonight", "the night before".
func (t *timing) day(i int) (found, bool) {
	k := i
	if _, edge := t.code(k, language.Edge); edge {
		k++
	}
	f := found{kind: "DATE", how: howShift}
	shift, part := 0.0, ""
	if r, ok := t.code(k, language.DayPart); ok {
		shift, f.refused = t.dayShift(r, k)
		part, f.last = r.S[len(r.S)-2:], k+1
	} else if r, ok := t.code(k, language.Day); ok {
		if _, part := t.code(k, language.PartOfDay); part && t.d.language.Dates().Capital && t.lex(k).upper && k > 0 {
			return found{}, false // "am Morgen" and "morgen"
		}
		shift, f.refused = t.dayShift(r, k)
		f.last = k + 1
		p := f.last
		if _, and := t.code(p, language.And); !and && (t.lex(p).word("in") || t.lex(p).word("of") || t.lex(p).word("the")) { // "demain dans la matinée"
			if _, ok := t.code(p+1, language.PartOfDay); ok {
				p++
			}
		}
		if r, ok := t.code(p, language.PartOfDay); ok && !t.clockAt(p+1) {
			part, f.last = r.S, p+1
		}
	} else if r, ok := t.code(k, language.Relative); ok {
		p, isPart := t.code(k+1, language.PartOfDay)
		if !isPart {
			return found{}, false
		}
		part, f.last = p.S, k+2
		if r.S == "last" {
			shift = -1
		} else if r.S == "next" {
			shift = 1
		}
	} else {
		return found{}, false
	}
	switch {
	case t.now.IsZero():
		f.refused = refusedNow
		return f, true
	case f.refused != "":
		return f, true
	}
	f.value = dayValue(t.now.AddDate(0, 0, int(shift)))
	if part != "" {
		f.kind, f.value = "TIME", f.value+"T"+part
	}
	return f, true
}

// season reads "last summer", "the winter of 2031", "spring 2031". A bare season is left alone.
func (t *timing) season(i int) (found, bool) {
	k, relative, before, definite := i, "", 0, false
	if y, ok := t.yearNumber(i); ok && t.d.language.Dates().EdgeAfter {
		if k, before = i+1, y; t.lex(k).word("of_after") {
			k++ // "2030 yazında", "2030'un yazında"
		}
	} else if y, next, ok := t.yearOf(i); ok {
		k, before = next, y // "今年の夏"
	} else if r, ok := t.code(k, language.Relative); ok {
		k, relative = k+1, r.S
	} else if t.lex(k).word("the") {
		k++
		definite = t.lex(i-1).word("in") || t.lex(i-1).word("part_cue")
		if _, edge := t.code(k, language.Edge); edge {
			k++ // "the early summer"
		}
	}
	r, ok := t.code(k, language.Season)
	if !ok {
		return found{}, false
	}
	f := found{kind: "DATE", how: howPrinted, last: k + 1}
	if before > 0 {
		f.value = fmt.Sprintf("%04d-%s", before, r.S)
		return f, true
	}
	if y, next := t.yearAround(k + 1); y > 0 && relative == "" {
		f.value, f.last = fmt.Sprintf("%04d-%s", y, r.S), next
		return f, true
	}
	if after, ok := t.code(k+1, language.RelativeAfter); ok {
		relative, f.last = after.S, k+2
	}
	if relative == "" && (!definite || t.lex(k+1).word("of") && t.lex(k+1).key != "in") { // "after the fall of the wall"
		return found{}, false
	}
	if t.now.IsZero() {
		f.refused = refusedNow
		return f, true
	}
	year, start := t.now.Year(), int(seasonStart[r.S])
	month := int(t.now.Month())
	switch {
	case relative == "last" && month < start+3, definite && t.tenseAt(i) <= 0 && month < start:
		year--
	case definite && t.tenseAt(i) > 0 && month >= start+3:
		year++
	case relative == "next" && month >= start:
		year++
	}
	f.value, f.how = fmt.Sprintf("%04d-%s", year, r.S), howShift
	return f, true
}

// partCode keeps the code of a part of day; the code of a plain weekday is its number.
func partCode(code string) string {
	if len(code) == 2 {
		return code
	}
	return ""
}
