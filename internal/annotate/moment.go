package annotate

import (
	"math"
	"strings"
	"time"

	"parallax"
	"parallax/internal/language"
)

// moments appends to d.notes the time expressions of every passage (KindMoment), with TIMEX3
// values relative to the time the article was published.
func (d *document) moments() {
	for _, p := range d.passages {
		quarter, age := "", 0
		var told account
		for _, s := range p.sentences {
			at := d.spoken(p, s)
			t := timing{d: d, p: p, list: d.lexemes(p, s), now: at.Time, toDay: at.Precision == "day", quarterValue: quarter, quarterAge: age, account: &told}
			for i := 0; i < len(t.list); {
				i = max(i+1, t.at(i))
			}
			if q := t.quarterNear(); q != quarter {
				quarter, age = q, 0
			} else {
				age++
			}
			t.ranges()
			t.partClocks()
			t.clocks()
			t.joinClocks()
			t.joinDurations()
			t.anchored()
			told.remember(t.found)
			for _, f := range t.found {
				d.add(parallax.Annotation{Kind: parallax.KindMoment, Span: p.span(f.start, f.end), Moment: f.moment()})
			}
		}
	}
}

// spoken gives when a sentence was written: the time of its entry where it stands in one that has a time, as in a live blog, else that
// of the article; zero when neither is known.
func (d *document) spoken(p *passage, s sentence) parallax.Date {
	if p.field != parallax.FieldText {
		return d.article.Published
	}
	for _, e := range d.article.Entries {
		if s.start < e.Span.End && s.end > e.Span.Start && !e.Time.Time.IsZero() {
			return e.Time
		}
	}
	return d.article.Published
}

// timing finds the moments of one sentence.
type timing struct {
	d    *document
	p    *passage
	list []lexeme
	now  time.Time // when the sentence was written; zero when that is unknown
	// toDay is true when only the day of now is known.
	toDay bool
	found []found
	// quarterValue is the last quarter told of before this sentence, quarterAge sentences ago.
	quarterValue string
	quarterAge   int
	account      *account
	// before is the year told at the lexeme last asked for, which several rules ask for.
	before struct {
		at, year, next int
		ok             bool
	}
}

// found is a time expression before it becomes an annotation.
type found struct {
	start, end int // bytes
	first      int // lexeme
	last       int // lexeme behind it
	kind       string
	value      string
	how        string
	refused    string
	open       string // the TIMEX value as far as it is printed, when refused: "XXXX-05-25", "T19:00"
	until      string // the last day of a range, else empty
	bound      parallax.Bound
	clock      string // "T09:00" of a clock time that waits for its day
	compared   bool   // a quarter of the year before the one reported: nothing is a year before it in turn
	dayed      bool   // the clock time has its day in value
	zone       *time.Location
}

// Why a moment has no value.
const (
	refusedNow     = "no publication time"
	refusedWeekday = "weekday does not fit the date"
	refusedDay     = "no such day"
	refusedSide    = "no tense tells whether before or after"
	refusedWhich   = "no month tells which of these days"
	refusedEnd     = "what was done until then may last beyond the report"
)

// How a value was found.
const (
	howPrinted = "printed"
	howYear    = "year from publication"
	howWeekday = "weekday near publication"
	howPutOff  = "day that something is put off to"
	howShift   = "counted from publication"
	howNeighbo = "day from the same sentence"
)

func (f *found) moment() *parallax.Moment {
	m := &parallax.Moment{Type: f.kind, Value: f.value, How: f.how, Refused: f.refused, Bound: f.bound}
	if f.refused != "" {
		m.Value = ""
		if f.refused == refusedNow || f.refused == refusedAccount || f.refused == refusedDay {
			m.Value = f.open
		}
		return m
	}
	if f.kind == "DATE" || f.kind == "TIME" {
		m.Start, m.End, m.Granularity = reach(f.value, f.zone)
		if f.until != "" {
			_, m.End, _ = reach(f.until, f.zone)
		}
	}
	return m
}

// numberRules and wordRules are tried in this order at every lexeme that is a number, and that is
// none; the first that matches wins, so the longer forms come first.
var (
	numberRules = []func(*timing, int) (found, bool){
		(*timing).numberedWeekday, (*timing).isoDate, (*timing).nthWeekdayOf, (*timing).weekdaysAgo, (*timing).agoOn, (*timing).nthOf, (*timing).weekOf, (*timing).characterDate, (*timing).characterClock, (*timing).namedNumericDate, (*timing).numericDate,
		(*timing).slashDate, (*timing).holiday, (*timing).spokenClock, (*timing).clock, (*timing).weekWeekday, (*timing).weekNumber, (*timing).quarter, (*timing).halfYear,
		(*timing).season, (*timing).calendarDate, (*timing).dayOfMonth, (*timing).rangeStart, (*timing).fullDate, (*timing).shifted, (*timing).relativeUnit, (*timing).decade,
		(*timing).dayOfTold, (*timing).dayOnly, (*timing).duration, (*timing).year,
	}
	wordRules = []func(*timing, int) (found, bool){
		(*timing).nthWeekdayOf, (*timing).agoOn, (*timing).nthOf, (*timing).weekOf, (*timing).characterDate, (*timing).characterClock, (*timing).namedNumericDate, (*timing).spokenClock, (*timing).clock,
		(*timing).fromAccount, (*timing).yearEnd, (*timing).endedYear, (*timing).weekWeekday, (*timing).weekNumber, (*timing).quarter, (*timing).halfYear,
		(*timing).season, (*timing).namedPeriod, (*timing).weekdayDate, (*timing).weekdayDay, (*timing).calendarDate, (*timing).dayOfMonth, (*timing).holiday, (*timing).fullDate,
		(*timing).definite, (*timing).shifted, (*timing).relativeUnit, (*timing).set, (*timing).weekday, (*timing).day, (*timing).decade, (*timing).dayOnly,
		(*timing).duration, (*timing).year, (*timing).barePart, (*timing).ref,
	}
)

// at tries the rules at lexeme i and gives the index behind the moment found; i when there is none.
func (t *timing) at(i int) int {
	if !t.starts(i) {
		return i
	}
	rules := wordRules
	if x := &t.list[i]; x.kind == language.Number || x.number != nil {
		rules = numberRules
	}
	for _, rule := range rules {
		f, ok := rule(t, i)
		if !ok {
			continue
		}
		f.first = i
		if f.start == 0 && f.end == 0 {
			f.start, f.end = t.list[i].start, t.list[f.last-1].end
		}
		if f.zone == nil {
			f.zone = t.now.Location()
		}
		f.bound = t.bound(i)
		if f.bound == parallax.MoreThan && f.kind != "DURATION" && f.how != howShift {
			f.bound = parallax.Exact // "over Easter" is at Easter; "over a year ago" is longer
		}
		if f.bound == parallax.About && f.kind == "TIME" && t.lex(i-1).word("on_the_minute") {
			f.bound = parallax.Exact // "um 1950" is about, "um 7.55 Uhr" at
		}
		t.found = append(t.found, f)
		return f.last
	}
	return i
}

// bound reads the cue before a moment: "about 9 a.m.", "by June".
func (t *timing) bound(i int) parallax.Bound {
	if i == 0 {
		return parallax.Exact
	}
	if r, ok := t.list[i-1].is(language.DateBound); ok {
		return parallax.Bound(r.S)
	}
	return parallax.Exact
}

// tenseReach is how many lexemes around a moment are looked at for its tense.
const tenseReach = 60

// tenseAt tells from the small words of the sentence whether lexeme i is spoken of as past
// (-1) or future (1); the nearest one decides, those before it first. 0 when none tells.
func (t *timing) tenseAt(i int) int {
	best, tense := 2*tenseReach+1, 0
	for k := max(0, i-tenseReach); k < min(len(t.list), i+tenseReach); k++ {
		gap := i - k
		if gap < 0 {
			gap = 2 * -gap // what stands behind counts half
		}
		if gap >= best || k == i || k == i-1 && t.countsFrom(k) {
			continue
		}
		switch x := &t.list[k]; {
		case x.word("future") && !t.monthName(k), x.kind == language.Word && x.readings == nil && hasEnding(x.key, t.d.language.Dates().FutureEnding):
			best, tense = gap, 1
		case x.word("past"), x.kind == language.Word && x.readings == nil && hasEnding(x.key, t.d.language.Dates().PastEnding):
			best, tense = gap, -1
			if (!x.word("past") || t.lex(k-1).word("be")) && t.futureBefore(k) {
				tense = 1 // "will be named", "to be held"
			}
		}
	}
	return tense
}

// monthName reports whether lexeme k is a word that is a month too, written as one: "May".
func (t *timing) monthName(k int) bool {
	_, month := t.code(k, language.Month)
	return month && t.lex(k).upper && k > 0
}

// countsFrom reports whether lexeme k leads from a duration to the day it is counted from, "three days | after | the vote", and so tells no tense.
func (t *timing) countsFrom(k int) bool {
	_, unit := t.code(k-1, language.TimeUnit)
	return unit && (t.lex(k).word("after_date") || t.lex(k).word("before_date"))
}

// auxiliaryReach is how many lexemes before a participle its auxiliary may stand.
const auxiliaryReach = 3

// futureBefore reports whether the form at lexeme k is the participle of a future ("will be named").
func (t *timing) futureBefore(k int) bool {
	for j := k - 1; j >= max(0, k-auxiliaryReach); j-- {
		switch x := &t.list[j]; {
		case x.word("future"):
			return true
		case x.word("past") || x.kind == language.Punct:
			return false
		}
	}
	return false
}

// hasEnding reports whether a word has one of the endings that forms of a tense have, behind a stem.
func hasEnding(word string, endings []string) bool {
	for _, end := range endings {
		if len(word) > len(end)+2 && strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// lex gives lexeme i, or an empty one outside the sentence.
func (t *timing) lex(i int) *lexeme {
	if i < 0 || i >= len(t.list) {
		return &lexeme{}
	}
	return &t.list[i]
}

// code gives the reading of lexeme i in a sense.
func (t *timing) code(i int, s language.Sense) (language.Reading, bool) { return t.lex(i).is(s) }

// count gives the whole number at lexeme i; false when it is none or is ordinal.
func (t *timing) count(i int) (int, bool) {
	n := t.lex(i).number
	if n == nil || n.ordinal || n.value != float64(int(n.value)) || n.value < 0 || n.value > 1e6 {
		return 0, false
	}
	return int(n.value), true
}

// dayNumber gives the day of a month at lexeme i: "3", "3rd", "3." and the lexeme behind it.
func (t *timing) dayNumber(i int) (day, next int, ok bool) {
	n := t.lex(i).number
	if n == nil || n.value < 1 || n.value > 31 || n.value != float64(int(n.value)) || n.digits && len(n.printed) > 2 {
		return 0, i, false
	}
	next = i + 1
	if x := t.lex(next); n.digits && x.key == "." && x.glue == 0 && t.d.language.Sentences().OrdinalPeriod {
		next++
	}
	return int(n.value), next, true
}

// yearNumber gives the year at lexeme i: four digits, or spoken.
func (t *timing) yearNumber(i int) (int, bool) {
	n := t.lex(i).number
	switch {
	case n == nil || n.ordinal || n.value < 1000 || n.value > 2199 || t.d.language.Dates().TellsYear(int(n.value)):
		return 0, false // those of another calendar are read by calendarDate
	case n.digits && len(n.printed) == len("2031") || n.year:
		return int(n.value), true
	case !n.digits && n.value > 1900 && n.value < 2100 && n.value == math.Trunc(n.value):
		return int(n.value), true // "two thousand and thirty-one"
	}
	return 0, false
}
