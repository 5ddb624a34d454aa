package annotate

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/internal/language"
)

// phone matches what looks like a telephone number and no count.
var phone = regexp.MustCompile(`^\+?\(?\d{2,5}\)?([ /.-]\d{2,}){2,}`)

// partOfName reports whether the number at lexeme i counts nothing: it belongs to a name
// ("Boeing 737", "Article 5", "G7", "Covid-19"), a version, a telephone number or a list.
func (c *counting) partOfName(i int) bool {
	x := &c.list[i]
	if !x.number.digits && !x.number.ordinal {
		return false
	}
	if x.number.ordinal {
		return false
	}
	text := c.p.text
	if x.start > 0 && (text[x.start-1] == '#' || text[x.start-1] == '+' || text[x.start-1] == '@' || text[x.start-1] == '_' || text[x.start-1] == '/' && x.start > 1 && !isDigit(rune(text[x.start-2]))) {
		return true
	}
	if strings.Count(x.number.printed, ".") > 1 && !strings.Contains(x.number.printed, ",") && !thousands(x.number.printed) || phone.MatchString(text[x.start:min(len(text), x.start+30)]) && !thousands(x.number.printed) {
		return true
	}
	if end := dialled(text, x.start); end > 0 && !c.countsAt(i, end) {
		return true
	}
	if i+1 < len(c.list) {
		next := &c.list[i+1]
		if next.glue == 0 && next.kind == language.Word && next.readings == nil && next.number == nil && !unspacedKey(next.key) {
			return true // "4x4", "5G"
		}
		if i == 0 && (next.key == "." || next.key == ")") && next.glue == 0 && i+2 < len(c.list) {
			return true // "1. First item"
		}
	}
	if i == 0 {
		return false
	}
	before := &c.list[i-1]
	if c.rated(i) {
		return false
	}
	if before.kind == language.Word && (x.glue == '-' || x.glue == 0) && before.number == nil && !c.isCurrency(before) && !c.isBound(before) && !unspacedKey(before.key) && !before.attached() && !slices.Contains(c.d.language.Names().Attached, before.key) {
		return true // "G7", "Covid-19"
	}
	if x.glue != ' ' || before.end == 0 {
		return false
	}
	if _, ok := before.is(language.NameWord); ok {
		return true
	}
	if before.kind == language.Word && before.number == nil && product(text[before.start:before.end]) {
		return true // "velmOS 5"
	}
	if before.key == "." && i > 1 { // "No. 5"
		if _, ok := c.list[i-2].is(language.NameWord); ok {
			return true
		}
	}
	return before.upper && before.readings == nil && i > 1 && before.kind == language.Word && before.number == nil && c.alone(i)
}

// product reports whether a word begins in small letters and goes on in capitals, as names of products do.
func product(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(first) && strings.IndexFunc(word, unicode.IsUpper) > 0
}

// thousands reports whether digits are written in groups of three.
func thousands(s string) bool {
	parts := strings.FieldsFunc(s, func(r rune) bool { return !isDigit(r) })
	for i, p := range parts {
		if i > 0 && len(p) != 3 {
			return false
		}
	}
	return len(parts) > 1
}

// alone reports whether no counted noun follows the number at lexeme i, so that the capitalised
// word before it is what it belongs to ("Apollo 13 landed"). A following lower-case plural or unit counts.
func (c *counting) alone(i int) bool {
	if i+1 >= len(c.list) {
		return true
	}
	next := &c.list[i+1]
	return next.kind == language.Punct && next.key != "%" && len(next.readings) == 0
}

func (c *counting) isCurrency(x *lexeme) bool { _, ok := x.is(language.Currency); return ok }
func (c *counting) isBound(x *lexeme) bool    { _, ok := x.is(language.BoundCue); return ok }

const (
	// longestDial is how many bytes of a telephone number may stand before one of its numbers.
	longestDial = 16
	// shortestDial is how many digits a telephone number without a country's has at least.
	shortestDial = 8
)

// trunk matches what looks like a telephone number that begins with the zero for calls from elsewhere in the country.
var trunk = regexp.MustCompile(`^\(?0\d{1,4}\)?([ /-]{1,2}\d{2,})+`)

// hours matches two times of a day that are written with four digits each: "0600-1800".
var hours = regexp.MustCompile(`^0\d[0-5]\d ?- ?[0-2]\d[0-5]\d$`)

// dialled gives where the telephone number ends in which the number that begins at a byte stands, or that of a country before it: "+49 30
// 1234", "01632 960 471"; 0 when it stands in none.
func dialled(text string, start int) int {
	before := text[max(0, start-longestDial):start] // a table of numbers has no end
	words := strings.TrimRight(before, "0123456789 ()/-")
	if strings.HasSuffix(words, "+") {
		return start
	}
	first := start - len(strings.TrimLeft(before[len(words):], " "))
	number := trunk.FindString(text[first:min(len(text), start+longestDial)])
	digits := 0
	for _, r := range number {
		if isDigit(r) {
			digits++
		}
	}
	if digits < shortestDial || first+len(number) <= start || hours.MatchString(number) {
		return 0
	}
	return first + len(number)
}

// countsAt reports whether the number at lexeme i, with which a telephone number seems to end, counts what stands behind it: "bus 0455 1200
// passengers". One of eight digits in two groups may be a number beside another; so short are few that are dialled.
func (c *counting) countsAt(i, end int) bool {
	x := &c.list[i]
	if i == 0 || i+1 >= len(c.list) || x.end != end || c.list[i-1].number == nil || len(c.list[i-1].number.printed) != 4 || len(x.number.printed) != 4 {
		return false
	}
	next := &c.list[i+1]
	return next.kind == language.Word && !next.upper && !c.d.language.IsStop(next.key)
}
