package annotate

import (
	"fmt"
	"slices"

	"parallax/internal/language"
)

// characterDate reads "2031年3月4日", "三月四日", "3月", "4日" and "2031年", where year, month and day are
// named by a character behind their number. A month without year, and a day without month,
// are those near publication.
func (t *timing) characterDate(i int) (found, bool) {
	year, k := t.yearMarked(i)
	if p, ok := t.namedPeriod(i); ok && len(p.value) == len("2031") { // "去年4月"
		if _, month := t.numberBefore(p.last, "month_mark"); month > p.last {
			year, k = num(p.value), p.last
		}
	}
	if f, ok := t.dayOfNamedMonth(i); ok {
		return f, true
	}
	if f, ok := t.nearestDate(i); ok {
		return f, true
	}
	if k > i && (year < 1000 || year > 2199) {
		return found{}, false
	}
	month, next := t.numberBefore(k, "month_mark")
	if next > k && (month < 1 || month > 12) {
		return found{}, false
	}
	day, last := t.numberBefore(next, "day_mark")
	if last > next && (day < 1 || day > 31) || last == i || k > i && next == k && last > k || next == i && t.shiftAt(last) {
		return found{}, false
	}
	f := found{kind: "DATE", how: howPrinted, last: last}
	if year == 0 && t.now.IsZero() {
		f.refused = refusedNow
		if month > 0 {
			f.open = openDate(month, day)
		}
		return f, true
	}
	switch {
	case next == k && last == next: // a year
		f.value, f.last = t.partOfYear(fmt.Sprintf("%04d", year), last)
		return f, true
	case next == k && (t.lex(last).word("for") || t.lex(i-1).word("whole")):
		return found{}, false // "5일 동안"
	case next == k: // a day of this month, or of the one before
		f.how = howYear
		if near := t.dayNear(day, -1); near != "" && t.tenseAt(i) <= 0 {
			year, month = num(near[:4]), num(near[5:7])
		} else {
			year, month = t.now.Year(), int(t.now.Month())
		}
	case year == 0:
		f.how, year = howYear, t.yearNear(month, max(1, day), t.tenseAt(i))
		if day == 0 {
			year = t.yearOfMonth(month, t.tenseAt(i))
		}
	}
	if last == next {
		f.value = monthValue(year, month)
		return f, true
	}
	return t.characterDay(f, year, month, day), true
}

// partOfYear gives the half or the season of a year that is named behind it at lexeme k, "2030年上半年", "2030年夏天", else
// the year, and the lexeme behind.
func (t *timing) partOfYear(year string, k int) (value string, next int) {
	if half := t.halfNamed(k); half > 0 {
		return fmt.Sprintf("%s-H%d", year, half), k + 1
	}
	if season, ok := t.code(k, language.Season); ok {
		return year + "-" + season.S, k + 1
	}
	return year, k
}

// characterDay gives the date of a day, with the weekday and the part of the day behind it.
func (t *timing) characterDay(f found, year, month, day int) found {
	value, ok := dateValue(year, month, day)
	f.value = value
	if !ok {
		f.refused = refusedDay
	}
	t.weekdayBehind(&f)
	if part, next, ok := t.partAfter(f.last); ok && f.refused == "" {
		if _, clock := t.hourAt(next); !clock {
			f.value, f.kind, f.last = f.value+"T"+part, "TIME", next
		}
	}
	return f
}

// dayOfNamedMonth reads a day behind a word for its month at lexeme i: "지난달 14일".
func (t *timing) dayOfNamedMonth(i int) (found, bool) {
	p, ok := t.namedPeriod(i)
	if !ok || p.refused != "" || len(p.value) != len("2031-02") || p.value[5] == 'W' {
		return found{}, false
	}
	if t.lex(p.last).word("of") {
		p.last++ // "来月の4日"
	}
	day, last := t.numberBefore(p.last, "day_mark")
	if last == p.last || t.lex(last).word("for") || t.shiftAt(last) {
		return found{}, false
	}
	value, ok := dateValue(num(p.value[:4]), num(p.value[5:]), day)
	return found{kind: "DATE", how: howShift, value: value, last: last}, ok
}

// nearestDate reads a date behind a word that says on which side of publication it is nearest: "지난 14일", "오는 3월 5일".
func (t *timing) nearestDate(i int) (found, bool) {
	past, future := t.lex(i).word("last_date"), t.lex(i).word("next_date")
	if !past && !future {
		return found{}, false
	}
	if _, year := t.yearNumber(i + 1); year {
		return t.characterDate(i + 1) // "지난 1987년"
	}
	month, k := t.numberBefore(i+1, "month_mark")
	day, last := t.numberBefore(k, "day_mark")
	if last == i+1 || month > 12 || day > 31 || t.lex(last).word("for") || t.shiftAt(last) {
		return found{}, false
	}
	if t.now.IsZero() {
		f := found{kind: "DATE", last: last, refused: refusedNow}
		if month > 0 {
			f.open = openDate(month, day)
		}
		return f, true
	}
	step := 1
	if past {
		step = -1
	}
	f := found{kind: "DATE", how: howShift, last: last}
	for n := range 24 {
		y, m := addMonths(t.now, step*n)
		value, ok := dateValue(y, m, max(day, 1))
		if !ok || month > 0 && m != month {
			continue
		}
		if last == k {
			f.value = monthValue(y, m)
			return f, true
		}
		if today := t.now.Format("2006-01-02"); past && value <= today || future && value >= today {
			f.value = value
			return f, true
		}
	}
	return found{}, false
}

// yearMarked reads a year before its mark at lexeme i: "2031年", "31年3月", "零八年", "令和13年", "平成元年"; and the lexeme behind it.
func (t *timing) yearMarked(i int) (int, int) {
	if r, era := t.code(i, language.Era); era {
		if t.lex(i+1).word("first_year") && t.lex(i+2).word("year_mark") {
			return int(r.N) + 1, i + 3
		}
		if n, k := t.numberBefore(i+1, "year_mark"); k > i+1 {
			return int(r.N) + n, k
		}
		return 0, i
	}
	year, k := t.numberBefore(i, "year_mark")
	if n := t.lex(i).number; k > i && year < 100 && n.digits && len(n.printed) == 2 {
		if _, month := t.numberBefore(k, "month_mark"); month > k || n.printed[0] == '0' {
			year = t.century(year)
		}
	}
	return year, k
}

// shiftAt reports whether lexeme i counts what stands before it from now: "2日前".
func (t *timing) shiftAt(i int) bool {
	_, ok := t.code(i, language.Shift)
	return ok
}

// numberBefore gives the whole number at lexeme i when a mark stands behind it, and the lexeme behind the mark; i when not.
func (t *timing) numberBefore(i int, mark string) (int, int) {
	n, ok := t.count(i)
	if !ok || !t.lex(i+1).word(mark) {
		return 0, i
	}
	return n, i + 2
}

// hourAt gives the hour that a mark for o'clock is written to, at lexeme i.
func (t *timing) hourAt(i int) (int, bool) {
	h, next := t.numberBefore(i, "hour_mark")
	return h, next > i && h <= 24
}

// characterClock reads "午後3時", "下午三点半", "8時30分".
func (t *timing) characterClock(i int) (found, bool) {
	k := i
	part, named := t.code(k, language.PartOfDay)
	if named {
		k++
	}
	hour, ok := t.hourAt(k)
	if !ok {
		return found{}, false
	}
	f := found{kind: "TIME", last: k + 2, start: t.list[i].start}
	minute := 0
	if m, ok := t.count(f.last); ok && m < 60 && (t.lex(f.last).glue == 0 || alphabetic(t.lex(f.last+1).key)) {
		if r, unit := t.code(f.last+1, language.TimeUnit); unit && r.S == "TM" {
			minute, f.last = m, f.last+2
		}
	} else if t.lex(f.last).word("half") {
		minute, f.last = 30, f.last+1
	}
	if hour < 12 && (part.S == "AF" || part.S == "EV" || part.S == "NI" && hour >= 6) {
		hour += 12
	}
	f.end, f.clock = t.list[f.last-1].end, fmt.Sprintf("T%02d:%02d", hour, minute)
	return f, true
}

// weekWeekday reads a weekday and the week it lies in: "Tuesday of last week", "nächste Woche Montag", "来週の火曜日".
func (t *timing) weekWeekday(i int) (found, bool) {
	if day, _, next, ok := t.weekdayName(i); ok && t.lex(next).word("of") {
		week, ok := t.week(next + 1)
		if !ok {
			return found{}, false
		}
		return t.dayOfWeek(week, day, week.last), true
	}
	week, ok := t.week(i)
	if !ok {
		return found{}, false
	}
	k := week.last
	for t.lex(k).word("of") || t.lex(k).word("the") || t.lex(k).word("on_day") || t.lex(k).key == "," {
		k++
	}
	day, part, next, ok := t.weekdayName(k)
	if short := slices.Index(t.d.language.Dates().ShortWeekday, t.lex(k).key); !ok && short >= 0 && t.lex(k).glue == 0 {
		day, next, ok = short+1, k+1, true // "上周五"
	}
	if !ok {
		return found{}, false
	}
	f := t.dayOfWeek(week, day, next)
	if part != "" && f.refused == "" {
		f.kind, f.value = "TIME", f.value+"T"+part
	}
	return f, true
}

// week reads a week told relative to publication.
func (t *timing) week(i int) (found, bool) {
	f, ok := t.namedPeriod(i)
	if !ok {
		f, ok = t.relativeUnit(i)
	}
	if !ok {
		f, ok = t.fromAccount(i)
	}
	return f, ok && (f.refused != "" || len(f.value) == len("2031-W10") && f.value[5] == 'W')
}

func (t *timing) dayOfWeek(week found, day, last int) found {
	f := found{kind: "DATE", how: howShift, last: last, refused: week.refused}
	if f.refused == "" {
		monday, _, _ := reach(week.value, nil)
		f.value = dayValue(monday.AddDate(0, 0, day-1))
	}
	return f
}

// namedPeriod reads one word for a period near publication: "heuer", "Vorjahr", "先週", "去年".
func (t *timing) namedPeriod(i int) (found, bool) {
	r, ok := t.code(i, language.Period)
	if !ok {
		return found{}, false
	}
	f := found{kind: "DATE", how: howShift, last: i + 1}
	if t.now.IsZero() {
		f.refused = refusedNow
		return f, true
	}
	var unit string
	var shift int
	if _, err := fmt.Sscanf(r.S, "%s %d", &unit, &shift); err != nil {
		return found{}, false
	}
	f.value = unitValue(t.now, unit, shift)
	return f, f.value != ""
}
