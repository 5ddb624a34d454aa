package annotate

import (
	"math"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

// quantities appends to d.notes the numbers of every passage with what they measure
// (KindQuantity). Dates and clock times are moments and no quantities; neither are phone
// numbers, versions, list numbers and numbers that are part of a name.
func (d *document) quantities() {
	for _, p := range d.passages {
		taken := d.of(parallax.KindMoment, p)
		for _, s := range p.sentences {
			c := counting{d: d, p: p, taken: taken, list: d.lexemes(p, s)}
			for i := 0; i < len(c.list); {
				i = max(i+1, c.at(i))
			}
		}
	}
}

// counting finds the quantities of one sentence.
type counting struct {
	d     *document
	p     *passage
	taken []parallax.Annotation // moments of the passage, in order
	list  []lexeme
	used  int // lexemes before this one belong to a quantity
}

// at looks for a quantity whose number is lexeme i and gives the index behind it; i when there is none.
func (c *counting) at(i int) int {
	x := &c.list[i]
	if x.number == nil || x.number.year || c.inMoment(x) || c.partOfName(i) || c.lettered(i) || c.nobody(i) {
		return i
	}
	q := parallax.Quantity{Type: parallax.Number, Value: x.number.value, Step: x.number.step}
	if high := x.number.high; high > 0 {
		q.High = &high
	}
	first, last := i, i // lexemes of the number itself
	if c.negative(i) {
		q.Value, first = -q.Value, i-1
	}
	if x.number.ordinal {
		q.Type, q.Step = parallax.Ordinal, 0
		c.emit(q, c.list[first].start, x.end)
		return i + 1
	}
	if end, ok := c.ratio(i, &q); ok {
		c.used = end + 1
		c.thing(&q, i, end)
		c.emit(q, x.start, c.list[end].end)
		return end + 1
	}
	currencyBefore := i-1 >= c.used && c.currency(&q, i-1, true)
	percentBefore := !currencyBefore && c.percentBefore(&q, &first)
	if currencyBefore {
		first = i - 1
	}
	if end, ok := c.rangeEnd(i, &q); ok {
		last = end
	}
	if !percentBefore {
		last = c.unit(&q, last, currencyBefore)
	}
	last = c.cents(&q, last)
	c.used = last + 1
	start, end := c.list[first].start, c.list[last].end // the bound is no part of the span
	c.bound(&q, &first, last)
	if q.Type == parallax.Number || q.Type == parallax.Percent {
		c.thing(&q, first, last)
	}
	if q.Type == parallax.Measure {
		inSI(&q)
	}
	c.emit(q, start, end)
	return last + 1
}

// nobody reports whether the number at lexeme i is the end of a word for nobody: "no one", "no-one".
func (c *counting) nobody(i int) bool {
	if c.list[i].number.value != 1 || c.inDigits(i) {
		return false
	}
	before := i - 1
	if before > 0 && c.list[before].key == "-" {
		before--
	}
	return before >= 0 && c.d.language.Numbers().Nobody[c.list[before].key]
}

// percentBefore reads a word or sign for percent that stands before the number: "yüzde 5", "%5", "百分之五".
func (c *counting) percentBefore(q *parallax.Quantity, first *int) bool {
	if *first-1 < c.used {
		return false
	}
	r, ok := c.list[*first-1].is(language.PercentBefore)
	if !ok {
		return false
	}
	*first--
	q.Type, q.Unit = parallax.Percent, "%"
	q.Value, q.Step = q.Value*r.N, q.Step*r.N
	if *first > c.used {
		if _, minus := c.list[*first-1].is(language.Minus); minus {
			q.Value, *first = -q.Value, *first-1
		}
	}
	return true
}

// maxRatio is the largest number that one is told to be one of.
const maxRatio = 1e18

// ratio reads "one in five" and "three out of four" at lexeme i and gives the last lexeme. Years and times are no ratios ("one in 2031", "one in three days").
func (c *counting) ratio(i int, q *parallax.Quantity) (int, bool) {
	if math.Abs(q.Value) < 1 || q.Value != math.Trunc(q.Value) || i+2 >= len(c.list) {
		return 0, false
	}
	if c.inverseRatio(i, q) {
		return i + 2, true
	}
	_, over := c.list[i+1].is(language.Over)
	if _, one := c.list[i+1].is(language.Ratio); !over && (!one || math.Abs(q.Value) != 1) {
		return 0, false
	}
	of := c.list[i+2].number
	if of == nil || of.ordinal || of.year || of.value == 0 || of.value == q.Value || of.value < q.Value && !c.divides(i) || of.value > maxRatio || of.digits && len(of.printed) == 4 || of.value != math.Trunc(of.value) || c.inMoment(&c.list[i+2]) {
		return 0, false
	}
	if i+3 < len(c.list) {
		if _, timed := c.list[i+3].is(language.TimeUnit); timed {
			return 0, false
		}
	}
	q.Value, q.Step = q.Value/of.value, 0
	return i + 2, true
}

// inverseRatio reads a ratio whose whole stands first at lexeme i, "दस में से तीन", where words have spaces.
func (c *counting) inverseRatio(i int, q *parallax.Quantity) bool {
	of, part := &c.list[i+1], c.list[i+2].number
	if one, ok := c.list[i+2].is(language.Article); ok && part == nil && one.N == 1 {
		part = &number{value: 1} // "तीन में से एक"
	}
	if _, ok := of.is(language.FractionOf); !ok || unspacedKey(of.key) || part == nil || part.ordinal || part.value >= q.Value || part.value <= 0 || c.inMoment(&c.list[i+2]) {
		return false
	}
	q.Value, q.Step = part.value/q.Value, 0
	return true
}

// divides reports whether a number at lexeme i in words is divided by the one behind it, which is smaller: "deux mille sur trois".
func (c *counting) divides(i int) bool {
	return !c.inDigits(i) && !c.inDigits(i+2)
}

// cents adds the hundredths of an amount of money that ends at lexeme last: "15 dollars and 15
// cents", "15 dollars 50", and the scale that stands behind its currency ("75 USD millones").
func (c *counting) cents(q *parallax.Quantity, last int) int {
	k := last + 1
	if q.Type != parallax.Money || q.Unit == "" || q.High != nil || k >= len(c.list) {
		return last
	}
	if n := c.list[k].number; n != nil && !n.digits && n.scale > 0 && n.value == n.scale && n.scale > q.Value && c.list[k].glue == ' ' {
		q.Value, q.Step = q.Value*n.scale, q.Step*n.scale
		return k
	}
	_, and := c.list[k].is(language.And)
	_, point := c.list[k].is(language.DecimalWord)
	if and = and || point || c.list[k].word("of"); and {
		k++
	}
	if k >= len(c.list) || c.list[k].number == nil || c.list[k].number.value >= 100 || c.list[k].number.ordinal || c.list[k].glue == '-' {
		return last
	}
	n := c.list[k].number
	if k+1 < len(c.list) {
		if r, ok := c.list[k+1].is(language.Currency); ok && r.S == "cent" {
			q.Value, q.Step = q.Value+n.value/100, 0.01
			return k + 1
		}
	}
	if q.Step != 1 || n.value < 10 || !n.digits || len(n.printed) != 2 || c.inMoment(&c.list[k]) || k+1 < len(c.list) && c.list[k+1].kind != language.Punct {
		return last
	}
	q.Value, q.Step = q.Value+n.value/100, 0.01
	return k
}

// emit notes a quantity; one too large for a number is none.
func (c *counting) emit(q parallax.Quantity, start, end int) {
	if math.IsInf(q.Value, 0) || math.IsNaN(q.Value) || q.High != nil && math.IsInf(*q.High, 0) {
		return
	}
	c.d.add(parallax.Annotation{Kind: parallax.KindQuantity, Span: c.p.span(start, end), Quantity: &q})
}

// inMoment reports whether a lexeme lies in a time expression.
func (c *counting) inMoment(x *lexeme) bool {
	k := sort.Search(len(c.taken), func(k int) bool { return c.taken[k].Span.End > x.start })
	return k < len(c.taken) && c.taken[k].Span.Start < x.end
}

// negative reports whether a minus sign that is no dash or hyphen stands before lexeme i.
func (c *counting) negative(i int) bool {
	if i > c.used && c.list[i].number != nil {
		if _, minus := c.list[i-1].is(language.Minus); minus {
			return true
		}
	}
	if i == 0 || c.list[i].glue != 0 || !c.inDigits(i) {
		return false
	}
	sign := &c.list[i-1]
	return (sign.key == "-" || sign.key == "−" || sign.key == "–") && (i == 1 || sign.glue == ' ' || unspacedKey(c.list[i-2].key))
}

// inDigits reports whether the number at lexeme i begins with a digit of any script.
func (c *counting) inDigits(i int) bool {
	r, _ := utf8.DecodeRuneInString(c.p.text[c.list[i].start:])
	return unicode.IsDigit(r)
}

// currency looks for a currency at lexeme i and makes q money when there is one.
func (c *counting) currency(q *parallax.Quantity, i int, before bool) bool {
	if i < 0 || i >= len(c.list) {
		return false
	}
	r, ok := c.list[i].is(language.Currency)
	if code, million := c.millions(i); million && !before {
		q.Type, q.Unit, q.Value, q.Step = parallax.Money, code, q.Value*1e6, q.Step*1e6
		return true
	}
	if !ok || before && r.S == "cent" || before && c.list[i].kind == language.Word && !c.code(i) {
		return false
	}
	q.Type, q.Unit = parallax.Money, r.S
	if c.list[i].key == "$" {
		q.Unit = language.Dollar(c.d.article.Outlet.Country)
	}
	if r.S == "cent" {
		q.Value, q.Step, q.Unit = q.Value/100, q.Step/100, ""
		if q.High != nil {
			*q.High /= 100
		}
	}
	return true
}

// millions reads a currency code with an M before it at lexeme i: "30 MEUR".
func (c *counting) millions(i int) (string, bool) {
	key, ok := strings.CutPrefix(c.list[i].key, "m")
	if !ok || len(key) != len("eur") || !c.code(i) {
		return "", false
	}
	for _, r := range c.d.language.Lexicon().Find(key) {
		if r.Sense == language.Currency && strings.EqualFold(r.S, key) {
			return r.S, true
		}
	}
	return "", false
}

// code reports whether lexeme i is a currency code such as "EUR", which may stand before its number; words may not.
func (c *counting) code(i int) bool {
	w := c.p.text[c.list[i].start:c.list[i].end]
	for _, r := range w {
		if r >= 'a' && r <= 'z' && len(w) > 2 {
			return false
		}
	}
	return true
}

// rangeEnd reads "to 30" behind the number at lexeme i and sets the high end of q.
func (c *counting) rangeEnd(i int, q *parallax.Quantity) (int, bool) {
	k := i + 1
	if k+1 >= len(c.list) {
		return 0, false
	}
	low, dash, either := c.list[i].number, false, c.list[k].word("either")
	if c.list[k].number != nil && c.list[k].glue == '-' && low.digits && c.list[k].number.value > low.value {
		dash = true // "20-30"
		k--
	} else if s := c.list[k].key; s == "–" || s == "—" || s == "-" || s == "~" || s == "～" {
		dash = c.list[k].glue == c.list[k+1].glue
	} else if _, ok := c.list[k].is(language.To); !ok && !either {
		return 0, false
	}
	k++
	if _, ok := c.list[k].is(language.Currency); ok && k+1 < len(c.list) && c.list[k].kind == language.Punct {
		k++
	}
	high := c.list[k].number
	if high == nil || high.ordinal || c.inMoment(&c.list[k]) || !dash && !c.rangeOpens(i) {
		return 0, false
	}
	value := high.value
	if q.Value > 0 && low.digits && !high.digits && q.Value < 1000 && high.step >= 100 && value > 1000*q.Value/10 {
		factor := scaleOf(high) // "2 to 3 million": the scale holds for both
		q.Value, q.Step = q.Value*factor, q.Step*factor
	}
	if value <= q.Value || either && value > q.Value+max(1, q.Step) {
		return 0, false // "six or seven", "20 or 30"; "five or fifty" are two numbers
	}
	q.High = &value
	return k, true
}

// scaleOf is the power of a thousand that a number was scaled with.
func scaleOf(n *number) float64 {
	f := 1.0
	for f*1000 <= n.value {
		f *= 1000
	}
	return f
}

// rangeOpens reports whether "5 to 7" at lexeme i is a range: both are counts of one thing, not
// a score, a change ("rose from 5 to 7") or two things ("between 5 and 7" is one).
func (c *counting) rangeOpens(i int) bool {
	k := i - 1
	if k >= 0 && c.list[k].kind == language.Punct {
		k-- // the currency sign
	}
	if k >= 0 {
		if c.list[k].word("from") {
			return false
		}
	}
	if _, and := c.list[i+1].is(language.And); and {
		return k >= 0 && c.list[k].word("between")
	}
	return true
}

// unit reads what stands behind the number that ends at lexeme i - percent, currency, unit of
// measure - and gives the last lexeme of the quantity.
func (c *counting) unit(q *parallax.Quantity, i int, money bool) int {
	if !money && c.scaledMoney(q, i) {
		return i
	}
	k := i + 1
	if k >= len(c.list) {
		return i
	}
	x := &c.list[k]
	if _, ok := x.is(language.Point); ok && !money {
		q.Type, q.Unit = parallax.Percent, "pp"
		return k
	}
	if _, ok := x.is(language.Tenth); ok && !money && x.glue != '-' {
		q.Type, q.Unit = parallax.Percent, "%"
		if q.Value <= 10 { // "三八折" has its two digits already
			q.Value, q.Step = 10*q.Value, 10*q.Step
		}
		if k+1 < len(c.list) {
			if r, ok := c.list[k+1].is(language.Fraction); ok && c.list[k+1].glue == 0 { // "三成半"
				q.Value, k = q.Value+10*r.N, k+1
			}
		}
		return k
	}
	if _, ok := x.is(language.Percent); ok && !money {
		q.Type, q.Unit = parallax.Percent, "%"
		if k+1 < len(c.list) {
			if _, ok := c.list[k+1].is(language.Point); ok || c.list[k+1].key == "points" || c.list[k+1].key == "point" {
				q.Unit = "pp"
				return k + 1
			}
		}
		return k
	}
	if money {
		if r, ok := x.is(language.Currency); ok && r.S == q.Unit && x.key != "cent" {
			return k // "$5 dollars", "$ 5 USD"
		}
		return i
	}
	if _, ok := x.is(language.Unit); !ok || x.glue == 0 && x.kind == language.Word && len(x.key) > 2 || !c.weighed(k) {
		if c.currency(q, k, false) {
			return k
		}
	}
	if x.word("of") && k+1 < len(c.list) && c.currency(q, k+1, false) { // "millions d'euros", "millones de dólares"
		return k + 1
	}
	if r, ok := x.is(language.Unit); ok && c.measures(k) {
		q.Type, q.Unit = parallax.Measure, r.S
		return k
	}
	if c.currency(q, k, false) {
		return k
	}
	return i
}

// weighed reports whether the unit at lexeme k is no name of money, or the weight of that name: near a word for weighing
// or behind another measure ("a 6-foot, 200-pound man").
func (c *counting) weighed(k int) bool {
	if !c.isCurrency(&c.list[k]) {
		return true
	}
	weighs := c.d.language.Numbers().Weighs
	for i := max(0, k-weighsWithin); i < min(len(c.list), k+weighsWithin); i++ {
		x := &c.list[i]
		if _, unit := x.is(language.Unit); weighs[x.key] || unit && !c.isCurrency(x) && i > 0 && c.list[i-1].number != nil {
			return true
		}
	}
	return false
}

// weighsWithin is how many words from a unit it is said to weigh.
const weighsWithin = 5

// scaledMoney makes q money when the scale of its number at lexeme i names a currency too: "60 mkr".
func (c *counting) scaledMoney(q *parallax.Quantity, i int) bool {
	key := c.list[i].key
	readings := c.d.language.Lexicon().Find(key[strings.LastIndexByte(key, ' ')+1:])
	if c.list[i].number == nil || !hasSense(readings, language.ShortScale) {
		return false
	}
	for _, r := range readings {
		if r.Sense == language.Currency {
			q.Type, q.Unit = parallax.Money, r.S
			return true
		}
	}
	return false
}

// measures reports whether the unit at lexeme k is one: a symbol that is a preposition of the language
// is read as such ("in").
func (c *counting) measures(k int) bool {
	x := &c.list[k]
	r, _ := x.is(language.Unit)
	if _, people := x.is(language.People); people && c.actBehind(k) {
		return false // "۱۲ تن کشته شدند" are people, "۱۲ تن گندم" tons
	}
	return r.S != x.key || !c.d.language.Names().PlaceBefore[x.key]
}

// actBehind reports whether a word for what happens to people follows close behind lexeme k.
func (c *counting) actBehind(k int) bool {
	for j := k + 1; j < min(len(c.list), k+1+thingReach); j++ {
		if _, act := c.list[j].is(language.Act); act {
			return true
		}
	}
	return false
}

// inSI sets the value of a measure in SI units.
func inSI(q *parallax.Quantity) {
	if size, ok := language.UnitSize(q.Unit); ok {
		q.SI, q.SIUnit = q.Value*size.Factor+size.Offset, size.SI
	}
}

// bound reads how the number is limited: by a cue just before it, or behind it.
func (c *counting) bound(q *parallax.Quantity, first *int, last int) {
	k := *first - 1
	if k >= 0 {
		if r, ok := c.list[k].is(language.BoundCue); ok && !c.changes(k) {
			q.Bound = parallax.Bound(r.S)
			*first = k
			return
		}
	}
	k = last + 1
	if k < len(c.list) && unspacedKey(c.list[k].key) && c.list[k].senses&(1<<language.Skip|1<<language.People|1<<language.Unit) != 0 && c.list[k].senses&(1<<language.BoundAfter) == 0 {
		k++ // the counter of "40棟以上"
	}
	if k < len(c.list) {
		if r, ok := c.list[k].is(language.BoundAfter); ok {
			q.Bound = parallax.Bound(r.S)
		}
	}
}

// changes reports whether the cue at lexeme k stands between an amount and what it leads to: "выросла
// на 2 процента до 7" is a rise to 7 and not up to 7.
func (c *counting) changes(k int) bool {
	if _, to := c.list[k].is(language.To); !to || k < 2 {
		return false
	}
	for j := k - 1; j >= max(0, k-3); j-- {
		x := &c.list[j]
		if x.number != nil {
			return j < k-1
		}
		if x.senses&(1<<language.Percent|1<<language.Point|1<<language.Currency|1<<language.Unit|1<<language.Scale) == 0 {
			return false
		}
	}
	return false
}
