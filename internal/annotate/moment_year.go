package annotate

import (
	"fmt"
	"strings"
	"time"

	"parallax/internal/language"
)

// year reads a year by itself: "in 2031", "fiscal 2031", "the year 2031", "'96".
func (t *timing) year(i int) (found, bool) {
	k := i
	for t.lex(k).word("the") || t.lex(k).word("year") {
		k++
	}
	_, edge := t.code(k, language.Edge)
	if edge && k == i {
		k++
	}
	y, ok := t.yearNumber(k)
	x := t.lex(k)
	if !ok || k > i && !edge && !t.lex(k-1).word("year") {
		return found{}, false
	}
	before, after := t.lex(k-1), t.lex(k+1)
	if !x.number.digits && !x.number.year && (k == i && !before.word("in") || k > i && !before.word("year") || unspacedKey(x.key)) {
		return found{}, false
	}
	if k == i && !x.number.year && !t.opensYears(k, y) && (!t.dated(before, after) && !t.besideVerb(y, before, after) || (!before.word("in") || t.isAnd(k-1)) && t.yearFollows(k+1)) {
		return found{}, false
	}
	return found{kind: "DATE", value: fmt.Sprintf("%04d", y), how: howPrinted, last: k + 1}, true
}

// opensYears reports whether the year at lexeme k stands before a month of it or is the first of a range of years: "2031 अप्रैल",
// "2024 ve 2031 arasında".
func (t *timing) opensYears(k, year int) bool {
	if _, _, month := t.month(k + 1); month && year >= 1900 && year < 2100 && t.lex(k+1).glue == ' ' && t.lex(k-1).number == nil {
		return t.lex(k-1).senses&(1<<language.Month) == 0
	}
	last, ok := t.yearNumber(k + 2)
	return ok && t.lex(k+1).word("to") && t.lex(k+2).number.digits && year >= 1900 && last > year && last < 2100 && t.dated(t.lex(k+1), t.lex(k+3))
}

// yearBehind reads ", 2031", "of 2031" or "2031" at lexeme i.
func (t *timing) yearBehind(i int) (year, next int) {
	k := i
	if x := t.lex(k); x.key == "," || x.key == "/" && x.glue == 0 || x.word("of") && x.key != "in" || x.key == "'" || x.key == "’" {
		k++
	}
	if y, ok := t.yearNumber(k); ok {
		return y, k + 1
	}
	if n := t.lex(k).number; n != nil && n.digits && len(n.printed) == 2 && k > i && n.value > 31 && t.lex(i).word("of") && t.closes(k+1) {
		return t.century(int(n.value)), k + 1 // "3 de março de 92"
	}
	return 0, i
}

// yearNear completes a day and month with the year of the sentence's tense: in the past the
// last such day up to publication, in the future the next one, else the nearest.
func (t *timing) yearNear(month, day, tense int) int {
	now := time.Date(t.now.Year(), t.now.Month(), t.now.Day(), 0, 0, 0, 0, time.UTC)
	best, distance := now.Year(), time.Duration(1<<62)
	reach := 1
	if _, ok := dateValue(now.Year(), month, day); !ok {
		reach = 4 // 29 February
	}
	for y := now.Year() - reach; y <= now.Year()+reach; y++ {
		if _, ok := dateValue(y, month, day); !ok {
			continue
		}
		gap := time.Date(y, time.Month(month), day, 0, 0, 0, 0, time.UTC).Sub(now)
		d := gap.Abs()
		if tense > 0 && gap < -90*24*time.Hour || tense < 0 && gap > 60*24*time.Hour {
			d += 400 * 24 * time.Hour // against the tense
		}
		if d < distance {
			best, distance = y, d
		}
	}
	return best
}

// yearOfMonth completes a month without day. The coming month is the next one in every tense, the
// last three are the past ones; between them the tense tells.
func (t *timing) yearOfMonth(month, tense int) int {
	ahead := (month - int(t.now.Month()) + 12) % 12
	year, _ := addMonths(t.now, ahead)
	if ahead > 8 || ahead > 1 && tense <= 0 {
		year--
	}
	return year
}

// yearFollows reports whether the year of what is counted follows at lexeme k: "1700 im vergangenen Jahr", "1700 in 2030".
func (t *timing) yearFollows(k int) bool {
	if !t.lex(k).word("in") && !t.lex(k).word("year") {
		if _, relative := t.code(k, language.Relative); !relative {
			return false
		}
	}
	y, _ := t.yearAround(k)
	if y == 0 {
		y, _ = t.yearAround(k + 1)
	}
	return y > 0
}

// dated reports whether four digits between these lexemes are a year and no count.
func (t *timing) dated(before, after *lexeme) bool {
	if _, ok := before.is(language.Currency); ok || before.kind == language.Number && before.key != "" {
		return false
	}
	for _, s := range []language.Sense{language.People, language.Unit, language.Percent, language.Currency, language.Act, language.Scale} {
		if _, ok := after.is(s); ok && after.glue != 0 {
			return false
		}
	}
	if _, ok := before.is(language.NameWord); ok {
		return false
	}
	if _, bound := before.is(language.BoundCue); bound && !before.word("in") {
		return false
	}
	if t.adjective(before, after) {
		return true
	}
	return before.word("in") || before.key == "(" || after.key == ")" || before.key == "," || before.key == "–" ||
		after.kind == language.Punct || after.key == "" || !after.upper && t.d.language.IsStop(firstWord(after.key)) || before.word("the") || after.glue == '-' ||
		after.possessive()
}

// adjective reports whether four digits between these lexemes are a year that describes a noun:
// "a 1971 treaty", "their failed 1990 campaign". Plural nouns are counted, and names take numbers ("Airbus 2031").
func (t *timing) adjective(before, after *lexeme) bool {
	if !t.d.language.Dates().YearFirst || after.kind != language.Word || after.number != nil || after.glue != ' ' || t.d.language.Plural(after.key) {
		return false
	}
	_, article := before.is(language.Article)
	return article || before.possessive() || before.kind == language.Word && !before.upper
}

// besideVerb reports whether four digits that are no round number are followed by a word that can
// be no noun, in a language that writes nouns with a capital.
func (t *timing) besideVerb(year int, before, after *lexeme) bool {
	return year%10 != 0 && year > 1500 && t.d.language.Names().NounsCapitalised && after.kind == language.Word && !after.upper && after.glue == ' ' &&
		after.number == nil && after.readings == nil && before.number == nil
}

// firstWord gives the first word of a phrase.
func firstWord(phrase string) string {
	first, _, _ := strings.Cut(phrase, " ")
	return first
}

// isAnd reports whether lexeme k is a word for "and".
func (t *timing) isAnd(k int) bool {
	_, ok := t.code(k, language.And)
	return ok
}
