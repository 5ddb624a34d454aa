package annotate

import (
	"fmt"
	"strings"
	"unicode"

	"parallax/internal/language"
)

// decade reads "the 1990s", "1990er", "les années 1990" and centuries.
func (t *timing) decade(i int) (found, bool) {
	k := i
	for t.lex(k).word("the") || t.lex(k).word("decade") {
		k++
	}
	if _, ok := t.code(k, language.Edge); ok {
		k++
	}
	if r, ok := t.code(k, language.DecadeName); ok {
		return found{kind: "DATE", value: r.S, how: howPrinted, last: k + 1}, true
	}
	whose := i - 1
	if _, ok := t.code(whose, language.Edge); ok {
		whose--
	}
	if t.d.language.Cues().Possessives[t.lex(whose).key] {
		return found{}, false // "in his early 30s" is an age
	}
	k = i
	prefix := t.lex(k).word("decade")
	for t.lex(k).word("the") || t.lex(k).word("decade") {
		prefix = prefix || t.lex(k).word("decade")
		k++
	}
	if _, ok := t.code(k, language.Edge); ok {
		k++
	}
	if x := t.lex(k); x.key == "'" || x.key == "’" {
		k++
	}
	if f, ok := t.romanCentury(k); ok {
		return f, true
	}
	n := t.lex(k).number
	if r, ok := t.code(k+1, language.TimeUnit); ok && r.S == "CE" && n != nil && n.ordinal && n.value < 30 {
		return found{kind: "DATE", value: fmt.Sprintf("%02d", int(n.value)-1), how: howPrinted, last: k + 2}, true
	}
	if n == nil || !n.digits || n.value != float64(int(n.value)) || int(n.value)%10 != 0 || len(n.printed) != 2 && len(n.printed) != 4 {
		return found{}, false
	}
	suffix := t.lex(k + 1)
	end := k + 1
	if x := suffix; x.glue == 0 && (x.key == "'" || x.key == "’" || x.key == ".") {
		if y := t.lex(k + 2); y.glue == 0 && y.word("decades") || x.key == "." && y.word("decade_after") {
			suffix, end = y, k+2 // "1990'erne", "90. letech"
		}
	}
	if suffix.glue != ' ' && suffix.word("decades") || t.unit(k+1, "DE") && (suffix.glue == 0 || suffix.word("decades")) || suffix.word("decade_after") {
		end++
	} else if x := t.lex(k + 1); !prefix || len(n.printed) == len("1990") && (x.glue == '-' || isDash(x.key) || x.word("to")) {
		return found{}, false // "w latach 1990-1995"
	}
	y := int(n.value)
	if y < 100 {
		y += 1900
	}
	return found{kind: "DATE", value: fmt.Sprintf("%03d", y/10), how: howPrinted, last: end}, true
}

// romanCentury reads a century by its Roman number: "siglo XXI", "XIX wieku", "XXI. Jahrhundert".
func (t *timing) romanCentury(i int) (found, bool) {
	if t.unit(i, "CE") {
		if n := t.roman(i + 1); n > 0 {
			return found{kind: "DATE", value: fmt.Sprintf("%02d", n-1), how: howPrinted, last: i + 2}, true
		}
	}
	n, k := t.roman(i), i+1
	if x := t.lex(k); x.key == "." && x.glue == 0 {
		k++
	}
	if n > 0 && t.unit(k, "CE") {
		return found{kind: "DATE", value: fmt.Sprintf("%02d", n-1), how: howPrinted, last: k + 1}, true
	}
	return found{}, false
}

// roman gives the Roman number that lexeme k is, an ending behind it cut off ("XXIe"); 0 when it is none.
func (t *timing) roman(k int) int {
	if !t.lex(k).upper {
		return 0
	}
	total, last := 0, 0
	for _, r := range strings.TrimRightFunc(t.p.text[t.lex(k).start:t.lex(k).end], unicode.IsLower) {
		v := romanDigits[r]
		if v == 0 {
			return 0
		}
		if total += v; v > last && last > 0 {
			total -= 2 * last
		}
		last = v
	}
	return total
}

// romanDigits are the values of the Roman numerals of centuries.
var romanDigits = map[rune]int{'I': 1, 'V': 5, 'X': 10}
