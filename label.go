package parallax

import (
	"strconv"
	"strings"
	"time"
)

// Label gives the time meant in the words of the page ("30 November 2025", "November 2025",
// "24–30 November 2025"; of "5-6 December" both days; of "shortly after six" the day, since the words
// give no minute); "" when the moment has no resolved bounds.
func (m *Moment) Label() string {
	if m.Start.IsZero() {
		return ""
	}
	last := m.Start
	if m.End.After(m.Start) {
		last = m.End.Add(-time.Second)
	}
	switch m.Granularity {
	case "minute", "hour":
		if m.Bound != Exact {
			return DayLabel(m.Start)
		}
		return m.Start.Format("2 January 2006, 15:04")
	case "part of day":
		return DayLabel(m.Start) // also of a night, which ends on the next day
	case "month":
		return m.Start.Format("January 2006")
	case "year":
		return m.Start.Format("2006")
	case "decade", "century":
		return m.Start.Format("2006") + "–" + last.Format("2006")
	case "season", "quarter":
		return monthRange(m.Start, last)
	}
	return dayRange(m.Start, last)
}

// DayLabel gives the day in the words of the page; "" for the zero time.
func DayLabel(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format("2 January 2006")
}

func dayRange(from, to time.Time) string {
	switch {
	case from.YearDay() == to.YearDay() && from.Year() == to.Year():
		return DayLabel(from)
	case from.Year() == to.Year() && from.Month() == to.Month():
		return from.Format("2") + "–" + DayLabel(to)
	case from.Year() == to.Year():
		return from.Format("2 January") + " – " + DayLabel(to)
	}
	return DayLabel(from) + " – " + DayLabel(to)
}

func monthRange(from, to time.Time) string {
	if from.Year() == to.Year() {
		return from.Format("January") + "–" + to.Format("January 2006")
	}
	return from.Format("January 2006") + " – " + to.Format("January 2006")
}

// Label gives the quantity as it was read: bound, value or range, unit ("at least 1,200 km").
func (q *Quantity) Label() string {
	value := number(q.Value)
	if q.High != nil {
		value += "–" + number(*q.High)
	}
	switch {
	case q.Type == Money && q.Unit != "":
		value = q.Unit + " " + value
	case q.Unit != "":
		value += " " + q.Unit
	}
	if q.Bound != Exact {
		value = string(q.Bound) + " " + value
	}
	return value
}

// number prints a value with commas between thousands and no more digits than it has.
func number(v float64) string {
	s := strconv.FormatFloat(v, 'f', -1, 64)
	whole, part, _ := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if part != "" {
		whole += "." + part
	}
	return sign + whole
}

// Normal gives what the annotations read at a span (a quantity or a resolved moment), for
// display beside the printed words; "" when they read nothing there or it says the same.
func (c *Covered) Normal(s Span) string {
	words, err := c.Article.Words(s)
	if err != nil {
		return ""
	}
	for _, n := range c.Over(s) {
		if !n.Span.Contains(s) && !s.Contains(n.Span) {
			continue
		}
		label := ""
		switch n.Kind {
		case KindQuantity:
			label = n.Quantity.Label()
		case KindMoment:
			label = n.Moment.Label()
		}
		if label != "" {
			if strings.EqualFold(label, words) {
				return ""
			}
			return label
		}
	}
	return ""
}
