package compare

import "time"

// daysApart reports whether each statement says when it counts what it does, and the later of the reports speaks of a time when the
// earlier was out: 14,200 were without power on Tuesday, and all but 1,800 had it back by Wednesday evening.
func (f *facing) daysApart() bool {
	a, b := f.a.at, f.b.at
	first, then := a.article().ReportedAt(a.Span), b.article().ReportedAt(b.Span)
	if then.Before(first) {
		a, b, first, then = b, a, then, first
	}
	if first.IsZero() || then.Sub(first) < minApart || !a.tellsWhen(first) {
		return false
	}
	for _, n := range b.moments {
		if n.Moment.Refused == "" && !n.Moment.End.IsZero() && n.Moment.End.Before(first) {
			return false // it counts what was before
		}
	}
	return b.tellsWhen(then)
}

// minApart is how far apart two reports are of two times of one count.
const minApart = 12 * time.Hour

// tellsWhen reports whether a statement of a report names a day or a time of day, no later than the report where it is known.
func (s *statement) tellsWhen(reported time.Time) bool {
	for _, n := range s.moments {
		if m := n.Moment; (m.Type == "DATE" || m.Type == "TIME") && !m.Start.After(reported) {
			return true
		}
	}
	return false
}
