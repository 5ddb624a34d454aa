package annotate

import (
	"fmt"
	"strings"
	"time"

	"parallax/internal/language"
)

// refusedAccount is told when nothing said before tells which day or year is meant.
const refusedAccount = "no time told before it"

// toldReach is how many sentences a told time is remembered for, toldKept how many of them.
const (
	toldReach = 3
	toldKept  = 8
)

// told is a time the text has told of, and the number of the sentence that told it.
type told struct {
	value    string
	sentence int
}

// account keeps the last times a text has told of: what "that year" and "the next day" count from.
type account struct {
	times    []told
	sentence int
	any      bool // some time was told, however long ago
}

// remember adds the times of a sentence that has been read.
func (a *account) remember(list []found) {
	for i := range list {
		f := &list[i]
		if f.refused == "" && (f.kind == "DATE" || f.kind == "TIME") && len(f.value) >= len("2031") && digits(f.value[:4]) {
			a.times, a.any = append(a.times, told{f.value, a.sentence}), true
		}
	}
	a.times = a.times[max(0, len(a.times)-toldKept):]
	a.sentence++
}

// last gives the last told time that is as fine as a unit: a day for days, a year or finer for years.
func (t *timing) last(unit string) (time.Time, bool) {
	for k := len(t.found) - 1; k >= 0; k-- {
		if f := &t.found[k]; f.refused == "" && (f.kind == "DATE" || f.kind == "TIME") {
			if at, ok := startAsFine(f.value, unit); ok {
				return at, true
			}
		}
	}
	for k := len(t.account.times) - 1; k >= 0 && t.account.sentence-t.account.times[k].sentence <= toldReach; k-- {
		if at, ok := startAsFine(t.account.times[k].value, unit); ok {
			return at, true
		}
	}
	return time.Time{}, false
}

// fineness orders what reach calls the granularities, for the units that are counted from an account.
var fineness = map[string]int{"year": 1, "half-year": 2, "season": 2, "quarter": 2, "month": 3, "week": 4, "weekend": 4, "day": 5, "part of day": 6, "hour": 6, "minute": 6}

// needs is the fineness that a unit asks for.
var needs = map[string]int{"Y": 1, "Q": 2, "M": 3, "W": 4, "WE": 4, "D": 5}

// startAsFine gives the first moment of a TIMEX value, false when it is coarser than the unit.
func startAsFine(value, unit string) (time.Time, bool) {
	start, _, granularity := reach(value, time.UTC)
	least, ok := needs[unit]
	if !ok {
		least = needs["D"] // parts of days
	}
	return start, fineness[granularity] >= least
}

// fromAccount reads phrases that count from the time last told of: "that year", "the next day".
// Before any time was told, those that move count from publication.
func (t *timing) fromAccount(i int) (found, bool) {
	r, ok := t.code(i, language.Account)
	if !ok {
		return found{}, false
	}
	unit, shift := r.S, 0
	if _, err := fmt.Sscanf(r.S, "%s %d", &unit, &shift); err != nil {
		return found{}, false
	}
	if t.opensClause(i) {
		return found{}, false // "the day after the fire"
	}
	f := found{kind: "DATE", how: howShift, last: i + 1}
	if next := t.lex(i + 1); shift != 0 && next.word("of") && next.key != "in" {
		f.refused, f.open = refusedAccount, openUnit[unit] // "al día siguiente de su caída": the day after what follows
		return f, true
	}
	at, ok := t.last(unit)
	if !ok && shift != 0 && !t.account.any && len(t.found) == 0 {
		at, ok = t.now, !t.now.IsZero()
	}
	part := len(unit) == 2 && partHours[unit] != [2]int{}
	if part {
		f.kind = "TIME"
	}
	if !ok {
		f.refused, f.open = refusedAccount, openUnit[unit]
		return f, true
	}
	if part {
		f.value = dayValue(at.AddDate(0, 0, shift)) + "T" + unit
		return f, true
	}
	f.value = unitValue(at, unit, shift)
	return f, f.value != ""
}

// opensClause reports whether the phrase at lexeme i ends with a word such as "before", and what it is counted from follows.
func (t *timing) opensClause(i int) bool {
	last := t.lex(i).key[strings.LastIndexByte(t.lex(i).key, ' ')+1:]
	for _, r := range t.d.language.Lexicon().Find(last) {
		if r.Sense == language.DateWord && (r.S == "after_date" || r.S == "before_date") {
			next := t.lex(i + 1)
			return next.key != "" && next.kind != language.Punct && !next.word("past") && !next.word("future") // "il giorno dopo è sceso"
		}
	}
	return false
}

// openUnit is the value of a unit of which nothing is known.
var openUnit = map[string]string{"Y": "XXXX", "M": "XXXX-XX", "W": "XXXX-WXX", "D": "XXXX-XX-XX"}

// yearEnd reads a phrase for the end of a year: "year-end", "zum Jahresende".
func (t *timing) yearEnd(i int) (found, bool) {
	k := i
	for t.lex(k).word("the") {
		k++
	}
	if !t.lex(k).word("year_end") {
		return found{}, false
	}
	f := found{kind: "DATE", how: howYear, last: k + 1}
	if y, next := t.yearAround(k + 1); y > 0 {
		f.value, f.how, f.last = fmt.Sprintf("%04d", y), howPrinted, next
		return f, true
	}
	if t.now.IsZero() {
		f.refused = refusedNow
		return f, true
	}
	f.value = fmt.Sprintf("%04d", t.now.Year())
	return f, true
}

// endedYear reads a year by the day it ends on, which is a span of a year and no year of the
// calendar: "the fiscal year ended June 30".
func (t *timing) endedYear(i int) (found, bool) {
	k := i
	for t.lex(k).word("the") {
		k++
	}
	if k == i {
		return found{}, false
	}
	r, ok := t.code(k, language.TimeUnit)
	if !ok || t.lex(k).number != nil || r.S != "Y" || !t.lex(k+1).word("ends") {
		return found{}, false
	}
	return found{kind: "DURATION", value: "P1Y", how: howPrinted, last: k + 1}, true
}
