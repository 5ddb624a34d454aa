package annotate

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"
)

func dayValue(t time.Time) string { return t.Format(time.DateOnly) }

func monthValue(year, month int) string { return fmt.Sprintf("%04d-%02d", year, month) }

func weekValue(t time.Time) string {
	y, w := t.ISOWeek()
	return fmt.Sprintf("%04d-W%02d", y, w)
}

func quarterValue(year, quarter int) string { return fmt.Sprintf("%04d-Q%d", year, quarter) }

// dateValue gives "2031-03-04"; false when there is no such day.
func dateValue(year, month, day int) (string, bool) {
	d := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)
	return dayValue(d), d.Day() == day && int(d.Month()) == month
}

// openDate writes a month, or a day of it, whose year is not known: "XXXX-05-25".
func openDate(month, day int) string {
	if day == 0 {
		return fmt.Sprintf("XXXX-%02d", month)
	}
	return fmt.Sprintf("XXXX-%02d-%02d", month, day)
}

// unitValue gives the period of a TIMEX unit that lies n units from now: "2031-W10", "2031-03".
func unitValue(now time.Time, unit string, n int) string {
	switch unit {
	case "D":
		return dayValue(now.AddDate(0, 0, n))
	case "W":
		return weekValue(now.AddDate(0, 0, 7*n))
	case "WE":
		return weekValue(now.AddDate(0, 0, 7*n)) + "-WE"
	case "2W":
		return weekValue(now.AddDate(0, 0, 14*n))
	case "M":
		y, m := addMonths(now, n)
		return monthValue(y, m)
	case "Q":
		y, m := addMonths(now, 3*n)
		return quarterValue(y, (m+2)/3)
	case "Y":
		return fmt.Sprintf("%04d", now.Year()+n)
	case "DE":
		return fmt.Sprintf("%03d", now.Year()/10+n)
	case "CE":
		return fmt.Sprintf("%02d", now.Year()/100+n)
	case "TH":
		return now.Add(time.Duration(n) * time.Hour).Format("2006-01-02T15:04")
	case "TM":
		return now.Add(time.Duration(n) * time.Minute).Format("2006-01-02T15:04")
	}
	return ""
}

// addMonths counts months without falling into the next one at month ends.
func addMonths(now time.Time, n int) (year, month int) {
	k := now.Year()*12 + int(now.Month()) - 1 + n
	return k / 12, k%12 + 1
}

// durationValue gives the TIMEX value of n units, "P3D", "PT2H"; n may be "X".
func durationValue(n, unit string) string {
	switch {
	case unit == "TH" && strings.HasPrefix(n, "0."): // "half an hour"
		if hours, err := strconv.ParseFloat(n, 64); err == nil && math.Trunc(60*hours) == 60*hours {
			return fmt.Sprintf("PT%dM", int(60*hours))
		}
		return "PT" + n + "H"
	case strings.HasPrefix(unit, "T"):
		return "PT" + n + unit[1:]
	case unit == "2W":
		if k, err := strconv.Atoi(n); err == nil {
			return fmt.Sprintf("P%dW", 2*k)
		}
		return "PXW"
	case unit == "Q":
		if k, err := strconv.Atoi(n); err == nil {
			return fmt.Sprintf("P%dM", 3*k)
		}
		return "PXQ"
	}
	return "P" + n + unit
}

// seasonStart is the month in which a season begins, on the northern half of the earth.
var seasonStart = map[string]time.Month{"SP": 3, "SU": 6, "FA": 9, "WI": 12}

// partHours are the first and the last hour of the parts of day.
var partHours = map[string][2]int{"MO": {5, 12}, "MI": {11, 14}, "AF": {12, 18}, "EV": {17, 24}, "NI": {18, 30}, "DT": {6, 18}}

// reach gives the half-open time that a TIMEX value of a date or time covers, and its
// granularity. Zero times for references such as PRESENT_REF.
func reach(value string, zone *time.Location) (start, end time.Time, granularity string) {
	if zone == nil {
		zone = time.UTC
	}
	date, clock, timed := strings.Cut(value, "T")
	at := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, zone) }
	year, err := strconv.Atoi(firstOf(date, "-"))
	if err != nil {
		return time.Time{}, time.Time{}, ""
	}
	rest := strings.TrimPrefix(date[len(firstOf(date, "-")):], "-")
	switch {
	case rest == "" && len(date) == 2:
		return at(year*100, 1, 1), at(year*100+100, 1, 1), "century"
	case rest == "" && len(date) == 3:
		return at(year*10, 1, 1), at(year*10+10, 1, 1), "decade"
	case rest == "":
		return at(year, 1, 1), at(year+1, 1, 1), "year"
	case rest[0] == 'Q':
		q := int(rest[1] - '0')
		return at(year, 3*q-2, 1), at(year, 3*q+1, 1), "quarter"
	case rest[0] == 'H':
		h := int(rest[1] - '0')
		return at(year, 6*h-5, 1), at(year, 6*h+1, 1), "half-year"
	case rest[0] == 'W' && len(rest) >= 3 && rest[1] <= '9':
		w, _ := strconv.Atoi(rest[1:3])
		monday := at(year, 1, 4)
		monday = monday.AddDate(0, 0, -(int(monday.Weekday())+6)%7+7*(w-1))
		if strings.HasSuffix(rest, "-WE") {
			return monday.AddDate(0, 0, 5), monday.AddDate(0, 0, 7), "weekend"
		}
		return monday, monday.AddDate(0, 0, 7), "week"
	}
	if m, ok := seasonStart[rest]; ok {
		return at(year, int(m), 1), at(year, int(m)+3, 1), "season"
	}
	month, errM := strconv.Atoi(firstOf(rest, "-"))
	if errM != nil {
		return time.Time{}, time.Time{}, ""
	}
	if len(rest) < 5 {
		return at(year, month, 1), at(year, month+1, 1), "month"
	}
	day, errD := strconv.Atoi(rest[3:])
	if errD != nil {
		return time.Time{}, time.Time{}, ""
	}
	if !timed {
		return at(year, month, day), at(year, month, day+1), "day"
	}
	return reachClock(at(year, month, day), clock)
}

// reachClock gives the time covered by the part of a value behind its T: "MO", "09", "09:30".
func reachClock(day time.Time, clock string) (start, end time.Time, granularity string) {
	if h, ok := partHours[clock]; ok {
		return day.Add(time.Duration(h[0]) * time.Hour), day.Add(time.Duration(h[1]) * time.Hour), "part of day"
	}
	hour, minute, exact := strings.Cut(clock, ":")
	h, err := strconv.Atoi(hour)
	m, errM := strconv.Atoi(firstOf(minute, ":"))
	if err != nil || exact && errM != nil {
		return time.Time{}, time.Time{}, ""
	}
	at := time.Date(day.Year(), day.Month(), day.Day(), h, m, 0, 0, day.Location())
	if !exact {
		return at, at.Add(time.Hour), "hour"
	}
	return at, at.Add(time.Minute), "minute"
}

func firstOf(s, sep string) string {
	head, _, _ := strings.Cut(s, sep)
	return head
}
