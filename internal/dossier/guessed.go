package dossier

import (
	"time"

	"parallax"
)

// What the annotations call the ways to find a moment that may mislead.
const (
	fromPublication = "counted from publication"
	nearWeekday     = "weekday near publication"
	yearNear        = "year from publication"
)

// yearReach is how many bytes before a date without a year a printed year still tells which
// year is spoken of: about a paragraph.
const yearReach = 500

// guessed reports whether a resolution is likely and not certain: it is shown in no bracket
// and dates no event.
func guessed(at *parallax.Covered, n *parallax.Annotation) bool {
	switch m := n.Moment; m.How {
	case fromPublication:
		// "at 2.20 p.m." laid on the day of publication.
		return m.Type == "TIME" && (m.Granularity == "minute" || m.Granularity == "hour")
	case nearWeekday:
		// Pages are written on after the day they carry, and far east it is tomorrow already:
		// "on Saturday" on a Friday is the day after as often as six days before.
		return daysBefore(m.Start, at.Article.Published.Time) == 6
	case yearNear:
		return speaksOfOtherYear(at, n)
	}
	return false
}

// daysBefore counts the days from one to a later moment, each in its own zone.
func daysBefore(day, later time.Time) int {
	date := func(t time.Time) time.Time { return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, time.UTC) }
	return int(date(later).Sub(date(day)).Hours() / 24)
}

// speaksOfOtherYear reports whether the last year printed shortly before a date without one is
// not the year it was given, or its day is printed elsewhere in the article with another.
func speaksOfOtherYear(at *parallax.Covered, n *parallax.Annotation) bool {
	var last *parallax.Annotation
	for i := range at.Notes {
		o := &at.Notes[i]
		if !printsYear(o) || o.Span.Field != n.Span.Field {
			continue
		}
		if sameDay(o.Moment, n.Moment) && o.Moment.Start.Year() != n.Moment.Start.Year() {
			return true
		}
		if o.Span.End <= n.Span.Start && n.Span.Start-o.Span.End <= yearReach && (last == nil || last.Span.End < o.Span.End) {
			last = o
		}
	}
	return last != nil && last.Moment.Start.Year() != n.Moment.Start.Year()
}

// otherYear reports whether a moment had its year from publication, and an article of the
// story prints its day with another.
func (k *composer) otherYear(m *parallax.Moment) bool {
	if m.How != yearNear {
		return false
	}
	for i := range k.cov.Articles {
		for j := range k.cov.Articles[i].Notes {
			if o := &k.cov.Articles[i].Notes[j]; printsYear(o) && sameDay(o.Moment, m) && o.Moment.Start.Year() != m.Start.Year() {
				return true
			}
		}
	}
	return false
}

// printsYear reports whether an annotation is a date with its year as printed.
func printsYear(n *parallax.Annotation) bool {
	return n.Moment != nil && n.Moment.How == "printed" && n.Moment.Type == "DATE" && !n.Moment.Start.IsZero()
}

// sameDay reports whether two moments are one day of the calendar, in whatever year.
func sameDay(a, b *parallax.Moment) bool {
	return a.Granularity == "day" && b.Granularity == "day" && a.Start.Month() == b.Start.Month() && a.Start.Day() == b.Start.Day()
}
