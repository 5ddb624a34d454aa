package extract

import (
	"strconv"
	"strings"
	"sync"
	"time"

	"parallax/internal/language"
)

// calendarWords are the names of months and weekdays of all languages, folded. A name that
// means two months in two languages is kept per language only.
type calendarWords struct {
	months map[string]time.Month            // names of one meaning anywhere; 0 where languages differ
	ofTag  map[string]map[string]time.Month // per language
	// ofCalendar are the numbers of the months of the calendar that a language uses beside the Gregorian.
	ofCalendar map[string]map[string]int
	weekdays   map[string]time.Weekday // -1 where languages differ
}

var calendar = sync.OnceValue(func() *calendarWords {
	c := &calendarWords{months: map[string]time.Month{}, ofTag: map[string]map[string]time.Month{}, ofCalendar: map[string]map[string]int{}, weekdays: map[string]time.Weekday{}}
	for _, tag := range language.Tags() {
		d := language.For(tag).Dates()
		own := map[string]time.Month{}
		for number, names := range d.Month {
			n, _ := strconv.Atoi(number)
			for _, name := range names {
				own[name] = time.Month(n)
				if other, ok := c.months[name]; ok && other != time.Month(n) {
					n = 0
				}
				c.months[name] = time.Month(n)
			}
		}
		c.ofTag[tag] = own
		c.ofCalendar[tag] = map[string]int{}
		for number, names := range d.CalendarMonth {
			for _, name := range names {
				c.ofCalendar[tag][name], _ = strconv.Atoi(number)
			}
		}
		for number, names := range d.Weekday {
			n, _ := strconv.Atoi(number)
			day := time.Weekday(n % 7) // the files count from Monday as 1 to Sunday as 7
			for _, name := range names {
				if other, ok := c.weekdays[name]; ok && other != day {
					day = -1
				}
				c.weekdays[name] = day
			}
		}
	}
	return c
})

// monthNamed gives the month of a name or abbreviation in the language of the tag, or in
// any language when they agree on it: an English page may print its date in Spanish.
func monthNamed(name, tag string) (time.Month, bool) {
	c := calendar()
	name = language.FoldWords(name)
	if m := c.ofTag[language.Base(tag)][name]; m != 0 {
		return m, true
	}
	m := c.months[name]
	return m, m != 0
}

// weekdayBefore gives the weekday printed right before a date.
func weekdayBefore(before string) (time.Weekday, bool) {
	words := strings.Fields(language.FoldWords(before))
	if len(words) == 0 {
		return 0, false
	}
	day, ok := calendar().weekdays[words[len(words)-1]]
	return day, ok && day >= 0
}
