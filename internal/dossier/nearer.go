package dossier

import (
	"slices"
	"time"

	"parallax"
)

// namesDoer reports whether a statement names one of those who do what a line tells; true of a line that names none.
func (k *composer) namesDoer(shown, other ranked) bool {
	d, named := k.deedBy(&shown), k.deedBy(&other).names
	return len(d.doers) == 0 || inBoth(d.doers, named) > 0 || inBoth(d.short, named) > 0
}

// longPast is how long before its report a time lies that does not come along with the story: who tells of it says when it was.
const longPast = 30 * 24 * time.Hour

// tellsPast reports whether the words of a span of an article give each month or day long past that a line gives, or a time around it.
func tellsPast(shown ranked, at *parallax.Covered, s parallax.Span) bool {
	reported := shown.at.Article.Reported()
	for _, n := range shown.at.Over(shown.span) {
		m := n.Moment
		if !tellsTime(shown, n) || m.Granularity != "month" && !slices.Contains(withinDay, m.Granularity) || reported.Sub(m.End) < longPast {
			continue
		}
		if !slices.ContainsFunc(at.Over(s), func(o *parallax.Annotation) bool {
			t := o.Moment
			return t != nil && s.Contains(o.Span) && t.Refused == "" && !t.Start.IsZero() && t.Start.Before(m.End) && m.Start.Before(t.End)
		}) {
			return false
		}
	}
	return true
}

// lacksPast reports whether an article gives a time long past nowhere that a line gives: who tells what is alleged today does not tell
// what was found in a year-old report.
func lacksPast(shown ranked, other *parallax.Covered) bool {
	return !tellsPast(shown, other, parallax.TextSpan(0, len(other.Article.Text)))
}
