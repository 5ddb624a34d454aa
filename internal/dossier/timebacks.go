package dossier

import (
	"slices"
	"strings"
	"time"

	"parallax"
	"parallax/internal/language"
)

// clockReach is how far apart two times of day may be printed for one: "shortly before seven" and "18.50".
const clockReach = 15 * time.Minute

// cannotKnow reports whether an article cannot tell what a line does since it came out before a time that the line tells of
// as past: a report of the morning does not stand behind "two were still missing in the evening", nor a preview behind a verdict.
func cannotKnow(shown ranked, other *parallax.Covered) bool {
	came, told := other.Article.ReportedDate(), shown.at.Article.Reported()
	if came.IsZero() || told.IsZero() {
		return false
	}
	latest := came.Time
	if came.Precision == "day" {
		latest = latest.Add(24 * time.Hour)
	}
	notes := shown.at.Over(shown.span)
	return slices.ContainsFunc(notes, func(n *parallax.Annotation) bool {
		return tellsTime(shown, n) && !spoken(notes, n.Span) && n.Moment.Start.Before(told) && n.Moment.Start.After(latest)
	})
}

// tellsTime reports whether a note is a time of the calendar in a sentence that was resolved for certain.
func tellsTime(r ranked, n *parallax.Annotation) bool {
	m := n.Moment
	return m != nil && r.span.Contains(n.Span) && m.Type != "DURATION" && m.Type != "SET" && m.Refused == "" && !m.Start.IsZero() && !guessed(r.at, n)
}

// otherClock reports whether a line gives a time of day that an article gives nowhere: who tells of a blast at 13.50, or
// says no hour, does not stand behind one at 14.20. Nearby times are one.
func (k *composer) otherClock(shown ranked, other *parallax.Covered) bool {
	given := k.clocks(other)
	return slices.ContainsFunc(shown.at.Over(shown.span), func(n *parallax.Annotation) bool {
		at, ok := clockOf(n)
		return ok && shown.span.Contains(n.Span) && !slices.ContainsFunc(given, func(o time.Duration) bool {
			apart := (at - o).Abs()
			return min(apart, 24*time.Hour-apart) <= clockReach
		})
	})
}

// lacksHour reports whether a line says that something was early or late on a day, and an article in its language gives no part of a day and
// no time of one: it may have been any. (Asked of "Thursday morning" too it takes places that tell all else of the line: of those
// behind lines on gold .813 are of articles that tell the whole line, and .822 without.)
func (k *composer) lacksHour(shown ranked, other *parallax.Covered) bool {
	return sameTongue(shown.at, other) && slices.ContainsFunc(shown.at.Over(shown.span), func(n *parallax.Annotation) bool {
		return shown.span.Contains(n.Span) && n.Moment != nil && n.Moment.Granularity != "part of day" && tellsPart(shown.at, n)
	}) && !k.tellsHours(other)
}

// tellsHours reports whether the account of an article has a part of a day or a time of day anywhere.
func (k *composer) tellsHours(at *parallax.Covered) bool {
	return once(k.known.hours, at.Article.ID, func() bool {
		return slices.ContainsFunc(at.Notes, func(n parallax.Annotation) bool {
			_, clock := clockOf(&n)
			return (clock || tellsPart(at, &n)) && !slices.ContainsFunc(at.Over(n.Span), func(o *parallax.Annotation) bool {
				return o.Sentence != nil && (o.Sentence.Furniture || o.Sentence.Heading)
			})
		})
	})
}

// tellsPart reports whether a time is a part of a day or the beginning or end of one.
func tellsPart(at *parallax.Covered, n *parallax.Annotation) bool {
	m := n.Moment
	if m == nil || m.Type != "TIME" && m.Type != "DATE" {
		return false
	}
	if m.Granularity == "part of day" {
		return true
	}
	words, _ := at.Article.Words(n.Span)
	said, edges := spaced(words), language.For(at.Article.Language).Dates().Edge
	return (m.Granularity == "day" || m.Refused != "" && len(m.Value) == len("XXXX-WXX-4")) && slices.ContainsFunc([]string{"start", "mid", "end"}, func(edge string) bool {
		return slices.ContainsFunc(edges[edge], func(w string) bool { return strings.HasPrefix(said, " "+language.Fold(w)+" ") })
	})
}

// clocks gives the times of day that an article gives, since midnight; the caller must not change them.
func (k *composer) clocks(at *parallax.Covered) []time.Duration {
	return once(k.known.clocks, at.Article.ID, func() []time.Duration {
		var out []time.Duration
		for i := range at.Notes {
			if t, ok := clockOf(&at.Notes[i]); ok {
				out = append(out, t)
			}
		}
		return out
	})
}

// clockOf gives the time of day of a note, since midnight where it happened; on a page without a date the one it prints.
func clockOf(n *parallax.Annotation) (time.Duration, bool) {
	m := n.Moment
	if m == nil || m.Type != "TIME" {
		return 0, false
	}
	if printed, err := time.Parse("T15:04", m.Value); m.Refused != "" && err == nil {
		return time.Duration(printed.Hour())*time.Hour + time.Duration(printed.Minute())*time.Minute, true
	}
	if m.Start.IsZero() || m.Granularity != "minute" && m.Granularity != "hour" {
		return 0, false
	}
	return time.Duration(m.Start.Hour())*time.Hour + time.Duration(m.Start.Minute())*time.Minute, true
}
