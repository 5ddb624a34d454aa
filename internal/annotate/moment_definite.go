package annotate

import (
	"parallax/internal/language"
)

// definite reads periods that only their article points at: "the weekend", "the end of the month", "for the year".
func (t *timing) definite(i int) (found, bool) {
	f := found{kind: "DATE", how: howShift, last: i + 1}
	unit, shift := "", 0
	if t.lex(i).word("weekend") {
		unit = "WE"
		if day := (int(t.now.Weekday()) + 6) % 7; day < 5 && t.tenseAt(i) <= 0 {
			shift = -1 // told on a working day: the weekend before it
		}
	} else {
		k, ok := t.definiteUnit(i)
		if !ok {
			return found{}, false
		}
		r, _ := t.code(k, language.TimeUnit)
		unit, f.last = r.S, k+1
		if _, edge := t.code(f.last, language.Edge); edge && t.d.language.Dates().EdgeAfter {
			f.last++
		}
	}
	if t.now.IsZero() {
		f.refused = refusedNow
		return f, true
	}
	f.value = unitValue(t.now, unit, shift)
	return f, true
}

// definiteUnit gives the lexeme of the unit in "the end of the month" or, behind "for" or "of", "the year".
func (t *timing) definiteUnit(i int) (int, bool) {
	k := i
	if _, edge := t.code(k+1, language.Edge); edge && t.d.language.Dates().EdgeAfter && t.lex(k).number == nil && t.hasUnit(k) {
		return k, true // "haftanın sonunda"
	}
	if _, edge := t.code(k, language.Edge); edge {
		k++
		if t.lex(k).word("of") {
			k++
		}
		if t.lex(k).word("the") {
			k++
		}
	} else if t.lex(k).word("the") && t.lex(k-1).word("in") && t.unit(k+1, "W") && t.closes(k+2) && t.lex(k+2).kind != language.Word {
		return k + 1, true // "in the week."
	} else if t.lex(k).word("the") && t.lex(k-1).word("all") && t.unit(k+1, "W") && !t.lex(k-1).word("of") && !t.lex(k+2).word("of") {
		return k + 1, true // "for the week"
	} else if t.lex(k).word("the") && t.lex(k-1).word("all") {
		k++
		if t.lex(k).word("year") && t.lex(k+1).word("year") {
			k++ // "the fiscal year"
		}
	} else {
		return 0, false
	}
	r, ok := t.code(k, language.TimeUnit)
	if !ok || t.lex(k).number != nil || t.plural(k) || k == i || t.lex(k).glue == '-' || t.lex(k+1).glue == '-' {
		return 0, false
	}
	if _, after := t.code(k+1, language.RelativeAfter); after || t.lex(k+1).word("ended") {
		return 0, false
	}
	return k, r.S == "Y" || k > i+1 && (r.S == "M" || r.S == "W" || r.S == "Q" || r.S == "DE") || r.S == "M" && k == i+1 && !t.lex(i).word("the")
}

// hasUnit reports whether lexeme k is a unit from the day up.
func (t *timing) hasUnit(k int) bool {
	r, ok := t.code(k, language.TimeUnit)
	return ok && r.S[0] != 'T'
}

// quarterBack is how many moments of one sentence are looked through for a quarter.
const quarterBack = 20

// quarterReach is how many sentences a quarter is remembered for: "a year ago" below it is the same quarter of the year before.
const quarterReach = 3

// quarterAgo gives the quarter a year before the one that was last told of, when "a year ago" is compared with it.
func (t *timing) quarterAgo() (string, bool) {
	q := yearBefore(t.quarterNear())
	return q, q != ""
}

// yearBefore gives the same quarter of the year before, "" of what is no quarter.
func yearBefore(quarter string) string {
	if !isQuarter(quarter) {
		return ""
	}
	return quarterValue(num(quarter[:4])-1, num(quarter[len("2031-Q"):]))
}

// quarterNear gives the value of the last quarter of this sentence, or else of those just before it.
func (t *timing) quarterNear() string {
	for k := len(t.found) - 1; k >= max(0, len(t.found)-quarterBack); k-- {
		if isQuarter(t.found[k].value) && !t.found[k].compared {
			return t.found[k].value
		}
	}
	if t.quarterAge < quarterReach {
		return t.quarterValue
	}
	return ""
}

func isQuarter(value string) bool { return len(value) == len("2031-Q1") && value[5] == 'Q' }
