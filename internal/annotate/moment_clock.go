package annotate

import (
	"cmp"
	"fmt"
	"regexp"
	"strings"
	"time"

	"parallax"
	"parallax/internal/language"
)

var (
	// clockForm is "20:45", "20.45", "8:49:10"; military "2045" only before a zone.
	clockForm  = regexp.MustCompile(`^(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\D|$)`)
	frenchHour = regexp.MustCompile(`^(\d{1,2})\s?[hH](?:\s?(\d{2}))?(?:\P{L}|$)`)
	commaClock = regexp.MustCompile(`^(?:[01]?\d|2[0-4]),[0-5]\d$`) // "20,30", a clock time before a word for o'clock only
	military   = regexp.MustCompile(`^([01]\d|2[0-3])([0-5]\d)(?:\D|$)`)
	zoneForm   = regexp.MustCompile(`^\s?\(?(GMT|UTC|BST|CET|CEST|EST|EDT|ET|CST|CDT|CT|MST|MDT|MT|PST|PDT|PT|MSK|IST|JST|WIB|WITA|WIT|MEZ|MESZ|TSİ|AEST)\b\)?`)
)

// zones are the offsets from UTC, in seconds, of the zone names that mean one thing in news.
// ET, CT, MT and PT change with the season and are taken as standard time in none: they are left without zone.
var zones = map[string]int{"GMT": 0, "UTC": 0, "BST": 3600, "CET": 3600, "MEZ": 3600, "CEST": 7200, "MESZ": 7200, "EST": -5 * 3600, "EDT": -4 * 3600,
	"CST": -6 * 3600, "CDT": -5 * 3600, "MST": -7 * 3600, "MDT": -6 * 3600, "PST": -8 * 3600, "PDT": -7 * 3600, "MSK": 3 * 3600, "JST": 9 * 3600, "AEST": 10 * 3600, "WIB": 7 * 3600, "WITA": 8 * 3600, "WIT": 9 * 3600}

// clock reads a time of day: "9 a.m.", "8.49pm", "20:45 GMT", "2045 GMT", "20h30", "20.30 Uhr", "noon".
// The day is filled in by clocks, from the same sentence.
func (t *timing) clock(i int) (found, bool) {
	x := t.lex(i)
	if x.number == nil && x.kind != language.Number && !t.oneOClock(i) {
		return t.noon(i)
	}
	c := clockReading{timing: t, i: i, x: x}
	if !c.printed() {
		return found{}, false
	}
	c.last = t.behind(i, c.end)
	if !c.sure && x.number != nil && (x.end > c.end || t.priced(c.last)) {
		return found{}, false // "2.46 billion", "um 12.50 Euro"
	}
	c.halfOrHour()
	c.inZone()
	c.cued()
	c.inRange()
	c.partBefore()
	if !c.sure || c.hour < 0 || c.hour > 24 || c.minute > 59 {
		return found{}, false
	}
	return found{kind: "TIME", zone: c.zone, clock: fmt.Sprintf("T%02d:%02d", c.hour, c.minute), start: x.start, end: c.end, last: t.behind(i, c.end)}, true
}

// militaryRange reports whether four digits at lexeme i are an hour and minutes of a range, one of which begins with a zero: "between 0730 and 0930".
func (t *timing) militaryRange(i int) bool {
	x, before := t.lex(i), t.lex(i-1)
	if g := len(t.found) - 1; g >= 0 && t.found[g].clock != "" && i-t.found[g].last <= 1 && (before.word("to") || x.glue == '-') {
		return true
	}
	k := i + 1
	if t.lex(k).glue != '-' && t.lex(k).word("to") {
		k++
	}
	end := t.lex(k) // without text behind the last lexeme
	return (before.word("between") || before.word("from")) && k-i <= 2 && end.key != "" && military.MatchString(t.p.text[end.start:]) &&
		(x.key[0] == '0' || end.key[0] == '0')
}

// dottedClock reports whether the number at lexeme i, whose minutes end at byte end, is a clock time in a language
// that writes decimals with a comma: "20.30". Minutes that are no multiple of five are left to other cues.
func (t *timing) dottedClock(i, minute, end int) bool {
	x := t.lex(i)
	if !t.d.language.Dates().DottedClock || minute%5 != 0 || x.end != end || x.number == nil || !x.number.digits {
		return false
	}
	before := t.lex(i - 1)
	_, money := before.is(language.Currency)
	return !money && before.number == nil && x.glue == ' ' && (t.closes(i+1) || t.dayBegins(i+1))
}

// priced reports whether lexeme k makes the number before it an amount of money or a percentage.
func (t *timing) priced(k int) bool {
	_, money := t.code(k, language.Currency)
	_, percent := t.code(k, language.Percent)
	return money || percent
}

// behindPart reports whether the number at lexeme i stands behind a part of the day and counts nothing at lexeme last.
func (t *timing) behindPart(i, last int) bool {
	_, part := t.code(i-1, language.PartOfDay)
	_, today := t.code(i-1, language.DayPart)
	y := t.lex(last)
	if !part && !today {
		return false
	}
	if _, _, day, _, dated := t.dayMonth(i); dated && day > 0 {
		return false // "večer 4. března"
	}
	return y.kind == language.Punct || y.key == "" || y.glue == 0 || y.word("to") || y.word("between_after") ||
		y.glue == '-' && y.number != nil && t.lex(last+1).word("between_after") // "sabah 9-10 arası"
}

// clockGoesOn reports whether a colon and more digits follow what may be a clock time: "10:31:07:12" is none.
func clockGoesOn(rest string) bool { return len(rest) > 1 && rest[0] == ':' && isDigit(rune(rest[1])) }

// opensCount reports whether "and" at lexeme k leads to a number that counts something: "entre 14 et 16 chats".
func (t *timing) opensCount(k int) bool {
	return t.lex(k).word("to") && t.lex(k+1).number != nil && !t.closes(k+2)
}

// closesCount reports whether the number at lexeme i is the end of a range that began with a plain number: "de zéro à dix".
func (t *timing) closesCount(i int) bool {
	g := len(t.found) - 1
	return t.lex(i-1).word("to") && t.lex(i-2).number != nil && (g < 0 || t.found[g].last <= i-2)
}

// clockCue reports whether a word that clock times follow stands before lexeme i.
func (t *timing) clockCue(i int) bool {
	x := t.lex(i - 1)
	_, bound := x.is(language.DateBound)
	return x.word("at") || x.word("at_clock") || x.word("from") || x.word("between") || x.word("to") || bound
}

// counts reports whether the word for o'clock at lexeme last is a unit that the number at i
// counts: "trois heures de débat", but "à trois heures".
func (t *timing) counts(i, last int) bool {
	r, unit := t.code(last, language.TimeUnit)
	if !unit || r.S != "TH" || t.lex(i).number == nil || strings.ContainsAny(t.lex(i).key, ":.") || commaClock.MatchString(t.lex(i).key) {
		return false
	}
	if n := t.lex(last + 1).number; n != nil && n.digits && len(n.printed) == 2 {
		return false // "9 heures 30"
	}
	if g := len(t.found) - 1; g >= 0 && i-t.found[g].last <= 1 && t.found[g].clock == "" && t.found[g].kind == "DATE" && len(t.found[g].value) == len("2031-03-04") {
		return false
	}
	if g := len(t.found) - 1; g >= 0 && t.found[g].clock != "" && t.found[g].last == i-1 && t.d.language.IsStop(t.lex(i-1).key) || t.dayBegins(last+1) {
		return false // "om 9 uur of 10 uur", "dix heures mercredi matin"
	}
	part, _ := t.partBehind(last + 1)
	before := t.lex(i - 1)
	cue, bound := before.is(language.DateBound)
	clock := before.word("at_clock") && (!before.word("the") || t.hoursEnd(i, last))
	spent := cue.S == string(parallax.MoreThan) || cue.S == string(parallax.LessThan) || cue.S == string(parallax.AtLeast)
	return part == "" && !clock && (!bound || spent) && !zoneForm.MatchString(t.p.text[t.lex(last).end:])
}

// hoursEnd reports whether nothing that lasts is told behind the word for hours at lexeme last, whose number stands behind an article:
// "las 21 horas" is a clock time, "las 9 horas de debate" and "las 24 horas" are none.
func (t *timing) hoursEnd(i, last int) bool {
	k := last + 1
	if t.lex(k).word("of") {
		return t.dayBegins(k + 1)
	}
	return t.closes(k) && t.lex(i).number.value < 24
}

// besideDay reports whether a bare number at lexeme i follows a day or part of day with a word for clock times between: "tomorrow at 9".
func (t *timing) besideDay(i int) bool {
	n := len(t.found) - 1
	x := t.lex(i - 1)
	if n < 0 || t.found[n].clock != "" || t.found[n].refused != "" || len(t.found[n].value) < len("2031-03-04") || !(x.word("at") || x.word("at_clock")) || t.lex(i).number == nil || x.key == "by" {
		return false
	}
	_, _, day, _, dated := t.dayMonth(i)
	return t.found[n].last == i-1 && !(dated && day > 0)
}

// closes reports whether no counted noun follows at lexeme k, so that "a las 8" is a clock time and "a las 8 familias" is not.
func (t *timing) closes(k int) bool {
	x := t.lex(k)
	if _, part := x.is(language.PartOfDay); part {
		return unspacedKey(x.key) || t.closes(k+1)
	}
	return x.key == "" || x.kind == language.Punct || x.kind == language.Word && t.d.language.IsStop(x.key)
}

// partBehind reads the part of day behind a clock time, "de la tarde", and gives the lexeme behind it.
func (t *timing) partBehind(k int) (string, int) {
	for n := 0; n < 2 && (t.lex(k).word("of") || t.lex(k).word("the")); n++ {
		k++
	}
	r, ok := t.code(k, language.PartOfDay)
	if !ok || t.lex(k+1).number != nil && t.lex(k+2).word("oclock") {
		return "", k // "3 बजे से शाम 5 बजे": the part of the hour behind it
	}
	return r.S, k + 1
}

// clockFollows reports whether the number that ends at byte end, before lexeme k, opens a range
// of clock times ("14.30-18 Uhr", "from 9 to 11 a.m."), and the half of the day named behind it.
func (t *timing) clockFollows(k, end int) (ok bool, half string) {
	x := t.lex(k)
	if x.word("to") || x.key == "-" || x.key == "–" || x.key == "—" || x.key == "," {
		k++
	} else if x.glue != '-' {
		return false, ""
	}
	for t.lex(k).word("at_clock") || t.lex(k).word("the") {
		k++ // "entre las 5 y las 6"
	}
	n := t.lex(k).number
	if y := t.lex(k); n == nil && y.kind == language.Number && strings.Contains(y.key, ":") && x.key != "," {
		return true, t.halfBehind(k + 1) // "9 to 10:30"
	}
	if n == nil || n.ordinal || n.digits && len(n.printed) > len("14.30") || n.value >= 25 || x.key == "," {
		return false, ""
	}
	if strings.Contains(t.lex(k).key, ":") {
		return true, t.halfBehind(k + 1)
	}
	if part, _ := t.partBehind(k + 1); part != "" {
		if part == "AF" || part == "EV" || part == "NI" {
			return true, "pm"
		}
		return true, ""
	}
	switch y := t.lex(k + 1); {
	case y.word("am"):
		return true, "am"
	case y.word("pm"):
		return true, "pm"
	case y.word("oclock"):
		if part, _ := t.partBehind(k + 2); part == "AF" || part == "EV" {
			return true, "pm" // "tussen 3 en 4 uur 's middags"
		}
		return true, ""
	}
	return false, ""
}

// hourForm is a clock time that could also be a decimal: "14.30".
var hourForm = regexp.MustCompile(`^(?:[01]?\d|2[0-4])\.[0-5]\d$`)

// rangeOfHours reports whether the number at lexeme i, which ends before lexeme k, is the first or last
// of a range of hours: behind the first one that is sure, both with minutes ("tussen 14.00 en
// 15.30"), or beside a day ("between 3 and 5 tomorrow").
func (t *timing) rangeOfHours(i, k int) bool {
	x, before := t.lex(i), t.lex(i-1)
	if g := len(t.found) - 1; g >= 0 && t.found[g].clock != "" && x.number != nil && x.number.value <= 24 && (t.closes(k) || t.dayBegins(k) || t.lex(k).word("between_after")) {
		for j := i - 1; j >= max(0, i-2); j-- {
			if t.lex(j).word("to") && t.found[g].last == j {
				return true
			}
		}
	}
	if g := len(t.found) - 1; g >= 0 && t.isDay(&t.found[g]) && t.found[g].last == i && t.lex(k).word("to") && t.lex(k+2).word("between_after") {
		return true // "dün 3 ile 8 arası"
	}
	if end := t.rangeEnd(k); hourForm.MatchString(x.key) && hourForm.MatchString(t.lex(end).key) && t.lex(end+1).word("between_after") ||
		t.lex(k).word("between_after") && hourForm.MatchString(x.key) && len(t.found) > 0 && t.found[len(t.found)-1].clock != "" && t.found[len(t.found)-1].last >= i-1 {
		return true // "9.30 - 16.30 arasında"
	}
	if !before.word("from") && !before.word("between") && !before.word("at_clock") || !t.lex(k).word("to") && t.lex(k).key != "-" && t.lex(k).key != "–" && t.lex(k).glue != '-' {
		return false
	}
	if t.lex(k).glue != '-' {
		k++
	}
	for t.lex(k).word("at_clock") || t.lex(k).word("the") {
		k++
	}
	y := t.lex(k)
	if hourForm.MatchString(x.key) && hourForm.MatchString(y.key) {
		return true
	}
	if x.number == nil || y.number == nil || x.number.value > 24 || y.number.value > 24 || y.number.ordinal || before.word("at_clock") && !before.word("from") {
		return false
	}
	if g := len(t.found) - 1; g >= 0 && t.found[g].last >= i-2 && t.isDay(&t.found[g]) && t.closes(k+1) {
		return true
	}
	return t.dayBegins(k + 1)
}

// rangeEnd gives the lexeme of the number behind a word or dash for "to" at lexeme k.
func (t *timing) rangeEnd(k int) int {
	if t.lex(k).glue != '-' && (t.lex(k).word("to") || t.lex(k).key == "-" || t.lex(k).key == "–") {
		return k + 1
	}
	return k
}

// dayBegins reports whether the name of a day begins at lexeme k, one small word skipped.
func (t *timing) dayBegins(k int) bool {
	if x := t.lex(k); x.kind == language.Word && t.d.language.IsStop(x.key) && x.readings == nil {
		k++
	}
	for _, s := range []language.Sense{language.Day, language.DayPart, language.Weekday} {
		if _, ok := t.code(k, s); ok {
			return true
		}
	}
	rest := t.p.text[t.lex(k).start:]
	return t.lex(k).kind == language.Number && (numericForm.MatchString(rest) || isoForm.MatchString(rest) || bareYear.MatchString(rest))
}

// halfBehind gives the half of the day named at lexeme k: "am", "pm" or "".
func (t *timing) halfBehind(k int) string {
	switch x := t.lex(k); {
	case x.word("am"):
		return "am"
	case x.word("pm"):
		return "pm"
	}
	return ""
}

// noon reads "noon" and "midnight".
func (t *timing) noon(i int) (found, bool) {
	x := t.lex(i)
	switch {
	case x.word("midnight"):
		return found{kind: "TIME", clock: "T24:00", last: i + 1}, true
	case x.word("noon"):
		return found{kind: "TIME", clock: "T12:00", last: i + 1}, true
	}
	return found{}, false
}

// joinClocks makes a clock time and the day beside it one moment: "10 p.m. Wednesday", "May 5, 10:00".
func (t *timing) joinClocks() {
	out := t.found[:0]
	for _, f := range t.found {
		if n := len(out); n > 0 {
			g := &out[n-1]
			gap := f.first - g.last
			if x := t.lex(f.last); x.glue == '-' && x.number != nil {
				gap = -1 // "today 15-20 h": the range stands by itself
			}
			if strings.ContainsAny(t.p.text[g.end:max(g.end, f.start)], "\n\t") || strings.Contains(t.p.text[g.end:max(g.end, f.start)], "  ") {
				gap = -1 // columns of a programme
			}
			if (gap == 0 || gap == 1 && t.lex(g.last).key == ",") && (g.clock == "") != (f.clock == "") && g.refused == "" && f.refused == "" &&
				t.namesDay(g) && t.namesDay(&f) && len(g.value) >= len(time.DateOnly) && len(f.value) >= len(time.DateOnly) && g.value[:10] == f.value[:10] && (len(g.value) == 10 || len(f.value) == 10) {
				if g.clock == "" {
					g.kind, g.value, g.clock, g.zone = f.kind, f.value, f.clock, f.zone
				}
				g.end, g.last, g.bound = f.end, f.last, cmp.Or(g.bound, f.bound)
				continue
			}
		}
		out = append(out, f)
	}
	t.found = out
}

// namesDay reports whether a moment is a clock time or a day by its date or name, and none that is counted ("two days ago").
func (t *timing) namesDay(f *found) bool {
	if f.clock != "" || f.how != howShift {
		return true
	}
	_, ok := t.lex(f.first).is(language.Day)
	return ok
}

// dayReach is how many moments before and behind a clock time are looked at for its day.
const dayReach = 8

// clocks gives the clock times of the sentence their day: that of the nearest date in the
// sentence, else the day of publication. Clock and day side by side become one moment.
func (t *timing) clocks() {
	for k := range t.found {
		f := &t.found[k]
		if f.clock == "" {
			continue
		}
		if f.dayed {
			f.value += f.clock
			continue
		}
		day, how := "", howNeighbo
		best := 1 << 30
		for o := max(0, k-dayReach); o < min(len(t.found), k+dayReach); o++ {
			g := &t.found[o]
			if g.clock != "" && !g.dayed || len(g.value) < 10 || g.refused != "" || g.value[4] != '-' || g.value[5] > '1' {
				continue
			}
			gap := max(g.first-f.last, f.first-g.last)
			if gap < best {
				day, best = g.value[:10], gap
			}
		}
		if day == "" && !t.now.IsZero() {
			day, how = dayValue(t.now), howShift
		}
		if day == "" {
			f.refused, f.open = refusedNow, f.clock
			continue
		}
		f.value, f.how = day+f.clock, how
	}
}
