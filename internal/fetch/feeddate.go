package fetch

import (
	"strings"
	"time"

	"parallax"
)

// zones are the names of zones that RFC 822 allows, with those of Europe that feeds use.
var zones = map[string]string{
	"ut": "+0000", "utc": "+0000", "gmt": "+0000", "z": "+0000", "est": "-0500", "edt": "-0400", "cst": "-0600", "cdt": "-0500", "mst": "-0700", "mdt": "-0600",
	"pst": "-0800", "pdt": "-0700", "wet": "+0000", "west": "+0100", "bst": "+0100", "cet": "+0100", "cest": "+0200", "met": "+0100", "mest": "+0200",
	"eet": "+0200", "eest": "+0300", "msk": "+0300", "jst": "+0900", "kst": "+0900",
}

// layouts are the ways in which feeds write times once the weekday is cut and names of zones
// are numbers. Those of a day only, and those without a zone, are marked.
var layouts = []struct {
	layout    string
	precision string
	zoned     bool
}{
	{"2006-01-02T15:04:05.999999999Z07:00", "second", true}, {"2006-01-02T15:04:05.999999999Z0700", "second", true}, {"2006-01-02T15:04:05.999999999Z07", "second", true},
	{"2006-01-02T15:04Z07:00", "minute", true}, {"2006-01-02T15:04Z0700", "minute", true}, {"2006-01-02T15:04:05.999999999", "second", false}, {"2006-01-02T15:04", "minute", false},
	{"2006-01-02 15:04:05.999999999Z07:00", "second", true}, {"2006-01-02 15:04:05.999999999 Z0700", "second", true}, {"2006-01-02 15:04:05.999999999", "second", false},
	{"2006-01-02 15:04 Z0700", "minute", true}, {"2006-01-02 15:04", "minute", false},
	{"20060102T150405Z0700", "second", true}, {"20060102T15:04:05", "second", false}, {"2006-01-02", "day", false}, {"20060102", "day", false},
	{"2 Jan 2006 15:04:05 -0700", "second", true}, {"2 Jan 2006 15:04:05 -07:00", "second", true}, {"2 Jan 2006 15:04 -0700", "minute", true}, {"2 Jan 2006 15:04:05", "second", false}, {"2 Jan 2006 15:04", "minute", false},
	{"2 January 2006 15:04:05 -0700", "second", true}, {"2 January 2006 15:04 -0700", "minute", true}, {"2 January 2006 15:04:05", "second", false},
	{"2-Jan-2006 15:04:05 -0700", "second", true}, {"2 Jan 06 15:04:05 -0700", "second", true}, {"2-Jan-06 15:04:05 -0700", "second", true}, {"2 Jan 06 15:04 -0700", "minute", true},
	{"Jan 2 15:04:05 2006", "second", false}, {"Jan 2, 2006 15:04:05 -0700", "second", true}, {"January 2, 2006 15:04:05 -0700", "second", true}, {"Jan 2, 2006 3:04 PM", "minute", false}, {"January 2, 2006 3:04 PM", "minute", false},
	{"2 Jan 2006", "day", false}, {"2 January 2006", "day", false}, {"Jan 2, 2006", "day", false}, {"January 2, 2006", "day", false},
}

// feedDate reads a time of a feed: RFC 822, RFC 3339, W3C and what comes near them. What can
// be read in two ways (03/04/2026) is refused: the zero value.
func feedDate(words, from string) parallax.Date {
	words = normalDate(words)
	if words == "" {
		return parallax.Date{}
	}
	for _, l := range layouts {
		t, err := time.Parse(l.layout, words)
		if err == nil && t.Year() > 1900 {
			return parallax.Date{Time: t, Precision: l.precision, Zoned: l.zoned, From: from}
		}
	}
	return parallax.Date{}
}

// normalDate cuts the weekday and writes zones as numbers.
func normalDate(words string) string {
	words = flat(words)
	if len(words) > 60 || len(words) < 8 {
		return ""
	}
	fields := strings.Fields(words)
	if day := strings.ToLower(strings.TrimRight(fields[0], ",.")); len(fields) > 1 && len(day) >= 3 && strings.Contains(" sunday monday tuesday wednesday thursday friday saturday ", " "+day) && !strings.ContainsAny(day, "0123456789") {
		fields = fields[1:]
	} else if i := strings.IndexByte(fields[0], ','); i > 0 && i < len(fields[0])-1 && fields[0][0] > '9' {
		fields[0] = fields[0][i+1:] // "Thu,01"
	}
	last := len(fields) - 1
	if last > 0 {
		name, sign := strings.ToLower(fields[last]), ""
		if i := strings.IndexAny(name, "+-"); i > 0 { // "gmt+0100"
			name, sign = name[:i], name[i:]
		}
		switch offset, known := zones[name]; {
		case known && sign != "":
			fields[last] = strings.ReplaceAll(sign, ":", "")
		case known:
			fields[last] = offset
		case strings.HasPrefix(fields[last], "(") && last > 1: // "+0100 (CET)"
			fields = fields[:last]
		}
	}
	return strings.ReplaceAll(strings.ReplaceAll(strings.Join(fields, " "), " t ", "T"), "24:00:00", "23:59:59")
}

// firstDate gives the first of the named elements that holds a time we can read.
func firstDate(e *element, names ...string) parallax.Date {
	for _, name := range names {
		for _, k := range e.all(name) {
			if d := feedDate(k.words(), "feed "+name); !d.IsZero() {
				return d
			}
		}
	}
	return parallax.Date{}
}
