package annotate

import (
	"math"

	"parallax/internal/language"
)

// words reads a number written in words: "two dozen", "one hundred and five thousand", "half a million", "two thirds".
func (n *numerals) words(i int) (*number, int) {
	if v, words := n.half(i); words > 0 {
		return v, words
	}
	if v, words := n.vague(i); words > 0 {
		return v, words
	}
	w := wordNumber{n: n, first: i, lowest: math.Inf(1)}
	for k := i; k < len(n.pieces); k = i + w.used {
		used := w.used
		if num, words, done := w.take(k); done {
			return num, words
		}
		if w.used == used {
			break
		}
	}
	return w.finish()
}

// vague reads a phrase that says the order of magnitude only: "dozens", "tens of thousands".
func (n *numerals) vague(i int) (*number, int) {
	v, words := n.longest(i, language.Vague)
	if words == 0 {
		return nil, 0
	}
	magnitude := math.Pow(10, math.Floor(math.Log10(v)+1e-9))
	return &number{value: v, high: 10*magnitude - 1}, words
}

// wordNumber is a number in words while it is read.
type wordNumber struct {
	n      *numerals
	first  int
	closed []scaledPart // what scale words have closed, largest first
	// current is what stands since the last scale; lowest is the lowest place filled: smaller numbers may follow.
	current, lowest float64
	used            int
	seen, article   bool // article: all there is so far is the article of "a million"
	joined          bool // "and" stands before the last cardinal
}

// scaledPart is a part of a number that ends with a scale word: 455 thousand.
type scaledPart struct{ value, scale float64 }

func (w *wordNumber) total() float64 {
	sum := w.current
	for _, p := range w.closed {
		sum += p.value
	}
	return sum
}

// close multiplies what stands before a scale of a thousand or more, back to the next larger
// scale: "tres billones cuatrocientos mil millones" is 3.4e12.
func (w *wordNumber) close(scale float64) {
	sum := w.current
	for len(w.closed) > 0 && w.closed[len(w.closed)-1].scale < scale {
		sum += w.closed[len(w.closed)-1].value
		w.closed = w.closed[:len(w.closed)-1]
	}
	w.closed, w.current = append(w.closed, scaledPart{max(sum, oneIf(sum == 0)) * scale, scale}), 0
}

func (w *wordNumber) finish() (*number, int) {
	if !w.seen {
		return nil, 0
	}
	num := &number{value: w.total(), article: w.article, step: roundStep(w.total())}
	if num.value != math.Trunc(num.value) {
		num.step = 0.5 // "zweieinhalb"
	}
	if w.lowest >= 1000 && len(w.closed) > 0 {
		num.scale = w.lowest
	}
	return num, w.used
}

// take reads what stands at piece k. done is true when the number has ended with it; else
// w.used tells whether it belongs to the number.
func (w *wordNumber) take(k int) (num *number, words int, done bool) {
	n := w.n
	if v, words := n.cardinal(k); words > 0 {
		return w.takeCardinal(k, v, words)
	}
	if v, ok := n.find(k, language.Scale); ok {
		if v == 100 {
			w.current = max(w.current, 1) * v
		} else {
			w.close(v)
		}
		w.used, w.seen, w.article, w.lowest = k-w.first+1, true, false, v
		return nil, 0, false
	}
	if v, ok := n.find(k, language.Collective); ok {
		if !w.seen {
			return nil, 0, true // "dozens of people": nobody counted
		}
		rest := w.total()
		if few := math.Mod(w.current, 100); w.joined && few > 0 && w.current > few {
			rest = few // "three hundred and two dozen"
		}
		return &number{value: w.total() - rest + rest*v, step: v, article: w.article}, k - w.first + 1, true
	}
	if num, words := w.fraction(k); words > 0 {
		return num, words, true
	}
	if v, ok := n.ordinal(k); ok {
		if !w.article && (!w.seen || v < w.lowest) {
			return &number{value: w.total() + v, ordinal: true}, k - w.first + 1, true
		}
		if num, words := w.quotient(k); words > 0 {
			return num, words, true
		}
	}
	if one, ok := n.find(k, language.Article); ok && w.seen && w.lowest == 10 && len(n.rules.And) == 0 && !w.article {
		w.current, w.lowest, w.used = w.current+one, 1, k-w.first+1 // "yirmi bir"
		return nil, 0, false
	}
	if _, ok := n.find(k, language.DecimalWord); ok && w.seen && !w.article {
		if num, words := w.andPart(k + 1); words > 1 { // "cinco con tres cuartos"
			num, used := n.scaled(num, w.first, k-w.first+1+words)
			return num, used, true
		}
	}
	if v, words := n.decimalWords(k); words > 0 && w.seen && !w.article {
		num, used := n.scaled(&number{value: w.total() + v, step: 0.1}, w.first, k-w.first+words)
		return num, used, true
	}
	if _, ok := n.find(k, language.Article); ok && !w.seen && n.multiplies(k+1) {
		w.current, w.lowest, w.used, w.seen, w.article = 1, 1, 1, true, true
		return nil, 0, false
	}
	if _, ok := n.find(k, language.And); ok && w.seen && !w.article {
		return w.and(k)
	}
	return nil, 0, false
}

// takeCardinal reads the cardinal word of value v at piece k.
func (w *wordNumber) takeCardinal(k int, v float64, words int) (*number, int, bool) {
	n := w.n
	if n.rules.UnitsFirst && w.seen && v == 10 && math.Mod(w.current, 100) < 10 && w.lowest == 1 { // "ستة عشر"
		w.current, w.used = w.current+v, k-w.first+words
		return nil, 0, false
	}
	if w.article || w.seen && !(v < w.lowest || v < 20 && v >= 10 && n.scoreBased(w.current)) {
		if num, used := w.quotient(k); used > 0 {
			return num, used, true
		}
		if y, ok := n.spokenYear(w.first, k, w.current, v); ok && len(w.closed) == 0 {
			return y.num, y.used, true
		}
		num, used := w.finish()
		return num, used, true
	}
	w.current, w.lowest = w.current+v, place(v)
	w.used, w.seen = k-w.first+words, true
	return nil, 0, false
}

// fraction reads the word for a part at piece k that makes what stands before it its numerator: "two thirds".
func (w *wordNumber) fraction(k int) (*number, int) {
	n := w.n
	v, ok := n.fractionWord(k)
	if _, half := n.find(k, language.AddHalf); half {
		return nil, 0 // "dua setengah" is two and a half
	}
	if !ok || k == w.first || !w.seen || n.timed(k, w.current) {
		return nil, 0
	}
	_, ordinal := n.find(k, language.Ordinal)
	if w.current == 0 && v > 0.2 || len(w.closed) > 0 && !w.article && (ordinal || v > 0.2) {
		return nil, 0
	}
	used := k - w.first + 1
	f := &number{value: w.total() * v, article: true}
	for factor, words := n.scale(w.first + used); words > 0; factor, words = n.scale(w.first + used) { // "three quarters of" is none, "three quarters billion" is
		f.value, f.step, used = f.value*factor, f.value*factor, used+words
	}
	if of := w.first + used; of+2 < len(n.pieces) && n.partitive(of) && hasSense(n.pieces[of+1].readings, language.Article) {
		if factor, words := n.scale(of + 2); words > 0 { // "two thirds of a million"
			return &number{value: f.value * factor, article: true}, used + 2 + words
		}
	}
	return f, used
}

// quotient reads an ordinal that cannot belong to the number before it and so divides it: "three twenty-fifths", "trois cinquième".
func (w *wordNumber) quotient(k int) (*number, int) {
	d, words := w.n.denominator(k)
	if words == 0 || d < 3 {
		return nil, 0
	}
	return &number{value: w.total() / d, article: true}, k - w.first + words
}

// and reads what is joined by the "and" at piece k: a part below one, or a smaller number.
func (w *wordNumber) and(k int) (*number, int, bool) {
	n := w.n
	if v, words := n.cardinal(k + 1); n.rules.AndTens && w.lowest == 10 && words > 0 && v < 10 && w.parted(k+1+words) {
		w.current, w.lowest, w.used = w.current+v, 1, k-w.first+1+words // "vinte e dois trinta avos"
		return nil, 0, false
	}
	if num, words := w.andPart(k + 1); words > 0 {
		num, used := n.scaled(num, w.first, k-w.first+1+words)
		return num, used, true
	}
	v, words := n.cardinal(k + 1)
	if one, ok := n.find(k+1, language.Article); ok && words == 0 && (n.rules.Decimal == "," || n.rules.AndTens) && w.lowest == 10 {
		v, words = one, 1 // "soixante et un", "treinta y uno"
	}
	if n.rules.UnitsFirst && words > 0 && w.lowest == 1 && v >= 20 && v < 100 && math.Mod(v, 10) == 0 && math.Mod(w.current, 100) < 10 {
		w.current, w.lowest, w.used = w.current+v, 1, k-w.first+1+words // "ثلاث وعشرون"
		return nil, 0, false
	}
	if words > 0 && v < w.lowest && w.lowest >= 10 && (w.lowest >= 100 || n.rules.Decimal == "," || n.rules.UnitsFirst || n.rules.AndTens) {
		w.current, w.lowest, w.used, w.joined = w.current+v, place(v), k-w.first+1+words, true
	}
	return nil, 0, false
}

// parted reports whether a word for a part, or a denominator, stands at piece k.
func (w *wordNumber) parted(k int) bool {
	if _, part := w.n.fractionWord(k); part {
		return true
	}
	d, words := w.n.denominator(k)
	return words > 0 && d >= 3
}

// andPart reads the part below one at piece k, behind "and": of the scale that ends the number
// ("three million and a half" is 3.5 million), of a smaller scale that follows, or of one.
func (w *wordNumber) andPart(k int) (*number, int) {
	f, words := w.n.fractionAt(k)
	if words == 0 {
		return nil, 0
	}
	unit := 1.0
	if w.lowest >= 1000 && w.current == 0 {
		unit = w.lowest
	}
	if factor, more := w.n.scale(k + words); more > 0 && factor < unit {
		unit, words = factor, words+more // "one billion and a half million"
	}
	return &number{value: w.total() + f*unit, step: f * unit}, words
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
	if whole, words := n.hundreds(k); words > 0 {
		return whole / math.Pow(10, math.Floor(math.Log10(whole))+1), words + 1
	}
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

// hundreds reads a whole number of a hundred or more in words at piece i: what stands behind "virgula" in "virgula duzentos".
func (n *numerals) hundreds(i int) (float64, int) {
	if v, words := n.cardinal(i); i < len(n.pieces) && (words == 0 || v < 100) {
		if v, scale := n.find(i, language.Scale); !scale || v < 100 || words > 0 {
			return 0, 0
		}
	}
	if i >= len(n.pieces) {
		return 0, 0
	}
	num, words := n.words(i)
	if num == nil || num.ordinal || num.value < 100 || num.value != math.Trunc(num.value) {
		return 0, 0
	}
	return num.value, words
}

// cardinal reads one cardinal word, or several in one word where the language writes them so.
func (n *numerals) cardinal(i int) (float64, int) {
	if i >= len(n.pieces) || n.pieces[i].kind != language.Word {
		return 0, 0
	}
	for words := min(3, n.lexicon.Longest(n.pieces[i].key), len(n.pieces)-i); words > 1; words-- { // "quatre-vingt"
		for _, r := range n.lexicon.Find(keyOf(n.pieces[i : i+words])) {
			if r.Sense == language.Cardinal {
				return r.N, words
			}
		}
	}
	if v, ok := n.find(i, language.Cardinal); ok {
		return v, 1
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

// timeUnit reports whether piece i is a unit of time: "hundreds of years" are a duration.
func (n *numerals) timeUnit(i int) bool {
	_, unit := n.find(i, language.TimeUnit)
	return unit
}
