package annotate

import (
	"strings"
	"time"

	"parallax/internal/language"
)

// clockReading is what may be a clock time while it is read.
type clockReading struct {
	*timing
	i            int // the lexeme it begins at
	x            *lexeme
	last         int // the lexeme behind its digits
	hour, minute int
	end          int  // the byte behind what has been read
	sure         bool // something has told that it is a clock time
	zone         *time.Location
}

// printed reads the hour and minutes as they are printed: "20:45", "20h30", "2045", "9".
func (c *clockReading) printed() bool {
	rest, bytes := c.p.plainFrom(c.x.start)
	switch n, mark := digitsAhead(rest); {
	case n > 0 && n <= 2 && (mark == ':' || mark == '.') && clockForm.MatchString(rest):
		m := clockForm.FindStringSubmatch(rest)
		c.hour, c.minute, c.end = num(m[1]), num(m[2]), c.x.start+bytes(len(m[1])+len(m[2])+1)
		if m[3] != "" {
			c.end = c.x.start + bytes(len(m[1])+len(m[2])+len(m[3])+2)
		}
		c.sure = (mark == ':' || c.dottedClock(c.i, c.minute, c.end)) && !strings.HasPrefix(c.p.text[c.end:], "%") && !clockGoesOn(c.p.text[c.end:])
	case n > 0 && n <= 2 && mark == ',' && c.d.language.Numbers().Decimal == "," && commaClock.MatchString(c.x.key) && c.x.glue == ' ' &&
		(c.lex(c.i+1).word("oclock") || c.lex(c.i-1).word("at_clock") && c.closes(c.i+1) && !c.priced(c.i+1) && strings.HasSuffix(c.x.key, "0")):
		hour, minute, _ := strings.Cut(c.x.key, ",")
		c.hour, c.minute, c.end, c.sure = num(hour), num(minute), c.x.end, true
	case n > 0 && n <= 2 && c.d.language.Dates().HourLetter && frenchHour.MatchString(rest):
		m := frenchHour.FindStringSubmatchIndex(rest)
		c.hour, c.sure = num(rest[m[2]:m[3]]), true
		c.end = c.x.start + bytes(strings.IndexAny(rest, "hH")+1)
		if m[4] >= 0 {
			c.minute, c.end = num(rest[m[4]:m[5]]), c.x.start+bytes(m[5])
		}
	case n == 4 && military.MatchString(rest) && (zoneForm.MatchString(rest[4:]) || c.militaryRange(c.i)):
		m := military.FindStringSubmatch(rest)
		c.hour, c.minute, c.end, c.sure = num(m[1]), num(m[2]), c.x.start+bytes(4), true
	default:
		return c.bareNumber()
	}
	return true
}

// bareNumber reads a number that may be an hour, "9", or before "a.m." an hour and minutes, "1140".
func (c *clockReading) bareNumber() bool {
	h, ok := c.count(c.i)
	if hour, minute, half := c.spokenHour(c.i); half && minute > 0 && !ok { // "साढ़े तीन बजे"
		c.hour, c.minute, c.end = hour, minute, c.x.end
		return c.lex(c.i + 1).word("oclock")
	}
	behind := c.lex(c.i + 1)
	if !ok && c.oneOClock(c.i) {
		c.hour, c.end, c.sure = 1, c.x.end, true
		return true
	}
	if ok && c.x.number.digits && (len(c.x.number.printed) == 3 || len(c.x.number.printed) == 4) && (behind.word("am") || behind.word("pm")) {
		h, c.minute = h/100, h%100
	} else if !ok || h > 24 || c.x.number.digits && len(c.x.number.printed) > 2 {
		return false
	}
	c.hour, c.end = h, c.x.end
	return true
}

// oneOClock reports whether an article before a word for hours of the clock is the hour one: "um ein Uhr".
func (t *timing) oneOClock(i int) bool {
	r, article := t.code(i, language.Article)
	return article && r.N == 1 && t.lex(i).number == nil && t.lex(i+1).word("oclock") && !t.unit(i+1, "TH")
}

// halfOrHour reads "a.m.", "p.m." or a word for hours behind the digits, and the minutes behind those.
func (c *clockReading) halfOrHour() {
	switch y := c.lex(c.last); {
	case y.word("am") && c.hour <= 12:
		c.hour, c.sure, c.end = c.hour%12, true, y.end
	case y.word("pm") && c.hour <= 12 && !(c.unit(c.last, "D") && !c.clockCue(c.i)): // "два дня" is two days
		c.hour, c.sure, c.end = c.hour%12+12, true, y.end
	case y.word("oclock") && !c.counts(c.i, c.last):
		c.sure, c.end = true, y.end
		z := c.lex(c.last + 1)
		if h, ok := c.count(c.last + 1); ok && h < 60 && c.minute == 0 && z.number.digits && z.glue == ' ' {
			c.minute, c.end = h, z.end // "9 Uhr 30"
		}
		if z.word("pm") && c.hour < 12 {
			c.hour, c.end = c.hour+12, z.end // "8 horas pm"
		} else if z.word("am") {
			c.end = z.end
		}
	}
	k := c.behind(c.i, c.end)
	if r, half := c.code(k, language.ClockAfter); half && c.sure && c.minute == 0 { // "8 pm e meia"
		minutes := c.hour*60 + int(r.N)
		c.hour, c.minute, c.end = minutes/60, minutes%60, c.list[k].end
	}
}

// inZone reads the name of a time zone behind what has been read.
func (c *clockReading) inZone() {
	m := zoneForm.FindStringSubmatch(c.p.text[c.end:min(len(c.p.text), c.end+12)])
	if m == nil || !c.sure && c.minute == 0 && !(c.x.kind == language.Number && strings.Contains(c.x.key, ":")) {
		return
	}
	c.sure, c.end = true, c.end+len(m[0])
	if offset, ok := zones[m[1]]; ok {
		c.zone = time.FixedZone(m[1], offset)
	}
}

// cued looks for words around the number that make it a clock time: those that such times follow, a part of the day, a day.
func (c *clockReading) cued() {
	apart := c.x.glue == ' ' && c.hour <= 24
	if c.lex(c.last).word("nights") && c.minute == 0 && !c.sure && !c.lex(c.i-1).word("at") {
		return // "voor 1 nacht"
	}
	if !c.sure && c.lex(c.i-1).word("at_clock") && apart &&
		(c.closes(c.last) && !c.opensCount(c.last) && !c.closesCount(c.i) || clockForm.MatchString(c.p.text[c.x.start:])) {
		c.sure = true // "a las 20.30"
	}
	if part, next := c.partBehind(c.behind(c.i, c.end)); part != "" && (c.sure || c.minute > 0 || c.clockCue(c.i) && c.x.glue == ' ' && c.closes(next)) && c.hour <= 12 {
		c.sure, c.end = true, c.list[next-1].end // "a las 8 de la tarde", "9 Uhr abends"
		if c.hour < 12 && (part == "AF" || part == "EV" || part == "NI" && c.hour > 5) || part == "NI" && c.hour == 12 {
			c.hour += 12 // "12 Uhr nachts"
		}
	}
	c.sure = c.sure || apart && c.besideDay(c.i) && c.closes(c.last) || // "tonight at 8"
		apart && c.x.number != nil && c.x.number.digits && c.behindPart(c.i, c.last) // "sabah 7", but not "in der Nacht 7 weitere Boote"
}

// partBefore puts the hour into the part of the day that stands before it, "下午5:00", "शाम 5 बजे", or before the other
// end of its range: "शाम 5 से 6 बजे".
func (c *clockReading) partBefore() {
	k := c.i - 1
	if g := len(c.found) - 1; g >= 0 && c.found[g].clock != "" && c.found[g].last == k && c.lex(k).word("to") {
		k = c.found[g].first - 1
	}
	part, ok := c.code(k, language.PartOfDay)
	if x := c.lex(k); !ok && k == c.i-1 && (x.word("at") || x.word("at_clock")) {
		part, ok = c.code(k-1, language.PartOfDay) // "abends um 8 Uhr"
	}
	switch night := part.S == "NI"; {
	case !ok || !c.sure || c.hour > 12:
	case night && c.hour == 12:
		c.hour = 24
	case c.hour < 12 && (part.S == "AF" || part.S == "EV" || night && c.hour > 5):
		c.hour += 12
	}
}

// inRange reads what stands beside the number as the other end of a range of hours, which tells the half of the day too.
func (c *clockReading) inRange() {
	k := c.behind(c.i, c.end)
	if c.sure {
		end := c.last + 1
		for c.lex(end).word("at_clock") || c.lex(end).word("the") {
			end++ // "entre las 5 y las 6 de la tarde"
		}
		to := c.lex(end).number
		if _, half := c.clockFollows(c.last, c.end); c.end == c.x.end && half == "pm" && c.hour < 12 && to != nil && to.value >= float64(c.hour) {
			c.hour += 12 // "2:20 to 3pm"
		}
		return
	}
	if c.sure = c.rangeOfHours(c.i, k); c.sure {
		return
	}
	half := ""
	if c.sure, half = c.clockFollows(k, c.end); half == "pm" && c.hour < 12 {
		c.hour += 12
	}
}
