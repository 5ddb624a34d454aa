package annotate

import (
	"strings"
	"time"

	"parallax/internal/language"
)

// barePart reads a part of the day by itself, "in the afternoon", "am frühen Abend", as that of
// the day last told of.
func (t *timing) barePart(i int) (found, bool) {
	k := i
	cue := t.lex(i).word("part_cue")
	if cue {
		k++
	}
	if t.lex(k).word("the") {
		k++
	}
	if _, edge := t.code(k, language.Edge); edge {
		k++
		for t.lex(k).word("the") || t.lex(k).word("in") {
			cue, k = true, k+1 // "later in the afternoon"
		}
	}
	r, ok := t.code(k, language.PartOfDay)
	if !ok || t.plural(k) {
		return found{}, false
	}
	f := found{kind: "TIME", how: howNeighbo, last: k + 1, start: t.lex(i).start, end: t.lex(k).end}
	if t.lex(i).word("part_cue") {
		f.start = t.lex(i + 1).start
	}
	if day, ok := t.dayOfPart(f.last); ok {
		f.value, f.how, f.last, f.end = day.value+"T"+r.S, day.how, day.last, t.lex(day.last-1).end
		return f, true
	}
	if !cue && !t.partPhrase(k) {
		return found{}, false
	}
	at, ok := t.last("D")
	if !ok {
		f.refused, f.open = refusedAccount, "T"+r.S
		return f, true
	}
	f.value = dayValue(at) + "T" + r.S
	return f, true
}

// dayOfPart reads at lexeme k the day that the part of the day before it belongs to: "the night | of March 4", "am Abend | des 4. März",
// "вечером | 4 марта", "la tarde | de este domingo".
func (t *timing) dayOfPart(k int) (found, bool) {
	first := k
	for t.lex(k).word("of") || t.lex(k).word("the") || t.lex(k).word("in") && k == first {
		k++
	}
	joined := k > first && t.lex(first).kind == language.Word
	if t.unit(k, "D") && t.lex(k).number == nil {
		k++ // "la noche del día 4 de marzo"
	}
	rules := []func(*timing, int) (found, bool){(*timing).fullDate, (*timing).calendarDate, (*timing).weekdayDate, (*timing).numericDate}
	if _, relative := t.code(k, language.Relative); joined || relative || t.d.language.Dates().PartFirst {
		rules = append(rules, (*timing).weekday, (*timing).day)
	}
	for _, rule := range rules {
		if f, ok := rule(t, k); ok && f.refused == "" && len(f.value) == len(time.DateOnly) && f.until == "" && f.clock == "" && t.isDay(&f) {
			return f, true
		}
	}
	return found{}, false
}

// partAfter reads the part of the day behind a day, "4 marca | wieczorem", "4 मार्च | की शाम", and gives the lexeme behind it.
func (t *timing) partAfter(k int) (part string, next int, ok bool) {
	next = k
	if t.lex(next).word("of") && t.lex(next).senses&(1<<language.PartOfDay) == 0 {
		next++
	}
	r, ok := t.code(next, language.PartOfDay)
	if !ok || next > k && t.clockAt(next+1) {
		return "", k, false
	}
	return r.S, next + 1, true
}

// partPhrase reports whether the part of day at lexeme k is a phrase of several words that is no genitive: "por la noche", but not "de la noche".
func (t *timing) partPhrase(k int) bool {
	first, _, several := strings.Cut(t.lex(k).key, " ")
	for _, r := range t.d.language.Lexicon().Find(first) {
		if r.Sense == language.DateWord && r.S == "of" {
			return false
		}
	}
	return several
}
