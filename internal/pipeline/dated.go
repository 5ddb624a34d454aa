package pipeline

import (
	"maps"
	"slices"
	"strings"
	"time"

	"parallax"
	"parallax/internal/annotate"
)

const (
	// yearOfAnother is how a day without a year of a page without a date was resolved.
	yearOfAnother = "year from another page of the story"
	// openYear stands in the value of a moment for the year that is not known.
	openYear = "XXXX-"
	// nearReport is how far from such a day the story must have been reported: an anniversary is no day of it.
	nearReport = 7 * 24 * time.Hour
)

// dateByOthers resolves days without a year ("19 March") of pages that have no date themselves: where other pages of the
// story print that day, or were published on it, always of one year, and the story was reported within a week of it. One with a
// weekday that it was not that year, and one of a sentence on what comes again and again, are of another year or of none.
func dateByOthers(c *parallax.Coverage) {
	days, reports := printedDays(c)
	dated := map[parallax.ArticleID][]parallax.Annotation{}
	for i := range c.Articles {
		at := &c.Articles[i]
		if !at.Article.Reported().IsZero() {
			continue
		}
		for j := range at.Notes {
			m := at.Notes[j].Moment
			if m == nil || m.Refused == "" || len(m.Value) != len("XXXX-03-19") {
				continue
			}
			monthDay, open := strings.CutPrefix(m.Value, openYear)
			if years := days[monthDay]; open && len(years) == 1 {
				start, err := time.Parse("2006-01-02", slices.Collect(maps.Keys(years))[0]+"-"+monthDay)
				if err != nil || !slices.ContainsFunc(reports, func(t time.Time) bool { return t.Sub(start).Abs() <= nearReport }) {
					continue
				}
				if annotate.DeniesWeekday(&at.Article, at.Notes[j].Span, start) || recurs(at.Notes, at.Notes[j].Span) {
					continue
				}
				if dated[at.Article.ID] == nil {
					dated[at.Article.ID] = slices.Clone(at.Notes) // the store's own stay as they are
				}
				resolved := *m
				resolved.Value, resolved.Start, resolved.End = start.Format("2006-01-02"), start, start.AddDate(0, 0, 1)
				resolved.Granularity, resolved.How, resolved.Refused = "day", yearOfAnother, ""
				dated[at.Article.ID][j].Moment = &resolved
			}
		}
	}
	replaceNotes(c.Articles, dated)
}

// recurs reports whether the sentence around a place tells of what comes again and again: "held every year on 17 March".
func recurs(notes []parallax.Annotation, s parallax.Span) bool {
	i := slices.IndexFunc(notes, func(n parallax.Annotation) bool { return n.Sentence != nil && n.Span.Overlaps(s) })
	return i >= 0 && slices.ContainsFunc(notes, func(n parallax.Annotation) bool {
		return n.Moment != nil && n.Moment.Type == "SET" && n.Span.Overlaps(notes[i].Span)
	})
}

// printedDays gives the years of each day ("03-19") that pages of a story print with its year or were reported on, and when the
// story was reported.
func printedDays(c *parallax.Coverage) (map[string]map[string]bool, []time.Time) {
	days := map[string]map[string]bool{}
	add := func(t time.Time) {
		day := t.Format("01-02")
		if days[day] == nil {
			days[day] = map[string]bool{}
		}
		days[day][t.Format("2006")] = true
	}
	var reports []time.Time
	for i := range c.Articles {
		if t := c.Articles[i].Article.Reported(); !t.IsZero() {
			add(t)
			reports = append(reports, t)
		}
		for j := range c.Articles[i].Notes {
			if m := c.Articles[i].Notes[j].Moment; m != nil && m.How == "printed" && m.Granularity == "day" && !m.Start.IsZero() {
				add(m.Start)
			}
		}
	}
	return days, reports
}
