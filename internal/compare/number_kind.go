package compare

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"parallax"
	"parallax/internal/language"
)

// judge decides of which kind the difference of two values is, if any.
func (f *facing) judge(as, bs int) {
	q, r := f.a.q, f.b.q
	i, j := intervalOf(q), intervalOf(r)
	if (vague(q) || vague(r)) && f.pair.score < conflictScore && (q.Act == "" || q.Act != r.Act) {
		return // hundreds of something are met by many numbers
	}
	if misprint(q, r) && f.context >= misprintContext || f.oneSpeed() {
		f.fit = max(f.fit, conflictFit)
	}
	if samePrint(q, r) || f.fit < slotFit && !(f.fit >= closeFit && f.closeBy()) {
		return
	}
	if f.a.property() != f.b.property() {
		return // a limit and a speed
	}
	if q.Type == parallax.Money && q.Unit != r.Unit {
		f.judgeCurrencies(i, j)
		return
	}
	if i.meets(j) && !boundsApart(q, r, i, j) {
		if q.Value == r.Value && q.High == nil && r.High == nil && !unlikeBounds(q, r) {
			return // "about" and "around" the same value
		}
		if f.pair.score < roughScore && partsApart(q, r) > nearRough {
			return
		}
		if reason, ok := f.moved(); ok && f.overtaken() {
			f.kind = parallax.Update
			f.because = append(f.because, reason)
			return
		}
		f.kind = parallax.Rounding
		f.because = append(f.because, parallax.Because("compatible as printed", "%s, %s", f.a.words(), f.b.words()))
		return
	}
	f.judgeApart(i, j)
}

// roughScore is the least probability of one claim for compatible values that are not close.
const roughScore = 0.5

// partsApart gives how far two values are apart as a part of the higher.
func partsApart(q, r *parallax.Quantity) float64 {
	high := max(q.Value, r.Value)
	return (high - min(q.Value, r.Value)) / max(high, 1e-9)
}

// closeBy reports whether two different values of three digits and more lie within a tenth of
// each other, and are not so round that they may by chance.
func (f *facing) closeBy() bool {
	q, r := f.a.q, f.b.q
	if q.Value == r.Value || q.Unit != r.Unit || min(q.Value, r.Value) < roundable || partsApart(q, r) > nearRough {
		return false
	}
	return f.context > 0 || significant(q.Value)+significant(r.Value) >= 2*roundDigits
}

// overtaken reports whether an "at least" of an earlier report was passed by a later count that
// only grows: compatible, and yet a new state.
func (f *facing) overtaken() bool {
	a, b := f.a, f.b
	x, y := a.at.article().ReportedAt(a.at.Span), b.at.article().ReportedAt(b.at.Span)
	if y.Before(x) {
		a, b = b, a
	}
	return !x.IsZero() && !y.IsZero() && !x.Equal(y) && a.grows() && a.q.Bound == parallax.AtLeast && b.q.Value > a.q.Value
}

// unlikeBounds reports whether two bounds on one value say different things: "about nine" and
// "nine" do, "about" and "nearly" hardly.
func unlikeBounds(q, r *parallax.Quantity) bool { return q.Bound != r.Bound }

// convertedFit is the least fit at which amounts in two currencies may be one.
const convertedFit = 0.6

// judgeCurrencies tells amounts in two currencies: the same amount converted, or nothing that can be known here.
func (f *facing) judgeCurrencies(i, j interval) {
	if f.fit >= convertedFit && f.rates.same(f.a.q, f.b.q, i, j) {
		f.kind = parallax.Rounding
		f.because = append(f.because, parallax.Because("another currency", "%s, %s", f.a.q.Unit, f.b.q.Unit))
	}
}

// judgeApart tells an update from a conflict where the values cannot both be true.
func (f *facing) judgeApart(i, j interval) {
	if f.otherSlots() {
		return
	}
	if reason, ok := f.moved(); ok && !f.weak() && f.grownInReach() {
		f.kind = parallax.Update
		f.because = append(f.because, reason)
		return
	}
	if (f.a.moves() || f.b.moves() || f.a.runs() || f.b.runs()) && !f.background() && (!f.settled() || f.apartTimes() > grown) {
		return // a toll of an unknown hour is no conflict with one of another, nor one of another event
	}
	if f.statesApart() {
		return
	}
	digit := misprint(f.a.q, f.b.q) && f.context >= misprintContext
	one, speed := f.oneSource(), f.oneSpeed()
	source := one || speed
	if f.weak() && !digit && !f.near() && !source {
		return
	}
	if !f.near() && !source && (f.fit < conflictFit || f.pair.score < conflictScore) || f.a.q.Type == parallax.Ordinal || f.a.past() != f.b.past() && !digit {
		return
	}
	if f.a.at.Hedged != f.b.at.Hedged && !source || vague(f.a.q) || vague(f.b.q) || f.a.alsoIn(f.b.at.telling) || f.b.alsoIn(f.a.at.telling) {
		return
	}
	if f.a.converted() && f.b.converted() {
		return // each converted it for its readers, at a rate of its own
	}
	if one && f.daysApart() {
		f.kind = parallax.Update
		f.because = append(f.because, parallax.Because("by one source, of two times", "%s", f.a.ascribed()[0].Name))
		return
	}
	f.kind = parallax.Conflict
	if one {
		f.because = append(f.because, parallax.Because("by one source", "%s", f.a.ascribed()[0].Name))
	} else if speed {
		f.because = append(f.because, parallax.Because("the only speed in each account", "%s", f.a.q.Unit))
	}
	f.because = append(f.because, parallax.Because("cannot both be true", "%s, %s", f.a.words(), f.b.words()))
}

// converted reports whether the amount stands in brackets behind another one: "110 billion crowns ($158 billion)".
func (v *value) converted() bool {
	if v.q.Type != parallax.Money {
		return false
	}
	return amountBefore.MatchString(v.at.Exact[:v.note.Span.Start-v.at.Start])
}

// amountBefore matches a text that ends in a number, three words at most, and an opening bracket.
var amountBefore = regexp.MustCompile(`\d[\d.,]*(?:[ -]\p{L}+){0,3} ?\(\p{Sc}?$`)

// near reports whether two large values of the same thing lie close: they are hardly of two slots.
func (f *facing) near() bool {
	q, r := f.a.q, f.b.q
	low, high := min(q.Value, r.Value), max(q.Value, r.Value)
	if q.Thing == "" || q.Thing != r.Thing || f.context < nearContext {
		return false
	}
	switch {
	case low >= roundable:
		return high-low <= nearOther*high
	case rating(q) && rating(r):
		return high-low <= nearRating*high
	}
	return low > 1 && high <= soleTimes*low && f.pair.score >= countScore && !f.a.ages() && f.a.sole() && f.b.sole()
}

// sole reports whether the telling gives one value for the thing wherever it counts it, and the
// thing is no class that everything counts, as people are.
func (v *value) sole() bool {
	if v.q.Thing == classPeople {
		return false
	}
	for _, st := range v.at.telling.statements {
		for _, n := range st.quantities {
			if n.Quantity.Thing == v.q.Thing && n.Quantity.Value != v.q.Value {
				return false
			}
		}
	}
	return true
}

const (
	// classPeople is the thing that annotate gives to all persons counted.
	classPeople = "people"
	// soleTimes is how many times one of two counts may be the other when each is all that its telling gives.
	soleTimes = 2
)

// rating reports whether a number has decimals, so that it counts nothing.
func rating(q *parallax.Quantity) bool {
	return q.Type == parallax.Number && q.Step > 0 && q.Step < 1 && q.Value >= 1
}

// nearContext is the overlap of the words around both that near values need.
const nearContext = 0.2

// nearRating is how far apart, as a part of the higher, two ratings of one thing lie at most.
const nearRating = 0.06

// property gives the stem of the word before the value that says in which respect it is given
// ("a capacity of 200 passengers"); "" when there is none.
func (v *value) property() string {
	l := language.For(v.at.article().Language)
	near := ""
	for _, w := range v.at.words {
		if w.end <= v.note.Span.Start && v.note.Span.Start-w.end <= propertyReach && l.Changes().Property[w.printed] {
			near = w.stem
		}
	}
	return near
}

// propertyReach is how many bytes before a value such a word may stand.
const propertyReach = 12

// grownInReach reports whether the higher value may have come of the lower one: without the same
// act on both sides, six people and 41 are rather of two counts.
func (f *facing) grownInReach() bool {
	q, r := f.a.q, f.b.q
	return q.Act != "" && q.Act == r.Act || max(q.Value, r.Value) <= grown*min(q.Value, r.Value)
}

// apartTimes is how many times the lower value the higher one is.
func (f *facing) apartTimes() float64 {
	return max(f.a.q.Value, f.b.q.Value) / max(min(f.a.q.Value, f.b.q.Value), 1e-9)
}

// grown is how many times a count may have grown.
const grown = 4

// settled reports whether what moves cannot have moved between the reports: they are of one
// minute, or the later one gives the lower count of what only grows.
func (f *facing) settled() bool {
	a, b := f.a, f.b
	x, y := a.at.article().ReportedAt(a.at.Span), b.at.article().ReportedAt(b.at.Span)
	if x.IsZero() || y.IsZero() {
		return false
	}
	if x.Equal(y) {
		return a.at.article().Published.Precision != "day"
	}
	if y.Before(x) {
		a, b = b, a
	}
	return a.grows() && b.q.Value < a.q.Value
}

// misprintContext is the overlap of the words around two long numbers of which one digit differs.
const misprintContext = 0.25

// misprint reports whether two exact numbers of four digits and more differ in one digit: they
// are hardly of two things.
func misprint(q, r *parallax.Quantity) bool {
	a, b := strconv.FormatFloat(q.Value, 'f', -1, 64), strconv.FormatFloat(r.Value, 'f', -1, 64)
	if len(a) != len(b) || len(strings.Trim(a, "0.")) < 4 || q.Bound != r.Bound || q.Unit != r.Unit || q.Type != r.Type {
		return false
	}
	n := 0
	for i := range len(a) {
		if a[i] != b[i] {
			n++
		}
	}
	return n == 1
}

// weak reports whether too little tells that both are of one slot for them to contradict each
// other: small numbers count something in every sentence, and amounts say nothing of what they are for.
func (f *facing) weak() bool {
	q, r := f.a.q, f.b.q
	if q.Type == parallax.Number || q.Type == parallax.Ordinal {
		if q.Thing == "" || f.a.ages() || q.Thing != r.Thing && !compound(q.Thing, r.Thing) && !compound(r.Thing, q.Thing) {
			return true
		}
		if (q.Act == "" || q.Act != r.Act) && (max(q.Value, r.Value) > soleTimes*min(q.Value, r.Value) || max(q.Value, r.Value) < roundable && f.pair.score < countScore) {
			return true // records of a season are counted in every sentence of a sports page
		}
		if min(q.Value, r.Value) <= 1 || max(q.Value, r.Value) > unlike*min(q.Value, r.Value) {
			return true
		}
		return max(q.Value, r.Value) < small && !(q.Act != "" && q.Act == r.Act) && f.context < smallContext
	}
	return f.context < amountContext
}

// otherSlots reports whether something tells that values that exclude each other are of two slots: their
// things are told more nearly and in other words, one is a part of a count beside it, they are shares by two sources (two polls),
// of other years, or one is of the end of a day of trade and the other of an hour in it.
func (f *facing) otherSlots() bool {
	x, y := f.a.at.years(), f.b.at.years()
	slices.Sort(x)
	slices.Sort(y)
	if len(x) > 0 && len(y) > 0 && !slices.Equal(slices.Compact(x), slices.Compact(y)) {
		return true
	}
	if f.otherReckoning() || f.otherKinds() || f.a.askedFor() != f.b.askedFor() {
		return true
	}
	// What has become a higher count is no part of it: "rose from 14 to 38".
	part := func(v *value) bool { return v.part() && v.changeWord() == "" }
	return part(f.a) != part(f.b) || f.a.atClose() != f.b.atClose() || f.a.q.Type == parallax.Percent && f.twoSources() || otherKind(f.a.modifiers(), f.b.modifiers())
}

// closeReach is how many bytes before a value a word for the end of a day of trade may stand.
const closeReach = 30

// atClose reports whether the value, which counts nothing, is said to be of the end of a day of trade: "closed down 3.9 percent".
func (v *value) atClose() bool {
	if v.q.Type == parallax.Number && v.q.Thing != "" {
		return false // "the day ended with nine dead"
	}
	closing := language.For(v.at.article().Language).Changes().Closing
	return slices.ContainsFunc(v.at.words, func(w word) bool {
		return closing[w.printed] && w.end <= v.note.Span.Start && v.note.Span.Start-w.end < closeReach
	})
}

// part reports whether the statement gives a higher count of the same thing too: "12 people were
// hurt, three of them badly".
func (v *value) part() bool {
	return v.q.Type == parallax.Number && slices.ContainsFunc(v.at.quantities, func(n *parallax.Annotation) bool {
		q := n.Quantity
		return n != v.note && q.Type == v.q.Type && q.Thing == v.q.Thing && (q.Act == v.q.Act || q.Act == "" || v.q.Act == "") && q.Value > v.q.Value
	})
}

// modifiers gives the stems between the number and its thing: "rushing" of "189 rushing yards".
func (v *value) modifiers() []string {
	var out []string
	for _, w := range v.at.words {
		if w.start >= v.note.Span.End && w.end <= v.q.ThingSpan.Start {
			out = append(out, w.stem)
		}
	}
	return out
}

// otherKind reports whether both things are told more nearly, and in no common word.
func otherKind(a, b []string) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(w string) bool { return slices.Contains(b, w) })
}

// ages reports whether the thing counted is a unit of time: everybody in a story has an age.
func (v *value) ages() bool {
	for _, words := range language.For(v.at.article().Language).Dates().Unit {
		if slices.Contains(words, v.q.Thing) {
			return true
		}
	}
	return false
}

const (
	// countScore is the least probability of one claim for two counts below a hundred, of which
	// it is not said what happened, to contradict each other.
	countScore = 0.8
	// small numbers need the same act, or smallContext of the words around them in common.
	small        = 13
	smallContext = 0.35
	// unlike is how many times one value may be the other for both to count the same things.
	unlike = 20
	// amountContext is what two amounts need.
	amountContext = 0.4
)

// alsoIn reports whether the telling gives the same value for the same thing somewhere:
// then it knows both values, and they are of two slots.
func (v *value) alsoIn(t *telling) bool {
	for _, st := range t.statements {
		for _, n := range st.quantities {
			if n.Quantity.Type == v.q.Type && n.Quantity.Value == v.q.Value && n.Quantity.Unit == v.q.Unit && thingLikeness(n.Quantity, v.q) > 0 {
				return true
			}
		}
	}
	return false
}

// vague reports whether a quantity is a word for an order of magnitude ("dozens", "thousands").
func vague(q *parallax.Quantity) bool { return q.High != nil && *q.High >= 3*q.Value }

// moved reports whether the values are of different moments: one text says that the value
// changed, or the reports are apart in time and the value is of a kind that grows.
func (f *facing) moved() (parallax.Reason, bool) {
	if reason, ok := f.shrunk(); ok {
		return reason, reason.What != ""
	}
	for _, v := range []*value{f.a, f.b} {
		if w := v.changeWord(); w != "" && f.fit >= changedFit && (f.pair.score >= movedScore || f.a.q.Act != "" && f.a.q.Act == f.b.q.Act) {
			return parallax.Because("said to have changed", "%s", w), true
		}
	}
	if !f.a.moves() && !f.b.moves() || f.background() || f.context < movedContext && (f.pair.score < movedScore || f.a.q.Act != f.b.q.Act) {
		return parallax.Reason{}, false
	}
	x, y := f.a.at.telling.when(), f.b.at.telling.when()
	if x.IsZero() || y.IsZero() {
		return parallax.Reason{}, false
	}
	if x.Equal(y) {
		// Reports of one day whose hour is not known: a toll that differs moved between them.
		day := f.a.at.article().Published.Precision == "day" && f.a.grows() && f.b.grows() && f.a.q.Act == f.b.q.Act
		return parallax.Because("a count that grows", "reports of %s, at unknown hours", x.Format("2 January")), day
	}
	return parallax.Because("reported later", "%s, %s", shortTime(x), shortTime(y)), true
}

const (
	// movedContext is the least overlap of the words around two values, or movedScore the least
	// probability of one claim, for one to be the other at a later time.
	movedContext = 0.2
	movedScore   = 0.6
	// changedFit is the least fit of two values of which a word near one says that it changed.
	changedFit = 0.55
	// old is how long before the report something must lie to be background, whose counts do not move any more.
	old = 60 * 24 * time.Hour
)

// background reports whether one of the statements speaks of something long past.
func (f *facing) background() bool { return f.a.past() || f.b.past() }

// past reports whether the statement of the value names a time long before its report.
func (v *value) past() bool {
	at := v.at.telling.when()
	return !at.IsZero() && slices.ContainsFunc(v.at.moments, func(n *parallax.Annotation) bool {
		m := n.Moment
		return !m.End.IsZero() && m.Granularity != "" && at.Sub(m.End) > old
	})
}

// when is the time of the telling: of its report, else the latest day its text names with
// year, which it cannot have been written before unless it speaks of the future.
func (t *telling) when() time.Time {
	if at := t.covered.Article.Reported(); !at.IsZero() {
		return at
	}
	return t.latest
}

// latestDay is the latest day with year that the telling names and does not place ahead of itself.
func (t *telling) latestDay() time.Time {
	var latest time.Time
	for i := range t.covered.Notes {
		m := t.covered.Notes[i].Moment
		if m == nil || m.Value == "PRESENT_REF" || t.future(t.covered.Notes[i].Span) {
			continue
		}
		if (m.Granularity == "day" || m.Granularity == "minute") && m.Start.After(latest) {
			latest = m.Start
		}
	}
	return latest
}

// shortTime is in one zone, since the reasons set the times of outlets of several beside each other; "" for a time that is not known.
func shortTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format("2 January 15:04 UTC")
}

// future reports whether the span stands in a statement about what is to come.
func (t *telling) future(at parallax.Span) bool {
	for _, st := range t.over(at) {
		if st.Contains(at) {
			return st.Future
		}
	}
	return false
}

// moves reports whether the value is of a kind that changes while an event goes on.
func (v *value) moves() bool {
	return v.grows() || v.spreads() || v.isOf(func(c *language.Changes) language.Set { return c.Moving })
}

// grows reports whether it is a count that only grows.
func (v *value) grows() bool {
	return v.isOf(func(c *language.Changes) language.Set { return c.Growing })
}

// spreadReach is how many bytes from a value the word may stand that says how it grows: "burned some 1,250 hectares".
const spreadReach = 30

// spreads reports whether it is an area, a length or an amount that grows while an event goes on: what has burned.
func (v *value) spreads() bool {
	if v.q.Type != parallax.Measure && v.q.Type != parallax.Money {
		return false
	}
	spreading := language.For(v.at.article().Language).Changes().Spreading
	return slices.ContainsFunc(v.at.words, func(w word) bool {
		return spreading[w.printed] && w.start-v.note.Span.End < spreadReach && v.note.Span.Start-w.end < spreadReach
	})
}

// isOf reports whether the thing, the act, or the thing as printed is in the set of its language:
// "Tote" is the thing "people" by its kind, and the dead by its word. Acts have one name in all languages.
func (v *value) isOf(of func(*language.Changes) language.Set) bool {
	set := of(language.For(v.at.article().Language).Changes())
	if set[v.q.Act] || set[v.q.Thing] || of(language.For(language.Floor).Changes())[v.q.Act] {
		return true
	}
	printed, err := v.at.article().Words(v.q.ThingSpan)
	return err == nil && set[language.Fold(printed)]
}

// changeWord gives the word near the value that says it changed ("rose to"); "" when none.
func (v *value) changeWord() string {
	l := language.For(v.at.article().Language)
	c := l.Changes()
	for _, w := range v.at.words {
		if w.end <= v.note.Span.Start && v.note.Span.Start-w.end < 30 || w.start >= v.note.Span.End && w.start-v.note.Span.End < 15 {
			printed := v.at.Exact[w.start-v.at.Start : w.end-v.at.Start]
			if c.Changed[language.Fold(printed)] && !v.at.opensAct(w.start) && !v.movesBy(w.end) {
				return printed
			}
		}
	}
	return v.earlierTotal()
}

// movesBy reports whether the value is a length that something went, behind a word that ends here: who "fell about 60 m"
// did not fall to 60 m, and of two who fell neither is news of the other.
func (v *value) movesBy(end int) bool {
	if v.q.SIUnit != "m" || end > v.note.Span.Start {
		return false
	}
	between := v.at.Exact[end-v.at.Start : v.note.Span.Start-v.at.Start]
	to := language.For(v.at.article().Language).Dates().Word["moved_to"]
	return !slices.ContainsFunc(strings.Fields(language.Fold(between)), func(w string) bool { return slices.Contains(to, w) })
}

// earlierTotal gives a word before the value that says that a total was an earlier one ("a previous toll"); "" when none does.
func (v *value) earlierTotal() string {
	c := language.For(v.at.article().Language).Changes()
	for i := 1; i < len(v.at.words); i++ {
		x, y := &v.at.words[i-1], &v.at.words[i]
		switch {
		case y.end > v.note.Span.Start:
			return ""
		case c.Changed[x.printed] && c.Total[y.printed]:
			return x.printed
		case c.Changed[y.printed] && c.Total[x.printed]:
			return y.printed
		}
	}
	return ""
}

// overEarlier reports whether one of two counts that are used up may be what the other, which is lower, is said to have become:
// "38 are hurt, an earlier toll was 14", beside 38 of another report.
func (f *facing) overEarlier(used map[*value]bool) bool {
	v, w := f.a, f.b
	if used[f.a] {
		v, w = f.b, f.a
	}
	return used[f.a] != used[f.b] && v.q.Act != "" && v.q.Act == w.q.Act && v.q.Thing == w.q.Thing && v.q.Value < w.q.Value && v.changeWord() != ""
}

// opensAct reports whether the words from the offset on are what happened to those counted: who "fell ill" did not fall.
func (s *statement) opensAct(at int) bool {
	rest := language.Fold(s.Exact[at-s.Start:])
	for _, phrases := range language.For(s.article().Language).Numbers().Act {
		if slices.ContainsFunc(phrases, func(p string) bool { return strings.Contains(p, " ") && strings.HasPrefix(rest, p) }) {
			return true
		}
	}
	return false
}
