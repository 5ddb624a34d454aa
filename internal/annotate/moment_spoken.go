package annotate

import (
	"fmt"
	"math"
	"strings"

	"parallax/internal/language"
)

// spokenClock reads clock times as they are spoken: "half past seven", "ten to eight", "halb
// acht", "sept heures moins le quart", "las ocho y media". The day is filled in by clocks.
func (t *timing) spokenClock(i int) (found, bool) {
	k, shift := i, 0
	if r, ok := t.code(i, language.ClockBefore); ok {
		k, shift = i+1, int(r.N)
	} else if m, next, ok := t.minutesTo(i); ok && !t.lex(i-1).word("from") && !t.lex(i-1).word("between") { // "dalle 9 alle 10"
		k, shift = next, m
	}
	before := k > i
	for before && (t.lex(k).word("at_clock") || t.lex(k).word("the")) {
		k++
	}
	hour, half, ok := t.spokenHour(k)
	if !ok {
		return found{}, false
	}
	next := k + 1
	if t.lex(next).word("oclock") {
		next++
	}
	if !before {
		if half > 0 {
			if !t.hourCue(i, k+1) && !t.partFollows(k+1) || t.lex(k+1).word("oclock") {
				return found{}, false // "twee en een half uur" is a duration
			}
			shift = half
		} else if t.lex(i-1).word("between") && t.lex(next).word("to") {
			return found{}, false // "entre 16h et 17h"
		} else if shift, next, ok = t.minutesBehind(next); !ok {
			return found{}, false
		}
		spent := t.unit(k+1, "TH") && !t.lex(k+2).word("hour_less") // "deux heures et demie" may be a duration
		if !t.hourCue(i, next) && (spent || !t.lex(k+1).word("oclock")) && !t.partFollows(next) {
			return found{}, false // "tres y media" may count
		}
	} else if half > 0 || t.lex(k).number != nil && t.lex(k).number.ordinal && !t.hourCue(i, next) && !t.partFollows(next) {
		return found{}, false
	}
	if part, after := t.partBehind(next); part != "" {
		next = after
		if hour < 12 && (part == "AF" || part == "EV" || part == "NI" && hour > 5) {
			hour += 12
		}
	} else if t.lex(next).word("am") {
		next++
	} else if t.lex(next).word("pm") {
		next, hour = next+1, hour%12+12
	}
	minutes := (hour*60 + shift + 24*60) % (24 * 60)
	return found{kind: "TIME", clock: fmt.Sprintf("T%02d:%02d", minutes/60, minutes%60), last: next}, true
}

// hourCue reports whether a word that clock times follow stands before lexeme i, and nothing that is counted at next.
func (t *timing) hourCue(i, next int) bool {
	x := t.lex(i - 1)
	range2 := x.word("to") && len(t.found) > 0 && t.found[len(t.found)-1].clock != "" && t.found[len(t.found)-1].last == i-1
	return (x.word("at_clock") || x.word("from") || x.word("between") || range2) && t.closes(next) || t.dayBegins(next)
}

// spokenHour gives the hour at lexeme k, and the minutes of a number such as "tres y media" (3.5).
func (t *timing) spokenHour(k int) (hour, half int, ok bool) {
	n := t.lex(k).number
	if r, one := t.code(k, language.Article); one && r.N == 1 && n == nil && t.lex(k-1).word("at_clock") {
		return 1, 0, true // "a la una y media"
	}
	if n == nil || n.value < 0 || n.value > 24 || n.digits && len(n.printed) > 2 {
		return 0, 0, false
	}
	whole, part := math.Modf(n.value)
	if part != 0 && (n.digits || part*4 != math.Trunc(part*4) || whole == 0 || !strings.Contains(t.lex(k).key, " ") && !t.lex(k+1).word("oclock")) {
		return 0, 0, false
	}
	return int(whole), int(60 * part), true
}

// minutesTo reads minutes that stand before the hour, "twenty minutes past", "fünf vor", and gives the lexeme of the hour.
func (t *timing) minutesTo(i int) (shift, next int, ok bool) {
	m, ok := t.count(i)
	if f, part := t.code(i, language.Fraction); part && t.lex(i).number == nil && f.N == 0.25 {
		m, ok = 15, true // "at quarter to nine"
	}
	if !ok || m == 0 || m >= 60 {
		return 0, i, false
	}
	k := i + 1
	unit := t.minute(k)
	if unit {
		k++
	}
	switch x := t.lex(k); {
	case x.word("minute_past"):
		if !unit && !t.lex(i-1).word("at_clock") && !t.clockBehind(m, k+2) {
			return 0, i, false
		}
	case x.word("minute_to") && (t.lex(i-1).word("at_clock") || unit):
		m = -m
	default:
		return 0, i, false
	}
	_, _, hour := t.spokenHour(k + 1)
	return m, k + 1, hour || t.lex(k+1).word("at_clock")
}

// clockBehind reports whether "ten past seven", which ends at lexeme k and has nothing before it that clock times follow, is
// one: a number that stands before what came of it is none, "rose to six after two of the injured died".
func (t *timing) clockBehind(m, k int) bool {
	x := t.lex(k)
	return t.partFollows(k) || m%5 == 0 && (x.key == "" || x.kind == language.Punct)
}

func (t *timing) minute(k int) bool {
	r, ok := t.code(k, language.TimeUnit)
	return ok && r.S == "TM" && t.lex(k).number == nil
}

// minutesBehind reads minutes that stand behind the hour, "y diez", "moins vingt", "et quart".
func (t *timing) minutesBehind(k int) (shift, next int, ok bool) {
	if r, ok := t.code(k, language.ClockAfter); ok {
		return int(r.N), k + 1, true
	}
	sign := 1
	if m, ok := t.count(k); ok && m >= 10 && m < 60 && !t.lex(k).number.digits && !t.lex(k-1).word("oclock") && t.lex(k-1).number != nil && !t.lex(k-1).number.digits && (t.closes(k+1) || t.dayBegins(k+1)) {
		return m, k + 1, true // "at five-thirty"
	}
	switch x := t.lex(k); {
	case x.word("hour_less"):
		sign = -1
	case x.word("hour_and") && !t.lex(k-2).word("between"): // "entre 14 et 16"
	default:
		return 0, k, false
	}
	m, ok := t.count(k + 1)
	if !ok || m == 0 || m >= 60 {
		return 0, k, false
	}
	if k += 2; t.minute(k) {
		k++
	}
	return sign * m, k, true
}

// partFollows reports whether a part of the day follows at lexeme k.
func (t *timing) partFollows(k int) bool {
	part, _ := t.partBehind(k)
	return part != "" || t.lex(k).word("am") || t.lex(k).word("pm") || t.lex(k).word("oclock")
}
