package annotate

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parallax"
	"parallax/internal/language"
)

const (
	// thingReach is how many words behind a number its noun may stand: "12 other elderly passengers".
	thingReach = 4
	// actReach is how many words behind the noun, or before the number, the act may stand: "six people have been killed".
	actReach = 6
)

// thing finds what the quantity counts, behind lexeme last or before lexeme first, and what happened to it.
func (c *counting) thing(q *parallax.Quantity, first, last int) {
	if c.age(first, last) || c.ofThose(last) {
		return
	}
	if c.scored(first) {
		return
	}
	noun := c.rating(q, first)
	if noun < 0 && c.labels(first) {
		return
	}
	if noun < 0 {
		noun = c.counted(q, c.nounBehind(last), last)
	}
	if noun < 0 && c.d.language.Numbers().CountedBefore {
		noun = c.nounBefore(first, last)
	}
	if noun >= 0 {
		x := &c.list[noun]
		if _, people := x.is(language.People); people {
			q.Thing = "people"
		} else if _, act := x.is(language.Act); act {
			q.Thing = "people" // "12 dead", "12 deaths"
		} else if c.d.language.Numbers().Members[x.key] {
			q.Thing = "people" // "50-strong"
		} else {
			q.Thing = c.d.language.Singular(c.d.language.Bare(x.key))
		}
		q.ThingSpan = c.p.span(x.start, x.end)
		if end := c.runEnd(noun); q.Thing != "people" && end > noun+1 {
			q.ThingSpan.End = c.list[end-1].end
			q.Thing = c.p.text[q.ThingSpan.Start:q.ThingSpan.End]
		}
	}
	if noun >= 0 && c.list[noun].glue == '-' && q.Thing != "people" {
		return // a 34-year-old who died describes one
	}
	act, toll := c.act(first, last, noun)
	if act == "" || q.Type == parallax.Percent {
		return
	}
	if q.Thing == "" || toll && noun < 0 {
		q.Thing = "people"
	}
	q.Act = act
}

// scored reports whether the number at a lexeme ends a pair that falls, joined in one word: of a "43-39 record" 39 were lost, and what
// stands behind counts none of them. A pair that rises may be a range.
func (c *counting) scored(i int) bool {
	if i == 0 || c.list[i].glue != '-' {
		return false
	}
	a, b := c.list[i-1].number, c.list[i].number
	return a != nil && b != nil && a.digits && b.digits && a.value > b.value
}

// ofThose reports whether the number that ends at lexeme last takes some of those something happened to: "two of the
// injured" are not how many were injured, whatever came of them.
func (c *counting) ofThose(last int) bool {
	cues := c.d.language.Cues()
	for k := last + 1; k < min(len(c.list), last+4); k++ {
		if _, act := c.list[k].is(language.Act); act {
			return k > last+1
		}
		if key := c.list[k].key; !cues.Prepositions[key] && !cues.Determiners[key] || c.list[k].number != nil {
			break
		}
	}
	return false
}

// age reports whether the number from lexeme first to last says how old somebody is and counts
// nobody: "a woman of 34 died", "aged 61 and injured", "dies at 91".
func (c *counting) age(first, last int) bool {
	numbers, cues := c.d.language.Numbers(), c.d.language.Cues()
	if first == 0 {
		return false
	}
	if numbers.Ages[c.list[first-1].key] {
		return true
	}
	if first >= 2 && numbers.AgesAt[c.list[first-1].key] && c.nounBehind(last) < 0 { // "dies at 91"
		_, act := c.list[first-2].is(language.Act)
		return act
	}
	if first < 2 || !numbers.AgesOf[c.list[first-1].key] {
		return false
	}
	if noun := c.nounBehind(last); noun >= 0 { // "mother of nine children" counts them
		if _, act := c.list[noun].is(language.Act); !act {
			return false
		}
	}
	who := c.list[first-2].key
	return cues.Female[who] || cues.Male[who]
}

// nounBefore gives the noun before the number [first, last] where languages count so: a plain word without particles, and a word that
// counts behind the number, "트럭 30대". -1 when there is none.
func (c *counting) nounBefore(first, last int) int {
	k := first - 1
	if k < 0 || last+1 >= len(c.list) || c.list[last+1].senses&(1<<language.Skip) == 0 || c.list[last+1].glue != 0 {
		return -1
	}
	x := &c.list[k]
	if x.kind != language.Word || x.number != nil || x.readings != nil || c.function(x) || c.d.language.Bare(x.key) != x.key || c.list[first].glue != ' ' {
		return -1
	}
	return k
}

// rating gives the noun before lexeme first that a number with decimals rates: nobody counts to
// 5.9, so that in "a magnitude of at least 5.9 hit" it is no hit. -1 when there is none.
func (c *counting) rating(q *parallax.Quantity, first int) int {
	k := first - 1
	if q.Type != parallax.Number || q.Step >= 1 || q.Step == 0 || k < 0 {
		return -1
	}
	if c.rated(first) {
		return k
	}
	if !c.list[k].word("of") || k == 0 || c.list[k-1].kind != language.Word || c.list[k-1].number != nil || c.function(&c.list[k-1]) {
		return -1
	}
	return k - 1
}

// rated reports whether the number at lexeme i has decimals and hangs on a plain word: "magnitude-5.9".
func (c *counting) rated(i int) bool {
	x := &c.list[i]
	if i == 0 || x.number == nil || x.number.step >= 1 || x.number.step == 0 || x.glue != '-' {
		return false
	}
	before := &c.list[i-1]
	return before.kind == language.Word && !before.upper && before.number == nil && !c.function(before)
}

// labels reports whether the number at lexeme i hangs on a word before it and tells which one is meant, not how many:
// "year-seven pupils". A letter may be a preposition, as in Hebrew.
func (c *counting) labels(i int) bool {
	if i == 0 || c.list[i].glue != '-' {
		return false
	}
	before := &c.list[i-1]
	return before.kind == language.Word && before.number == nil && !c.function(before) && utf8.RuneCountInString(before.key) > 1
}

// counted gives the noun that the number counts when noun heads the phrase behind it: a
// number above one does not count a singular, so that in "28 point plan" and "40 foot wall",
// as with a hyphen, the first noun is counted.
func (c *counting) counted(q *parallax.Quantity, noun, last int) int {
	if noun <= last || !c.d.language.Numbers().HeadLast || q.Value <= 1 || q.Type == parallax.Ordinal {
		return noun
	}
	head := &c.list[noun]
	_, people := head.is(language.People)
	_, act := head.is(language.Act)
	if people || act || head.glue == '-' || c.many(head.key) {
		return noun
	}
	if both := c.behindAnd(noun); both >= 0 {
		return both
	}
	for k := last + 1; k < noun; k++ {
		if _, skip := c.list[k].is(language.Skip); !skip {
			return k
		}
	}
	return noun
}

// behindAnd gives the plural that the singular at lexeme k and another one joined to it describe: "military and police
// officers". -1 when there is none.
func (c *counting) behindAnd(k int) int {
	if k+2 >= len(c.list) || c.list[k+2].kind != language.Word || c.list[k+2].number != nil || c.function(&c.list[k+2]) {
		return -1
	}
	if _, and := c.list[k+1].is(language.And); !and {
		return -1
	}
	head := k + 2
	for head < k+2+thingReach && c.goesOn(head) {
		head++
	}
	if head == k+2 || !c.many(c.list[head].key) {
		return -1
	}
	return head
}

// maxRun is the number of Han characters of a noun at most when nothing tells where it ends, longRun
// how many are taken when a character of another kind follows.
const (
	maxRun  = 2
	longRun = 3
)

// runEnd gives the lexeme behind the noun that begins at lexeme k in a script without spaces: all of
// a run of katakana, two characters of a long run of Han.
func (c *counting) runEnd(k int) int {
	script := scriptOf(c.list[k].key)
	if script == nil {
		return k + 1
	}
	end := k + 1
	for end < len(c.list) && c.list[end].glue == 0 && c.list[end].number == nil && scriptOf(c.list[end].key) == script && !c.function(&c.list[end]) {
		end++
	}
	if script == unicode.Han && end-k > longRun {
		return k + maxRun
	}
	return end
}

// scriptOf gives Han or Katakana for a character of theirs, else nil.
func scriptOf(key string) *unicode.RangeTable {
	switch r, _ := utf8.DecodeRuneInString(key); {
	case r < 0x2E80:
		return nil
	case unicode.Is(unicode.Han, r):
		return unicode.Han
	case unicode.Is(unicode.Katakana, r) || r == 'ー':
		return unicode.Katakana
	}
	return nil
}

// nounBehind gives the lexeme of the noun counted by the number that ends at lexeme last; -1 when it is not said.
func (c *counting) nounBehind(last int) int {
	best := -1
	for k := last + 1; k < len(c.list) && k <= last+thingReach; k++ {
		x := &c.list[k]
		if x.kind != language.Word || x.number != nil || c.d.language.Numbers().Frame[x.key] {
			break
		}
		if _, ok := x.is(language.People); ok && !c.before(k) {
			return k
		}
		if _, ok := x.is(language.Act); ok {
			if best < 0 {
				return k
			}
			break
		}
		if _, skip := x.is(language.Skip); skip {
			if best >= 0 {
				break
			}
			continue
		}
		if c.function(x) {
			break
		}
		if x.glue == '-' { // "28-point plan" counts points
			return k
		}
		best = k // of several words the last is the head, until something closes the phrase
		if !c.goesOn(k) {
			break
		}
	}
	return best
}

// before reports whether the word for people at k is a singular that tells which things are counted, where the head comes last: "life
// sentences".
func (c *counting) before(k int) bool {
	if c.many(c.list[k].key) || !c.goesOn(k) {
		return false
	}
	next := &c.list[k+1]
	_, act := next.is(language.Act)
	return next.glue == ' ' && !act && c.many(next.key)
}

// function reports whether a lexeme is a function word, so that no noun phrase runs through it.
func (c *counting) function(x *lexeme) bool {
	if c.d.language.IsStop(x.key) {
		return true
	}
	for _, s := range []language.Sense{language.Weekday, language.Month, language.Relative, language.To, language.BoundCue} {
		if _, ok := x.is(s); ok {
			return true
		}
	}
	return false
}

// goesOn reports whether the word at k modifies the next one, where the head comes last ("police officers").
// Elsewhere, and before a participle, the first noun is taken.
func (c *counting) goesOn(k int) bool {
	if !c.d.language.Numbers().HeadLast || k+1 >= len(c.list) || c.d.language.Plural(c.list[k].key) {
		return false
	}
	next := &c.list[k+1]
	if next.kind != language.Word || next.number != nil || c.function(next) || next.glue == 0 {
		return false
	}
	return !slices.ContainsFunc(c.d.language.Numbers().Participles, func(ending string) bool { return strings.HasSuffix(next.key, ending) })
}

// many reports whether a noun may be counted above one, by its ending or a list.
func (c *counting) many(w string) bool {
	return c.d.language.Plural(w) || c.d.language.Numbers().Unmarked[w]
}

// act finds what happened to those counted: a toll before the number ("death toll rose to
// 12"), the noun itself ("12 dead"), an act behind the noun ("six people were killed"), or one
// just before the number ("killing six"). toll is true for the first.
func (c *counting) act(first, last, noun int) (stem string, toll bool) {
	if noun >= 0 {
		if r, ok := c.list[noun].is(language.Act); ok {
			return r.S, false
		}
	}
	for k := first - 1; k >= max(0, first-actReach); k-- {
		if r, ok := c.list[k].is(language.Toll); ok && r.S != countOf {
			return r.S, true
		}
		if c.list[k].kind == language.Punct {
			break
		}
	}
	if stem := c.countBefore(first); noun < 0 && stem != "" {
		return stem, true
	}
	people := noun < 0
	if noun >= 0 {
		_, people = c.list[noun].is(language.People)
	}
	if r, ok := c.actBefore(first); ok && (noun < 0 || people || r.S != "kill" || utf8.RuneCountInString(c.list[noun].key) > 2) {
		return r.S, false
	}
	from := last
	if noun >= 0 {
		from = noun
	}
	for k := from + 1; k < len(c.list) && k <= from+actReach; k++ {
		x := &c.list[k]
		if x.kind == language.Punct || x.number != nil {
			break
		}
		if _, and := x.is(language.And); and {
			break
		}
		if r, ok := x.is(language.Act); ok {
			return r.S, false
		}
		if _, skip := x.is(language.Skip); !skip && !c.d.language.IsStop(x.key) && !c.d.language.Numbers().Links[x.key] && !c.atClose(from+1, k) {
			break
		}
	}
	return c.actClosing(from + 1), false
}

const (
	// countOf is the stem of words for a count whose act stands behind them.
	countOf = "count"
	// countReach is how many words before what it has come to a count may be named.
	countReach = 16
)

// countBefore gives what happened to those whose count has come to the number: "the number of people made ill by the water has
// risen to 31".
func (c *counting) countBefore(first int) string {
	k := first - 1
	if k >= 0 {
		if _, bound := c.list[k].is(language.BoundCue); bound && !c.d.language.Numbers().Reaches[c.list[k].key] {
			k--
		}
	}
	if k < 0 || !c.d.language.Numbers().Reaches[c.list[k].key] {
		return ""
	}
	act := ""
	for k--; k >= max(0, first-countReach) && c.list[k].kind != language.Punct && c.list[k].number == nil; k-- {
		if r, ok := c.list[k].is(language.Toll); ok {
			if r.S != countOf {
				return r.S // "the death toll of the accident off the cape to ten"
			}
			return act
		} else if r, ok := c.list[k].is(language.Act); ok {
			act = r.S // the first behind the count
		}
	}
	return ""
}

// atClose reports whether lexeme k, the first that is no function word from lexeme from on, is what a preposition leads to and
// the act that closes the clause stands right behind it: "dass 16 Menschen an Listerien erkrankt waren".
func (c *counting) atClose(from, k int) bool {
	if k == from || k+1 >= len(c.list) || len(c.d.language.Numbers().Frame) == 0 || !c.d.language.Cues().Prepositions[c.list[k-1].key] {
		return false
	}
	_, act := c.list[k+1].is(language.Act)
	return act
}

// frameReach is how many words a clause between a verb and the act that closes it may have.
const frameReach = 14

// actClosing gives the act that closes the clause which a verb at lexeme k opens, by itself or
// before its participle: "sind bei dem Brand ums Leben gekommen". What stands behind an article or
// a preposition is no act of those counted: "haben der Toten gedacht".
func (c *counting) actClosing(k int) string {
	if k >= len(c.list) || !c.d.language.Numbers().Frame[c.list[k].key] {
		return ""
	}
	cues, act, at := c.d.language.Cues(), "", 0
	end := k + 1
	for ; end < len(c.list) && end <= k+frameReach; end++ {
		x := &c.list[end]
		_, and := x.is(language.And)
		if x.kind == language.Punct || x.number != nil || and {
			break
		}
		before := c.list[end-1].key
		if r, ok := x.is(language.Act); ok && !cues.Determiners[before] && !cues.Prepositions[before] {
			act, at = r.S, end
		}
	}
	if end-at > 2 {
		return ""
	}
	return act
}

// actBefore gives the act whose object the number is: "killing at least six", "injured 30".
func (c *counting) actBefore(first int) (language.Reading, bool) {
	for k := first - 1; k >= max(0, first-2); k-- {
		x := &c.list[k]
		if r, ok := x.is(language.Act); ok {
			return r, true
		}
		_, bound := x.is(language.BoundCue)
		_, article := x.is(language.Article)
		if _, and := x.is(language.And); and {
			break // "six died and five were missing": the act is of the clause before
		}
		if !bound && !article && !c.d.language.IsStop(x.key) || x.kind == language.Punct {
			break
		}
	}
	return language.Reading{}, false
}
