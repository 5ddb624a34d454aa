package dossier

import (
	"cmp"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"parallax"
)

// Labels are made in one form (parallax.Moment.Label, Quantity.Label); these are its parts.
var (
	labelDate   = regexp.MustCompile(`\b(?:(\d{1,2})(?:–(\d{1,2}))? )?(` + strings.Join(monthNames, "|") + `)\b(?: (\d{4}))?`)
	labelNumber = regexp.MustCompile(`^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+\.\d+$`)
	monthNames  = []string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"}
)

// Reading gives a label of parallax (a date, a time, a quantity as it was read) in this
// language: "24–30 November 2025", "13 October 2026, 14:20", "at least 1,200 km".
func (l *Locale) Reading(label string) string {
	if l.Tag == "en" || label == "" {
		return label
	}
	if labelDate.MatchString(label) {
		return labelDate.ReplaceAllStringFunc(label, l.date)
	}
	for _, b := range []parallax.Bound{parallax.About, parallax.Nearly, parallax.AtLeast, parallax.MoreThan, parallax.AtMost, parallax.LessThan} {
		if rest, ok := strings.CutPrefix(label, string(b)+" "); ok {
			return l.Text("bound."+string(b)) + " " + l.Reading(rest)
		}
	}
	words := strings.Split(label, " ")
	for i, w := range words {
		if v, err := strconv.ParseFloat(strings.ReplaceAll(w, ",", ""), 64); err == nil && labelNumber.MatchString(w) {
			words[i] = l.number(v)
		}
	}
	return strings.Join(words, " ")
}

// date gives one date of a label: day or days, month, year, of which only the month must be there.
func (l *Locale) date(label string) string {
	m := labelDate.FindStringSubmatch(label)
	day, last, month, year := m[1], m[2], m[3], m[4]
	key, name := "date.month", "month."
	if day != "" {
		key, name = "date.day", "month.of."
	}
	if year != "" {
		key += ".year"
	}
	if last != "" {
		day += l.Text("date.to") + last
	} else if day == "1" {
		day = cmp.Or(l.texts["date.first"], day)
	}
	return strings.NewReplacer("{day}", day, "{month}", cmp.Or(l.texts[name+month], l.Text("month."+month)), "{year}", year).Replace(l.Text(key))
}

// when gives the time a source speaks at, for people.
func (l *Locale) when(s *parallax.Source) string { return l.stamp(cmp.Or(s.Updated, s.Published)) }

// stamp gives what Date.String wrote for people.
func (l *Locale) stamp(stamp string) string {
	if t, err := time.Parse(time.RFC3339, stamp); err == nil {
		if strings.HasSuffix(stamp, parallax.NoZone) {
			return l.Reading(t.Format(minutely))
		}
		return l.clock(t)
	}
	if t, err := time.Parse(time.DateOnly, stamp); err == nil {
		return l.Reading(parallax.DayLabel(t))
	}
	return l.Text("ui.unknowntime")
}

const minutely = "2 January 2006, 15:04"

// clock gives a time of day with its zone: "13 October 2026, 19:42 UTC+2".
func (l *Locale) clock(t time.Time) string {
	_, offset := t.Zone()
	zone := "UTC"
	if offset != 0 {
		zone = fmt.Sprintf("UTC%+d", offset/3600)
		if minutes := max(offset, -offset) / 60 % 60; minutes != 0 {
			zone += fmt.Sprintf(":%02d", minutes)
		}
	}
	return l.Reading(t.Format(minutely)) + " " + zone
}

// value shows a time from the data of a page as people write it; other values as they are.
func (l *Locale) value(s string) string {
	for _, layout := range []string{time.RFC3339, "2006-01-02 15:04:05", "2006-01-02T15:04:05"} {
		if t, err := time.Parse(layout, s); err == nil && layout == time.RFC3339 {
			return l.clock(t)
		} else if err == nil {
			return l.Reading(t.Format(minutely + ":05"))
		}
	}
	return s
}
