package annotate

import (
	"fmt"
	"time"

	"parallax/internal/language"
)

// rangeGap is how many lexemes stand between the two ends of a range at most: "to" and an article or a preposition.
const rangeGap = 3

// ranges gives the two ends of a range their order: "von März bis Mai" lies in one year, "between Monday and Wednesday" in that
// order, "3月4日至6日" in one month.
func (t *timing) ranges() {
	t.yearsBefore()
	t.putOff()
	for n := 0; n+1 < len(t.found); n++ {
		g, f := &t.found[n], &t.found[n+1]
		if g.kind != "DATE" || f.kind != "DATE" || g.refused != "" || f.refused != "" || g.until != "" || f.until != "" || !t.isRange(g, f) {
			continue
		}
		switch {
		case g.how == howWeekday && f.how == howWeekday:
			t.weekdayRange(g, f)
		case !inMonth(g.value) || !inMonth(f.value):
		case t.markedDay(f) && t.isDay(g):
			f.value = dayBehindDay(g.value, num(f.value[len("2031-03-"):]))
		case f.how == howYear && (g.how == howYear || g.how == howPrinted):
			year := num(g.value[:4])
			if earlierInYear(f.value, g.value) {
				year++
			}
			f.value = fmt.Sprintf("%04d%s", year, f.value[4:])
		case g.how == howYear && f.how == howPrinted:
			year := num(f.value[:4])
			if earlierInYear(f.value, g.value) {
				year--
			}
			g.value = fmt.Sprintf("%04d%s", year, g.value[4:])
		}
	}
}

// putOff says of days that something is put off to them, and leaves out those from which it is: "was moved from Wednesday to
// Friday" is no range, and nothing happens on the first.
func (t *timing) putOff() {
	out := t.found[:0]
	for n, g := range t.found {
		if n+1 < len(t.found) && t.movesTo(&g, &t.found[n+1]) {
			continue
		}
		if g.kind == "DATE" && g.refused == "" && (g.how == howWeekday || g.how == howYear) && t.endAt(g.first).moved >= 0 {
			g.how = howPutOff
		}
		out = append(out, g)
	}
	t.found = out
}

// movesTo reports whether something is put off from the day g to the day f.
func (t *timing) movesTo(g, f *found) bool {
	gap, before := f.first-g.last, g.first-1
	if t.lex(before).word("the") {
		before--
	}
	return g.kind == "DATE" && f.kind == "DATE" && gap > 0 && gap <= rangeGap && t.lex(before).word("from") && t.endAt(f.first).moved >= 0
}

// yearsBefore gives dates without a year the one that stands right before them: "in 2031, from April to June", "2031 में 28 जून को". A
// year and a month with nothing between are one moment: "2031 अप्रैल".
func (t *timing) yearsBefore() {
	out := t.found[:0]
	for _, f := range t.found {
		n := len(out) - 1
		if n < 0 || f.how != howYear || f.kind != "DATE" || f.refused != "" || !inMonth(f.value) || !t.yearLeads(&out[n], &f) {
			out = append(out, f)
			continue
		}
		g := &out[n]
		f.value, f.how = g.value+f.value[len(g.value):], howPrinted
		if f.first == g.last {
			f.start, f.first = g.start, g.first
			out[n] = f
			continue
		}
		out = append(out, f)
	}
	t.found = out
}

// yearLeads reports whether g is a year alone and leads to the date f: nothing but words that link the two stands between, and a comma
// only where the sentence begins with the year.
func (t *timing) yearLeads(g, f *found) bool {
	gap := f.first - g.last
	if len(g.value) != len("2031") || !digits(g.value) || g.kind != "DATE" || g.how != howPrinted || g.refused != "" || gap < 0 || gap > rangeGap || t.list[f.first].glue != ' ' {
		return false
	}
	for k := g.last; k < f.first; k++ {
		x := t.lex(k)
		comma := x.key == "," && g.first <= 1
		if !comma && !x.word("of") && !x.word("from") && !x.word("between") && !x.word("the") && !x.word("year_in") && !(x.word("in") && !x.word("to")) {
			return false
		}
	}
	return true
}

// isRange reports whether f is the end of a range that begins with g. A word that is "and" too needs one for "between".
func (t *timing) isRange(g, f *found) bool {
	gap := f.first - g.last
	if gap == 0 && t.lex(f.first).glue == '-' {
		return true // "June-August 2031", "18 November-2 December"
	}
	behind := f.last
	for behind < len(t.list) && t.list[behind].glue == 0 { // the ending of "2031'ye"
		behind++
	}
	if gap == 0 && t.lex(behind).word("until_after") && hasEnding(language.Fold(t.p.text[g.start:g.end]), t.d.language.Dates().FromEnding) {
		return true // "marttan mayısa kadar"
	}
	if gap < 1 || gap > rangeGap {
		return false
	}
	for k := g.last; k < f.first; k++ {
		x := t.lex(k)
		_, and := x.is(language.And)
		switch {
		case x.key == "-" || x.key == "–":
			return true
		case x.word("to") && and:
			return t.opensRange(g.first) || t.lex(f.last).word("between_after")
		case x.word("to"):
			return true
		case !x.word("the") && !x.word("in") && !x.word("from"):
			return false
		}
	}
	return false
}

// opensRange reports whether a word for "between" stands right before lexeme i, an article skipped.
func (t *timing) opensRange(i int) bool {
	if t.lex(i - 1).word("the") {
		i--
	}
	return t.lex(i - 1).word("between")
}

// weekdayRange puts the second weekday of a range behind the first one, within a week.
func (t *timing) weekdayRange(g, f *found) {
	first, bad := time.Parse(time.DateOnly, g.value[:len(time.DateOnly)])
	last, worse := time.Parse(time.DateOnly, f.value[:len(time.DateOnly)])
	if bad != nil || worse != nil {
		return
	}
	for last.Before(first) {
		last = last.AddDate(0, 0, 7)
	}
	for !last.Before(first.AddDate(0, 0, 7)) {
		last = last.AddDate(0, 0, -7)
	}
	f.value = dayValue(last) + f.value[len(time.DateOnly):]
}

// markedDay reports whether a moment is the number of a day alone with a mark behind it: "6日".
func (t *timing) markedDay(f *found) bool {
	return t.isDay(f) && f.how == howYear && f.last-f.first == 2 && t.lex(f.first+1).word("day_mark")
}

// dayBehindDay gives the first day with a number behind another day.
func dayBehindDay(value string, day int) string {
	year, month := num(value[:4]), num(value[5:7])
	if day <= num(value[len("2031-03-"):len("2031-03-04")]) {
		year, month = addMonths(time.Date(year, time.Month(month), 1, 0, 0, 0, 0, time.UTC), 1)
	}
	return fmt.Sprintf("%04d-%02d-%02d", year, month, day)
}

// inMonth reports whether a value is a month or finer.
func inMonth(value string) bool {
	return len(value) >= len("2031-03") && value[4] == '-' && digits(value[5:7])
}

// earlierInYear reports whether the month and day of a lie before those of b, as far as both are told.
func earlierInYear(a, b string) bool {
	n := min(len(a), len(b), len(time.DateOnly))
	return a[5:n] < b[5:n]
}

// weekOf reads a week by one of its days: "the week of 5 May", "la semana del 5 de mayo", "5月5日の週".
func (t *timing) weekOf(i int) (found, bool) {
	k := i
	for t.lex(k).word("the") {
		k++
	}
	if t.unit(k, "W") && t.lex(k).number == nil && !t.plural(k) {
		for k++; t.lex(k).word("of") || t.lex(k).word("the") || t.lex(k).word("from") || t.lex(k).word("week_from"); k++ {
		}
		return t.weekWith(k)
	}
	if !t.d.language.Dates().EdgeAfter && !unspacedKey(t.lex(i+1).key) {
		return found{}, false // no week stands behind its date
	}
	f, ok := t.weekWith(i)
	if !ok {
		return found{}, false
	}
	last := f.last
	if t.lex(last).word("of") {
		last++
	}
	if !t.unit(last, "W") || t.plural(last) {
		return found{}, false
	}
	f.last = last + 1
	return f, true
}

// weekWith gives the week of the date with its day at lexeme k.
func (t *timing) weekWith(k int) (found, bool) {
	if t.lex(k - 1).word("the") {
		if f, ok := t.dayOnly(k - 1); ok && f.refused == "" { // "the week of the 18th"
			day, err := time.Parse(time.DateOnly, f.value)
			f.value = weekValue(day)
			return f, err == nil
		}
	}
	for _, rule := range []func(*timing, int) (found, bool){(*timing).characterDate, (*timing).fullDate, (*timing).calendarDate} {
		f, ok := rule(t, k)
		if !ok || f.refused != "" || f.until != "" || len(f.value) != len(time.DateOnly) || !t.isDay(&f) {
			continue
		}
		day, err := time.Parse(time.DateOnly, f.value)
		if f.value = weekValue(day); err == nil {
			return f, true
		}
	}
	return found{}, false
}
