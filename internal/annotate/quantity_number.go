package annotate

import (
	"math"
	"slices"
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
	digits  bool   // written in digits only, without a scale
	printed string // the digits as printed, when digits
	article bool   // "a million", "half a dozen": begins with an article or a fraction
	year    bool   // "nineteen ninety-six"
}

// numerals reads numbers from pieces.
type numerals struct {
	text    string
	pieces  []piece
	lexicon *language.Lexicon
	rules   *language.Numbers
}

// find gives the reading of piece i in a sense.
func (n *numerals) find(i int, sense language.Sense) (float64, bool) {
	if i >= len(n.pieces) {
		return 0, false
	}
	for _, r := range n.lexicon.Find(n.pieces[i].key) {
		if r.Sense == sense {
			return r.N, true
		}
	}
	return 0, false
}

// at reads the number that begins at piece i and gives it with its length in pieces; nil when there is none.
func (n *numerals) at(i int) (*number, int) {
	num, used := n.plain(i)
	if num == nil || num.ordinal || num.year || num.value != math.Trunc(num.value) || num.value < 1 || i+used+1 >= len(n.pieces) {
		return num, used
	}
	if _, ok := n.find(i+used, language.And); !ok {
		return num, used
	}
	if rest, more := n.plain(i + used + 1); rest != nil && rest.value > 0 && rest.value < 1 && rest.step == 0 { // "three and two thirds"
		return &number{value: num.value + rest.value, step: rest.value}, used + 1 + more
	}
	return num, used
}

// plain reads a number without a fraction joined to it by "and".
func (n *numerals) plain(i int) (*number, int) {
	if unspacedKey(n.pieces[i].key) && n.percentBefore(i) {
		return nil, 0 // "百分之五" is a percentage and no fraction
	}
	if unspacedKey(n.pieces[i].key) && hasSense(n.lexicon.Find(n.pieces[i].key), language.OrdinalPrefix) && i+1 < len(n.pieces) {
		if num, used := n.plain(i + 1); num != nil && n.pieces[i+1].glue == 0 {
			return &number{value: num.value, ordinal: true}, used + 1
		}
	}
	if unspacedKey(n.pieces[i].key) || n.pieces[i].kind == language.Number && i+1 < len(n.pieces) && unspacedKey(n.pieces[i+1].key) {
		if num, used := n.characters(i); num != nil && (used > 1 || n.pieces[i].kind == language.Word) {
			return num, used
		}
		if n.pieces[i].kind == language.Word {
			return nil, 0
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
func (n *numerals) digits(i int) (*number, int) {
	p := n.pieces[i]
	value, step, ok := parseDigits(p.key, n.rules.Decimal)
	if !ok {
		return nil, 0
	}
	num := &number{value: value, step: step, digits: true, printed: p.key}
	used := 1
	if i+1 < len(n.pieces) {
		q := n.pieces[i+1]
		if q.glue == 0 && n.suffix(q.key) {
			num.ordinal, used = true, 2
			return num, used
		}
		if q.key == "/" && q.glue == 0 && i+2 < len(n.pieces) && n.pieces[i+2].glue == 0 && n.pieces[i+2].kind == language.Number {
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
	for {
		factor, words := n.scale(i + used)
		if words == 0 {
			break
		}
		num.value, num.step, num.digits = num.value*factor, num.step*factor, false
		used += words
		if k := i + used; k < len(n.pieces) && n.pieces[k].kind == language.Number && n.pieces[k].glue == ' ' {
			if rest, more := n.digits(k); rest != nil && !rest.digits && !rest.ordinal && rest.value < factor && rest.step >= 1 { // "2 millones 300 mil"
				return &number{value: num.value + rest.value, step: rest.step}, used + more
			}
		}
		if v, more := n.smaller(i+used, factor); more > 0 {
			return &number{value: num.value + v, step: roundStep(v)}, used + more
		}
	}
	return num, used
}

// smaller reads "and one" behind digits with a scale: a number that is less than the scale.
func (n *numerals) smaller(i int, scale float64) (float64, int) {
	if _, ok := n.find(i, language.And); !ok || i+1 >= len(n.pieces) || scale < 100 || scale > 1e3 || n.pieces[i+1].kind != language.Word {
		return 0, 0
	}
	rest, more := n.words(i + 1)
	if rest == nil || rest.ordinal || rest.year || rest.value >= min(scale, 100) || rest.value < 1 {
		return 0, 0
	}
	return rest.value, more + 1
}

// vulgar are the fraction characters after NFKC folding ("½" becomes "1⁄2").
var vulgar = map[string]float64{"1⁄2": 0.5, "1⁄4": 0.25, "3⁄4": 0.75, "1⁄3": 1.0 / 3, "2⁄3": 2.0 / 3,
	"1⁄5": 0.2, "2⁄5": 0.4, "3⁄5": 0.6, "4⁄5": 0.8, "1⁄6": 1.0 / 6, "5⁄6": 5.0 / 6, "1⁄8": 0.125, "3⁄8": 0.375, "5⁄8": 0.625, "7⁄8": 0.875}

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
		if p.glue == 0 && (p.key != "m" || n.moneyBefore(i)) || p.glue == ' ' && len(p.key) > 1 {
			if i+1 < len(n.pieces) && n.pieces[i+1].key == "." && n.pieces[i+1].glue == 0 && i+2 < len(n.pieces) && n.goesOn(i+2) {
				return f, 2 // "Mio."
			}
			return f, 1
		}
	}
	return 0, 0
}

// goesOn reports whether piece i belongs to the sentence of the abbreviation before it: it is
// not capitalised, or a currency or unit is named.
func (n *numerals) goesOn(i int) bool {
	_, currency := n.find(i, language.Currency)
	_, unit := n.find(i, language.Unit)
	return currency || unit || !n.pieces[i].upper
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
	s = strings.NewReplacer(" ", "", "\u00a0", "", "\u202f", "", "\u2009", "", "'", "", "’", "").Replace(s)
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

// words reads a number written in words: "two dozen", "one hundred and five thousand", "half a million", "two thirds".
func (n *numerals) words(i int) (*number, int) {
	if v, words := n.half(i); words > 0 {
		return v, words
	}
	total, current, used, seen, lowest := 0.0, 0.0, 0, false, math.Inf(1)
	article := false
	num := &number{}
	for k := i; k < len(n.pieces); k = i + used {
		if v, words := n.cardinal(k); words > 0 {
			switch {
			case n.rules.UnitsFirst && seen && v == 10 && current < 10 && lowest == 1: // "ستة عشر"
				current, used = current+v, k-i+words
				continue
			case article, seen && !(v < lowest || v < 20 && v >= 10 && n.scoreBased(current)):
				if y, ok := n.spokenYear(i, k, current, v); ok {
					return y.num, y.used
				}
				return n.finish(num, total+current, used, seen)
			}
			current += v
			lowest = place(v)
			used, seen = k-i+words, true
			continue
		}
		if v, ok := n.find(k, language.Scale); ok {
			if !seen {
				current = 1
			}
			if v == 100 {
				current *= v
			} else if total > 0 && v >= total {
				total, current = (total+current)*v, 0
			} else {
				total, current = total+max(current, 1)*v, 0
			}
			used, seen, article, lowest = k-i+1, true, false, v
			continue
		}
		if v, ok := n.find(k, language.Collective); ok {
			if !seen {
				return nil, 0 // "dozens of people": nobody counted
			}
			used = k - i + 1
			return &number{value: (total + current) * v, step: v, article: article}, used
		}
		if v, ok := n.find(k, language.Fraction); ok && !n.timed(k, current) && (seen && current > 0 && (total == 0 || article)) && k > i {
			used = k - i + 1
			f := &number{value: (total + current) * v, article: true}
			for factor, words := n.scale(i + used); words > 0; factor, words = n.scale(i + used) { // "three quarters of" is none, "three quarters billion" is
				f.value, f.step, used = f.value*factor, f.value*factor, used+words
			}
			return f, used
		}
		if v, ok := n.find(k, language.Ordinal); ok && (!seen || v < lowest) && !article {
			return &number{value: total + current + v, ordinal: true}, k - i + 1
		}
		if one, ok := n.find(k, language.Article); ok && seen && lowest == 10 && len(n.rules.And) == 0 && !article {
			current, lowest, used = current+one, 1, k-i+1 // "yirmi bir"
			continue
		}
		if v, words := n.decimalWords(k); words > 0 && seen && !article {
			num.value, num.step = total+current+v, 0.1
			return n.scaled(num, i, k-i+words)
		}
		if _, ok := n.find(k, language.Article); ok && !seen && k+1 < len(n.pieces) {
			if n.multiplies(k + 1) {
				current, used, seen, article = 1, 1, true, true
				lowest = 1
				num.article = true
				continue
			}
			return nil, 0
		}
		if _, ok := n.find(k, language.And); ok && seen && !article {
			if f, words := n.andHalf(k + 1); words > 0 {
				num.value, num.step = total+current+f, f
				return n.scaled(num, i, k-i+1+words)
			}
			v, words := n.cardinal(k + 1)
			if one, ok := n.find(k+1, language.Article); ok && words == 0 && n.rules.Decimal == "," && lowest == 10 {
				v, words = one, 1 // "soixante et un", "treinta y uno"
			}
			if n.rules.UnitsFirst && words > 0 && lowest == 1 && v >= 20 && v < 100 && math.Mod(v, 10) == 0 && math.Mod(current, 100) < 10 {
				current, lowest, used = current+v, 1, k-i+1+words // "ثلاث وعشرون"
				continue
			}
			if words > 0 && v < lowest && lowest >= 10 && (lowest >= 100 || n.rules.Decimal == "," || n.rules.UnitsFirst) {
				current, lowest = current+v, place(v)
				used = k - i + 1 + words
				continue
			}
		}
		break
	}
	return n.finish(num, total+current, used, seen)
}

// scaled multiplies a number of used pieces from i by the scales behind it.
func (n *numerals) scaled(num *number, i, used int) (*number, int) {
	for {
		factor, words := n.scale(i + used)
		if words == 0 {
			return num, used
		}
		num.value, num.step, used = num.value*factor, num.step*factor, used+words
	}
}

// decimalWords reads "point two five" at piece i: the part below one and its length.
func (n *numerals) decimalWords(i int) (float64, int) {
	if _, ok := n.find(i, language.DecimalWord); !ok {
		return 0, 0
	}
	size, v, k := 1.0, 0.0, i+1
	for k < len(n.pieces) && k < i+8 {
		d, words := n.cardinal(k)
		if _, article := n.find(k, language.Article); article && words == 0 {
			d, words = 1, 1
		}
		if words == 0 || d >= 100 {
			break
		}
		places := 10.0
		if d >= 10 {
			places = 100
			if one, more := n.cardinal(k + words); math.Mod(d, 10) == 0 && d >= 20 && more > 0 && one > 0 && one < 10 {
				d, words = d+one, words+more // "cinquante deux"
			} else if _, and := n.find(k+words, language.And); and && math.Mod(d, 10) == 0 {
				if one, more := n.cardinal(k + words + 1); more > 0 && one > 0 && one < 10 {
					d, words = d+one, words+more+1 // "setenta y uno"
				}
			}
		}
		size *= places
		v, k = v+d/size, k+words
	}
	if v == 0 {
		return 0, 0
	}
	return v, k - i
}

func (n *numerals) finish(num *number, value float64, used int, seen bool) (*number, int) {
	if !seen {
		return nil, 0
	}
	num.value, num.step = value, roundStep(value)
	if value != math.Trunc(value) {
		num.step = 0.5 // "zweieinhalb"
	}
	return num, used
}

// cardinal reads one cardinal word, or several in one word where the language writes them so.
func (n *numerals) cardinal(i int) (float64, int) {
	if i >= len(n.pieces) || n.pieces[i].kind != language.Word {
		return 0, 0
	}
	for words := min(3, n.lexicon.Longest(n.pieces[i].key), len(n.pieces)-i); words > 0; words-- { // "quatre-vingt"
		for _, r := range n.lexicon.Find(keyOf(n.pieces[i : i+words])) {
			if r.Sense == language.Cardinal {
				return r.N, words
			}
		}
	}
	if n.rules.Compound {
		if v, ok := compound(n.pieces[i].key, n.lexicon, n.rules); ok {
			return v, 1
		}
	}
	return 0, 0
}

// place is the lowest decimal place that a number word fills: 10 for "forty", 1 for "five".
func place(v float64) float64 {
	p := 1.0
	for v >= p*10 && math.Mod(v, p*10) == 0 {
		p *= 10
	}
	return p
}

// scoreBased reports whether teens may follow, as in "soixante-dix", "quatre-vingt-onze".
func (n *numerals) scoreBased(current float64) bool {
	tens := math.Mod(current, 100)
	return n.lexicon.Find("quatre vingt") != nil && (tens == 60 || tens == 80)
}

// timed reports whether the fraction word at piece i is a unit of time: "the last two quarters", but "three quarters", "two quarters of".
func (n *numerals) timed(i int, count float64) bool {
	_, unit := n.find(i, language.TimeUnit)
	_, scale := n.scale(i + 1)
	return unit && count != 3 && scale == 0 && !(i+1 < len(n.pieces) && n.partitive(i+1))
}

// multiplies reports whether piece i is a scale, a collective or a fraction, so that the article before it counts as one.
func (n *numerals) multiplies(i int) bool {
	for _, s := range []language.Sense{language.Scale, language.Collective} {
		if _, ok := n.find(i, s); ok {
			return true
		}
	}
	if _, ok := n.find(i, language.Fraction); ok {
		_, unit := n.find(i, language.TimeUnit)
		_, ordinal := n.find(i, language.Ordinal)
		return !unit && (!ordinal || i+1 == len(n.pieces) || n.partitive(i+1) || hasSense(n.lexicon.Find(n.pieces[i+1].key), language.Percent))
	}
	return false
}

// partitive reports whether piece i is the "of" after a fraction.
func (n *numerals) partitive(i int) bool {
	for _, r := range n.lexicon.Find(n.pieces[i].key) {
		if r.Sense == language.DateWord && r.S == "of" && n.pieces[i].key != "in" {
			return true
		}
	}
	return false
}

// half reads "half a million", "half million" and "half of".
func (n *numerals) half(i int) (*number, int) {
	v, ok := n.find(i, language.Fraction)
	if !ok {
		return nil, 0
	}
	if _, ordinal := n.find(i, language.Ordinal); ordinal {
		return nil, 0
	}
	k := i + 1
	if _, ok := n.find(k, language.Article); ok {
		k++
	}
	if factor, words := n.scale(k); words > 0 && k < len(n.pieces) {
		return &number{value: v * factor, step: v * factor, article: true}, k + words - i
	}
	if v == 0.5 && k == i+1 && k < len(n.pieces) && n.partitive(k) {
		return &number{value: v, article: true}, 1
	}
	return nil, 0
}

// andHalf reads "a half" or "half" behind "and".
func (n *numerals) andHalf(i int) (float64, int) {
	words := 1
	if _, ok := n.find(i, language.Article); ok {
		i, words = i+1, 2
	}
	if v, ok := n.find(i, language.Fraction); ok {
		return v, words
	}
	return 0, 0
}

type spokenNumber struct {
	num  *number
	used int
}

// spokenYear reads "nineteen ninety-six": two numbers below 100 side by side.
func (n *numerals) spokenYear(i, k int, first, second float64) (spokenNumber, bool) {
	if first < 13 || first > 20 || second < 10 {
		return spokenNumber{}, false
	}
	used := k - i + 1
	if v, words := n.cardinal(k + 1); words > 0 && v < 10 && math.Mod(second, 10) == 0 {
		second, used = second+v, used+words
	}
	return spokenNumber{&number{value: first*100 + second, step: 1, year: true}, used}, true
}

// maxCompound is the length in bytes of the longest number word that is read.
const maxCompound = 80

// compound reads a number written as one word from its parts: "zweihundertfünfzig",
// "ventiquattromila". False when the word is anything else.
func compound(word string, x *language.Lexicon, rules *language.Numbers) (float64, bool) {
	total, current, parts := 0.0, 0.0, 0
	if len(word) > maxCompound {
		return 0, false
	}
	for word != "" {
		cut := ""
		var found language.Reading
		for _, end := range partEnds(word) {
			if r, ok := numberPart(word[:end], x, rules); ok {
				cut, found = word[:end], r
				break
			}
		}
		if cut == "" {
			return 0, false
		}
		switch found.Sense {
		case language.And:
			if parts == 0 || cut == word {
				return 0, false
			}
		case language.Scale:
			if found.N == 100 {
				current = max(current, 1) * 100
			} else {
				total, current = total+max(current, 1)*found.N, 0
			}
		default:
			if current > 0 && found.N < 100 && math.Mod(current, 100) > 0 && place(found.N) == place(math.Mod(current, 100)) {
				return 0, false
			}
			current += found.N
		}
		word, parts = word[len(cut):], parts+1
	}
	return total + current, parts > 1
}

// partEnds lists the ends at which the first part of a word may stop, longest first.
func partEnds(word string) []int {
	var out []int
	for i := range word {
		if i > 0 {
			out = append(out, i)
		}
	}
	out = append(out, len(word))
	slices.Reverse(out)
	return out
}

func numberPart(s string, x *language.Lexicon, rules *language.Numbers) (language.Reading, bool) {
	for _, r := range x.Find(s) {
		switch r.Sense {
		case language.Cardinal, language.Scale, language.And:
			if r.Sense != language.Scale || r.N <= 1000 {
				return r, true
			}
		case language.Article:
			if rules.Compound {
				return language.Reading{Sense: language.Cardinal, N: 1}, true
			}
		}
	}
	return language.Reading{}, false
}
