package annotate

import (
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"parallax/internal/language"
)

// minCalendarMonth is how many letters the name of a month has at least that is known without a day, a year or a word
// that dates follow.
const minCalendarMonth = 5

// calendarDate reads dates in the calendar that the language uses beside the Gregorian, in words, as Gregorian days:
// "۱۲ مرداد ۱۴۰۳", "مرداد ۱۴۰۳", "سال ۱۴۰۳". A month or a year is told by its first day and reaches to its last.
// Without a year it is the one near publication, as for other dates.
func (t *timing) calendarDate(i int) (found, bool) {
	if t.d.language.Dates().Calendar == "" {
		return found{}, false
	}
	if f, ok := t.calendarYear(i); ok {
		return f, true
	}
	k, day := t.edge(i), 0
	if d, next, ok := t.dayNumber(k); ok {
		day, k = d, next
		for t.lex(k).word("of") {
			k++
		}
	}
	r, ok := t.code(k, language.CalendarMonth)
	if !ok || day == 0 && len(t.lex(k).readings) > 1 {
		return found{}, false
	}
	month := int(r.N)
	k++
	f := found{kind: "DATE", how: howPrinted, last: k}
	year, next := t.calendarYearBehind(k)
	if year == 0 {
		if day == 0 && utf8.RuneCountInString(t.lex(k-1).key) < minCalendarMonth && !t.lex(i-1).word("in") && k == i+1 {
			return found{}, false // "مهر" is love as well
		}
		if t.now.IsZero() {
			f.refused = refusedNow
			return f, true
		}
		f.how = howYear
		year, next = t.calendarYearNear(month, max(day, 1), t.tenseAt(i), k)
	}
	f.last = next
	if day > 0 {
		f = t.calendarDay(f, year, month, day)
		t.weekdayBehind(&f)
		return f, true
	}
	name := t.d.language.Dates().Calendar
	f = t.calendarDay(f, year, month, 1)
	if end, ok := language.CalendarDay(name, year, month, language.CalendarDays(name, year, month)); ok {
		f.until = dayValue(end)
	}
	return f, true
}

// calendarDay gives a moment the Gregorian value of a day; it is refused when the calendar has no such day.
func (t *timing) calendarDay(f found, year, month, day int) found {
	at, ok := language.CalendarDay(t.d.language.Dates().Calendar, year, month, day)
	if !ok {
		f.refused = refusedDay
		return f
	}
	f.value = dayValue(at)
	return f
}

// calendarNumber gives the year in digits of the other calendar at lexeme k; 0 when none is there.
func (t *timing) calendarNumber(k int) int {
	n := t.lex(k).number
	if n == nil || !n.digits || len(n.printed) != len("1403") || !t.d.language.Dates().TellsYear(int(n.value)) {
		return 0
	}
	return int(n.value)
}

// calendarYear reads a year by itself, behind a word for years.
func (t *timing) calendarYear(i int) (found, bool) {
	k := i
	for t.lex(k).word("year") {
		k++
	}
	year := t.calendarNumber(k)
	if year == 0 || k == i && !t.dated(t.lex(k-1), t.lex(k+1)) {
		return found{}, false
	}
	f := t.calendarDay(found{kind: "DATE", how: howPrinted, last: k + 1}, year, 1, 1)
	if next, ok := language.CalendarDay(t.d.language.Dates().Calendar, year+1, 1, 1); ok {
		f.until = dayValue(next.AddDate(0, 0, -1))
	}
	return f, f.refused == ""
}

// calendarYearBehind reads the year behind a month at lexeme k, "۱۴۰۳", "سال ۱۴۰۳": 0 when none follows.
func (t *timing) calendarYearBehind(k int) (year, next int) {
	next = k
	for t.lex(next).word("year") || t.lex(next).key == "," || t.lex(next).key == "،" {
		next++
	}
	if year = t.calendarNumber(next); year == 0 {
		return 0, k
	}
	return year, next + 1
}

// calendarYearNear gives the year of a month without one: the one a relative word behind it tells ("مرداد سال گذشته", at
// lexeme k), else the year in which the day is nearest to publication on the side of the tense.
func (t *timing) calendarYearNear(month, day, tense, k int) (year, next int) {
	name := t.d.language.Dates().Calendar
	now := language.CalendarYear(name, t.now)
	if r, ok := t.code(k, language.Period); ok {
		if shift, year := strings.CutPrefix(r.S, "Y "); year {
			if n, err := strconv.Atoi(shift); err == nil {
				return now + n, k + 1
			}
		}
	}
	if t.unit(k, "Y") {
		if r, ok := t.code(k+1, language.RelativeAfter); ok {
			return now + relativeShift[r.S], k + 2
		}
	}
	best, distance := now, time.Duration(1<<62)
	for y := now - 1; y <= now+1; y++ {
		at, ok := language.CalendarDay(name, y, month, day)
		if !ok {
			continue
		}
		gap := at.Sub(t.now)
		far := gap.Abs()
		if tense > 0 && gap < -90*24*time.Hour || tense < 0 && gap > 60*24*time.Hour {
			far += 400 * 24 * time.Hour // against the tense
		}
		if far < distance {
			best, distance = y, far
		}
	}
	return best, k
}
