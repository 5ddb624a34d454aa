package annotate

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"parallax/internal/language"
)

// periodForm is a TIMEX duration of one unit: its number and its unit.
var periodForm = regexp.MustCompile(`^P(T?)(\d+(?:\.\d+)?)([A-Z]+)$`)

// unitOrder is the size of the units of durations, the largest first.
const unitOrder = "YMWDHMS"

// joinDurations makes durations that follow each other from large to small one: "three years
// and two months" is P3Y2M, "8天20小时" is P8DT20H.
func (t *timing) joinDurations() {
	out := t.found[:0]
	for _, f := range t.found {
		if n := len(out); n > 0 && t.oneDuration(&out[n-1], &f) {
			g := &out[n-1]
			if value, ok := joinedPeriod(g.value, f.value); ok {
				g.value, g.end, g.last = value, f.end, f.last
				continue
			}
		}
		out = append(out, f)
	}
	t.found = out
}

// anchored counts durations from the day that is named behind them: "two days after today",
// "16 dagen vanaf 1 februari". The day keeps its own moment.
func (t *timing) anchored() {
	for n := 0; n+1 < len(t.found); n++ {
		g, f := &t.found[n], &t.found[n+1]
		if t.countedFrom(g, f) {
			continue
		}
		m := periodForm.FindStringSubmatch(g.value)
		if g.kind != "DURATION" || m == nil || f.kind != "DATE" || f.refused != "" || !t.isDay(f) || f.first-g.last > 2 {
			continue
		}
		sign := 0
		for k := max(g.first, g.last-1); k < f.first; k++ {
			switch x := t.lex(k); {
			case x.word("after_date"):
				sign = 1
			case x.word("before_date"):
				sign = -1
			case k >= g.last && !x.word("the"):
				sign = 0
			}
		}
		day, err := time.Parse(time.DateOnly, f.value[:len("2031-03-04")])
		if count := num(m[2]); sign != 0 && err == nil && m[1] == "" && strconv.Itoa(count) == m[2] && count < maxShift {
			g.kind, g.how, g.value = "DATE", howShift, dayValue(moved(day, m[3], sign*count))
		}
	}
}

// countedFrom counts a shift from the day that is named right before it, with a word for "from" between or an ending of it:
// "आज से 2 हफ्ते पहले", "bugünden iki hafta sonra". The day keeps its own moment. It reports whether it did.
func (t *timing) countedFrom(f, g *found) bool {
	if g.first-f.last > 1 || f.kind != "DATE" || f.refused != "" || len(f.value) != len(time.DateOnly) || !t.isDay(f) || g.refused != "" {
		return false
	}
	d := t.d.language.Dates()
	if from := t.lex(g.first - 1); g.first == f.last && !hasEnding(t.lex(f.last-1).key, d.FromEnding) || g.first > f.last && !from.word("from_day") {
		return false
	}
	n, unit, next, ok := t.period(g.first)
	r, shift := t.code(next, language.Shift)
	count, err := strconv.Atoi(n)
	day, bad := time.Parse(time.DateOnly, f.value)
	if !ok || !shift || next >= g.last || err != nil || bad != nil || count >= maxShift || !strings.Contains("DWMY", unit) {
		return false
	}
	if r.S == "ago" {
		count = -count
	}
	g.kind, g.how, g.value = "DATE", howShift, dayValue(moved(day, unit, count))
	return true
}

// moved gives the day some days, weeks, months or years from another.
func moved(day time.Time, unit string, count int) time.Time {
	switch unit {
	case "W":
		return day.AddDate(0, 0, 7*count)
	case "M":
		return day.AddDate(0, count, 0)
	case "Y":
		return day.AddDate(count, 0, 0)
	}
	return day.AddDate(0, 0, count)
}

// maxShift is how many units a day may lie from the day it is counted from.
const maxShift = 1000

// oneDuration reports whether two durations stand side by side, with "and" or a comma between them at most.
func (t *timing) oneDuration(g, f *found) bool {
	if g.kind != "DURATION" || f.kind != "DURATION" || f.first < g.last {
		return false
	}
	switch f.first - g.last {
	case 0:
		return true
	case 1:
		x := t.lex(g.last)
		_, and := x.is(language.And)
		return and
	}
	return false
}

// joinedPeriod writes two durations as one when the second has the smaller unit; the first may be joined already.
func joinedPeriod(a, b string) (string, bool) {
	m := periodForm.FindStringSubmatch(b)
	if m == nil || strings.Contains(a, "X") || strings.Contains(a, ".") {
		return "", false
	}
	date, clock, timed := strings.Cut(strings.TrimPrefix(a, "P"), "T")
	lowest := date
	if clock != "" {
		lowest = clock
	}
	if lowest == "" {
		return "", false
	}
	at := func(unit byte, clock bool) int {
		if clock {
			return 4 + strings.IndexByte("HMS", unit)
		}
		return strings.IndexByte(unitOrder[:4], unit)
	}
	small := at(m[3][0], m[1] == "T")
	if len(m[3]) > 1 || small < 0 || at(lowest[len(lowest)-1], timed) >= small {
		return "", false
	}
	if m[1] == "T" && !timed {
		return fmt.Sprintf("%sT%s%s", a, m[2], m[3]), true
	}
	return a + m[2] + m[3], true
}

// halfOf gives the part of day that a moment ends with, and whether its hours are counted from noon.
func halfOf(value string) (afternoon bool) {
	_, part, ok := strings.Cut(value, "T")
	return ok && (part == "AF" || part == "EV" || part == "NI")
}

// isDay reports whether a moment is a day, or a part or time of one.
func (t *timing) isDay(f *found) bool {
	return len(f.value) >= len("2031-03-04") && f.value[4] == '-' && isDigit(rune(f.value[5])) && f.value[7] == '-'
}

// openPart reports whether a moment is a part of a day that nothing tells.
func openPart(f *found) bool { return f.refused != "" && len(f.open) == len("TAF") && f.open[0] == 'T' }

// partClocks gives clock times that follow a part of day their half of it, and makes the two one moment: "tonight at 8", "今夜10時", "昨天下午两点".
func (t *timing) partClocks() {
	out := t.found[:0]
	for _, f := range t.found {
		if t.clockBeforePart(out, &f) {
			continue
		}
		if n := len(out); n > 0 && f.clock != "" && f.first-out[n-1].last <= 1 && openPart(&out[n-1]) {
			g := &out[n-1] // "in the afternoon at 7"
			if hour := num(f.clock[1:3]); hour < 12 && halfOf(g.open) {
				f.clock = fmt.Sprintf("T%02d%s", hour+12, f.clock[3:])
			}
			f.start, f.first = g.start, g.first
			out[n-1] = f
			continue
		}
		if n := len(out); n > 0 && f.clock != "" && out[n-1].clock == "" && out[n-1].refused == "" && t.isDay(&out[n-1]) {
			g := &out[n-1]
			_, part, timed := strings.Cut(g.value, "T")
			if gap := f.first - g.last; gap == 0 || gap == 1 && (t.lex(g.last).word("at") || t.lex(g.last).word("at_clock") || t.lex(g.last).key == ",") {
				if hour := num(f.clock[1:3]); halfOf(g.value) && hour < 12 && !(part == "NI" && hour < 6) {
					f.clock = fmt.Sprintf("T%02d%s", hour+12, f.clock[3:])
				}
				if timed && len(part) == 2 && (gap == 0 || t.bareHour(&f)) {
					g.clock, g.end, g.last, g.zone = f.clock, f.end, f.last, f.zone
					g.kind, g.value, g.dayed = "TIME", g.value[:len("2031-03-04")], true
					continue
				}
			}
		}
		out = append(out, f)
	}
	t.found = out
}

// bareHour reports whether a clock time is a number alone, which is no time without the words before it: "tonight at 8".
func (t *timing) bareHour(f *found) bool {
	x := t.lex(f.first)
	return f.last == f.first+1 && x.number != nil && !strings.ContainsAny(x.key, ":.")
}

// clockBeforePart gives the clock time that was found last the day and the half of it that the moment
// right behind it tells, and takes that in: "half zes morgenavond", "between 7 and 9 last night".
// It reports whether it did.
func (t *timing) clockBeforePart(out []found, f *found) bool {
	n := len(out) - 1
	if n < 0 || out[n].clock == "" || out[n].dayed || f.clock != "" || f.refused != "" || f.first != out[n].last || !t.isDay(f) {
		return false
	}
	day, part, _ := strings.Cut(f.value, "T")
	if len(part) != len("EV") || isDigit(rune(part[0])) {
		return false
	}
	for k := n; k >= max(0, n-1); k-- {
		g := &out[k]
		if k < n && (g.clock == "" || g.dayed || !t.lex(g.last).word("to") || g.last != out[n].first-1) {
			break
		}
		if hour := num(g.clock[1:3]); halfOf(f.value) && hour < 12 && !(part == "NI" && hour < 6) {
			g.clock = fmt.Sprintf("T%02d%s", hour+12, g.clock[3:])
		}
		g.value, g.dayed, g.how = day, true, f.how
	}
	out[n].end, out[n].last = f.end, f.last
	return true
}
