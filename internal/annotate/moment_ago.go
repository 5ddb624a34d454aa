package annotate

import (
	"fmt"
	"time"

	"parallax/internal/language"
)

// agoOn reads a time so many years, months or weeks ago with the day, month or week of now that it is counted from: "a hundred years
// ago today", "heute vor 50 Jahren", "three years ago this month". What happened then did not happen today.
func (t *timing) agoOn(i int) (found, bool) {
	if t.now.IsZero() {
		return found{}, false
	}
	if f, ok := t.ago(i); ok {
		if g, ok := t.anchor(f.last); ok {
			return t.onAnchor(f, g, g.last), true
		}
		return found{}, false
	}
	g, ok := t.anchor(i)
	if !ok {
		return found{}, false
	}
	f, ok := t.ago(g.last)
	if !ok {
		return found{}, false
	}
	return t.onAnchor(f, g, f.last), true
}

// ago reads years, months or weeks ago at lexeme i.
func (t *timing) ago(i int) (found, bool) {
	f, ok := t.shifted(i)
	if !ok || f.kind != "DATE" || f.how != howShift || f.refused != "" || f.compared {
		return found{}, false
	}
	start, _, size := reach(f.value, t.now.Location())
	return f, size != "day" && !start.IsZero() && start.Before(t.now) && len(f.value) <= len("2031-W08") && f.value != t.now.Format("2006")
}

// anchor reads the day, week or month of now, or the ones beside, at lexeme i: "today", "this month".
func (t *timing) anchor(i int) (found, bool) {
	g, ok := t.day(i)
	if _, part := t.code(i, language.DayPart); !ok && !part {
		g, ok = t.relativeUnit(i)
	}
	return g, ok && g.kind == "DATE" && g.how == howShift && g.refused == ""
}

// onAnchor puts the day or month of the anchor into the year, month or week of a time ago.
func (t *timing) onAnchor(f, g found, last int) found {
	f.last = last
	day, _, size := reach(g.value, t.now.Location())
	value := f.value
	switch {
	case size == "day" && len(value) == len("2031"):
		value += day.Format("-01-02")
	case size == "month" && len(value) == len("2031"):
		value += day.Format("-01")
	case size == "day" && len(value) == len("2031-03") && digits(value[5:]):
		value += day.Format("-02")
	case size == "day" && len(value) == len("2031-W08"):
		monday, _, _ := reach(value, t.now.Location())
		value = dayValue(monday.AddDate(0, 0, (int(day.Weekday())+6)%7))
	}
	if at, _, size := reach(value, t.now.Location()); size != "day" || dayValue(at) == value { // no 29 February, no 31 June
		f.value = value
	}
	return f
}

// weekdaysAgo reads "two Sundays ago": the last one and those before it counted back.
func (t *timing) weekdaysAgo(i int) (found, bool) {
	n, ok := t.count(i)
	day, part, next, named := t.weekdayName(i + 1)
	r, shift := t.code(next, language.Shift)
	if !ok || !named || part != "" || !shift || r.S != "ago" || n < 1 || n > 20 {
		return found{}, false
	}
	f := found{kind: "DATE", how: howShift, last: next + 1}
	if t.now.IsZero() {
		f.refused, f.open = refusedNow, fmt.Sprintf("XXXX-WXX-%d", day)
		return f, true
	}
	back := (int(t.now.Weekday()+6)%7 + 1 - day + 7) % 7
	if back == 0 {
		back = 7
	}
	f.value = dayValue(t.now.Add(-time.Duration(back+7*(n-1)) * 24 * time.Hour))
	return f, true
}
