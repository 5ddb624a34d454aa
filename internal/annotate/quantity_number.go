package annotate

import (
	"math"
	"strconv"
	"strings"

	"parallax/internal/language"
)

// number is a number as read, before it is known what it measures.
type number struct {
	value float64
	// step is the size of the last significant digit printed; 0 when unknown.
	step    float64
	ordinal bool
	digits  bool    // written in digits only, without a scale
	printed string  // the digits as printed, when digits
	article bool    // "a million", "half a dozen": begins with an article or a fraction
	year    bool    // "nineteen ninety-six"
	scale   float64 // the scale of a thousand or more that it ends with; 0 when none
	high    float64 // the highest value of a vague count ("hundreds"); 0 for any other
}

// numerals reads numbers from pieces.
type numerals struct {
	text    string
	pieces  []piece
	lexicon *language.Lexicon
	rules   *language.Numbers
	// nounsUpper is true where nouns are written with a capital.
	nounsUpper bool
}

// find gives the reading of piece i in a sense.
func (n *numerals) find(i int, sense language.Sense) (float64, bool) {
	if i >= len(n.pieces) || n.pieces[i].senses&(1<<sense) == 0 {
		return 0, false
	}
	for _, r := range n.pieces[i].readings {
		if r.Sense == sense {
			return r.N, true
		}
	}
	return 0, false
}

// numberSenses are the senses a number in words begins with.
const numberSenses = uint64(1)<<language.Cardinal | 1<<language.OrdinalPrefix | 1<<language.AddBefore | 1<<language.Scale | 1<<language.Collective | 1<<language.Fraction | 1<<language.Ordinal | 1<<language.Article

// starts reports whether a number may begin at piece i; false for most words.
func (n *numerals) starts(i int) bool {
	p := &n.pieces[i]
	return p.kind != language.Word || p.senses&numberSenses != 0 || unspacedKey(p.key) || n.lexicon.StartsNumber(p.key)
}

// at reads the number that begins at piece i and gives it with its length in pieces; nil when there is none.
func (n *numerals) at(i int) (*number, int) {
	if !n.starts(i) {
		return nil, 0
	}
	if num, used := n.articleOne(i); num != nil {
		return num, used
	}
	if num, used := n.added(i); num != nil {
		return num, used
	}
	num, used := n.plain(i)
	if num == nil || num.ordinal || num.year || num.value != math.Trunc(num.value) || num.value < 1 || i+used >= len(n.pieces) {
		return num, used
	}
	if _, half := n.longest(i+used, language.AddHalf); half > 0 {
		return n.scaled(&number{value: num.value + 0.5*max(num.scale, 1), step: 0.5}, i, used+half) // "iki buçuk", "dwie i pół", "satu setengah juta"
	}
	_, and := n.longest(i+used, language.And)
	if and == 0 || i+used+and >= len(n.pieces) {
		return num, used
	}
	f, more := n.fractionAt(i + used + and)
	if rest, words := n.plain(min(i+used+and, len(n.pieces)-1)); more == 0 && f == 0 && rest != nil && num.scale > 0 && !rest.digits && !rest.ordinal && !rest.article && n.pieces[i].kind == language.Number && rest.value >= 1 && rest.value < num.scale/1000 {
		return &number{value: num.value + rest.value, step: rest.step}, used + and + words // "6 crore and two hundred"
	}
	if rest, words := n.plain(i + used + and); more == 0 && rest != nil && rest.step == 0 {
		f, more = rest.value, words // in digits or characters: "五又三分の一"
	}
	if more > 0 && f > 0 && f < 1 { // "three and two thirds", "3 million and a half"
		f *= max(num.scale, 1)
		return &number{value: num.value + f, step: f}, used + and + more
	}
	return num, used
}

// articleOne reads an article that counts: the one of "un sur trois", "bir nokta beş".
func (n *numerals) articleOne(i int) (*number, int) {
	one, ok := n.find(i, language.Article)
	if !ok {
		return nil, 0
	}
	if _, cardinal := n.find(i, language.Cardinal); cardinal {
		return nil, 0
	}
	if i > 0 && hasSense(n.pieces[i-1].readings, language.Minus) {
		return &number{value: one, step: 1}, 1 // "négatif un"
	}
	if v, words := n.decimalWords(i + 1); words > 0 {
		return &number{value: one + v, step: 0.1}, words + 1
	}
	if _, and := n.longest(i+1, language.And); and > 0 {
		if f, more := n.fractionAt(i + 1 + and); more > 0 && f < 1 {
			return &number{value: one + f, step: f}, 1 + and + more // "एक और एक चौथाई"
		}
	}
	_, ratio := n.longest(i+1, language.Ratio)
	_, over := n.longest(i+1, language.Over)
	if ratio = max(ratio, over); ratio == 0 {
		return nil, 0
	}
	if of, _ := n.plain(min(i+1+ratio, len(n.pieces)-1)); of == nil || of.ordinal {
		return nil, 0
	}
	return &number{value: one, step: 1}, 1
}

// added reads a number with a word before it that adds a part of one to it, or to the scale it counts:
// "साढ़े तीन" is 3.5, "साढ़े तीन लाख" 350,000, "सवा लाख" 125,000.
func (n *numerals) added(i int) (*number, int) {
	part, ok := n.find(i, language.AddBefore)
	if !ok {
		return nil, 0
	}
	value, words := 1.0, 0
	if v, more := n.cardinal(i + 1); more > 0 {
		value, words = v, more
	} else if i+1 < len(n.pieces) && n.pieces[i+1].kind == language.Number {
		num, more := n.digits(i + 1)
		if num == nil || !num.digits || num.ordinal {
			return nil, 0
		}
		value, words = num.value, more
	} else if _, scale := n.scale(i + 1); scale == 0 && part < 0 {
		return nil, 0
	}
	return n.scaled(&number{value: value + part, step: 0.25}, i, words+1)
}

// plain reads a number without a fraction joined to it by "and".
func (n *numerals) plain(i int) (*number, int) {
	if unspacedKey(n.pieces[i].key) && n.percentBefore(i) {
		return nil, 0 // "百分之五" is a percentage and no fraction
	}
	if n.pieces[i].senses&(1<<language.OrdinalPrefix) != 0 && i+1 < len(n.pieces) && (n.pieces[i+1].glue == '-' || n.pieces[i+1].glue == 0 && unspacedKey(n.pieces[i].key)) { // "第三", "ke-5"
		if num, used := n.plain(i + 1); num != nil {
			return &number{value: num.value, ordinal: true}, used + 1
		}
	}
	if unspacedKey(n.pieces[i].key) || n.pieces[i].kind == language.Number && i+1 < len(n.pieces) && unspacedKey(n.pieces[i+1].key) {
		if num, used := n.vague(i); num != nil {
			return num, used // "수십"
		}
		if num, used := n.characters(i); num != nil && (used > 1 || n.pieces[i].kind == language.Word) {
			if _, suffix := n.longest(i+used, language.OrdinalSuffix); suffix > 0 {
				return &number{value: num.value, ordinal: true}, used + suffix // "십 번째"
			}
			return num, used
		}
		if n.pieces[i].kind == language.Word {
			return n.characterPart(i)
		}
	}
	if n.pieces[i].kind == language.Number {
		return n.digits(i)
	}
	if n.pieces[i].kind == language.Word {
		return n.words(i)
	}
	if v, ok := vulgar[n.pieces[i].key]; ok {
		return &number{value: v}, 1
	}
	return nil, 0
}

// percentBefore reports whether a phrase for percent begins at piece i.
func (n *numerals) percentBefore(i int) bool {
	_, words := n.longest(i, language.PercentBefore)
	return words > 1
}

// digits reads a number that begins in digits: "1,200", "2.4 million", "30th", "3/4", "2½".
func (n *numerals) digits(i int) (*number, int) { return n.digitsBelow(i, math.Inf(1)) }

// digitsBelow reads one whose scales are below a limit, so that "1 million 1 million …" is not
// read to its end from each of its words.
func (n *numerals) digitsBelow(i int, limit float64) (*number, int) {
	p := n.pieces[i]
	value, step, ok := parseDigits(p.key, n.rules.Decimal)
	if !ok {
		return nil, 0
	}
	num := &number{value: value, step: step, digits: true, printed: p.key}
	used := 1
	if i+1 < len(n.pieces) {
		q := n.pieces[i+1]
		if f, more := n.power(i+1, value); more > 0 {
			return &number{value: f, step: roundStep(f)}, more + 1
		}
		if more := n.ordinalBehind(i + 1); more > 0 {
			num.ordinal = true
			return num, used + more
		}
		if v, ok := n.slashDecimal(i); ok {
			num.value, num.step, num.digits, used = value+v.value, v.step, false, 3
		} else if q.key == "/" && q.glue == 0 && p.key[0] != '0' && i+2 < len(n.pieces) && n.pieces[i+2].glue == 0 && n.pieces[i+2].kind == language.Number {
			if d, _, ok := parseDigits(n.pieces[i+2].key, n.rules.Decimal); ok && d > value && d >= 2 && d <= 20 && d == math.Trunc(d) && (i+3 >= len(n.pieces) || n.pieces[i+3].key != "/") {
				return &number{value: value / d, step: 0}, 3
			}
		}
		if q.glue == ' ' && value == math.Trunc(value) && i+3 < len(n.pieces) && n.pieces[i+2].key == "/" {
			if rest, more := n.digits(i + 1); rest != nil && more == 3 && rest.value < 1 { // "2 1/4"
				return &number{value: value + rest.value, step: rest.value}, 4
			}
		}
		if half, ok := vulgar[q.key]; ok && value == math.Trunc(value) {
			num.value, num.step, num.digits, used = value+half, half, false, 2
		}
	}
	return n.timesScales(i, num, used, limit)
}

// timesScales multiplies a number of so many pieces from piece i on by the scales behind it, "5 million", and adds what is less
// than the last of them; it gives no number when a scale reaches the limit.
func (n *numerals) timesScales(i int, num *number, used int, limit float64) (*number, int) {
	for {
		factor, words := n.scale(i + used)
		if words == 0 {
			break
		}
		if factor >= limit {
			return nil, 0
		}
		num.value, num.step, num.digits = num.value*factor, num.step*factor, false
		used += words
		if num.scale = 0; factor >= 1000 {
			num.scale = factor
		}
		if _, money := n.find(i+used-1, language.Currency); money {
			num.scale = 0
			return num, used // "3 mdkr och 500 tkr" are two amounts
		}
		if k := i + used; k < len(n.pieces) && n.pieces[k].kind == language.Number && n.pieces[k].glue == ' ' {
			if rest, more := n.digitsBelow(k, factor); rest != nil && !rest.digits && !rest.ordinal && rest.value < factor && rest.step >= 1 { // "2 millones 300 mil"
				return &number{value: num.value + rest.value, step: rest.step}, used + more
			}
		}
		if v, more := n.smaller(i+used, factor); more > 0 {
			return &number{value: num.value + v, step: roundStep(v)}, used + more
		}
	}
	return num, used
}

// slashDecimal reads the decimals behind a stroke at piece i, "۳/۵ درصد", where the language writes them so and what is
// measured follows.
func (n *numerals) slashDecimal(i int) (number, bool) {
	if !n.rules.SlashDecimal || i+3 >= len(n.pieces) || n.pieces[i+1].key != "/" || n.pieces[i+1].glue != 0 || n.pieces[i+2].glue != 0 || n.pieces[i+2].kind != language.Number || n.pieces[i+3].key == "/" {
		return number{}, false
	}
	const measured = uint64(1)<<language.Percent | 1<<language.Unit | 1<<language.Currency | 1<<language.Scale | 1<<language.Point
	v, _, ok := parseDigits(n.pieces[i+2].key, n.rules.Decimal)
	if !ok || n.pieces[i+3].senses&measured == 0 {
		return number{}, false
	}
	step := math.Pow10(-len(n.pieces[i+2].key))
	return number{value: v * step, step: step}, true
}

// smaller reads "and one" behind digits with a scale: a number that is less than the scale.
func (n *numerals) smaller(i int, scale float64) (float64, int) {
	if _, ok := n.find(i, language.And); !ok || i+1 >= len(n.pieces) || scale < 100 || scale > 1e3 {
		return 0, 0
	}
	rest, more := n.plain(i + 1)
	if rest == nil || rest.ordinal || rest.year || rest.value >= min(scale, 100) || rest.value < 1 {
		return 0, 0
	}
	return rest.value, more + 1
}

// maxPower is the largest exponent that is read.
const maxPower = 99

// power reads what raises the number of a value before piece i: "e13" and "^23" as programs write them.
func (n *numerals) power(i int, value float64) (float64, int) {
	p, k, sign := n.pieces[i], i+1, 1.0
	if p.glue != 0 || p.key != "e" && p.key != "^" || k >= len(n.pieces) {
		return 0, 0
	}
	if q := n.pieces[k]; (q.key == "+" || q.key == "-") && q.glue == 0 {
		k++
		if q.key == "-" {
			sign = -1
		}
	} else if q.glue == '-' {
		sign = -1
	}
	if k >= len(n.pieces) || n.pieces[k].glue == ' ' {
		return 0, 0
	}
	e, _, ok := parseDigits(n.pieces[k].key, n.rules.Decimal)
	if !ok || e > maxPower || n.pieces[k].kind != language.Number {
		return 0, 0
	}
	if p.key == "e" {
		return value * math.Pow(10, sign*e), k - i + 1
	}
	return math.Pow(value, sign*e), k - i + 1
}

// vulgar are the fraction characters after NFKC folding ("½" becomes "1⁄2").
var vulgar = map[string]float64{"1⁄2": 0.5, "1⁄4": 0.25, "3⁄4": 0.75, "1⁄3": 1.0 / 3, "2⁄3": 2.0 / 3,
	"1⁄5": 0.2, "2⁄5": 0.4, "3⁄5": 0.6, "4⁄5": 0.8, "1⁄6": 1.0 / 6, "5⁄6": 5.0 / 6, "1⁄8": 0.125, "3⁄8": 0.375, "5⁄8": 0.625, "7⁄8": 0.875}

// ordinalBehind gives how many pieces from i make the digits before them an ordinal, "th", ".º", "'üncü"; 0 when none do.
func (n *numerals) ordinalBehind(i int) int {
	p := n.pieces[i]
	switch {
	case p.glue == ' ' && n.pieces[i].senses&(1<<language.OrdinalSuffix) != 0 && n.suffix(p.key):
		return 1 // "15 वीं"
	case p.glue != 0:
		return 0
	case n.suffix(p.key):
		return 1
	case i+1 == len(n.pieces) || n.pieces[i+1].glue != 0:
		return 0
	case p.key == "." && (n.pieces[i+1].key == "º" || n.pieces[i+1].key == "ª" || strings.HasSuffix(n.text[p.start:n.pieces[i+1].end], "º") || strings.HasSuffix(n.text[p.start:n.pieces[i+1].end], "ª")):
		return 2
	case (p.key == "'" || p.key == "’") && n.suffix("'"+n.pieces[i+1].key):
		return 2
	}
	return 0
}

func (n *numerals) suffix(key string) bool {
	for _, s := range n.rules.OrdinalSuffix {
		if s == key {
			return true
		}
	}
	return false
}

// scale reads a scale word at piece i: its factor and its length. Short scales of one letter
// must be glued to the digits: "5m", "20k".
func (n *numerals) scale(i int) (float64, int) {
	if f, ok := n.find(i, language.Scale); ok {
		if _, money := n.find(i, language.Currency); money && i > 0 && n.pieces[i-1].kind == language.Number {
			return 0, 0 // "34 cents" in French
		}
		return f, 1
	}
	if f, ok := n.find(i, language.Collective); ok {
		return f, 1
	}
	if f, ok := n.find(i, language.ShortScale); ok {
		p := n.pieces[i]
		if _, unit := n.find(i, language.Unit); unit && p.key != "m" && (p.glue != 0 || !n.moneyBefore(i) && !n.massed(i+1)) {
			return 0, 0 // "5mm", but "$21MM"
		}
		if p.glue == 0 && (p.key != "m" || p.upper || n.moneyBefore(i) || n.massed(i+1)) || p.glue == ' ' && (len(p.key) > 1 || p.upper && p.key == "m" || i+1 == len(n.pieces) || n.priced(i+1)) {
			if i+1 < len(n.pieces) && n.pieces[i+1].key == "." && n.pieces[i+1].glue == 0 && i+2 < len(n.pieces) && n.goesOn(i+2) {
				return f, 2 // "Mio."
			}
			return f, 1
		}
	}
	return 0, 0
}

// priced reports whether a sign of money is written together with the letter before piece i: "5 k€".
func (n *numerals) priced(i int) bool {
	_, money := n.find(i, language.Currency)
	return money && n.pieces[i].glue == 0
}

// massed reports whether the word at piece i is counted in millions or measured by something else than the letter before
// it: "60m doses", "20m people", "3m tonnes", "5m euros".
func (n *numerals) massed(i int) bool {
	if i >= len(n.pieces) || n.pieces[i].glue != ' ' || n.pieces[i].kind != language.Word {
		return false
	}
	for _, s := range []language.Sense{language.People, language.Currency, language.Unit} {
		if _, ok := n.find(i, s); ok && len(n.pieces[i].key) > 2 {
			return true
		}
	}
	return n.rules.Massed[n.pieces[i].key]
}

// goesOn reports whether piece i belongs to the sentence of the abbreviation before it: it is
// not capitalised, or nouns are in the language, or a currency or unit is named.
func (n *numerals) goesOn(i int) bool {
	_, currency := n.find(i, language.Currency)
	_, unit := n.find(i, language.Unit)
	return currency || unit || !n.pieces[i].upper || n.nounsUpper
}

// moneyBefore reports whether a currency stands before the number whose scale is piece i.
func (n *numerals) moneyBefore(i int) bool {
	for k := i - 1; k >= max(0, i-3); k-- {
		if n.pieces[k].kind == language.Number {
			continue
		}
		_, ok := n.find(k, language.Currency)
		return ok
	}
	return false
}

// grouping takes out what groups digits, commas and periods aside.
var grouping = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "", "'", "", "’", "")

// parseDigits reads digits with separators. The mark that can only be one thing decides;
// where it could be either ("1.234"), decimal says what the language writes.
func parseDigits(s, decimal string) (value, step float64, ok bool) {
	if strings.Contains(s, ":") {
		return 0, 0, false
	}
	if decimal == "" {
		decimal = "."
	}
	group := ","
	if decimal == "," {
		group = "."
	}
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, ",") {
		decimal, group = s[:1], map[string]string{".": ",", ",": "."}[s[:1]]
	}
	s = grouping.Replace(s)
	switch {
	case strings.Count(s, group) == 1 && strings.Count(s, decimal) == 0 && len(s)-strings.Index(s, group) != 4:
		decimal, group = group, decimal // "3.5" in German: the mark cannot group
	case strings.Count(s, decimal) > 1 && strings.Count(s, group) <= 1:
		decimal, group = group, decimal // "1.234.567" in English
	case strings.Contains(s, group) && strings.Contains(s, decimal) && strings.LastIndex(s, decimal) < strings.Index(s, group):
		decimal, group = group, decimal // "1.234,5" in English
	case strings.HasPrefix(s, "0"+group):
		decimal, group = group, decimal // "0.123" groups nothing
	}
	s = strings.ReplaceAll(s, group, "")
	if strings.Count(s, decimal) > 1 {
		return 0, 0, false
	}
	s = strings.Replace(s, decimal, ".", 1)
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || len(s) > 18 {
		return 0, 0, false
	}
	if i := strings.IndexByte(s, '.'); i >= 0 {
		return v, math.Pow10(-(len(s) - i - 1)), true
	}
	return v, roundStep(v), true
}

// roundStep is the size of the last digit of an integer that was printed as significant: 1
// below 100 and for numbers that do not end in zeros, else the power of ten of the last
// non-zero digit, but never more than a tenth of the value: 200 may be exact.
func roundStep(v float64) float64 {
	step := 1.0
	if v < 100 {
		return step
	}
	for step*10 <= v/10 && math.Mod(v, step*10) == 0 {
		step *= 10
	}
	return step
}
