package annotate

import (
	"fmt"
	"time"

	"parallax/internal/language"
)

// holiday reads a day that has a name: "Christmas", "Easter 2031", "last Thanksgiving", "Neujahr nächsten Jahres".
// Its year is printed, told from publication, or the one near publication.
func (t *timing) holiday(i int) (found, bool) {
	k, relative, year := i, "", 0
	if y, next := t.yearBefore(i); y > 0 {
		k, year = next, y // "2031年春节", "2031 के पृथ्वी दिवस"
	} else if r, ok := t.code(k, language.Relative); ok {
		k, relative = k+1, r.S
	}
	r, ok := t.code(k, language.Holiday)
	if !ok {
		return found{}, false
	}
	f := found{kind: "DATE", how: howPrinted, last: k + 1}
	if year > 0 {
		day, ok := holidayIn(r.S, year)
		f.value = dayValue(day)
		return f, ok
	}
	if y, next := t.yearAround(k + 1); y > 0 {
		day, ok := holidayIn(r.S, y)
		f.value, f.last = dayValue(day), next
		return f, ok
	}
	if after, ok := t.code(k+1, language.RelativeAfter); ok && relative == "" {
		relative, f.last = after.S, k+2
	}
	f.how = howYear
	if t.now.IsZero() {
		f.refused = refusedNow
		if len(r.S) == len("12-25") && r.S[2] == '-' {
			f.open = "XXXX-" + r.S
		}
		return f, true
	}
	day, ok := t.nearHoliday(r.S, relative, t.tenseAt(k))
	f.value = dayValue(day)
	return f, ok
}

// nearHoliday gives the day of a holiday in the year of the tense, as weekdays and dates without year are read.
func (t *timing) nearHoliday(rule, relative string, tense int) (time.Time, bool) {
	year := t.now.Year()
	this, ok := holidayIn(rule, year)
	if !ok {
		return this, false
	}
	today := time.Date(year, t.now.Month(), t.now.Day(), 0, 0, 0, 0, time.UTC)
	switch {
	case (relative == "last" || relative == "" && tense < 0) && !this.Before(today):
		year--
	case (relative == "next" || relative == "" && tense > 0) && !this.After(today):
		year++
	case relative == "" && tense == 0:
		year = t.yearNear(int(this.Month()), this.Day(), tense)
	}
	return holidayIn(rule, year)
}

// holidayIn gives the day of a holiday in a year. The rule is a date ("12-25"), days from
// Easter Sunday ("easter+49", "orthodox+49") or the first Sunday of Advent ("advent-7"), or a weekday of a month ("11-4-4": in November, the fourth Thursday; "5--1-1": in May, the last Monday; "11-4-4+1": the day after).
func holidayIn(rule string, year int) (time.Time, bool) {
	var month, nth, weekday, shift int
	if n, _ := fmt.Sscanf(rule, "easter%d", &shift); n == 1 {
		return easter(year).AddDate(0, 0, shift), true
	}
	if n, _ := fmt.Sscanf(rule, "advent%d", &shift); n == 1 { // the fourth Sunday before Christmas
		christmas := time.Date(year, time.December, 25, 0, 0, 0, 0, time.UTC)
		return christmas.AddDate(0, 0, -(int(christmas.Weekday())+6)%7-22+shift), true
	}
	if n, _ := fmt.Sscanf(rule, "orthodox%d", &shift); n == 1 {
		return orthodoxEaster(year).AddDate(0, 0, shift), true
	}
	if n, _ := fmt.Sscanf(rule, "%d-%d-%d%d", &month, &nth, &weekday, &shift); n >= 3 {
		return nthWeekday(year, month, nth, weekday).AddDate(0, 0, shift), true
	}
	n, err := fmt.Sscanf(rule, "%d-%d", &month, &nth)
	return time.Date(year, time.Month(month), nth, 0, 0, 0, 0, time.UTC), err == nil && n == 2
}

// nthWeekday gives the nth weekday (Monday is 1) of a month, counted from its end when n is below zero.
func nthWeekday(year, month, n, weekday int) time.Time {
	if n > 0 {
		first := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC)
		return first.AddDate(0, 0, (weekday-int(first.Weekday())+7)%7+7*(n-1))
	}
	last := time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC)
	return last.AddDate(0, 0, -(int(last.Weekday())-weekday+7)%7+7*(n+1))
}

// easter gives Easter Sunday of the Gregorian calendar (the anonymous algorithm as Meeus gives it).
func easter(year int) time.Time {
	a, b, c := year%19, year/100, year%100
	d, e := b/4, b%4
	g := (8*b + 13) / 25
	h := (19*a + b - d - g + 15) % 30
	i, k := c/4, c%4
	l := (32 + 2*e + 2*i - h - k) % 7
	m := (a + 11*h + 19*l) / 433
	month := (h + l - 7*m + 90) / 25
	day := (h + l - 7*m + 33*month + 19) % 32
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
}

// orthodoxEaster gives Easter Sunday of the Julian calendar (as Meeus gives it) in the Gregorian one, which is 13 days ahead from 1900 to 2099.
func orthodoxEaster(year int) time.Time {
	d := (19*(year%19) + 15) % 30
	e := (2*(year%4) + 4*(year%7) - d + 34) % 7
	month := (d + e + 114) / 31
	day := (d+e+114)%31 + 1
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 13)
}
