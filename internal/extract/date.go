package extract

import (
	"regexp"
	"strconv"
	"strings"
	"time"

	"parallax"
)

// dateLayouts are the machine-readable forms of dates met in pages, apart from ISO 8601.
var dateLayouts = []struct{ layout, precision string }{
	{time.RFC1123Z, "second"}, {time.RFC1123, "second"},
	{"Mon, 2 Jan 2006 15:04:05 -0700", "second"}, {"Mon, 2 Jan 2006 15:04:05 MST", "second"}, {"Mon, 2 Jan 2006 15:04 -0700", "minute"},
	{"Mon Jan 2 15:04:05 MST 2006", "second"}, {"Mon Jan 2 15:04:05 2006", "second"}, {"Mon Jan 02 2006 15:04:05 GMT-0700", "second"},
	{"January 2, 2006 3:04 PM", "minute"}, {"January 2, 2006", "day"}, {"Jan 2, 2006", "day"}, {"2 January 2006", "day"}, {"2 Jan 2006", "day"},
	{"02.01.2006 15:04", "minute"}, {"02.01.2006", "day"}, {"20060102", "day"}, {"20060102150405", "second"},
}

// isoDate reads ISO 8601 and what is commonly written instead of it: a blank for the T,
// slashes, a zone without a colon or after a blank, fractions of seconds.
var isoDate = regexp.MustCompile(`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:(?:T|t|\s+|, )(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?(?:\[[^\]]*\])?$`)

// zoneNames are the abbreviations that mean one offset everywhere they are printed in dates.
var zoneNames = map[string]int{"UTC": 0, "GMT": 0, "EST": -5, "EDT": -4, "PST": -8, "PDT": -7, "CDT": -5, "MDT": -6,
	"CET": 1, "CEST": 2, "MEZ": 1, "MESZ": 2, "EET": 2, "EEST": 3, "MSK": 3, "JST": 9, "KST": 9, "HKT": 8, "AEST": 10, "AEDT": 11, "WIB": 7}

// parseDate reads a machine-readable date; ok is false when it is none, or lies in no
// year a page can be of.
func parseDate(s, from string) (d parallax.Date, ok bool) {
	s = strings.TrimSpace(s)
	if m := isoDate.FindStringSubmatch(s); m != nil {
		d, ok = isoParts(m)
	} else if n, err := strconv.ParseInt(s, 10, 64); err == nil && len(s) == 10 {
		d, ok = parallax.Date{Time: time.Unix(n, 0).UTC(), Precision: "second", Zoned: true}, true
	} else if err == nil && len(s) == 13 {
		d, ok = parallax.Date{Time: time.UnixMilli(n).UTC(), Precision: "second", Zoned: true}, true
	} else {
		d, ok = layoutDate(s)
	}
	d.From = from
	if from == "given" { // archives go back to the first newspapers
		return d, ok && d.Time.Year() >= 1600 && d.Time.Year() <= 2100
	}
	return d, ok && plausible(d.Time)
}

func isoParts(m []string) (parallax.Date, bool) {
	n := func(i int) int { v, _ := strconv.Atoi(m[i]); return v }
	zone, zoned := time.UTC, m[7] != ""
	if zoned {
		offset, ok := zoneOffset(m[7])
		if !ok {
			return parallax.Date{}, false
		}
		if offset != 0 {
			zone = time.FixedZone("", offset)
		}
	}
	t := time.Date(n(1), time.Month(n(2)), n(3), n(4), n(5), n(6), 0, zone)
	if t.Year() != n(1) || int(t.Month()) != n(2) || t.Day() != n(3) || n(4) > 24 || n(5) > 59 {
		return parallax.Date{}, false // 31 February
	}
	precision := "day"
	switch {
	case m[6] != "":
		precision = "second"
	case m[4] != "":
		precision = "minute"
	}
	return parallax.Date{Time: t, Precision: precision, Zoned: zoned}, true
}

// zoneOffset gives the seconds east of UTC of "Z", "+01:00", "+0100", "+01" or a known name.
func zoneOffset(s string) (int, bool) {
	if h, ok := zoneNames[strings.ToUpper(s)]; ok {
		return h * 3600, true
	}
	if strings.EqualFold(s, "z") {
		return 0, true
	}
	digits := strings.ReplaceAll(s[1:], ":", "")
	n, err := strconv.Atoi(digits)
	if err != nil {
		return 0, false
	}
	hours, minutes := n, 0
	if len(digits) == 4 {
		hours, minutes = n/100, n%100
	}
	if hours > 14 || minutes > 59 {
		return 0, false
	}
	offset := hours*3600 + minutes*60
	if s[0] == '-' {
		offset = -offset
	}
	return offset, true
}

func layoutDate(s string) (parallax.Date, bool) {
	for _, l := range dateLayouts {
		t, err := time.Parse(l.layout, s)
		if err != nil {
			continue
		}
		zoned := strings.Contains(l.layout, "-0700") || strings.Contains(l.layout, "MST")
		if name, offset := t.Zone(); zoned && offset == 0 && name != "UTC" && name != "GMT" && name != "" {
			hours, known := zoneNames[name] // time.Parse knows the offset of local names only
			zoned = known
			t = time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), t.Second(), 0, time.FixedZone(name, hours*3600))
		}
		return parallax.Date{Time: t, Precision: l.precision, Zoned: zoned}, true
	}
	return parallax.Date{}, false
}

// plausible keeps years in which pages were written, and the near future of embargoes.
func plausible(t time.Time) bool { return t.Year() >= 1990 && t.Year() <= 2100 }

var urlDate = regexp.MustCompile(`/(20\d\d|199\d)[-/_]?(0[1-9]|1[0-2]|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[-/_]?(0[1-9]|[12]\d|3[01])(?:[-/_.]|$)`)

// dateInURL reads the day from an address such as /2026/03/14/ or /2026/mar/14/.
func dateInURL(address string) (parallax.Date, bool) {
	m := urlDate.FindStringSubmatch(strings.ToLower(address))
	if m == nil {
		return parallax.Date{}, false
	}
	if t, err := time.Parse("Jan", m[2]); err == nil {
		m[2] = t.Format("01")
	}
	return parseDate(m[1]+"-"+m[2]+"-"+m[3], "url")
}
