package compare

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"time"

	"parallax"
	"parallax/internal/language"
)

const (
	// momentContext is the least overlap of the words around two times for them to be of one
	// event; momentConflict for them to contradict each other.
	momentContext  = 0.15
	momentConflict = 0.5
	clockConflict  = 0.15 // for clock times, which are told of fewer things than days are
	// momentClaim is the least probability of one claim for two times to be of one event.
	momentClaim = 0.5
	// yearContext is the overlap for times of which one is a year or longer: that something was
	// in a year tells little beside its day.
	yearContext = 0.4
	// finerContext is the overlap for one time that prints the other and a word more.
	finerContext = 0.3
	// momentScore is the least probability of one claim for two times to contradict each other.
	momentScore = 0.7
	// clockReach is how far two clock times may be apart when one is said to be rough.
	clockReach = 15 * time.Minute
	// clockNear is how far apart two clock times are of which clockConflict is enough: those of
	// one event lie near each other, and further apart they must be told in the same words.
	clockNear = time.Hour
	// unevenGap is how far a day and a week, a week and a month, or two weeks must lie apart to exclude each other: on a
	// Sunday "last week" is one week for some and another for others.
	unevenGap = 48 * time.Hour
)

// timed is one resolved time in one statement.
type timed struct {
	at    *statement
	note  *parallax.Annotation
	m     *parallax.Moment
	near  []nearby
	words string // as printed
	edge  string // edgeOf
	nth   bool   // nthDays
}

// comparable reports whether the moment says when: a time, a day or longer, resolved or refused
// for want of a publication time, or how long.
func comparable(m *parallax.Moment) bool {
	switch m.Type {
	case "DATE", "TIME":
		return m.Value != "PRESENT_REF" && (!m.Start.IsZero() || m.Value == "" || partial.MatchString(m.Value))
	case "DURATION":
		_, ok := days(m)
		return ok
	}
	return false
}

// times compares the days and hours of statements that share a claim.
func (s *story) times() []parallax.Difference {
	all := map[*statement][]*timed{}
	for _, st := range s.statements {
		if st.onlyTells() {
			continue
		}
		for _, n := range st.moments {
			if m := n.Moment; comparable(m) && !st.timeOfSaying(n.Span) {
				t := &timed{at: st, note: n, m: m, near: s.surroundings(st, n.Span)}
				t.words, _ = st.article().Words(n.Span)
				if t.stamp() || t.published() || t.countsDown() {
					continue
				}
				t.edge = edgeOf(st.article().Language, t.words)
				all[st] = append(all[st], t)
			}
		}
	}
	for _, st := range s.statements {
		all[st] = append(all[st], s.nthDays(st)...)
	}
	var out []parallax.Difference
	slot := map[parallax.DifferenceKind]map[*parallax.Annotation]int{parallax.Conflict: {}, parallax.Rounding: {}, parallax.Update: {}}
	for _, p := range s.joined() {
		f := s.faceTimes(p, all[p.a], all[p.b])
		if f == nil {
			continue
		}
		i, ok := slot[f.kind][f.a.note]
		if !ok {
			i, ok = slot[f.kind][f.b.note]
		}
		if !ok {
			i = len(out)
			out = append(out, parallax.Difference{Kind: f.kind, Claim: s.claimOf(p.a, p.b), Slot: parallax.SlotTime, About: clip(p.a.Exact), Score: p.score * min(1, 0.5+f.context),
				Why: []parallax.Reason{parallax.Because("times of one claim", "%s, %s", f.a.m.Value, f.b.m.Value), parallax.Because("words around both", "%.2f in common", f.context), parallax.Because("one claim", "%.2f", p.score)}})
		}
		slot[f.kind][f.a.note], slot[f.kind][f.b.note] = i, i
		for _, x := range f.sides() {
			if !slices.ContainsFunc(out[i].Sides, func(y parallax.Side) bool { return y.Evidence == x.Evidence && y.Span == x.Span }) {
				out[i].Sides = append(out[i].Sides, x)
			}
		}
	}
	for i := range out {
		if out[i].Kind == parallax.Update {
			s.inOrderOfReports(out[i].Sides)
		}
		groupByNormal(out[i].Sides)
	}
	return out
}

// groupByNormal gives sides of equal values one group.
func groupByNormal(sides []parallax.Side) {
	groups := map[string]int{}
	for i := range sides {
		normal := language.Fold(asResolved(sides, i)) // "The navy" is the Navy
		if _, ok := groups[normal]; !ok {
			groups[normal] = len(groups)
		}
		sides[i].Group = groups[normal]
	}
}

// asResolved gives what the value of a side comes to: of a time of a page without a date, "Thursday morning", what the same
// words come to beside it.
func asResolved(sides []parallax.Side, i int) string {
	own := sides[i].Normal
	if !strings.HasPrefix(own, "XXXX-") {
		return own
	}
	for j := range sides {
		if !strings.HasPrefix(sides[j].Normal, "XXXX-") && language.Fold(sides[j].Value) == language.Fold(sides[i].Value) {
			return sides[j].Normal
		}
	}
	return own
}

func (t *timed) side() parallax.Side { return t.at.side(t.note.Span, t.m.Value, 0) }

// timeFacing is two times of one claim and how they stand to each other.
type timeFacing struct {
	a, b    *timed
	m, n    *parallax.Moment // each with what it lacks taken from the other
	context float64          // overlap of the words around both
	kind    parallax.DifferenceKind
}

// sides gives both times; of two clock times of one day, which is not in question, the hours.
func (f *timeFacing) sides() []parallax.Side {
	out := []parallax.Side{f.a.side(), f.b.side()}
	if f.kind == parallax.Conflict && f.m.Granularity == "minute" {
		out[0].Normal, out[1].Normal = f.m.Start.Format("15:04"), f.n.Start.Format("15:04")
	}
	return out
}

// faceTimes gives the two times of a pair that are of one event and differ; nil when an equal
// time stands in both or none fit.
func (s *story) faceTimes(p *pair, as, bs []*timed) *timeFacing {
	var all []*timeFacing
	for _, a := range as {
		for _, b := range bs {
			m, n := beside(a, b)
			all = append(all, &timeFacing{a: a, b: b, m: m, n: n, context: overlap(a.near, b.near)})
		}
	}
	slices.SortStableFunc(all, func(f, g *timeFacing) int {
		return cmp.Or(boolCompare(sameTime(g.m, g.n), sameTime(f.m, f.n)), cmp.Compare(g.context, f.context))
	})
	used := map[*timed]bool{}
	for _, f := range all {
		if used[f.a] || used[f.b] {
			continue
		}
		used[f.a], used[f.b] = true, true
		if sameTime(f.m, f.n) && !f.roughly() || f.context < momentContext && !(f.seldom() && p.score >= momentSure) && !f.clocksAbroad() {
			continue
		}
		switch {
		case f.a.deadline() && !f.b.deadline() && !f.b.at.Future || f.b.deadline() && !f.a.deadline() && !f.a.at.Future:
			continue // done in March, to be done by the end of the year
		case f.roughly() && (f.a.planOf(f.b) || f.b.planOf(f.a)):
			continue // what was to come that week is no coarser telling of what came on a day of it
		case p.score >= momentClaim && f.roughly() && (f.context >= f.roughContext() || f.seldom() && p.score >= momentSure):
			f.kind = parallax.Rounding
			return f
		case p.score >= momentClaim && f.laterDay():
			f.kind = parallax.Update
			return f
		case s.excludes(p, f, as, bs):
			f.kind = parallax.Conflict
			if f.putOff() {
				f.kind = parallax.Update
			}
			return f
		}
	}
	return nil
}

// planOf reports whether a time is told as one to come, in a report that came before another that tells of it as past.
func (t *timed) planOf(done *timed) bool {
	told, past := t.at.telling.when(), done.at.telling.when()
	return t.at.Future && !done.at.Future && !told.IsZero() && told.Before(t.m.End) && done.m.Start.Before(past) && told.Before(past)
}

// excludes reports whether the two times cannot both be true of what the pair tells.
func (s *story) excludes(p *pair, f *timeFacing, as, bs []*timed) bool {
	if p.score < momentScore || f.context < f.conflictContext(p) || f.m.Granularity != "minute" && (!s.oneActor(p) || !s.oneDeed(p) || s.twoDeeds(f) || f.afterwards()) {
		return false
	}
	return !sameWords(f.a, f.b) && apart(f.m, f.n) && !f.zoneUnsaid() && !f.printedAgain() && !f.longAgo() && f.a.ofStretch() == f.b.ofStretch() &&
		only(f.a, as) && only(f.b, bs) && !s.alsoIn(f.a, f.b) && !s.alsoIn(f.b, f.a)
}

// ofStretch reports whether the word before the time makes it the edge of a stretch ("since June"), within which
// nothing need have happened on it.
func (t *timed) ofStretch() bool {
	l := language.For(t.at.article().Language)
	before := strings.Fields(language.Fold(t.at.Exact[:t.note.Span.Start-t.at.Start]))
	for i := len(before) - 1; i >= max(0, len(before)-stretchReach); i-- {
		w := before[i]
		if l.Changes().Stretch[w] {
			return true
		}
		if !l.Cues().Determiners[w] && !l.Cues().Complementizers[w] {
			return false
		}
	}
	return false
}

// stretchReach is how many words before a time may make it the edge of a stretch: "desde que el martes".
const stretchReach = 3

// sameWords reports whether both times are printed alike: what they were resolved to may be wrong
// then, and "today" in the words of a crowd is every reader's day.
func sameWords(t, u *timed) bool { return language.Fold(t.words) == language.Fold(u.words) }

// months matches the value of a month, of a known year or not.
var months = regexp.MustCompile(`^(?:\d{4}|XXXX)-\d\d$`)

// only reports whether the time is the only one of its order in its statement: an hour, a day
// or week, a month, or what is longer.
func only(t *timed, all []*timed) bool {
	order := func(x *timed) int {
		switch g := x.m.Granularity; {
		case g == "minute" || strings.Contains(x.m.Value, "T") && strings.Contains(x.m.Value, ":"):
			return 1
		case x.m.Type == "DURATION":
			return 0
		case coarse[g] > coarse["week"] && coarse[g] < coarse["year"] || months.MatchString(x.m.Value):
			return 3
		case coarse[g] <= coarse["week"]:
			return 2
		}
		return 4
	}
	n := 0
	for _, x := range all {
		if order(x) == order(t) {
			n++
		}
	}
	return n == 1
}

// alsoIn reports whether the other telling gives the same day too, for something else: then it
// knows both, and they may be of two events. Where it gives both days for this claim, it is itself of two minds.
func (s *story) alsoIn(t, u *timed) bool {
	if t.m.Start.IsZero() || t.m.Granularity == "minute" || coarse[t.m.Granularity] > coarse["day"] {
		return false // some day of a week is named in every text
	}
	day := wholeDay(t.m)
	for _, st := range u.at.telling.statements {
		if st != u.at && s.claimOf(st, t.at) != "" {
			continue
		}
		for _, n := range st.moments {
			if m := n.Moment; n != u.note && !m.Start.IsZero() && coarse[m.Granularity] <= coarse["day"] && lies(m, day) {
				return true
			}
		}
	}
	return false
}

// wholeDay gives the day in which a part of it lies, and other moments as they are.
func wholeDay(m *parallax.Moment) *parallax.Moment {
	if m.Granularity != "part of day" {
		return m
	}
	y, month, d := m.Start.Date()
	out := *m
	out.Start = time.Date(y, month, d, 0, 0, 0, 0, m.Start.Location())
	out.End = out.Start.AddDate(0, 0, 1)
	return &out
}

// conflictContext is the least overlap of the words around two times for them to contradict each other.
func (f *timeFacing) conflictContext(p *pair) float64 {
	m, n := f.m, f.n
	if f.a.ofStretch() {
		return momentConflict // since when something is so is not when it happened
	}
	if p.score >= nextClaim && m == f.a.m && n == f.b.m && neighbours(m, n) { // as printed: a weekday of an unknown week is next to any day
		return nextContext
	}
	if f.clocksAbroad() {
		return 0
	}
	if m.Granularity == "minute" && m.Start.Sub(n.Start).Abs() < clockNear {
		return clockConflict
	}
	return momentConflict
}

// roughContext is the least overlap of the words around two compatible times.
func (f *timeFacing) roughContext() float64 {
	low, high := coarse[f.m.Granularity], coarse[f.n.Granularity]
	if low > high {
		low, high = high, low
	}
	switch {
	case high >= coarse["day"] && low > 0 && low < coarse["day"]:
		return never // who tells the day leaves out the hour, and does not round it
	case f.m.Value == f.n.Value && f.m.Value != "":
		return momentContext // "two years ago", "more than two years ago"
	case high >= coarse["year"]:
		return yearContext
	case f.a.finer(f.b):
		return finerContext
	}
	return momentContext
}

// onlyTells reports whether the statement is mostly dates and hours: a line about the page.
func (s *statement) onlyTells() bool {
	var spans []parallax.Span
	for _, n := range s.moments {
		spans = append(spans, n.Span)
	}
	return s.covered(spans) >= mostlyTimes
}

// mostlyTimes is the share of a statement from which on its times are those of the page.
const mostlyTimes = 0.4

// timeOfSaying reports whether the time stands beside a verb of saying: it is the hour of the
// statement, which each article has from somebody else ("police said on Sunday").
func (s *statement) timeOfSaying(at parallax.Span) bool {
	c := language.For(s.article().Language).Cues()
	before, after := "", ""
	for t := range language.EachToken(s.Exact) {
		w := language.Fold(s.Exact[t.Start:t.End])
		if t.Kind != language.Punct && s.Start+t.End <= at.Start && !c.Aside[w] && !c.Prepositions[w] {
			before = w
		}
		if t.Kind != language.Punct && s.Start+t.Start >= at.End && after == "" {
			after = w
		}
	}
	return saying(c, before) || saying(c, after)
}

// saying reports whether a folded word is a form of a verb that ascribes a clause to somebody.
func saying(c *language.Cues, word string) bool {
	return slices.ContainsFunc(c.VerbsAt(word), func(v language.Cue) bool { return len(v.Words) == 1 && v.Takes["clause"] && v.Strength != "thought" })
}

func sameTime(m, n *parallax.Moment) bool {
	if m.Bound != n.Bound {
		return false
	}
	return m.Value == n.Value && m.Value != "" || !m.Start.IsZero() && m.Start.Equal(n.Start) && m.End.Equal(n.End)
}

// roughly reports whether both times may be one, printed with different precision.
func (f *timeFacing) roughly() bool {
	m, n := f.m, f.n
	switch {
	case (m.Type == "DURATION") != (n.Type == "DURATION"):
		return false
	case m.Type == "DURATION":
		return roughlyAsLong(m, n)
	case oneClock(m, n):
		return false
	case m.Start.IsZero() || n.Start.IsZero():
		return f.a.finer(f.b)
	case sameTime(m, n):
		return f.a.edge != f.b.edge && f.a.finer(f.b)
	}
	return roughlySame(m, n)
}

// oneClock reports whether both are one hour, of which one has a day that the other's page, which has no date, cannot give.
func oneClock(m, n *parallax.Moment) bool {
	return strings.HasPrefix(m.Value, "T") && strings.HasSuffix(n.Value, m.Value) || strings.HasPrefix(n.Value, "T") && strings.HasSuffix(m.Value, n.Value)
}

// finer reports whether one prints all words of the other and says more: "early on Sunday"
// beside "Sunday", "the end of July" beside "July".
func (t *timed) finer(u *timed) bool {
	if !sameLanguage(t.at.article().Language, u.at.article().Language) || t.m.Type == "DURATION" {
		return false
	}
	a, b := t.telling(), u.telling()
	if len(a) < len(b) {
		a, b = b, a
	}
	if len(b) == 0 || len(a) == len(b) {
		return false
	}
	for _, w := range b {
		if !slices.Contains(a, w) {
			return false
		}
	}
	return true
}

// telling gives the words of the time that say something, folded: "this" of "this year" says as much as "next" does.
func (t *timed) telling() []string {
	l := language.For(t.at.article().Language)
	var out []string
	for _, w := range strings.Fields(t.words) {
		if w = strings.Trim(language.Fold(w), ".,()"); w != "" && (!l.IsStop(w) || slices.ContainsFunc(l.Lexicon().Find(w), func(r language.Reading) bool {
			return r.Sense == language.Relative || r.Sense == language.RelativeAfter
		})) {
			out = append(out, w)
		}
	}
	return out
}

// roughlySame reports whether one time contains the other at a coarser granularity, both are
// clock times of which one is rough, or both are parts of one day that overlap.
func roughlySame(m, n *parallax.Moment) bool {
	if m.Start.Equal(n.Start) && m.End.Equal(n.End) {
		return m.Bound != n.Bound
	}
	rough := m.Bound != parallax.Exact || n.Bound != parallax.Exact
	switch {
	case m.Granularity == "minute" && n.Granularity == "minute":
		return rough && m.Start.Sub(n.Start).Abs() <= clockReach || roundedClock(m, n)
	case m.Granularity == "part of day" && n.Granularity == "part of day":
		return m.Start.Before(n.End) && n.Start.Before(m.End)
	}
	return m.Granularity != n.Granularity && (lies(m, n) || lies(n, m))
}

// coarse orders granularities.
var coarse = map[string]int{"minute": 1, "hour": 2, "part of day": 3, "day": 4, "week": 5, "month": 6, "season": 7, "quarter": 7, "year": 8, "decade": 9, "century": 10}

func lies(m, n *parallax.Moment) bool {
	return !m.Start.Before(n.Start) && !m.End.After(n.End)
}

// apart reports whether two times exclude each other: two days, weeks or months printed without
// a bound, or two hours of one day. Weeks begin on Sunday for some and months are rounded, so
// that times of two granularities need a gap between them.
func apart(m, n *parallax.Moment) bool {
	if m.Granularity == "minute" && n.Granularity == "minute" {
		return clocksApart(m, n)
	}
	if m.Granularity == "part of day" && n.Granularity == "part of day" {
		return m.Bound == n.Bound && m.Start.Format(time.TimeOnly) == n.Start.Format(time.TimeOnly) && !m.Start.Equal(n.Start) // two mornings
	}
	low, high := coarse[m.Granularity], coarse[n.Granularity]
	if m.How == inferredYear && n.How == inferredYear {
		n = yearOf(n, m)
	}
	if m.Bound != n.Bound || min(low, high) < coarse["day"] || max(low, high) > coarse["month"] {
		return false
	}
	gap := time.Duration(0)
	if low != high || low == coarse["week"] {
		gap = unevenGap
	}
	return m.Start.Sub(n.End) >= gap || n.Start.Sub(m.End) >= gap
}

// clocksApart reports whether two clock times of one day are further from each other than a
// rough one reaches. They are compared as printed, since the zone of a text is often not
// known; whole hours between two zones are no difference.
func clocksApart(m, n *parallax.Moment) bool {
	for _, b := range []parallax.Bound{m.Bound, n.Bound} {
		if b != parallax.Exact && b != parallax.About {
			return false
		}
	}
	if m.Start.Format(time.DateOnly) != n.Start.Format(time.DateOnly) {
		return false // two hours of two days say nothing about each other
	}
	_, zone := m.Start.Zone()
	_, other := n.Start.Zone()
	gap := clockGap(m, n)
	if zone != other && gap%time.Hour == 0 || roundedClock(m, n) {
		return false
	}
	return gap > clockReach || gap > 0 && m.Bound == parallax.Exact && n.Bound == parallax.Exact
}

// clockGap is how far apart two clock times are as printed, within a day.
func clockGap(m, n *parallax.Moment) time.Duration {
	return (time.Duration(m.Start.Hour()-n.Start.Hour())*time.Hour + time.Duration(m.Start.Minute()-n.Start.Minute())*time.Minute).Abs()
}

// roundedClock reports whether one of two clock times of a day may be the other to the nearest five or ten minutes: 3.30 is what
// many print of 3.33.
func roundedClock(m, n *parallax.Moment) bool {
	gap := clockGap(m, n)
	if gap == 0 || m.Start.Format(time.DateOnly) != n.Start.Format(time.DateOnly) {
		return false
	}
	for _, step := range []int{5, 10} {
		if (m.Start.Minute()%step == 0) != (n.Start.Minute()%step == 0) && 2*gap <= time.Duration(step)*time.Minute {
			return true
		}
	}
	return false
}
