package annotate

import (
	"fmt"

	"parallax/internal/language"
)

// quarter reads "the third quarter of 2031", "third-quarter", "Q3 2031", "the first half of the year".
func (t *timing) quarter(i int) (found, bool) {
	k, year := t.quarterYear(i)
	q, k := t.quarterNumber(i, k, year)
	if r, ok := t.code(k, language.TimeUnit); ok && q == 0 && year == 0 && r.S == "Q" && k == i+1 && !t.now.IsZero() {
		// "the quarter": the one last reported on
		return found{kind: "DATE", value: unitValue(t.now, "Q", -1), how: howShift, last: k + 1}, true
	}
	if q < 1 || q > 4 {
		return found{}, false
	}
	f := found{kind: "DATE", how: howPrinted, last: k}
	if year > 0 {
		f.value = quarterValue(year, q)
		f.compared = f.value == yearBefore(t.quarterNear())
		return f, true
	}
	if y, next := t.yearAround(k); y > 0 {
		f.value, f.last = quarterValue(y, q), next
		return f, true
	}
	if t.now.IsZero() {
		f.refused, f.open = refusedNow, fmt.Sprintf("XXXX-Q%d", q)
		return f, true
	}
	f.value, f.how = quarterValue(t.quarterReported(i, q), q), howYear
	return f, true
}

// quarterYear reads what stands before the number of a quarter that begins at lexeme i: an article, a year. It gives
// the lexeme of the number, and the year, 0 when none is told.
func (t *timing) quarterYear(i int) (next, year int) {
	k := i
	if y, next, ok := t.yearOf(i); ok {
		k, year = next, y // "last year's third quarter"
	}
	if t.lex(k).word("the") {
		k++
	}
	if y, ok := t.yearNumber(k); ok && year == 0 {
		k, year = k+1, y // "the 2031 third quarter", "2031-Q3"
	}
	if next, ok := t.yearAgoBefore(k); ok && year == 0 && len(t.quarterTold()) == len("2031-Q1") {
		k, year = next, num(t.quarterTold()[:4])-1 // "the year-ago third quarter"
	}
	if r, ok := t.code(k, language.Shift); ok && r.S == "latest" {
		k = i + 1
	}
	return k, year
}

// quarterNumber reads the number of a quarter at lexeme k, where the phrase begins at i, and gives the lexeme behind it;
// 0 when there is none.
func (t *timing) quarterNumber(i, k, year int) (q, next int) {
	n := t.lex(k).number
	switch {
	case k > i && t.lex(k).number == nil && !t.quarterMark(k, true) && year > 0 && !t.unit(k, "Q"):
		return 0, k
	case n != nil && (n.ordinal || n.digits && alphabetic(t.lex(k+1).key) && t.lex(k+1).glue == 0) && n.value >= 1 && n.value <= 4: // "2분기"
		next := k + 1
		if x := t.lex(next); x.key == "." && x.glue == 0 {
			next++
		}
		if r, ok := t.code(next, language.TimeUnit); ok && r.S == "Q" {
			q, k = int(n.value), next+1
		}
	case t.quarterMark(k, year > 0):
		q, k = int(t.lex(k+1).number.value), k+2
	}
	if r, ok := t.code(k, language.TimeUnit); ok && q == 0 && year > 0 && r.S == "Q" && t.lex(k).number == nil && !t.plural(k) && !t.now.IsZero() {
		// "the 2031 quarter": the one told of, of another year
		q, k = int(t.quarterTold()[6]-'0'), k+1
	}
	return q, k
}

// quarterReported gives the year of a quarter told without one.
func (t *timing) quarterReported(i, q int) int {
	// A quarter is reported after it has ended: the last one of that number.
	now := (int(t.now.Month()) + 2) / 3
	year := t.now.Year()
	if q > now || q == now && t.tenseAt(i) < 0 && int(t.now.Month())%3 == 1 {
		year--
	}
	if t.tenseAt(i) > 0 && q < now-1 {
		year++
	}
	return year
}

// quarterMark reports whether a letter and the number of a quarter stand at lexeme k: "Q3", and beside a year "T3".
func (t *timing) quarterMark(k int, dated bool) bool {
	x, n := t.lex(k), t.lex(k+1)
	if n.number == nil || n.glue != 0 || n.number.value < 1 || n.number.value > 4 {
		return false
	}
	if x.word("quarter_letter") && !dated {
		_, dated = t.yearNumber(k + 2)
	}
	return x.word("quarter_mark") || x.word("quarter_letter") && dated
}

// yearAgoBefore reads "year-ago" and "year-earlier" before a noun at lexeme k, and gives the lexeme behind it.
func (t *timing) yearAgoBefore(k int) (int, bool) {
	x := t.lex(k + 1)
	if !t.unit(k, "Y") || x.glue != '-' {
		return k, false
	}
	r, shift := x.is(language.Shift)
	e, edge := x.is(language.Edge)
	return k + 2, shift && r.S == "ago" || edge && e.S == "start"
}

// quarterTold gives the quarter last told of, else the one last reported on.
func (t *timing) quarterTold() string {
	if q := t.quarterNear(); len(q) == len("2031-Q1") {
		return q
	}
	return unitValue(t.now, "Q", -1)
}

// unit reports whether lexeme k is the word for a unit, and no number.
func (t *timing) unit(k int, unit string) bool {
	r, ok := t.code(k, language.TimeUnit)
	return ok && r.S == unit && t.lex(k).number == nil
}
