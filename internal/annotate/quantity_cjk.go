package annotate

import (
	"math"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax/internal/language"
)

// myriad is the first of the scales that multiply all that stands before them (万, 亿, 兆); the
// smaller ones (十, 百, 千) multiply one digit.
const myriad = 1e4

// characters reads a number written in Chinese characters, or in digits with such scales:
// "四亿五千六百万", "3万5千", "二〇三一", "十余万", "二点五". nil when piece i begins none.
func (n *numerals) characters(i int) (*number, int) {
	c := characterNumber{n: n, first: i, at: i, scale: math.Inf(1), lastMyriad: math.Inf(1)}
	for c.at < len(n.pieces) && c.take() {
		c.at++
	}
	used := c.at - i
	if used == 0 || c.scaled == 0 && c.digits == 0 || c.loose {
		return nil, 0
	}
	num := &number{value: c.value(), digits: c.scaled == 0, printed: c.printed}
	if !num.digits {
		num.printed = ""
	}
	num.step = roundStep(num.value)
	if c.fraction > 0 {
		num.step = math.Pow10(-c.decimals)
	}
	if used == 1 && !n.counted(i) {
		return nil, 0
	}
	if d, more := n.numerator(c.at); more > 0 && num.value >= 2 {
		return &number{value: d / num.value}, used + more
	}
	if f, more := n.longest(c.at, language.Collective); more > 0 {
		return &number{value: num.value * f, step: f}, used + more
	}
	return num, used
}

// characterNumber is a number in Chinese characters while it is read.
type characterNumber struct {
	n                 *numerals
	first, at         int
	total, section    float64 // what the last myriad closed, and what stands since
	digit             float64 // the digits that no scale has taken yet
	digits            int     // how many they are
	scale, lastMyriad float64 // the last scales met
	scaled            int     // scales met
	zero              bool    // a zero stands before the digits, so that they are ones
	fraction          float64 // behind the decimal point
	decimals          int
	printed           string
	loose             bool // "三四十": two digits, one scale: thirty or forty
}

// take reads one piece and reports whether it belongs to the number.
func (c *characterNumber) take() bool {
	p := c.n.pieces[c.at]
	if p.kind == language.Number {
		return c.takeNumber(p)
	}
	if v, ok := c.n.find(c.at, language.Scale); ok && unspacedKey(p.key) {
		return c.takeScale(v)
	}
	v, ok := c.n.find(c.at, language.Cardinal)
	if ok && v > 9 && unspacedKey(p.key) && math.Mod(v, 10) == 0 && c.digits == 0 && c.scale > 10 {
		c.section, c.scaled, c.scale = c.section+v, c.scaled+1, 10 // "스물"
		return true
	}
	if !ok || v > 9 || !unspacedKey(p.key) || c.fraction > 0 && c.decimals == 0 {
		return c.takeMark(p)
	}
	if alphabetic(p.key) && c.digits > 0 && (c.scaled > 0 || c.n.pieces[c.at-1].kind == language.Number) {
		return false // the 일 of "5일" and "이십일일"
	}
	if c.digits > 0 && p.glue != 0 {
		return false
	}
	c.digit, c.digits = c.digit*10+v, c.digits+1
	c.zero = c.zero || v == 0
	c.printed += strconv.Itoa(int(v))
	return true
}

// takeNumber reads a number in digits, as the first part or behind a scale.
func (c *characterNumber) takeNumber(p piece) bool {
	v, _, ok := parseDigits(p.key, c.n.rules.Decimal)
	if !ok || c.digits > 0 && !(c.digits == 1 && c.zero && c.scaled > 0) || c.at > c.first && (c.scaled == 0 || p.glue != 0 && c.at+1 < len(c.n.pieces) && !c.n.isScale(c.at+1) && !c.goesOn(v)) {
		return false
	}
	c.digit, c.digits, c.zero = v, 1, true
	return true
}

// goesOn reports whether a number in digits goes on with the one of value v behind a space: "1만 2500", where a language has spaces.
func (c *characterNumber) goesOn(v float64) bool {
	return alphabetic(c.n.pieces[c.at-1].key) && c.at > c.first+1 && c.scale >= myriad && v < c.scale && v == math.Trunc(v)
}

// alphabetic reports whether a piece is written in Hangul, whose words are divided by spaces.
func alphabetic(key string) bool {
	r, _ := utf8.DecodeRuneInString(key)
	return unicode.Is(unicode.Hangul, r)
}

// longest finds the longest phrase of a sense that begins at piece i: its value and its length.
func (n *numerals) longest(i int, sense language.Sense) (float64, int) {
	if i >= len(n.pieces) {
		return 0, 0
	}
	for length := min(n.lexicon.Longest(n.pieces[i].key), len(n.pieces)-i); length > 0; length-- {
		for _, r := range n.lexicon.Find(keyOf(n.pieces[i : i+length])) {
			if r.Sense == sense {
				return r.N, length
			}
		}
	}
	return 0, 0
}

func (n *numerals) isScale(i int) bool {
	_, ok := n.find(i, language.Scale)
	return ok
}

func (c *characterNumber) takeScale(v float64) bool {
	if c.digits > 1 && c.printed != "" && c.digit >= 10 && !c.zero {
		c.loose = true
	}
	c.scaled++
	if v < myriad {
		if c.digits == 0 && c.section > 0 && v >= c.scale {
			return false
		}
		c.section += max(c.digit, oneIf(c.digits == 0)) * v
	} else {
		c.section += c.digit
		if v > c.lastMyriad || v == c.lastMyriad && c.section == 0 { // "一万亿", "四万万"
			c.total = (c.total + c.section) * v
		} else {
			c.total += max(c.section, oneIf(c.section == 0 && c.total == 0)) * v
		}
		c.section, c.lastMyriad = 0, v
	}
	c.digit, c.digits, c.zero, c.scale, c.printed = 0, 0, false, v, ""
	return true
}

func oneIf(b bool) float64 {
	if b {
		return 1
	}
	return 0
}

// takeMark reads "余" between number and scale, and the decimal point with its digits.
func (c *characterNumber) takeMark(p piece) bool {
	if c.at == c.first || c.at+1 >= len(c.n.pieces) {
		return false
	}
	if _, ok := c.n.find(c.at, language.Skip); ok && c.n.isScale(c.at+1) && (c.digits > 0 || c.scaled > 0) && utf8.RuneCountInString(p.key) == 1 {
		v, _ := c.n.find(c.at+1, language.Scale)
		return v >= myriad
	}
	if _, ok := c.n.find(c.at, language.DecimalWord); !ok || c.fraction > 0 {
		return false
	}
	k, size := c.at+1, 0.1
	if p := c.n.pieces[k]; p.kind == language.Number && p.glue == 0 && len(p.key) != len("30") && digits(p.key) { // "21点2", but "8点30" is a time of day
		v, _ := strconv.ParseFloat("0."+p.key, 64)
		c.fraction, c.decimals, k = v, len(p.key), k+1
	}
	for ; k < len(c.n.pieces); k++ {
		v, ok := c.n.find(k, language.Cardinal)
		if !ok || v > 9 || !unspacedKey(c.n.pieces[k].key) {
			break
		}
		c.fraction, c.decimals, size = c.fraction+v*size, c.decimals+1, size/10
	}
	if c.decimals == 0 || c.hour(k) {
		c.fraction, c.decimals = 0, 0
		return false // "三点二十分" is a time of day
	}
	if f, ok := c.n.find(k, language.Scale); ok && f >= myriad {
		c.digit, c.digits, c.printed, c.fraction, c.zero = c.digit+c.fraction, 1, "", 0, true // "二点五亿"
		c.decimals = 0
	}
	c.at = k - 1
	return true
}

// hour reports whether what follows the decimals makes the point a word for o'clock.
func (c *characterNumber) hour(k int) bool {
	v, ok := c.n.find(k, language.Scale)
	unit, timed := c.n.findCode(k, language.TimeUnit)
	return ok && v < myriad || timed && (unit == "TM" || unit == "TH")
}

// findCode gives the code of piece i in a sense.
func (n *numerals) findCode(i int, sense language.Sense) (string, bool) {
	if i >= len(n.pieces) {
		return "", false
	}
	for _, r := range n.pieces[i].readings {
		if r.Sense == sense {
			return r.S, true
		}
	}
	return "", false
}

func (c *characterNumber) value() float64 {
	digit := c.digit
	if c.n.rules.ShortTail && c.digits == 1 && !c.zero && c.scale >= 100 && !math.IsInf(c.scale, 1) {
		digit *= c.scale / 10 // "四百五" is 450
	}
	return c.total + c.section + digit + c.fraction
}

// counted reports whether a single numeral at piece i is a number: a counter, a unit or the
// like follows, or it stands alone. In "一般" and "十分" it is part of a word.
func (n *numerals) counted(i int) bool {
	if n.pieces[i].kind == language.Number {
		return true
	}
	if i+1 < len(n.pieces) && !(n.pieces[i+1].glue != 0 && hasSense(n.pieces[i].readings, language.Relative)) {
		for length := min(6, len(n.pieces)-i-1); length > 0; length-- {
			for _, r := range n.lexicon.Find(keyOf(n.pieces[i+1 : i+1+length])) {
				switch r.Sense {
				case language.DateWord:
					// "一点" and "一时" are words of their own
					if v, _ := n.find(i, language.Cardinal); strings.HasSuffix(r.S, "_mark") && (r.S != "hour_mark" || v != 1) {
						return true
					}
				case language.And:
					if k := i + 1 + length; k < len(n.pieces) && (n.pieces[k].kind == language.Number || hasSense(n.lexicon.Find(n.pieces[k].key), language.Cardinal)) {
						return true // "五と四分の一"
					}
				case language.People, language.Unit, language.Currency, language.TimeUnit, language.Skip, language.Percent, language.Point, language.Tenth, language.FractionOf, language.Collective:
					return true
				}
			}
		}
	}
	for length := 1; length <= min(i, 4); length++ {
		if r := n.lexicon.Find(keyOf(n.pieces[i-length : i])); hasSense(r, language.PercentBefore) || hasSense(r, language.Minus) {
			return true
		}
	}
	alone := func(k int) bool { return k < 0 || k >= len(n.pieces) || n.pieces[k].kind == language.Punct }
	return alone(i-1) && alone(i+1)
}

// characterPart reads a part of what follows, or by itself: "半ダース", "半年", "半成", "半数".
func (n *numerals) characterPart(i int) (*number, int) {
	v, words := n.longest(i, language.Fraction)
	if words == 0 {
		return nil, 0
	}
	if _, alone := n.longest(i, language.Alone); alone > 0 {
		return &number{value: v, article: true}, alone
	}
	k := i + words
	for _, sense := range []language.Sense{language.Collective, language.Scale} {
		if f, more := n.longest(k, sense); more > 0 {
			return &number{value: v * f, step: v * f, article: true}, words + more
		}
	}
	if _, counter := n.longest(k, language.Skip); counter == 1 {
		k++
	}
	for _, sense := range []language.Sense{language.Tenth, language.TimeUnit, language.Unit} {
		if _, more := n.longest(k, sense); more > 0 {
			return &number{value: v, step: v, article: true}, words
		}
	}
	return nil, 0
}

// numerator reads "分之三" behind a denominator: the numerator and its length in pieces.
func (n *numerals) numerator(i int) (float64, int) {
	for length := min(3, len(n.pieces)-i); length > 0; length-- {
		for _, r := range n.lexicon.Find(keyOf(n.pieces[i : i+length])) {
			if r.Sense != language.FractionOf || i+length >= len(n.pieces) {
				continue
			}
			k, sign := i+length, 1.0
			if _, minus := n.longest(k, language.Minus); minus > 0 && k+minus < len(n.pieces) {
				k, sign = k+minus, -1 // "マイナス三分のマイナス五"
			}
			if num, used := n.characters(k); num != nil {
				return sign * num.value, k - i + used
			}
			for _, sense := range []language.Sense{language.Cardinal, language.Scale} {
				if v, ok := n.find(k, sense); ok {
					return sign * v, k - i + 1
				}
			}
		}
	}
	return 0, 0
}

// unspacedKey reports whether a piece is a character of a script without spaces.
func unspacedKey(key string) bool {
	r, _ := utf8.DecodeRuneInString(key)
	return r >= 0x2E80 || r == '〇'
}
