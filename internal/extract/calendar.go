package extract

import (
	"strings"
	"time"
	"unicode/utf8"
)

// monthNamed gives the month of a name or its abbreviation of at least three letters.
func monthNamed(name, tag string) (time.Month, bool) {
	name = strings.ToLower(name)
	for m := time.January; m <= time.December; m++ {
		full := strings.ToLower(m.String())
		if name == full || utf8.RuneCountInString(name) >= 3 && len(name) <= 4 && strings.HasPrefix(full, name) || name == "sept" && m == time.September {
			return m, true
		}
	}
	return 0, false
}

// weekdayBefore gives the weekday printed right before a date.
func weekdayBefore(before, tag string) (time.Weekday, bool) {
	before = strings.TrimRight(strings.ToLower(before), " ,.-–")
	i := strings.LastIndexFunc(before, func(r rune) bool { return r == ' ' || r == ',' || r == '|' || r == ':' || r == '\n' })
	word := before[i+1:]
	for d := time.Sunday; d <= time.Saturday; d++ {
		full := strings.ToLower(d.String())
		if len(word) >= 3 && strings.HasPrefix(full, word) {
			return d, true
		}
	}
	return 0, false
}
