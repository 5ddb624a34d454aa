package annotate

import "parallax/internal/language"

// fullDate reads dates with the name of a month: "March 4, 2031", "4 March", "late March", "March 2031".
func (t *timing) fullDate(i int) (found, bool) {
	k := t.edge(i)
	year, month, day, next, ok := t.dayMonth(k)
	if !ok {
		return found{}, false
	}
	f := found{kind: "DATE", how: howPrinted, last: next}
	if year == 0 {
		if t.now.IsZero() {
			f.refused, f.open = refusedNow, openDate(month, day)
			return f, true
		}
		tense := t.tenseAt(i)
		if end := t.endAt(i); end.aim || end.moved >= 0 && (day > 0 || i-end.moved <= monthReach) {
			if to, refused := t.tenseOfEnd(end, i, tense); refused == "" { // of a date the nearest year will do where it is not told
				tense = to
			}
		}
		f.how, year = howYear, t.yearNear(month, max(day, 1), tense)
		if day == 0 {
			year = t.yearOfMonth(month, tense)
			if t.lex(i-1).word("from") && t.tenseAt(i) > 0 { // "will run from December"
				year, _ = addMonths(t.now, (month-int(t.now.Month())+12)%12)
			}
		}
		if r, ok := t.code(i-1, language.Relative); ok && day == 0 {
			year = t.relativeMonth(r.S, month)
		} else if r, ok := t.code(next, language.RelativeAfter); ok {
			year = t.relativeMonth(r.S, month)
			f.last++
		} else if r, ok := t.code(next, language.Relative); ok {
			if u, ok := t.code(next+1, language.TimeUnit); ok && u.S == "Y" { // "June last year"
				year, f.last = t.now.Year()+map[string]int{"last": -1, "next": 1}[r.S], next+2
			}
		}
	}
	t.dayRange(&f, day, year, month)
	if day == 0 {
		f.value = monthValue(year, month)
	} else if value, ok := dateValue(year, month, day); ok {
		f.value = value
	} else {
		f.refused = refusedDay
		if f.how == howYear {
			f.open = openDate(month, day) // "30 February"
		}
	}
	t.weekdayBehind(&f)
	if part, next, ok := t.partAfter(f.last); ok && day > 0 && f.refused == "" {
		f.value, f.kind, f.last = f.value+"T"+part, "TIME", next
	}
	if _, edge := t.code(f.last, language.Edge); edge && day == 0 && t.d.language.Dates().EdgeAfter {
		f.last++ // "Mart başında"
	}
	return f, true
}

// edge skips "early", "mid-", "late" before a period.
func (t *timing) edge(i int) int {
	if _, ok := t.code(i, language.Edge); !ok {
		return i
	}
	if t.lex(i+1).word("the") || t.lex(i+1).word("of") {
		return i + 2
	}
	return i + 1
}

// month gives the month named at lexeme i and the lexeme behind it, its period included.
func (t *timing) month(i int) (month, next int, ok bool) {
	x := t.lex(i)
	r, ok := x.is(language.Month)
	if !ok || t.d.language.Dates().Capital && !x.upper && (len(x.key) < minLowerMonth || len(x.readings) > 1) {
		return 0, i, false
	}
	next = i + 1
	if y := t.lex(next); y.key == "." && y.glue == 0 && len(x.key) <= 5 && (t.lex(next+1).number != nil || len(x.key) < 4) {
		next++
	}
	return int(r.N), next, true
}

// dayRange takes in the second day of "May 3-5", so that the moment reaches to its end.
func (t *timing) dayRange(f *found, day, year, month int) {
	x := t.lex(f.last)
	k := f.last
	if x.key == "-" || x.key == "–" {
		k++
	} else if x.glue != '-' {
		return
	}
	n := t.lex(k).number
	if day == 0 || n == nil || !n.digits || len(n.printed) > 2 || n.ordinal || int(n.value) <= day || t.unitBehind(k+1) || k > f.last && t.lex(k).glue == ' ' {
		return
	}
	if _, _, month := t.month(k + 1); month {
		return // "18 November-19 December"
	}
	if until, ok := dateValue(year, month, int(n.value)); ok {
		f.until, f.last = until, k+1
		if y, next := t.yearBehind(k + 1); y == year || y > 0 && f.how == howYear {
			f.last = next
		}
	}
}

// rangeStart reads the first day of "3 to 5 May", "5. bis 22. November", "9-11 March".
func (t *timing) rangeStart(i int) (found, bool) {
	d, k, ok := t.dayNumber(i)
	if before := t.lex(i - 1); !ok || t.lex(i).number.ordinal && !t.lex(i).number.digits && !before.word("between") && !before.word("the") {
		return found{}, false
	}
	x := t.lex(k)
	_, to := x.is(language.To)
	dash := x.key == "-" || x.key == "–" || x.glue == '-'
	switch {
	case x.glue == '-' && x.number != nil:
	case to || x.word("to") || dash:
		k++
	default:
		return found{}, false
	}
	for t.lex(k).word("the") {
		k++
	}
	if end, _, isDay := t.dayNumber(k); !isDay || end <= d {
		return found{}, false
	}
	f, ok := t.fullDate(k)
	if ok && f.refused == refusedNow && len(f.open) == len("XXXX-03-04") { // open as the end is
		f.open, f.last, f.start, f.end = openDate(num(f.open[len("XXXX-"):len("XXXX-03")]), d), i+1, 0, 0
		return f, true
	}
	if !ok || len(f.value) != len("2031-03-04") || f.refused != "" || t.lex(k).word("the") {
		return found{}, false
	}
	until := f.value
	value, err := dateValue(num(until[:4]), num(until[5:7]), d)
	if !err {
		return found{}, false
	}
	f.value = value
	if dash { // "9-11 March" is one moment, "9 to 11 March" is two
		f.until = until
		return f, true
	}
	f.last, f.start, f.end = i+1, t.list[i].start, t.list[i].end
	if t.lex(i+1).key == "." {
		f.last, f.end = i+2, t.list[i+1].end
	}
	return f, true
}

// dayMonth reads day, month and year from lexeme i, in the orders languages write them; day and year may be 0.
func (t *timing) dayMonth(i int) (year, month, day, next int, ok bool) {
	if d, k, isDay := t.dayNumber(i); isDay {
		if t.lex(k).word("of") && t.lex(k).key != "in" || t.lex(k).key == "/" && t.lex(k).glue == 0 {
			k++
		}
		if m, k, isMonth := t.month(k); isMonth {
			year, next = t.yearBehind(k)
			return year, m, d, next, true
		}
	}
	m, k, isMonth := t.month(i)
	if !isMonth {
		return 0, 0, 0, i, false
	}
	if t.lex(k).word("the") && t.lex(k+1).number != nil && t.lex(k+1).number.ordinal {
		k++ // "April the ninth"
	}
	if t.lex(k).key == "," && t.lex(k+1).number != nil && t.lex(k+1).number.ordinal && t.lex(k+1).number.digits {
		k++ // "October, 1st"
	}
	if d, k2, isDay := t.dayNumber(k); isDay && !t.unitBehind(k2) && t.lex(k).glue != '-' {
		year, next = t.yearBehind(k2)
		return year, m, d, next, true
	}
	year, next = t.yearBehind(k)
	if year == 0 && t.ambiguous(i) {
		return 0, 0, 0, i, false
	}
	return year, m, 0, next, true
}

// unitBehind reports whether what stands at i makes the number before it a count and no day: "In March 20 people".
func (t *timing) unitBehind(i int) bool {
	x := t.lex(i)
	_, people := x.is(language.People)
	_, percent := x.is(language.Percent)
	_, unit := x.is(language.TimeUnit)
	return people || percent || unit && x.number == nil
}

// relativeMonth gives the year of "last March", "next March", "this March".
func (t *timing) relativeMonth(relative string, month int) int {
	now := int(t.now.Month())
	switch {
	case relative == "last" && month >= now:
		return t.now.Year() - 1
	case relative == "next" && month <= now:
		return t.now.Year() + 1
	}
	return t.now.Year()
}
