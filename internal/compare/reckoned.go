package compare

import (
	"slices"
	"strings"

	"parallax"
	"parallax/internal/language"
)

// otherReckoning reports whether the statements say that their values are reckoned over unlike things: one is a mean, one is per day, one
// is counted since or until something, one is of now, or one is of a month past and the other of a weekday or of no time.
func (f *facing) otherReckoning() bool {
	a, b := f.a.at, f.b.at
	if f.a.mean() != f.b.mean() || f.a.rate() != f.b.rate() || a.overStretch() != b.overStretch() {
		return true
	}
	return a.ofNow() != b.ofNow() && !(f.a.grows() && f.b.grows()) || a.longAgo() && b.ofWeekday() || b.longAgo() && a.ofWeekday() ||
		f.a.another() && !b.longAgo() || f.b.another() && !a.longAgo()
}

// another reports whether the value rates something, is dated by a month or more, and its telling gives another one: it
// tells of two events.
func (v *value) another() bool { return rating(v.q) && v.at.longAgo() && !v.sole() }

// mean reports whether a word before the value says that it is one ("averaged 30 goals").
func (v *value) mean() bool {
	means := language.For(v.at.article().Language).Changes().Mean
	return slices.ContainsFunc(v.at.words, func(w word) bool { return means[w.printed] && w.end <= v.note.Span.Start })
}

// rate reports whether the value is said to be per a length of time: "1.2 million a day", "1,2 Millionen am Tag".
func (v *value) rate() bool {
	d := language.For(v.at.article().Language).Dates()
	behind := strings.Fields(language.Fold(v.at.Exact[v.note.Span.End-v.at.Start:]))
	if v.q.ThingSpan.Start >= v.note.Span.End && v.q.ThingSpan.End <= v.at.End {
		behind = strings.Fields(language.Fold(v.at.Exact[v.q.ThingSpan.End-v.at.Start:]))
	}
	if len(behind) < 2 || !slices.Contains(d.Word["per"], behind[0]) {
		return false
	}
	unit := strings.TrimRight(behind[1], ".,;:")
	for _, words := range d.Unit {
		if slices.Contains(words, unit) {
			return true
		}
	}
	return false
}

// overStretch reports whether the statement counts since or until a time or a number: "since week 11", "through 14 games".
func (s *statement) overStretch() bool {
	stretch := language.For(s.article().Language).Changes().Stretch
	tokens := language.Tokens(s.Exact)
	return slices.ContainsFunc(tokens, func(t language.Token) bool {
		if !stretch[language.Fold(s.Exact[t.Start:t.End])] {
			return false
		}
		at := s.Start + t.End + 1
		begins := func(n *parallax.Annotation) bool { return n.Span.Start == at }
		return slices.ContainsFunc(s.quantities, begins) || slices.ContainsFunc(s.moments, begins)
	})
}

// ofNow reports whether the statement says how things stand when it was written ("now has 12 goals").
func (s *statement) ofNow() bool {
	return slices.ContainsFunc(s.moments, func(n *parallax.Annotation) bool { return n.Moment.Value == "PRESENT_REF" })
}

// longAgo reports whether the statement names a month or a longer time, and no day.
func (s *statement) longAgo() bool {
	return len(s.moments) > 0 && !slices.ContainsFunc(s.moments, func(n *parallax.Annotation) bool {
		return n.Moment.Type == "DURATION" || coarse[n.Moment.Granularity] < coarse["month"] && !months.MatchString(n.Moment.Value)
	})
}

// ofWeekday reports whether the statement names a weekday: so reports tell of what has just happened.
func (s *statement) ofWeekday() bool {
	return slices.ContainsFunc(s.moments, func(n *parallax.Annotation) bool {
		if s.timeOfSaying(n.Span) {
			return false
		}
		f := partial.FindStringSubmatch(n.Moment.Value)
		return f != nil && f[4] != "" || n.Moment.How == weekdayBefore
	})
}

// wordBehind reports whether the first word behind the offset is in the set.
func (s *statement) wordBehind(at int, set language.Set) bool {
	for t := range language.EachToken(s.Exact) {
		if s.Start+t.Start >= at {
			return set[language.Fold(s.Exact[t.Start:t.End])]
		}
	}
	return false
}

// runs reports whether the value is said to be a count that runs on ("which brings the total to 12").
func (v *value) runs() bool {
	total := language.For(v.at.article().Language).Changes().Total
	return slices.ContainsFunc(v.at.words, func(w word) bool {
		return total[w.printed] && w.end <= v.note.Span.Start && v.note.Span.Start-w.end < closeReach
	})
}

// otherKinds reports whether one statement counts the thing twice, which are two kinds of it ("two touchdowns by air, four
// on foot"), and the words behind the numbers do not tell that both values are of one kind.
func (f *facing) otherKinds() bool {
	if f.a.q.Type != parallax.Number || f.a.q.Thing == "" || f.a.q.Act != "" || !f.a.again() && !f.b.again() {
		return false
	}
	x := f.b.modifiers()
	return !slices.ContainsFunc(f.a.modifiers(), func(w string) bool { return slices.Contains(x, w) })
}

// again reports whether the statement gives another count of the same thing.
func (v *value) again() bool {
	more := language.For(v.at.article().Language).Changes().More
	return slices.ContainsFunc(v.at.quantities, func(n *parallax.Annotation) bool {
		q := n.Quantity
		return n != v.note && q.Type == v.q.Type && q.Act == "" && q.Value != v.q.Value && (q.Thing == v.q.Thing || q.Thing == "" && v.at.wordBehind(n.Span.End, more))
	})
}

// askedFor reports whether the value stands in what somebody asks for: what is demanded is not what there is.
func (v *value) askedFor() bool {
	return slices.ContainsFunc(v.at.quotes, func(n *parallax.Annotation) bool {
		return asks[n.Quote.Strength] && slices.ContainsFunc(n.Quote.Content, func(c parallax.Span) bool { return c.Contains(v.note.Span) })
	})
}

// asks are the strengths of cues that ask for something (parallax.Quote.Strength).
var asks = map[string]bool{"urged": true, "asked": true}

// statesApart reports whether both are counts of how things stand, of no act, in reports so far apart that they may have
// changed: four people held on Sunday, three on Thursday.
func (f *facing) statesApart() bool {
	x, y := f.a.at.article().Reported(), f.b.at.article().Reported()
	return f.a.q.Type == parallax.Number && f.a.q.Act == "" && f.b.q.Act == "" && !f.background() && !x.IsZero() && !y.IsZero() && x.Sub(y).Abs() > sameMoment
}
