package dossier

import (
	"slices"
	"time"

	"parallax"
)

// What the annotations call the ways to find a moment that may mislead.
const (
	fromPublication = "counted from publication"
	nearWeekday     = "weekday near publication"
	yearNear        = "year from publication"
	nearDay         = "day from the same sentence"
	putOff          = "day that something is put off to" // certain
)

// countedBack are the units in which a time ago is counted; what bounds them bounds the count.
var countedBack = []string{"week", "month", "year"}

// yearReach is how many bytes before a date without a year a printed year still tells which
// year is spoken of: about a paragraph.
const yearReach = 500

// guessed reports whether a resolution is likely and not certain: it is shown in no bracket
// and dates no event.
func guessed(at *parallax.Covered, n *parallax.Annotation) bool {
	switch m := n.Moment; m.How {
	case fromPublication:
		// "less than two weeks ago" is no week; "at 2.20 p.m." is laid on the day of publication.
		return m.Bound != parallax.Exact && slices.Contains(countedBack, m.Granularity) || m.Type == "TIME" && (m.Granularity == "minute" || m.Granularity == "hour") || countsFar(at, m)
	case nearWeekday:
		return offTense(at, n)
	case yearNear:
		return speaksOfOtherYear(at, n) || m.Granularity == "quarter" && !countsMoney(at, n.Span)
	case nearDay:
		return dayOfAnother(at, n)
	}
	return false
}

// countsMoney reports whether the sentence of a quarter counts money or a share, as one of a year does: "the second quarter" in which a
// player scored is one of a game.
func countsMoney(at *parallax.Covered, s parallax.Span) bool {
	return slices.ContainsFunc(at.Over(at.Whole(s)), func(n *parallax.Annotation) bool {
		return n.Quantity != nil && (n.Quantity.Type == parallax.Money || n.Quantity.Type == parallax.Percent)
	})
}

// dayOfAnother reports whether a time of day has its day from a sentence before its own: "in the
// morning" may be that of the next day as well.
func dayOfAnother(at *parallax.Covered, n *parallax.Annotation) bool {
	return !slices.ContainsFunc(at.Over(at.Whole(n.Span)), func(o *parallax.Annotation) bool {
		return o.Moment != nil && o != n && o.Moment.How != nearDay && parallax.DayLabel(o.Moment.Start) == parallax.DayLabel(n.Moment.Start)
	})
}

// countsFar reports whether a time is counted over two or more years or months: "nearly four
// years ago" is a length, and the year that comes out may be the one beside the right one.
func countsFar(at *parallax.Covered, m *parallax.Moment) bool {
	t := at.Article.Reported()
	if t.IsZero() || m.Start.IsZero() {
		return false
	}
	years := t.Year() - m.Start.Year()
	switch m.Granularity {
	case "year":
		return years > 1
	case "month":
		return 12*years+int(t.Month())-int(m.Start.Month()) > 1
	}
	return false
}

// offTense reports whether a weekday may be that of another week. Pages are written on after
// the day they carry, and far east it is tomorrow already: "on Saturday" on a Friday is the day
// after as often as six days before. A coming day in a sentence that speaks of nothing to come
// is most likely of an older week ("for the next Saturday"), and one that "will" happen on the
// weekday of publication of the next.
func offTense(at *parallax.Covered, n *parallax.Annotation) bool {
	days := daysBefore(n.Moment.Start, at.Article.Published.Time)
	if days == 6 {
		return true
	}
	if days > 0 || n.Span.Field != parallax.FieldText {
		return false
	}
	ahead := false
	for _, o := range at.Over(at.Whole(n.Span)) {
		if o.Word != nil && o.Word.Class == parallax.Future {
			ahead = ahead || days < 0 || o.Span.End <= n.Span.Start
		}
	}
	return ahead == (days == 0)
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

// longAgo is how far back a day is no part of a story any more: a date without a year is doubted then in a story that dates more of what
// it tells in another year. In one that prints fewestDays days or months of the year before, within sameSeason of the day in that year, and none
// of its own, as a report on old papers does, so is one from someDays on: in January the December before is no other year's.
const (
	longAgo    = 45 * 24 * time.Hour
	someDays   = 7 * 24 * time.Hour
	fewestDays = 2
	sameSeason = 45 * 24 * time.Hour
)

// years is what the articles of a story print with its year.
type years struct {
	days  map[string]map[int]bool // by month and day of it: the years
	dates map[int][]time.Time     // the first day of each month and day, by year
}

// printedYears reads the dates with a year of all articles of a story.
func printedYears(c *parallax.Coverage) years {
	out := years{days: map[string]map[int]bool{}, dates: map[int][]time.Time{}}
	for i := range c.Articles {
		for j := range c.Articles[i].Notes {
			n := &c.Articles[i].Notes[j]
			if !printsYear(n) || n.Moment.Granularity != "day" && n.Moment.Granularity != "month" {
				continue
			}
			year := n.Moment.Start.Year()
			out.dates[year] = append(out.dates[year], n.Moment.Start)
			if n.Moment.Granularity != "day" {
				continue
			}
			day := n.Moment.Start.Format("01-02")
			if out.days[day] == nil {
				out.days[day] = map[int]bool{}
			}
			out.days[day][year] = true
		}
	}
	return out
}

// otherYear reports whether a moment had its year from publication, and the story prints its
// day with another, or tells of more days of another year and this one would be long past.
func (k *composer) otherYear(at *parallax.Covered, m *parallax.Moment) bool {
	if m.How != yearNear {
		return false
	}
	for year := range k.printed.days[m.Start.Format("01-02")] {
		if year != m.Start.Year() {
			return true
		}
	}
	past := at.Article.Reported().Sub(m.Start)
	before, own := k.printed.dates[m.Start.Year()-1], k.printed.dates[m.Start.Year()]
	if past > someDays && len(own) == 0 && around(before, m.Start.AddDate(-1, 0, 0)) >= fewestDays {
		return true
	}
	return past > longAgo && len(before) > len(own)
}

// around counts the times that lie within sameSeason of one.
func around(times []time.Time, one time.Time) int {
	n := 0
	for _, t := range times {
		if t.Sub(one).Abs() <= sameSeason {
			n++
		}
	}
	return n
}

// ofWhichYear reports whether a line prints a day without its year that is not known: told of old times, it would be read as of now.
func (k *composer) ofWhichYear(l *parallax.Line) bool {
	e := &l.Evidence[0]
	at := k.cov.Find(e.Article)
	return slices.ContainsFunc(at.Over(e.Span), func(n *parallax.Annotation) bool { return n.Moment != nil && k.otherYear(at, n.Moment) })
}

// printsYear reports whether an annotation is a date with its year as printed.
func printsYear(n *parallax.Annotation) bool {
	return n.Moment != nil && n.Moment.How == "printed" && n.Moment.Type == "DATE" && !n.Moment.Start.IsZero()
}

// sameDay reports whether two moments are one day of the calendar, in whatever year.
func sameDay(a, b *parallax.Moment) bool {
	return a.Granularity == "day" && b.Granularity == "day" && a.Start.Month() == b.Start.Month() && a.Start.Day() == b.Start.Day()
}
