package compare

import (
	"cmp"
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
	momentConflict = 0.45
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
)

// timed is one resolved time in one statement.
type timed struct {
	at   *statement
	note *parallax.Annotation
	m    *parallax.Moment
	near map[string]float64
	// words as printed; for times that were refused, all that is known.
	words string
}

// comparable reports whether the moment says when: a time, a day or longer, resolved or refused
// for want of a publication time, or how long.
func comparable(m *parallax.Moment) bool {
	switch m.Type {
	case "DATE", "TIME":
		return m.Value != "PRESENT_REF" && (!m.Start.IsZero() || m.Value == "")
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
				all[st] = append(all[st], t)
			}
		}
	}
	var out []parallax.Difference
	slot := map[parallax.DifferenceKind]map[*parallax.Annotation]int{parallax.Conflict: {}, parallax.Rounding: {}}
	for _, p := range s.joined() {
		a, b, kind, context := faceTimes(p, all[p.a], all[p.b])
		if kind == "" {
			continue
		}
		sides := []parallax.Side{a.side(), b.side()}
		if kind == parallax.Conflict && a.m.Granularity == "minute" { // of one day, which is not in question
			sides[0].Normal, sides[1].Normal = a.m.Start.Format("15:04"), b.m.Start.Format("15:04")
		}
		i, ok := slot[kind][a.note]
		if !ok {
			i, ok = slot[kind][b.note]
		}
		if !ok {
			i = len(out)
			out = append(out, parallax.Difference{Kind: kind, Claim: s.claimOf(a.at, b.at), Slot: parallax.SlotTime, About: clip(a.at.Exact), Score: p.score * min(1, 0.5+context),
				Why: []parallax.Reason{parallax.Because("times of one claim", "%s, %s", a.m.Value, b.m.Value), parallax.Because("words around both", "%.2f in common", context), parallax.Because("one claim", "%.2f", p.score)}})
		}
		slot[kind][a.note], slot[kind][b.note] = i, i
		for _, x := range sides {
			if !slices.ContainsFunc(out[i].Sides, func(y parallax.Side) bool { return y.Evidence == x.Evidence && y.Span == x.Span }) {
				out[i].Sides = append(out[i].Sides, x)
			}
		}
	}
	for i := range out {
		groupByNormal(out[i].Sides)
	}
	return out
}

// groupByNormal gives sides of equal values one group.
func groupByNormal(sides []parallax.Side) {
	groups := map[string]int{}
	for i := range sides {
		if _, ok := groups[sides[i].Normal]; !ok {
			groups[sides[i].Normal] = len(groups)
		}
		sides[i].Group = groups[sides[i].Normal]
	}
}

func (t *timed) side() parallax.Side { return t.at.side(t.note.Span, t.m.Value, 0) }

// faceTimes gives the two times of a pair that are of one event and differ; nothing when an
// equal time stands in both or none fit.
func faceTimes(p *pair, as, bs []*timed) (x, y *timed, kind parallax.DifferenceKind, context float64) {
	type facing struct {
		a, b    *timed
		context float64
	}
	var all []facing
	for _, a := range as {
		for _, b := range bs {
			all = append(all, facing{a, b, overlap(a.near, b.near)})
		}
	}
	slices.SortStableFunc(all, func(f, g facing) int {
		return cmp.Or(boolCompare(sameTime(g.a.m, g.b.m), sameTime(f.a.m, f.b.m)), cmp.Compare(g.context, f.context))
	})
	used := map[*timed]bool{}
	for _, f := range all {
		if used[f.a] || used[f.b] {
			continue
		}
		used[f.a], used[f.b] = true, true
		if sameTime(f.a.m, f.b.m) && !f.a.finer(f.b) || f.context < momentContext {
			continue
		}
		switch {
		case p.score >= momentClaim && f.a.roughly(f.b) && f.context >= f.a.roughContext(f.b):
			return f.a, f.b, parallax.Rounding, f.context
		case (len(as) == 1 && len(bs) == 1 || onlyClock(f.a, as) && onlyClock(f.b, bs)) && p.score >= momentScore && f.context >= conflictContext(f.a.m) && apart(f.a.m, f.b.m):
			return f.a, f.b, parallax.Conflict, f.context
		}
	}
	return nil, nil, "", 0
}

// onlyClock reports whether the time is a clock time, and the only one in its statement.
func onlyClock(t *timed, all []*timed) bool {
	n := 0
	for _, x := range all {
		if x.m.Granularity == "minute" {
			n++
		}
	}
	return t.m.Granularity == "minute" && n == 1
}

func conflictContext(m *parallax.Moment) float64 {
	if m.Granularity == "minute" {
		return clockConflict
	}
	return momentConflict
}

// roughContext is the least overlap of the words around two compatible times.
func (t *timed) roughContext(u *timed) float64 {
	low, high := coarse[t.m.Granularity], coarse[u.m.Granularity]
	if low > high {
		low, high = high, low
	}
	switch {
	case high >= coarse["day"] && low > 0 && low < coarse["part of day"]:
		return never // who tells the day leaves out the hour, and does not round it
	case high >= coarse["year"]:
		return yearContext
	case t.finer(u):
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
	for _, t := range language.Tokens(s.Exact) {
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
	return m.Value == n.Value && m.Bound == n.Bound && m.Value != ""
}

// roughly reports whether both times may be one, printed with different precision.
func (t *timed) roughly(u *timed) bool {
	if (t.m.Type == "DURATION") != (u.m.Type == "DURATION") {
		return false
	}
	if t.m.Type == "DURATION" {
		return roughlyAsLong(t.m, u.m)
	}
	if t.m.Value == "" || u.m.Value == "" || t.m.Value == u.m.Value && t.m.Bound == u.m.Bound {
		return t.finer(u)
	}
	return roughlySame(t.m, u.m)
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

// telling gives the words of the time that say something, folded.
func (t *timed) telling() []string {
	l := language.For(t.at.article().Language)
	var out []string
	for _, w := range strings.Fields(t.words) {
		if w = strings.Trim(language.Fold(w), ".,()"); w != "" && !l.IsStop(w) {
			out = append(out, w)
		}
	}
	return out
}

// roughlySame reports whether one time contains the other at a coarser granularity, or both
// are clock times of which one is rough.
func roughlySame(m, n *parallax.Moment) bool {
	if m.Value == n.Value {
		return m.Bound != n.Bound
	}
	rough := m.Bound != parallax.Exact || n.Bound != parallax.Exact
	if m.Granularity == "minute" && n.Granularity == "minute" {
		d := m.Start.Sub(n.Start).Abs()
		return rough && d <= clockReach
	}
	return m.Granularity != n.Granularity && (within(m, n) || within(n, m))
}

// coarse orders granularities.
var coarse = map[string]int{"minute": 1, "hour": 2, "part of day": 3, "day": 4, "week": 5, "month": 6, "season": 7, "quarter": 7, "year": 8, "decade": 9, "century": 10}

func within(m, n *parallax.Moment) bool {
	return !m.Start.Before(n.Start) && !m.End.After(n.End)
}

// apart reports whether two times of one granularity exclude each other: two days, each
// printed without a bound, or two hours of one day.
func apart(m, n *parallax.Moment) bool {
	switch {
	case m.Granularity != n.Granularity:
		return false
	case m.Granularity == "minute":
		return clocksApart(m, n)
	}
	return m.Granularity == "day" && m.Bound == n.Bound && (!m.Start.Before(n.End) || !n.Start.Before(m.End))
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
	gap := (time.Duration(m.Start.Hour()-n.Start.Hour())*time.Hour + time.Duration(m.Start.Minute()-n.Start.Minute())*time.Minute).Abs()
	if zone != other && gap%time.Hour == 0 {
		return false
	}
	return gap > clockReach || gap > 0 && m.Bound == parallax.Exact && n.Bound == parallax.Exact
}
