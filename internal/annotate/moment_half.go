package annotate

import (
	"fmt"

	"parallax/internal/language"
)

// halfYear reads "the first half of 2031", "erstes Halbjahr 2031", "H1 2031", "last year's second half".
func (t *timing) halfYear(i int) (found, bool) {
	k, year := i, 0
	if y, next, ok := t.yearOf(i); ok {
		k, year = next, y
	}
	for t.lex(k).word("the") {
		k++
	}
	if y, ok := t.yearNumber(k); ok && year == 0 {
		if k, year = k+1, y; t.lex(k).word("of_after") { // "2031-H2", "2031'in ilk yarısı"
			k++
		}
	}
	half, k, ofYear := t.half(k)
	if half == 0 {
		return found{}, false
	}
	f := found{kind: "DATE", how: howPrinted, last: k}
	if year == 0 {
		var next int
		if year, next = t.yearAround(k); year > 0 {
			f.last = next
		}
	}
	if year == 0 {
		if u, ok := t.definiteUnitBehind(k); ok {
			f.last, ofYear = u, true
		}
		if !ofYear {
			return found{}, false
		}
		if t.now.IsZero() {
			f.refused, f.open = refusedNow, fmt.Sprintf("XXXX-H%d", half)
			return f, true
		}
		year, f.how = t.now.Year(), howYear
		if half == 2 && t.now.Month() < 4 && t.tenseAt(i) < 0 {
			year--
		}
	}
	f.value = fmt.Sprintf("%04d-H%d", year, half)
	return f, true
}

// half reads which half is told at lexeme k, and gives the lexeme behind it; ofYear is true when
// the word says that it is one of a year. half is 0 when none is told.
func (t *timing) half(k int) (half, next int, ofYear bool) {
	if x := t.lex(k); x.key == "h" && x.upper && t.lex(k+1).number != nil && t.lex(k+1).glue == 0 {
		if n := t.lex(k + 1).number.value; n == 1 || n == 2 {
			return int(n), k + 2, false
		}
		return 0, k, false
	}
	if half = t.halfNamed(k); half > 0 {
		return half, k + 1, true
	}
	if x, n := t.lex(k), t.lex(k+1).number; n != nil && n.ordinal && (n.value == 1 || n.value == 2) && t.lex(k).number == nil && (x.word("half_year") || x.word("half_of")) {
		return int(n.value), k + 2, x.word("half_year") // "النصف الأول"
	}
	if n := t.lex(k).number; n != nil && n.ordinal && (n.value == 1 || n.value == 2) {
		half = int(n.value)
	} else if r, ok := t.code(k, language.Relative); ok && r.S == "last" {
		half = 2
	}
	k++
	if x := t.lex(k); x.key == "." && x.glue == 0 {
		k++
	}
	ofYear = t.lex(k).word("half_year")
	if !ofYear && !t.lex(k).word("half_of") {
		return 0, k, false
	}
	return half, k + 1, ofYear
}

// halfNamed gives the half of a year that one word at lexeme k names, "上半年"; 0 when none does.
func (t *timing) halfNamed(k int) int {
	switch x := t.lex(k); {
	case x.word("half_first"):
		return 1
	case x.word("half_second"):
		return 2
	}
	return 0
}

// definiteUnitBehind reads "of the year" at lexeme k and gives the lexeme behind it.
func (t *timing) definiteUnitBehind(k int) (int, bool) {
	for n := 0; n < 2 && (t.lex(k).word("of") || t.lex(k).word("the")); n++ {
		k++
	}
	r, ok := t.code(k, language.TimeUnit)
	return k + 1, ok && r.S == "Y" && t.lex(k).number == nil
}
