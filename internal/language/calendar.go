package language

import "time"

// calendar is a way to count days beside the Gregorian one.
type calendar struct {
	first, last int // the years that are told in it, which no Gregorian date of a text of today is
	// newYear gives the first day of a year.
	newYear func(year int) time.Time
	// days gives the number of days of a month from 1 to 12.
	days func(year, month int) int
}

// calendars are those that data/TAG/dates.toml may name.
var calendars = map[string]calendar{"solar_hijri": {first: 1200, last: 1499, newYear: nowruz, days: solarHijriDays}}

// CalendarDay gives the day, in UTC, that a calendar other than the Gregorian counts as that day of a month from 1 to
// 12; false when it has no such day, does not tell that year, or is unknown.
func CalendarDay(name string, year, month, day int) (time.Time, bool) {
	c, ok := calendars[name]
	if !ok || year < c.first || year > c.last || month < 1 || month > 12 || day < 1 || day > c.days(year, month) {
		return time.Time{}, false
	}
	at := c.newYear(year).AddDate(0, 0, day-1)
	for m := 1; m < month; m++ {
		at = at.AddDate(0, 0, c.days(year, m))
	}
	return at, true
}

// CalendarDays is the number of days of a month of a calendar; 0 when it does not tell that month.
func CalendarDays(name string, year, month int) int {
	if c, ok := calendars[name]; ok && c.tells(year) && month >= 1 && month <= 12 {
		return c.days(year, month)
	}
	return 0
}

// CalendarYear gives the year in which a calendar counts a day; 0 for an unknown calendar and a year it does not tell.
func CalendarYear(name string, day time.Time) int {
	c, ok := calendars[name]
	if !ok {
		return 0
	}
	date := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, time.UTC)
	for year := c.first; year <= c.last; year++ {
		if first := c.newYear(year); !date.Before(first) && date.Before(c.newYear(year+1)) {
			return year
		}
	}
	return 0
}

// TellsYear reports whether a year as printed is one of the calendar that the language uses beside the Gregorian.
func (d *Dates) TellsYear(year int) bool {
	c, ok := calendars[d.Calendar]
	return ok && c.tells(year)
}

func (c calendar) tells(year int) bool { return c.first <= year && year <= c.last }

// The Solar Hijri calendar of Iran and Afghanistan begins its year on the day of the spring equinox. Its leap years follow a
// cycle of 33 years with eight of them, which gives the days the almanacs print for the years 1178 to 1633 (K. M. Borkowski,
// "The Persian calendar for 3000 years", Earth, Moon and Planets 74 (1996), 223-230; M. Heydari-Malayeri, "A concise review
// of the Iranian calendar", arXiv:astro-ph/0409620). Days are counted from 1 Farvardin 1403, 20 March 2024.
const (
	solarEpoch   = 1403
	solarCycle   = 33
	solarLeaps   = 8
	solarShift   = 29
	solarHalf    = 6 // months of 31 days
	solarLong    = 31
	solarShort   = 30
	solarMonths  = 12
	daysOfYear   = 365
	lastOfCommon = 29
)

var solarEpochDay = time.Date(2024, time.March, 20, 0, 0, 0, 0, time.UTC)

// solarLeap reports whether a Solar Hijri year has 366 days.
func solarLeap(year int) bool { return (solarLeaps*year+solarShift)%solarCycle < solarLeaps }

// leapsBefore counts the leap years before a year, from an arbitrary one on.
func leapsBefore(year int) int { return (solarLeaps*(year-1) + solarShift) / solarCycle }

func nowruz(year int) time.Time {
	return solarEpochDay.AddDate(0, 0, daysOfYear*(year-solarEpoch)+leapsBefore(year)-leapsBefore(solarEpoch))
}

func solarHijriDays(year, month int) int {
	switch {
	case month <= solarHalf:
		return solarLong
	case month < solarMonths || solarLeap(year):
		return solarShort
	}
	return lastOfCommon
}
