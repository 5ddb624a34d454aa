package language

import (
	"maps"
	"slices"
	"strings"
	"unicode"
)

// Sense tells what a phrase is in numbers and dates: "number.scale", "date.month". The senses
// are the keys of numbers.toml and dates.toml.
type Sense uint8

// The senses of phrases.
const (
	Cardinal Sense = iota
	Scale
	ShortScale
	Collective
	Fraction
	Ordinal
	And
	To
	Article
	BoundCue
	BoundAfter
	Currency
	Unit
	Percent
	Point
	People
	Act
	Toll
	NameWord
	Skip
	Month
	Weekday
	TimeUnit
	PartOfDay
	Season
	Day
	DayPart
	Relative
	RelativeAfter
	Shift
	Ref
	Often
	Edge
	DateBound
	DateWord
	PercentBefore
	Minus
	DecimalWord
	FractionOf
	Ratio
	Over
	Alone
	Tenth
	OrdinalPrefix
	Vague
	Period
	Holiday
	Era
	Account
	DecadeName
	ClockBefore
	ClockAfter
	AddHalf
	AddBefore
	OrdinalSuffix
	CalendarMonth
)

// Reading is one sense of a phrase with its value: a number in N, a code in S.
type Reading struct {
	Sense Sense
	N     float64
	S     string
}

// Lexicon finds the number and date phrases of one language.
type Lexicon struct {
	entries map[string][]Reading
	longest map[string]int  // words of the longest phrase, by its first word
	opens   map[string]bool // first two bytes of the number words
	joined  joined
}

var lexicons = perLanguage[Lexicon]{build: buildLexicon}

// Lexicon gives the number and date phrases of the language, those of the floor included.
func (l *Language) Lexicon() *Lexicon { return lexicons.of(l) }

// Find gives the readings of a folded phrase; nil when it has none.
func (x *Lexicon) Find(phrase string) []Reading { return x.entries[phrase] }

// Longest is the number of words of the longest phrase that begins with a folded word; 0 when none does.
func (x *Lexicon) Longest(first string) int { return x.longest[first] }

// StartsNumber reports whether a number word begins with the first letters of a folded word. It is false for most other words.
func (x *Lexicon) StartsNumber(word string) bool { return len(word) > 1 && x.opens[word[:2]] }

func buildLexicon(l *Language) *Lexicon {
	x := &Lexicon{entries: map[string][]Reading{}, longest: map[string]int{}, opens: map[string]bool{}}
	x.addNumbers(l.Numbers())
	x.addDates(l.Dates())
	if l.Known() {
		x.addNumbers(For(Floor).Numbers())
	}
	x.addUnaccented()
	x.addJoined(words.of(l))
	return x
}

// unaccentedSenses are the senses in which a phrase is known without its accents too.
var unaccentedSenses = []Sense{Cardinal, Scale, AddBefore, Vague, Ordinal, Month, Weekday, TimeUnit, PartOfDay, Day, Relative, RelativeAfter, Shift}

// minUnaccented is how many letters a phrase has at least that is known without its accents:
// shorter ones are other words ("março" and Marco).
const minUnaccented = 6

// addUnaccented adds number and date phrases as they are typed without accents ("miercoles", "cinquieme", "اربعة"), where that is no other phrase.
func (x *Lexicon) addUnaccented() {
	for _, phrase := range slices.Sorted(maps.Keys(x.entries)) {
		plain := withoutMarks(phrase)
		if plain == phrase || len([]rune(plain)) < minUnaccented && phrase[0] < 0xD8 || x.entries[plain] != nil {
			continue
		}
		for _, r := range x.entries[phrase] {
			if slices.Contains(unaccentedSenses, r.Sense) {
				x.add(plain, r)
			}
		}
	}
}

// piecesOf is the most pieces a phrase is cut into: its words, and their marks as pieces of their own ("st. patrick's day").
func piecesOf(phrase string) int {
	n := strings.Count(phrase, " ") + 1
	if n == 1 {
		return n
	}
	for _, r := range phrase {
		if unicode.IsPunct(r) {
			n += 2
		}
	}
	return n
}

func (x *Lexicon) add(phrase string, r Reading) {
	for _, old := range x.entries[phrase] {
		if old.Sense == r.Sense {
			return // the language goes before the floor
		}
	}
	x.entries[phrase] = append(x.entries[phrase], r)
	if (r.Sense == Cardinal || r.Sense == Scale || r.Sense == Article || r.Sense == AddBefore) && len(phrase) > 1 {
		x.opens[phrase[:2]] = true
	}
	x.lengthen(phrase)
}

// lengthen notes how many pieces a phrase has by its first word.
func (x *Lexicon) lengthen(phrase string) {
	if r, _ := firstRune(phrase); unspaced(r) { // phrases of unspaced scripts are found character by character
		x.longest[string(r)] = max(x.longest[string(r)], len([]rune(phrase)))
	}
	first, _, _ := strings.Cut(phrase, " ")
	if short := strings.TrimRight(first, "."); short != "" && short != phrase { // "p. m.": the period is a piece of its own
		first = short
	}
	x.longest[first] = max(x.longest[first], piecesOf(phrase))
	if unit, _, ok := strings.Cut(first, "/"); ok && unit != "" { // "km/h" is three pieces
		x.longest[unit] = max(x.longest[unit], piecesOf(phrase)+2)
	}
}

// firstIndic is the first letter of the scripts of India.
const firstIndic = 0x900

func firstRune(s string) (rune, bool) {
	for _, r := range s {
		return r, true
	}
	return 0, false
}

func (x *Lexicon) addValues(sense Sense, m map[string]float64) {
	for phrase, n := range m {
		x.add(phrase, Reading{Sense: sense, N: n})
	}
}

func (x *Lexicon) addList(sense Sense, code string, n float64, list []string) {
	for _, phrase := range list {
		x.add(phrase, Reading{Sense: sense, S: code, N: n})
	}
}

// addCodes adds lists by code, in the order of the codes, so that the lexicon is the same in every run.
func (x *Lexicon) addCodes(sense Sense, m map[string][]string) {
	for _, code := range slices.Sorted(maps.Keys(m)) {
		n := 0.0
		for _, c := range strings.TrimPrefix(strings.TrimPrefix(code, "-"), "±") {
			if c < '0' || c > '9' {
				break
			}
			n = n*10 + float64(c-'0')
		}
		if strings.HasPrefix(code, "-") {
			n = -n
		}
		x.addList(sense, code, n, m[code])
	}
}

func (x *Lexicon) addNumbers(n *Numbers) {
	x.addValues(Cardinal, n.Cardinal)
	x.addValues(Scale, n.Scale)
	x.addValues(ShortScale, n.ShortScale)
	x.addValues(Collective, n.Collective)
	x.addValues(Vague, n.Vague)
	x.addValues(Fraction, n.Fraction)
	x.addValues(Ordinal, n.Ordinal)
	x.addList(And, "", 0, n.And)
	x.addList(To, "", 0, n.To)
	x.addList(Article, "", 1, n.Article)
	x.addCodes(BoundCue, n.Bound)
	x.addCodes(BoundAfter, n.BoundAfter)
	x.addCodes(Currency, n.Currency)
	x.addCodes(Unit, n.Unit)
	x.addList(Percent, "%", 0, n.Percent)
	x.addList(Point, "pp", 0, n.Point)
	x.addList(People, "people", 0, n.People)
	x.addCodes(Act, n.Act)
	x.addCodes(Toll, n.Toll)
	x.addList(NameWord, "", 0, n.Names)
	x.addList(Skip, "", 0, n.Skip)
	x.addValues(PercentBefore, n.PercentBefore)
	x.addList(Minus, "", 0, n.Minus)
	x.addList(DecimalWord, "", 0, n.DecimalWord)
	x.addList(FractionOf, "", 0, n.FractionOf)
	x.addList(Ratio, "", 0, n.Ratio)
	x.addList(Over, "", 0, n.Over)
	x.addList(Alone, "", 0, n.Alone)
	x.addList(Tenth, "%", 0, n.Tenth)
	x.addList(OrdinalPrefix, "", 0, n.OrdinalPrefix)
	x.addList(AddHalf, "", 0.5, n.AddHalf)
	x.addValues(AddBefore, n.AddBefore)
	for _, suffix := range n.OrdinalSuffix {
		if r, _ := firstRune(suffix); r >= firstIndic { // those of scripts before are never apart from their digits
			x.add(suffix, Reading{Sense: OrdinalSuffix})
		}
	}
}

func (x *Lexicon) addDates(d *Dates) {
	x.addCodes(Month, d.Month)
	x.addCodes(CalendarMonth, d.CalendarMonth)
	x.addCodes(Weekday, d.Weekday)
	x.addCodes(TimeUnit, d.Unit)
	x.addCodes(PartOfDay, d.Part)
	x.addCodes(Season, d.Season)
	x.addCodes(Day, d.Day)
	x.addCodes(DayPart, d.DayPart)
	x.addCodes(Relative, d.Relative)
	x.addCodes(RelativeAfter, d.RelativeAfter)
	x.addCodes(Shift, d.Shift)
	x.addCodes(Ref, d.Ref)
	x.addCodes(Often, d.Often)
	x.addCodes(Edge, d.Edge)
	x.addCodes(DateBound, d.Bound)
	x.addCodes(Period, d.Period)
	x.addCodes(Holiday, d.Holiday)
	x.addCodes(Era, d.Era)
	x.addCodes(Account, d.Account)
	x.addCodes(DecadeName, d.DecadeName)
	x.addCodes(ClockBefore, d.ClockBefore)
	x.addCodes(ClockAfter, d.ClockAfter)
	for _, code := range slices.Sorted(maps.Keys(d.Word)) {
		for _, phrase := range d.Word[code] {
			x.entries[phrase] = append(x.entries[phrase], Reading{Sense: DateWord, S: code})
			x.lengthen(phrase)
		}
	}
	if !d.Compound {
		return
	}
	for _, day := range slices.Sorted(maps.Keys(d.Weekday)) {
		for _, part := range slices.Sorted(maps.Keys(d.Part)) {
			for _, w := range d.Part[part] {
				for _, name := range d.Weekday[day] {
					x.add(name+d.CompoundLink+w, Reading{Sense: Weekday, N: float64(day[0] - '0'), S: part})
				}
			}
		}
	}
}
